"""What ZenML does with a pipeline of several steps: effective settings, builds, and the image of each step."""

import os
import sys
from types import SimpleNamespace

import isolation  # noqa: F401
import pipeline_module
import yaml
import zenml.pipelines.pipeline_definition as pipeline_definition
from answers import plain, refusal, settings_json
from pipeline_images import add_images, merged_settings
from pipeline_module import Support, layer
from pipeline_world import PipelineWorld, steady, use_client, warnings
from replacements import build_utils, replaced, surroundings
from world import SOME_ID

# Where a message begins to print sets or models.
PRINTED = (" Available steps in this pipeline", " Available step operators", " Available keys", " to expected class")
CONFIGURATION_FILE = "zrun_config.yaml"
STAGES = (
    ("verify_local_repository_context", "verify"),
    ("compute_build_checksum", "checksum"),  # up to 0.96.3
    ("prepare_pipeline_build", "checksum"),
    ("create_pipeline_build", "build"),
)


def answer_pipeline(case):
    """`expected` of a case of kind `pipeline`."""
    expected = {}
    environment, path = dict(os.environ), list(sys.path)
    warnings.take()
    with PipelineWorld(case) as world:
        os.environ.update(case.get("client_environment") or {})
        try:
            PipelineAnswer(world, expected).run()
        finally:
            os.environ.clear()
            os.environ.update(environment)
            sys.path[:] = path
            pipeline_module.forget()
        expected["warnings"] = steady(expected.pop("warnings", []) + warnings.take())
        expected = world.portable(plain(expected))
    for answer in [expected] + expected.get("step_images", []):
        if "message" in (answer.get("error") or {}):
            answer["error"]["message"] = cut(answer["error"]["message"])
    return expected


def cut(message):
    """The message without the sets and models that it prints."""
    for mark in PRINTED:
        message = message.split(mark)[0]
    return "Failed to convert settings" if message.startswith("Failed to convert settings") else message


