"""The surroundings of a pipeline with several steps: components that declare their own builds, and a client."""

import __future__

import ast
import importlib
import logging
import os
import sys
from types import SimpleNamespace
from unittest import mock
from uuid import UUID

import isolation  # noqa: F401
import catalog_flavors
import zenml
import zenml.client
import zenml.config.compiler
import zenml.pipelines.build_utils
import zenml.pipelines.pipeline_definition
import zenml.utils.code_repository_utils
from installed import RELEASE
from world import SOME_ID, World
from zenml.config.build_configuration import BuildConfiguration
from zenml.integrations.registry import integration_registry
from zenml.models import PipelineBuildRequest
from zenml.orchestrators import BaseOrchestrator
from zenml_sources import implementation

# What an orchestrator has that can start single steps of a dynamic pipeline: `BaseOrchestrator` asks for the first of
# these that it knows itself.
ISOLATED_STEP_METHODS = (
    "submit_isolated_step",
    "run_isolated_step",  # 0.91.2 to 0.93
    "launch_dynamic_step",  # up to 0.91.1
)
# Texts that ZenML writes again and again, or once per process.
UNSTEADY_WARNINGS = ("zenml.config.docker_settings", "zenml.utils.deprecation_utils")


class Warnings(logging.Handler):
    """Collects ZenML's warnings."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.texts = []

    def emit(self, record):
        try:
            text = record.getMessage()
        except TypeError:  # a text that does not fit its arguments
            text = str(record.msg)
        self.texts.append(f"{record.name}: {text}")

    def take(self):
        """What was collected since the last time."""
        texts, self.texts = self.texts, []
        return texts


def steady(texts):
    """The warnings that do not depend on what ran before, each once."""
    return list(dict.fromkeys(text for text in texts if not text.startswith(UNSTEADY_WARNINGS)))


warnings = Warnings()
_client = None


def use_client(client):
    """Makes every `Client()` of ZenML this one."""
    global _client
    _client = client


def prepare_zenml():
    """Replaces, once for the process, what reaches for the machine or a server."""
    real = zenml.client.Client
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("zenml") and getattr(module, "Client", None) is real:
            module.Client = lambda *_, **__: _client
    integration_registry.activate_integrations = lambda *_, **__: None
    zenml.utils.code_repository_utils.find_active_code_repository = lambda *_, **__: None
    zenml.config.compiler.get_run_environment_dict = lambda *_, **__: {}
    logger = logging.getLogger("zenml")
    logger.handlers = [warnings]
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    logging.getLogger().handlers = []


class Module:
    """The source of a module whose own imports are not installed, and the constants that it uses."""

    _read = {}

    def __init__(self, name):
        path = os.path.join(os.path.dirname(os.path.dirname(zenml.__file__)), *name.split(".")) + ".py"
        with open(path, encoding="utf-8") as file:
            self.text = file.read()
        self.tree = ast.parse(self.text)
        self.constants = {}
        for node in self.tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                names = (target.id for target in node.targets if isinstance(target, ast.Name))
                self.constants.update((name, node.value.value) for name in names)
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".constants"):
                self._import_constants(node)

    def _import_constants(self, node):
        try:
            module = importlib.import_module(node.module)
        except ImportError:
            return
        for alias in node.names:
            self.constants[alias.asname or alias.name] = getattr(module, alias.name)

    @classmethod
    def named(cls, name):
        if name not in cls._read:
            cls._read[name] = cls(name)
        return cls._read[name]

    def class_with(self, class_name, methods, base, names):
        """A class on top of `base` with the real source of some methods of a class; `base` if it has none of them."""
        definition = next(node for node in self.tree.body if isinstance(node, ast.ClassDef) and node.name == class_name)
        body = [node for node in definition.body if isinstance(node, ast.FunctionDef) and node.name in methods]
        if not body:
            return base
        bases = [ast.Name("Base", ast.Load())]
        new = ast.ClassDef(name=class_name, bases=bases, keywords=[], body=body, decorator_list=[])
        if sys.version_info >= (3, 12):
            new.type_params = []
        tree = ast.fix_missing_locations(ast.Module(body=[new], type_ignores=[]))
        namespace = {
            **self.constants,
            "Base": base,
            "BuildConfiguration": BuildConfiguration,
            "cast": lambda _, value: value,
            "KubernetesOrchestratorSettings": None,
            **names,
            "__name__": "zenml",
        }
        exec(compile(tree, class_name, "exec", flags=__future__.annotations.compiler_flag), namespace)
        return namespace[class_name]

    def source_of(self, methods):
        """The text of the methods whose names begin with one of these; empty if there are none."""
        found = [
            ast.get_source_segment(self.text, node)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.FunctionDef) and node.name.startswith(methods)
        ]
        return "\n".join(found)

    def image_key(self):
        """The key under which a step operator looks for its image."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get_image":
                for argument in node.keywords:
                    if argument.arg == "key" and isinstance(node.func.value, ast.Name) and node.func.value.id == "info":
                        return self.constants[argument.value.id]
        return None


