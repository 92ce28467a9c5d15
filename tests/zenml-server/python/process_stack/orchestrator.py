"""The orchestrator: hands its steps to a process of their own and does not wait for it."""

import json
import os
import signal
import subprocess
import sys
from typing import Any, Dict, List

from process_stack import container
from process_stack.entrypoints import DynamicEntrypoint, IsolatedStepEntrypoint, StepEntrypoint
from zenml.constants import ORCHESTRATOR_DOCKER_IMAGE_KEY
from zenml.enums import ExecutionStatus
from zenml.orchestrators import ContainerizedOrchestrator, SubmissionResult
from zenml.orchestrators import utils as orchestrator_utils
from zenml.orchestrators.topsort import topsorted_layers

RUN = "PROCESS_RUN"


def job(run_id: Any) -> str:
    """The folder of a run."""
    return os.path.join(os.environ["PROCESS_STACK"], "jobs", str(run_id))


class ProcessOrchestrator(ContainerizedOrchestrator):
    """Runs each step as a process."""

    def __init__(self, *args: Any, **keywords: Any) -> None:
        """Begins without isolated steps."""
        super().__init__(*args, **keywords)
        self._isolated: Dict[Any, subprocess.Popen] = {}

    @property
    def settings_class(self):
        """Its settings."""
        from process_stack.flavors import ProcessOrchestratorSettings

        return ProcessOrchestratorSettings

    def get_orchestrator_run_id(self) -> str:
        """The id under which a step finds its run."""
        return os.environ[RUN]

    def submit_pipeline(self, snapshot, stack, base_environment, step_environments, placeholder_run=None):
        """Starts a static pipeline."""
        steps = snapshot.step_configurations
        parents = {name: step.spec.upstream_steps for name, step in steps.items()}
        layers = topsorted_layers(
            nodes=list(steps),
            get_node_id_fn=lambda name: name,
            get_parent_nodes=lambda name: parents[name],
            get_child_nodes=lambda name: [child for child in steps if name in parents[child]],
        )
        tasks = [
            {
                "name": name,
                "image": self.get_image(snapshot=snapshot, step_name=name),
                "command": StepEntrypoint.get_entrypoint_command()
                + StepEntrypoint.get_entrypoint_arguments(step_name=name, snapshot_id=snapshot.id),
                "environment": {**step_environments[name], RUN: str(placeholder_run.id)},
            }
            for layer in layers
            for name in layer
        ]
        return self._start(placeholder_run.id, tasks)

    def submit_dynamic_pipeline(self, snapshot, stack, environment, placeholder_run=None):
        """Starts a dynamic pipeline, which starts its steps itself."""
        command = DynamicEntrypoint.get_entrypoint_command() + DynamicEntrypoint.get_entrypoint_arguments(
            snapshot_id=snapshot.id, run_id=str(placeholder_run.id)
        )
        task = {
            "name": "orchestrator",
            "image": self.get_image(snapshot=snapshot),
            "command": command,
            "environment": {**environment, RUN: str(placeholder_run.id)},
        }
        return self._start(placeholder_run.id, [task])

    def submit_isolated_step(self, step_run_info, environment) -> None:
        """Starts a step of a dynamic pipeline in an image of its own."""
        name = step_run_info.pipeline_step_name
        command, arguments = orchestrator_utils.get_step_entrypoint_command(
            invocation_id=name,
            config=step_run_info.config,
            entrypoint_config_class=IsolatedStepEntrypoint,
            snapshot_id=step_run_info.snapshot.id,
            step_run_id=str(step_run_info.step_run_id),
        )
        image = step_run_info.get_image(key=ORCHESTRATOR_DOCKER_IMAGE_KEY)
        variables = container.environment(image, os.path.join(job(step_run_info.run_id), name))
        self._isolated[step_run_info.step_run_id] = subprocess.Popen(
            [sys.executable, *(command + arguments)[1:]],
            env={**variables, **environment, RUN: os.environ[RUN]},
        )

    def get_isolated_step_status(self, step_run) -> ExecutionStatus:
        """How far an isolated step is."""
        process = self._isolated.get(step_run.id)
        code = process.poll() if process else None
        if code is None:
            return ExecutionStatus.RUNNING
        return ExecutionStatus.COMPLETED if code == 0 else ExecutionStatus.FAILED

    def stop_isolated_step(self, step_run) -> None:
        """Stops an isolated step."""
        if process := self._isolated.get(step_run.id):
            process.terminate()

    def fetch_status(self, run, include_steps: bool = False):
        """How far a run really is; called in the server."""
        path = os.path.join(job(run.id), "result")
        if not os.path.exists(path):
            return None, None
        with open(path) as file:
            return (ExecutionStatus.COMPLETED if file.read() == "0" else ExecutionStatus.FAILED), None

    def _stop_run(self, run, graceful: bool = False) -> None:
        """Stops a run; called in the server."""
        try:
            with open(os.path.join(job(run.id), "pid")) as file:
                os.killpg(int(file.read()), signal.SIGTERM)
        except (FileNotFoundError, ProcessLookupError):
            pass

    def _start(self, run_id: Any, tasks: List[dict]) -> SubmissionResult:
        """Hands the tasks of a run to a process that outlives this one."""
        folder = job(run_id)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "job.json"), "w") as file:
            os.chmod(file.name, 0o600)
            json.dump({"run": str(run_id), "tasks": tasks}, file)
        with open(os.path.join(folder, "log"), "ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "process_stack.container", folder],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        with open(os.path.join(folder, "pid"), "w") as file:
            file.write(str(process.pid))
        return SubmissionResult(metadata={"images": {task["name"]: task["image"] for task in tasks}})