class PipelineAnswer:
    """ZenML's answers about one pipeline, in the order in which ZenML works them out."""

    def __init__(self, world, expected):
        self.world = world
        self.case = world.case
        self.expected = expected
        self.stage = "definition"
        self.snapshot = self.build = None

    def run(self):
        self.stack = self.world.stack()
        self.repository = self.world.code_repository()
        use_client(self.world.client(self.stack))
        with replaced(*surroundings(self.world), *self.watched(), *self.outside()):
            self.expected["stack_requirements"] = sorted(self.stack.requirements())
            self.expected["stack_apt_packages"] = list(self.stack.apt_packages)
            support = Support(self.case)
            try:
                self.compile(support)
            except Exception as exception:
                self.expected.update(refusal(exception, self.stage, self.world))
            # What runs below repeats warnings of the compilation; they are not counted twice.
            collected = warnings.take()
            if self.snapshot is not None:
                self.decisions()
            if "status" not in self.expected:
                self.expected["status"] = "ok"
                self.describe_build()
                add_images(self)
                if self.case["pipeline"]["dynamic"]:
                    collected += self.expected.pop("warnings", [])
            warnings.take()
            self.expected["warnings"] = collected

    # Compilation, watched to know how far it came.

    def watched(self):
        for name, stage in STAGES:
            if not hasattr(build_utils, name):
                continue
            yield build_utils, name, self._entering(stage, getattr(build_utils, name))
        should_upload = build_utils.should_upload_code
        compile_pipeline = pipeline_definition.Pipeline._compile

        def upload(**arguments):
            self.stage = "upload"
            self.build = arguments["build"]
            self.should_upload_code = should_upload(**arguments)
            return self.should_upload_code

        def compiling(pipeline, *positional, **named):
            self.stage = "compile"
            result = compile_pipeline(pipeline, *positional, **named)
            self.snapshot = result[0]
            return result

        yield build_utils, "should_upload_code", upload
        yield pipeline_definition.Pipeline, "_compile", compiling

    def _entering(self, stage, function):
        def entered(*positional, **named):
            self.stage = stage
            return function(*positional, **named)

        return entered

    def outside(self):
        """What `Pipeline` asks of a server or of the folder's version control."""
        context = None
        if self.repository is not None:
            context = SimpleNamespace(
                code_repository=self.repository,
                is_dirty=False,
                has_local_changes=False,
                root=self.world.root,
                current_commit="0" * 40,
            )
        repositories = SimpleNamespace(find_active_code_repository=lambda: context)
        code = SimpleNamespace(CodeArchive=lambda root: None, upload_code_if_necessary=lambda archive: "code")
        yield pipeline_definition.Pipeline, "register", lambda _: SimpleNamespace(id=SOME_ID)
        yield pipeline_definition, "upload_notebook_cell_code_if_necessary", lambda **_: None
        yield pipeline_definition, "code_repository_utils", repositories
        yield pipeline_definition, "code_utils", code
        for request in ("CodeReferenceRequest", "PipelineSnapshotRequest"):
            yield pipeline_definition, request, lambda **arguments: SimpleNamespace(**arguments)

    def compile(self, support):
        pipeline = pipeline_module.load(self.case, support, self.world.root).the_pipeline
        for call in self.case["pipeline"].get("with_options") or []:
            pipeline = pipeline.with_options(**self._arguments(call))
        self.stage = "prepare"
        pipeline.prepare()
        self.stage = "compile"
        pipeline._create_snapshot(**pipeline._run_args)

    def _arguments(self, call):
        """The arguments of one call of `with_options`."""
        arguments = {}
        if call.get("settings") is not None:
            arguments["settings"] = layer(call["settings"])
        if call.get("config_file"):
            with open(CONFIGURATION_FILE, "w", encoding="utf-8") as file:
                yaml.safe_dump(self.case["run_configuration"], file, sort_keys=False)
            arguments["config_path"] = CONFIGURATION_FILE
        if call.get("step_configurations") is not None:
            arguments["step_configurations"] = {
                invocation: {name: layer(value) if name == "settings" else value for name, value in options.items()}
                for invocation, options in call["step_configurations"].items()
            }
        if call.get("prevent_build_reuse"):
            arguments["prevent_build_reuse"] = True
        return arguments

    # What the compiled pipeline says.

    def decisions(self):
        expected, snapshot = self.expected, self.snapshot
        settings = merged_settings(snapshot.pipeline_configuration)
        expected["pipeline_settings_json"] = settings and settings_json(settings)
        expected["pipeline_prevent_build_reuse"] = settings and settings.prevent_build_reuse
        expected["steps"] = [
            self._step(invocation, step.config, settings) for invocation, step in snapshot.step_configurations.items()
        ]
        if settings and all(step["settings_json"] for step in expected["steps"]):
            self._questions()
            expected["required_builds"] = [
                self._required_build(configuration) for configuration in self.stack.get_docker_builds(snapshot=snapshot)
            ]
        expected["reuse_queried"] = bool(self.world.queries)
        if self.world.queries:
            expected["build_checksum"] = self.world.queries[-1]["checksum"]

    @staticmethod
    def _step(invocation, configuration, pipeline_settings):
        settings = merged_settings(configuration)
        return {
            "invocation_id": invocation,
            "settings_json": settings and settings_json(settings),
            "prevent_build_reuse": settings and settings.prevent_build_reuse,
            "step_operator": configuration.step_operator,
            "equals_pipeline_settings": settings and pipeline_settings and settings == pipeline_settings,
        }

    def _questions(self):
        for name in ("requires_included_code", "code_download_possible"):
            question = getattr(build_utils, name)
            self.expected[name] = bool(question(snapshot=self.snapshot, code_repository=self.repository))
        downloads = build_utils.requires_download_from_code_repository(snapshot=self.snapshot)
        self.expected["requires_download_from_code_repository"] = bool(downloads)
        if hasattr(build_utils, "should_prevent_build_reuse"):
            prevents = build_utils.should_prevent_build_reuse(snapshot=self.snapshot)
        else:  # up to 0.91
            prevents = self.snapshot.should_prevent_build_reuse
        self.expected["should_prevent_build_reuse"] = bool(prevents)

    def _required_build(self, configuration):
        repository = self.repository
        build = {
            "key": configuration.key,
            "step_name": configuration.step_name,
            "image_key": build_utils.PipelineBuildBase.get_image_key(configuration.key, configuration.step_name),
            "entrypoint": configuration.entrypoint,
            "extra_files": dict(configuration.extra_files),
            "extra_requirements_files": {
                name: list(lines) for name, lines in configuration.extra_requirements_files.items()
            },
            "include_files": bool(configuration.should_include_files(repository)),
            "download_files": bool(configuration.should_download_files(repository)),
            "download_from_code_repository": bool(configuration.should_download_files_from_code_repository(repository)),
        }
        try:
            checksum = configuration.compute_settings_checksum(stack=self.stack, code_repository=repository)
        except Exception:  # the stages say which
            checksum = None
        return {**build, "settings_checksum": checksum}

    def describe_build(self):
        expected, build, world = self.expected, self.build, self.world
        expected["should_upload_code"] = bool(self.should_upload_code)
        if build is None:
            expected["build"] = None
            return
        expected["build"] = {
            "checksum": build.checksum,
            "stack_checksum": build.stack_checksum,
            "is_local": build.is_local,
            "contains_code": build.contains_code,
            "requires_code_download": build.requires_code_download,
            "images": {key: _image(item) for key, item in build.images.items()},
        }
        expected["build_checksum"] = build.checksum
        generated = {item.dockerfile for item in build.images.values() if item.dockerfile}
        for call in world.builds:
            if call["dockerfile_source"] in generated:
                call["dockerfile_source"] = "<generated>"
            call["files"] = [
                [path, "<requirements_file>" if path.startswith(".zenml_") else content]
                for path, content in call["files"]
            ]
        expected["builds"] = world.builds
        if world.tagged:
            expected["tagged"] = world.tagged
        if world.pushed:
            expected["pushed"] = world.pushed


def _image(item):
    return {
        "image": item.image,
        "dockerfile": item.dockerfile,
        "requirements": item.requirements,
        "settings_checksum": item.settings_checksum,
        "contains_code": item.contains_code,
        "requires_code_download": item.requires_code_download,
    }

