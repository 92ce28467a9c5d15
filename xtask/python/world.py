"""The surroundings of one case: a folder with its files, a stack of stand-in components, a container engine, a client.

Real are `Stack`, `StackComponent` and its overrides of `requirements`, the integration registry and everything that
works on them. A stand-in component is a subclass of the real base whose `__module__` is that of the implementation
class, because that alone decides what it requires.
"""

import copy
import importlib
import inspect
import os
import shutil
import subprocess
import tempfile
from types import SimpleNamespace
from unittest import mock
from uuid import UUID

import isolation  # noqa: F401
import catalog_flavors
from installed import RELEASE, model_fields
from zenml.code_repositories import BaseCodeRepository
from zenml.container_registries.base_container_registry import BaseContainerRegistryConfig
from zenml.enums import StackComponentType
from zenml.stack import Stack
from zenml.stack.stack_component import StackComponent
from zenml_sources import implementation

SOME_ID = UUID("12345678-1234-5678-1234-567812345678")


class BuildContext:
    """Stands in for the build context of an image builder: it remembers what is added."""

    def __init__(self, root=None, dockerignore_file=None, **_):
        self.root = root
        self.dockerignore = dockerignore_file
        self.files = []

    def add_file(self, source, destination):
        self.files.append((destination, source))

    add_directory = add_file


