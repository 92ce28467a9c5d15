"""Which image each step of a stored snapshot runs in, and the steps that a dynamic pipeline starts as it runs."""

import inspect
import json
from types import SimpleNamespace

import isolation  # noqa: F401
import pipeline_module
import zenml.orchestrators.step_launcher as step_launcher
from answers import refusal, settings_json
from dynamic_calls import Calls
from pipeline_module import Support, options
from pipeline_world import warnings
from world import SOME_ID
from zenml.config.pipeline_configurations import PipelineConfiguration
from zenml.config.step_configurations import Step
from zenml.config.step_run_info import StepRunInfo
from zenml.deployers.containerized_deployer import ContainerizedDeployer
from zenml.execution.pipeline.dynamic.run_context import DynamicPipelineRunContext
from zenml.orchestrators import ContainerizedOrchestrator


def add_images(answer):
    """Adds the images of the pipeline, the deployer and the steps to what is expected."""
    Images(answer).add()


class Images:
    """The run of a snapshot that went to the server and came back."""

    def __init__(self, answer):
        self.world = answer.world
        self.case = answer.case
        self.expected = answer.expected
        self.stack = answer.stack
        self.stored = self._stored(answer.snapshot, answer.build)
        self.containerized = isinstance(self.stack.orchestrator, ContainerizedOrchestrator)

    def _stored(self, snapshot, build):
        configuration = PipelineConfiguration.model_validate_json(snapshot.pipeline_configuration.model_dump_json())
        steps = {}
        for invocation, step in snapshot.step_configurations.items():
            content = json.loads(step.model_dump_json(exclude={"config"}))
            steps[invocation] = Step.from_dict(content, configuration, **_hooks(snapshot))
        return SimpleNamespace(
            id=SOME_ID,
            build=build,
            is_dynamic=snapshot.is_dynamic,
            pipeline_configuration=configuration,
            step_configurations=steps,
            pipeline_spec=snapshot.pipeline_spec,
        )

    def add(self):
        expected, stored, stack = self.expected, self.stored, self.stack
        for described, step in zip(expected["steps"], stored.step_configurations.values()):
            settings = merged_settings(step.config)
            text = settings and settings_json(settings)
            if text != described["settings_json"]:
                described["stored_settings_json"] = text
        expected["pipeline_image"] = expected["deployer_image"] = None
        if self.containerized:
            expected["pipeline_image"] = _image({}, lambda: stack.orchestrator.get_image(snapshot=stored))["image"]
        if isinstance(stack.deployer, ContainerizedDeployer):
            expected["deployer_image"] = _image({}, lambda: stack.deployer.get_image(stored))["image"]
        if self.case["pipeline"]["dynamic"]:
            expected["step_images"] = []
            if self.case.get("runs"):
                self.run_dynamic()
        else:
            expected["step_images"] = [
                self.step_image(invocation, step.config) for invocation, step in stored.step_configurations.items()
            ]

    def step_image(self, invocation, configuration, runtime=None):
        """Key and image of a step; both None where it needs no image."""
        found = {"invocation_id": invocation}
        if runtime is not None:
            found["template"] = configuration.template
            found["runtime"] = runtime
            found["settings_json"] = settings_json(configuration.docker_settings)
        orchestrator, stored = self.stack.orchestrator, self.stored
        info = StepRunInfo.model_construct(config=configuration, snapshot=stored, pipeline_step_name=invocation)
        if configuration.step_operator:
            named = configuration.step_operator if isinstance(configuration.step_operator, str) else None
            operator = step_launcher._get_step_operator(self.stack, named)
            found["step_operator"] = operator.name
            found["key"] = key = self.world.operator_keys[operator.name]
            if key is None:
                return {**found, "image": None}
            return _image(found, lambda: info.get_image(key=key))
        if not self.containerized:
            return {**found, "key": None, "image": None}
        found["key"] = "orchestrator"
        if runtime is None:
            return _image(found, lambda: orchestrator.get_image(snapshot=stored, step_name=invocation))
        if runtime == "isolated":
            source = self.world.isolated_step_source()
            if "step_run_info.get_image(" in source:
                return _image(found, lambda: info.get_image(key="orchestrator"))
            if "self.get_image(" in source:  # SageMaker before 0.93.1
                return _image(found, lambda: orchestrator.get_image(snapshot=stored, step_name=invocation))
            # An isolated step of ssh is a process inside the orchestration container.
        return _image(found, lambda: orchestrator.get_image(snapshot=stored))

    def run_dynamic(self):
        """The calls of a running dynamic pipeline, one after the other: in a process of its own, so everything is read
        anew."""
        support = Support(self.case)
        pipeline_module.load(self.case, support, self.world.root)
        calls = Calls(self.stored, self.stack.orchestrator)
        warnings.take()
        with DynamicPipelineRunContext(pipeline=calls.pipeline, snapshot=self.stored, run=None, runner=None):
            for call in self.case["runs"]:
                self.expected["step_images"].append(self._call(calls, support, call))
        self.expected["warnings"] = warnings.take()

    def _call(self, calls, support, call):
        invocation = call.get("id") or self.case["steps"][call["step"]]["name"]
        try:
            step = (support.decorated if call.get("base") else support.used)[call["step"]]
            if call.get("with_options"):
                step = step.with_options(**options(call["with_options"]))
            step = step.copy()
            invocation = calls.invocation_id(step, call.get("id"))
            compiled = calls.compiled(step, invocation, call.get("id"))
            return self.step_image(invocation, compiled.config, calls.runtime(compiled))
        except Exception as exception:
            refused = refusal(exception, "run", self.world)
            invalid = {"stage": "run", "type": "ValidationError", "errors": refused.get("errors")}
            return {"invocation_id": invocation, "status": refused["status"], "error": refused.get("error", invalid)}


def merged_settings(configuration):
    """The merged settings; None where they are invalid."""
    try:
        return configuration.docker_settings
    except Exception:  # a ValidationError, or what a validator raises by itself
        return None


def _hooks(snapshot):
    """What `Step.from_dict` is told about hooks; nothing before 0.95."""
    known = "exclude_hook_sources" in inspect.signature(Step.from_dict).parameters
    return {"exclude_hook_sources": snapshot.is_dynamic} if known else {}


def _image(found, get):
    """What is found, with the image, or with None and the error."""
    try:
        return {**found, "image": get()}
    except Exception as exception:
        message = str(exception.args[0] if exception.args else exception)
        if isinstance(exception, KeyError):
            message = message.split(" Available keys")[0]
        return {**found, "image": None, "error": {"type": type(exception).__name__, "message": message}}
