"""What stands for a container: a process that knows the name of its image and little else. An image is a line of
`STATE/images`; one that is not there cannot be pulled."""

import json
import os
import shutil
import subprocess
import sys

KEPT = ("PATH", "HOME", "PYTHONPATH", "PROCESS_STACK", "PYTHONDONTWRITEBYTECODE")


class ImagePullError(RuntimeError):
    """There is no such image."""


def environment(image: str, folder: str) -> dict:
    """The variables of a process in an image, and a folder for it."""
    with open(os.path.join(os.environ["PROCESS_STACK"], "images")) as file:
        if image not in file.read().splitlines():
            raise ImagePullError(f"ErrImagePull: {image}: not found")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder + "/app")
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {"PROCESS_APP": folder + "/app", "PROCESS_IMAGE": image, "ZENML_CONFIG_PATH": folder + "/zenml"}
    return {**kept, **own, "ZENML_ANALYTICS_OPT_IN": "false", "ZENML_LOGGING_COLORS_DISABLED": "true"}


def run(folder: str) -> int:
    """Runs the tasks of a job one after another, and leaves the result beside them."""
    with open(os.path.join(folder, "job.json")) as file:
        job = json.load(file)
    code = 0
    for task in job["tasks"]:
        try:
            variables = environment(task["image"], os.path.join(folder, task["name"]))
        except ImagePullError as error:
            code = not_pulled(job["run"], task, error)
            break
        process = subprocess.run(
            [sys.executable, *task["command"][1:]], env={**variables, **task["environment"]}, cwd=variables["PROCESS_APP"]
        )
        code = process.returncode
        if code:
            break
    with open(os.path.join(folder, "result"), "w") as file:
        file.write(str(code))
    return code


def not_pulled(run_id: str, task: dict, error: ImagePullError) -> int:
    """Reports what only an orchestrator can know."""
    os.environ.update(task["environment"])
    from zenml.enums import ExecutionStatus
    from zenml.orchestrators.publish_utils import publish_pipeline_run_status_update

    publish_pipeline_run_status_update(
        pipeline_run_id=run_id, status=ExecutionStatus.FAILED, status_reason=str(error)
    )
    return 125


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]))