class Build(PipelineBuildRequest):
    """A build as a server would give it back."""

    id: UUID = SOME_ID


class PipelineWorld(World):
    """As [`World`][world.World], with components that have names and declare builds as the real ones do."""

    def __init__(self, case):
        super().__init__(case)
        self.queries = []
        self.operator_keys = {}
        self.integrations = []

    def digest(self, word, so_far):
        return f"{word}{len(so_far)}"

    def component(self, described):
        component = super().component(described)
        kind, name = described["type"], described["name"]
        flavor, integration = catalog_flavors.flavor_class(kind, described["flavor"])
        module, class_name = implementation(flavor)
        base = type(component).__mro__[1]
        members = {"__module__": module}
        builds_base = catalog_flavors.docker_builds_base(module, class_name)
        if kind == "orchestrator":
            if not issubclass(base, BaseOrchestrator):
                base = BaseOrchestrator
            members.update(self._submissions(module, described))
            if described["flavor"] == "kubernetes":
                base = self._kubernetes(component, described, module, class_name, base, members)
        if builds_base and kind in ("step_operator", "model_deployer"):
            names = {"LOCAL_ENTRYPOINT": self.case.get("spark_local_entrypoint")}
            base = Module.named(builds_base[0]).class_with(builds_base[1], {"get_docker_builds"}, base, names)
        stand_in = type("StandIn", (base,), members)
        stand_in.__abstractmethods__ = frozenset()
        component.__class__ = stand_in
        component.name = name
        component.id = UUID(described["id"]) if described.get("id") else SOME_ID
        if kind == "step_operator":
            self.operator_keys[name] = Module.named(builds_base[0]).image_key() if builds_base else None
        self.integrations.append((kind, name, integration or "built-in"))
        return component

    @staticmethod
    def _submissions(module, described):
        """What an orchestrator can submit shows in its source, since it cannot be imported."""
        text = Module.named(module).text
        members = {}
        if Module.named(module).source_of(ISOLATED_STEP_METHODS):
            method = next(name for name in ISOLATED_STEP_METHODS if hasattr(BaseOrchestrator, name))
            members[method] = lambda self, **_: None
        assert described["can_run_isolated_steps"] == bool(members), described
        if "def submit_dynamic_pipeline(" in text:
            members["submit_dynamic_pipeline"] = lambda self, **_: None
        return members

    @staticmethod
    def _kubernetes(component, described, module, class_name, base, members):
        from zenml.integrations.kubernetes.flavors import kubernetes_orchestrator_flavor as flavor

        members["settings_class"] = property(lambda _: flavor.KubernetesOrchestratorSettings)
        arguments = {"local": bool(described.get("is_local"))}
        if "always_build_pipeline_image" in described:
            arguments["always_build_pipeline_image"] = described["always_build_pipeline_image"]
        component._config = flavor.KubernetesOrchestratorConfig(**arguments)
        return Module.named(module).class_with(class_name, {"should_build_pipeline_image"}, base, {})

    def stack(self):
        stack = super().stack()
        stack._id = self.stack_id()
        return stack

    def stack_id(self):
        return UUID(self.case["stack_id"]) if self.case.get("stack_id") else SOME_ID

    def isolated_step_source(self):
        """The text of the method with which the orchestrator starts a single step."""
        described = next(part for part in self.case["stack"] if part["type"] == "orchestrator")
        flavor, _ = catalog_flavors.flavor_class("orchestrator", described["flavor"])
        return Module.named(implementation(flavor)[0]).source_of(ISOLATED_STEP_METHODS)

    def client(self, stack):
        """A client whose server has no builds and gives back what it is sent."""
        components = {}
        for described in self.case["stack"]:
            key = (described["type"], described["name"])
            integration = next(found for *known, found in self.integrations if tuple(known) == key)
            components.setdefault(described["type"], []).append(SimpleNamespace(integration=integration))
        client = mock.MagicMock()
        client.active_stack = stack
        client.active_stack_model = SimpleNamespace(id=self.stack_id(), components=components)
        client.active_project.id = SOME_ID
        client.zen_store.get_store_info.return_value.version = RELEASE
        client.zen_store.create_build.side_effect = lambda request: Build(**dict(request))
        client.zen_store.create_snapshot.side_effect = lambda snapshot: snapshot

        def list_builds(**query):
            self.queries.append(query)
            return SimpleNamespace(items=[])

        client.list_builds.side_effect = list_builds
        return client
