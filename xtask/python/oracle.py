"""Answers cases of one build's settings by running the real ZenML.

    gen_cases.py … | PYTHONUTF8=1 VENV/bin/python oracle.py > cases.jsonl

Real: `DockerSettings`, `Stack`, the requirements of components, the integration registry, `BuildConfiguration`, the
whole of `PipelineDockerImageBuilder`, and `create_pipeline_build`. Stand-ins: see `world` and `replacements`.
"""

import copy
import inspect
import logging
from types import SimpleNamespace
from unittest import mock

import isolation  # noqa: F401
import pydantic
from answers import error, plain, settings_json, validation_errors
from case_stream import main
from installed import PYDANTIC_2, RELEASE_NUMBERS, model_fields
from replacements import build_utils, image_builder, replaced, surroundings
from world import World
from zenml.config.build_configuration import BuildConfiguration
from zenml.config.docker_settings import DockerSettings

Builder = image_builder.PipelineDockerImageBuilder

# Questions about the whole pipeline; older releases have fewer.
PIPELINE_QUESTIONS = (
    "requires_included_code",
    "requires_download_from_code_repository",
    "code_download_possible",
    "should_prevent_build_reuse",
)


class Snapshot:
    """Stands in for a pipeline snapshot (a deployment, in older releases) with one step."""

    def __init__(self, settings, case):
        step = SimpleNamespace(config=SimpleNamespace(docker_settings=settings, name="s"))
        self.step_configurations = {"s": step}
        self.is_dynamic = False
        self.pipeline_configuration = SimpleNamespace(
            name=case["pipeline_name"], docker_settings=settings, steps_to_skip=set(), deployment_settings=None
        )

    def model_copy(self, **_):
        return copy.copy(self)


def build_configuration(settings, case):
    """The configuration of the one build that the case is about."""
    arguments = {
        "key": case["key"],
        "settings": settings,
        "step_name": case.get("step_name"),
        "entrypoint": case.get("entrypoint"),
        "extra_files": case.get("extra_files") or {},
    }
    if "extra_requirements_files" in model_fields(BuildConfiguration):
        arguments["extra_requirements_files"] = case.get("extra_requirements_files") or {}
    return BuildConfiguration(**arguments)


def answer(case):
    """`expected` of a case: everything that ZenML worked out before it was done or refused."""
    expected = {}
    with World(case) as world:
        try:
            Answer(world, expected).run()
        except Refused as refused:
            expected["status"] = "error"
            expected["error"] = error(refused.__cause__, refused.stage, world)
        return world.portable(plain(expected))


class Refused(Exception):
    """ZenML raised the cause at this stage."""

    def __init__(self, stage):
        super().__init__(stage)
        self.stage = stage


