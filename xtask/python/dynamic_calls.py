"""Starts steps of a running dynamic pipeline, in every release that has such pipelines."""

import inspect

import isolation  # noqa: F401
from zenml.execution.pipeline.dynamic.runner import DynamicPipelineRunner

try:
    import zenml.execution.pipeline.dynamic.compilation as compilation
except ImportError:  # before 0.94.4
    import zenml.execution.pipeline.dynamic.runner as compilation
try:
    from zenml.execution.pipeline.utils import compute_invocation_id
except ImportError:  # before 0.93.1 it is a method of the pipeline
    compute_invocation_id = None

PARAMETERS = inspect.signature(compilation.compile_dynamic_step_invocation).parameters


class Calls:
    """The calls of one run of the pipeline of a snapshot."""

    def __init__(self, snapshot, orchestrator):
        runner = object.__new__(DynamicPipelineRunner)
        runner._snapshot, runner._pipeline = snapshot, None
        self.pipeline = runner.pipeline
        self.snapshot = snapshot
        self.orchestrator = orchestrator
        self.settings = snapshot.pipeline_configuration.docker_settings
        self.taken = set()

    def invocation_id(self, step, custom):
        """The name of the next invocation of a step; it is taken from now on."""
        if compute_invocation_id is None:
            return self.pipeline._compute_invocation_id(step=step, custom_id=custom, allow_suffix=not custom)
        named = {"existing_invocations": self.taken, "allow_suffix": not custom}
        if "base_name" in inspect.signature(compute_invocation_id).parameters:
            named["base_name"] = custom or step.name
        else:  # before 0.94.4
            named.update(step=step, custom_id=custom)
        invocation = compute_invocation_id(**named)
        self.taken.add(invocation)
        return invocation

    def compiled(self, step, invocation, custom):
        """The step as it is compiled while the pipeline runs."""
        known = {
            "invocation_id": invocation,
            "id": custom,
            "inputs": {},
            "args": (),
            "kwargs": {},
            "pipeline_docker_settings": self.settings,
            "upstream_steps": set(),
            "config": None,
        }
        arguments = {name: value for name, value in known.items() if name in PARAMETERS}
        return compilation.compile_dynamic_step_invocation(
            snapshot=self.snapshot, pipeline=self.pipeline, step=step, **arguments
        )

    def runtime(self, compiled):
        """Where the step runs: `inline` or `isolated`."""
        known = {"step": compiled, "step_config": compiled.config, "orchestrator": self.orchestrator}
        parameters = inspect.signature(compilation.get_step_runtime).parameters
        arguments = {name: value for name, value in known.items() if name in parameters}
        runtime = compilation.get_step_runtime(pipeline_docker_settings=self.settings, **arguments)
        if isinstance(runtime, tuple):  # from 0.97 on with a warning
            runtime = runtime[0]
        return runtime.value