class World:
    """One case. Use it as a context: the folder is the working directory, and is gone at the end."""

    def __init__(self, case):
        self.case = case
        self.root = os.path.realpath(tempfile.mkdtemp(prefix="case-"))
        self.commands = []
        self.builds = []
        self.tagged = []
        self.pushed = []

    def __enter__(self):
        self._left = os.getcwd()
        for path, content in (self.case.get("files") or {}).items():
            path = os.path.join(self.root, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(content)
        os.chdir(self.root)
        return self

    def __exit__(self, *_):
        os.chdir(self._left)
        shutil.rmtree(self.root, ignore_errors=True)

    def portable(self, value):
        """The value with the folder of the case spelled `$ROOT`."""
        if isinstance(value, str):
            return value.replace(self.root, "$ROOT")
        if isinstance(value, dict):
            return {self.portable(key): self.portable(inner) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [self.portable(inner) for inner in value]
        return value

    # The commands that ZenML runs on the client.

    def subprocess(self):
        """Stands in for the subprocess module: the case says what each command prints."""
        return SimpleNamespace(
            check_output=lambda command, **_: self._run(command).stdout,
            run=lambda command, **_: self._run(command),
            CalledProcessError=subprocess.CalledProcessError,
        )

    def _run(self, command):
        portable = self.portable(command)
        self.commands.append(portable)
        not_found = {"stderr": "sh: 1: command not found\n", "returncode": 127}
        result = self.case.get("commands", {}).get(portable, not_found)
        status = result.get("returncode", 0)
        stdout, stderr = (result.get(stream, "").encode() for stream in ("stdout", "stderr"))
        if status:
            raise subprocess.CalledProcessError(status, command, stdout, stderr)
        return SimpleNamespace(stdout=stdout, stderr=stderr, returncode=0)

    # The stack.

    def stack(self):
        """The stack of the case, with its components in the order of the case inside each type."""
        components = {}
        known = inspect.signature(Stack.__init__).parameters
        for described in self.case["stack"]:
            if described["type"] not in known:
                raise SystemExit(f"ZenML {RELEASE} has no component type {described['type']}")
            components.setdefault(described["type"], []).append(self.component(described))
        arguments = {"orchestrator": None, "artifact_store": None}
        arguments.update({name: found[0] if len(found) == 1 else found for name, found in components.items()})
        stack = Stack(id=SOME_ID, name="stack-name", **arguments)
        stack.validate = lambda *_, **__: None
        stack.validate_image_builder = lambda *_, **__: None
        return stack

    def component(self, described):
        """A stand-in for the component that the case describes."""
        flavor, _ = catalog_flavors.flavor_class(described["type"], described["flavor"])
        module, class_name = implementation(flavor)
        base = StackComponent
        for defined_in, overriding, _ in catalog_flavors.requirements_overrides(module, class_name):
            base = getattr(importlib.import_module(defined_in), overriding)
        component = _instance(base, module)
        component.id = SOME_ID
        component.name = described["type"] + "-name"
        component.type = StackComponentType(described["type"])
        component.flavor = described["flavor"]
        component.labels = component.connector = component.connector_requirements = None
        component._config = SimpleNamespace(is_local=bool(described.get("is_local")), is_remote=False)
        if described["type"] == "artifact_store":
            # From 0.93 to 0.94.1 a stack makes itself a log store of these.
            component.path, component.user, component.created, component.updated = "s3://bucket", None, None, None
        if described["type"] == "container_registry":
            component._config = self._registry_config(described)
            component.push_image = self._push_to_registry
            component.get_image_repo_digest = lambda image: self.case.get("parent_image_digest")
        if described["type"] == "image_builder":
            component.is_building_locally = described["builds_locally"]
            component.build_context_class = BuildContext
            component.build = self.build_image
        return component

    @staticmethod
    def _registry_config(described):
        arguments = {"uri": described["uri"]}
        repository = described.get("default_repository")
        if repository is not None and "default_repository" in model_fields(BaseContainerRegistryConfig):
            arguments["default_repository"] = repository
        return BaseContainerRegistryConfig(**arguments)

    def _push_to_registry(self, image):
        self.pushed.append(image)
        return image + "@sha256:" + self.digest("pushed", self.pushed)

    def build_image(self, image_name, build_context, docker_build_options, container_registry=None):
        """Stands in for an image builder's `build`: it records the call and invents a digest."""
        source = next((content for path, content in build_context.files if path == "Dockerfile"), None)
        build = {
            "image_name": image_name,
            "build_context_root": build_context.root,
            "dockerignore": build_context.dockerignore,
            "files": [[path, content] for path, content in build_context.files if path != "Dockerfile"],
            "dockerfile_source": source,
            "push": container_registry is not None,
        }
        if hasattr(docker_build_options, "to_docker_cli_options"):
            build["docker_cli_options"] = docker_build_options.to_docker_cli_options()
            build["docker_sdk_options"] = docker_build_options.to_docker_python_sdk_options()
        else:
            build["docker_sdk_options"] = docker_build_options
        self.builds.append(copy.deepcopy(build))
        if container_registry is None:
            return image_name
        return image_name.rsplit(":", 1)[0] + "@sha256:" + self.digest("built", self.builds)

    def digest(self, word, so_far):
        """An invented digest; `so_far` are the images before it and itself."""
        return word

    def code_repository(self):
        """A usable, clean repository of the kind that the case names; None without one."""
        name = self.case.get("code_repository")
        if not name:
            return None
        modules = {integration: module for module, integration in catalog_flavors.code_repository_classes()}
        repository = _instance(BaseCodeRepository, "my_module" if name == "custom" else modules[name])
        repository._id, repository._name = SOME_ID, "repo"
        return repository

    def container_engine(self):
        """Stands in for Docker or Podman on the client."""
        engine = mock.MagicMock()

        def repository_digest(image_name, container_registry):
            if self.case.get("parent_image_digest") == "error":
                raise RuntimeError("no engine")
            return self.case.get("parent_image_digest")

        def push(image, registry):
            self.pushed.append(image)
            return image.rsplit(":", 1)[0] + "@sha256:" + self.digest("pushed", self.pushed)

        engine.get_image_repo_digest.side_effect = repository_digest
        engine.is_image_local.side_effect = self.is_image_local
        engine.tag_image.side_effect = self.tag_image
        engine.push_image.side_effect = push
        return engine

    def is_image_local(self, _):
        return bool(self.case.get("parent_image_is_local"))

    def tag_image(self, image, target):
        self.tagged.append([image, target])


def _instance(base, module):
    """An object of a subclass of the base, made without its constructor, that claims to come from the module."""
    stand_in = type("StandIn", (base,), {"__module__": module})
    stand_in.__abstractmethods__ = frozenset()
    return object.__new__(stand_in)