class Answer:
    """ZenML's answers about one case, stage by stage."""

    def __init__(self, world, expected):
        self.world = world
        self.case = world.case
        self.expected = expected
        self.gathered = []
        self.generated = []

    def run(self):
        try:
            settings = DockerSettings(**copy.deepcopy(self.case["docker_settings"]))
        except pydantic.ValidationError as invalid:
            self.expected["status"] = "validation_error"
            self.expected["errors"] = validation_errors(invalid)
            return
        except Exception as exception:
            raise Refused("settings") from exception
        self.describe(settings)
        stack = self.world.stack()
        repository = self.world.code_repository()
        configuration = build_configuration(settings, self.case)
        stack.get_docker_builds = lambda *_, **__: [configuration]
        self.expected["stack_requirements"] = None
        with replaced(*surroundings(self.world), *self.watched(), *client(stack)):
            self.decisions(settings, configuration, stack, repository)
            self.checksum(configuration, stack, repository)
            self.build(settings, repository)

    def describe(self, settings):
        """The settings as ZenML hashes them, and their build options as the two kinds of builder get them."""
        if RELEASE_NUMBERS >= (0, 64):
            self.expected["settings_json"] = settings_json(settings)
        else:
            self.expected["settings_json"] = settings.model_dump_json() if PYDANTIC_2 else settings.json()
        found = {}
        for field in ("build_config", "parent_image_build_config"):
            options = getattr(getattr(settings, field, None), "build_options", None)
            if options is not None and hasattr(options, "to_docker_cli_options"):
                found[field] = {"cli": options.to_docker_cli_options(), "sdk": options.to_docker_python_sdk_options()}
        if found:
            self.expected["build_options"] = found

    def watched(self):
        """The image builder's two functions whose results are part of the answer; they do what they always do."""
        generate = Builder._generate_zenml_pipeline_dockerfile
        gather = Builder.gather_requirements_files

        def watched_generate(*positional, **named):
            dockerfile = generate(*positional, **named)
            bound = inspect.signature(generate).bind(*positional, **named)
            bound.apply_defaults()
            self.generated.append((list(bound.arguments.get("apt_packages") or []), dockerfile))
            return dockerfile

        def watched_gather(*positional, **named):
            files = gather(*positional, **named)
            self.gathered.append(
                [{"name": name, "content": content, "options": list(options)} for name, content, options in files]
            )
            return files

        yield Builder, "_generate_zenml_pipeline_dockerfile", staticmethod(watched_generate)
        yield Builder, "gather_requirements_files", staticmethod(watched_gather)

    def decisions(self, settings, configuration, stack, repository):
        """What the stack needs, and where the code comes from."""
        expected = self.expected
        expected["stack_requirements"] = sorted(stack.requirements())
        expected["stack_apt_packages"] = list(stack.apt_packages)
        expected["include_files"] = configuration.should_include_files(code_repository=repository)
        expected["download_files"] = configuration.should_download_files(code_repository=repository)
        if hasattr(configuration, "should_download_files_from_code_repository"):
            expected["download_from_code_repository"] = configuration.should_download_files_from_code_repository(
                code_repository=repository
            )
        snapshot = Snapshot(settings, self.case)
        for name in PIPELINE_QUESTIONS:
            question = getattr(build_utils, name, None)
            if question is not None:
                parameters = list(inspect.signature(question).parameters)
                known = {"code_repository": repository} if "code_repository" in parameters else {}
                expected[name] = bool(question(**{parameters[0]: snapshot, **known}))

    def checksum(self, configuration, stack, repository):
        """The checksum of the settings; on the way ZenML gathers the requirements files and runs commands."""
        try:
            checksum = configuration.compute_settings_checksum(stack=stack, code_repository=repository)
        except Exception as exception:
            raise Refused("checksum") from exception
        finally:
            self.expected["commands_run"] = list(self.world.commands)
        self.expected["settings_checksum"] = checksum
        self.expected["requirements_files"] = self.gathered[-1]

    def build(self, settings, repository):
        create = build_utils.create_pipeline_build
        snapshot_name = next(iter(inspect.signature(create).parameters))
        try:
            request = create(**{snapshot_name: Snapshot(settings, self.case), "code_repository": repository})
        except Exception as exception:
            raise Refused("build") from exception
        ((key, item),) = request.images.items()
        self.expected.update(
            status="ok",
            image_key=key,
            image=item.image,
            build_checksum=request.checksum,
            is_local=request.is_local,
            contains_code=item.contains_code,
            requires_code_download=item.requires_code_download,
            dockerfile=item.dockerfile,
            requirements=item.requirements,
        )
        if self.generated:
            self.expected["apt_packages"], dockerfile = self.generated[-1]
            assert dockerfile == item.dockerfile
        if self.world.tagged:
            self.expected["tagged"] = self.world.tagged
        if self.world.pushed:
            self.expected["pushed"] = self.world.pushed
        self.expected["builds"] = [self._readable(build, item.dockerfile) for build in self.world.builds]
        assert item.settings_checksum == self.expected["settings_checksum"]

    def _readable(self, build, dockerfile):
        """A builder's call with long texts that stand elsewhere in the answer replaced by their names."""
        texts = {(file["name"], file["content"]) for file in self.gathered[-1]} if self.gathered else set()
        build["files"] = [
            [path, "<requirements_file>" if (path, content) in texts else content] for path, content in build["files"]
        ]
        if build["dockerfile_source"] == dockerfile:
            build["dockerfile_source"] = "<generated>"
        return build


def client(stack):
    """The client and what `create_pipeline_build` would send to a server."""
    client = mock.MagicMock()
    client.active_stack = stack
    client.zen_store.create_build.side_effect = lambda request: request
    yield build_utils, "Client", lambda: client
    yield build_utils, "PipelineBuildRequest", lambda **arguments: SimpleNamespace(**arguments)
    for name in ("compute_stack_checksum", "_create_deployment"):
        if hasattr(build_utils, name):
            yield build_utils, name, lambda **_: None


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main(__doc__, answer)
