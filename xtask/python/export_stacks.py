"""Registers stacks with the real ZenML and keeps what its command line says about them.

    VENV/bin/python export_stacks.py > cases.jsonl

One JSON object per stack: `release`; `stack`, its components as they were registered; `export`, the file of `zenml stack
export`; `describe_json` and `describe_yaml`, where the release prints those; `model`, the stack as its server gives it;
`requirements`, what `zenml stack export-requirements` prints; and `integrations` with `integration_requirements`.
"""

import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile

import isolation  # noqa: F401
from installed import PYDANTIC_2, RELEASE, RELEASE_NUMBERS
from zenml.cli.cli import cli
from zenml.client import Client
from zenml.enums import StackComponentType

STACKS = [
    [("orchestrator", "local", {}), ("artifact_store", "local", {})],
    [
        ("orchestrator", "kubernetes", {"kubernetes_context": "ctx", "local": True}),
        ("artifact_store", "s3", {"path": "s3://bucket/x"}),
        ("container_registry", "default", {"uri": "registry.example.com/team"}),
        ("experiment_tracker", "mlflow", {"tracking_uri": "https://mlflow.example.com", "tracking_username": "u", "tracking_password": "p"}),
    ],
    [
        ("orchestrator", "vertex", {"location": "europe-west1"}),
        ("artifact_store", "gcp", {"path": "gs://bucket"}),
        ("container_registry", "gcp", {"uri": "europe-docker.pkg.dev/p/r"}),
        ("step_operator", "vertex", {"region": "europe-west1"}),
        ("image_builder", "kaniko", {"kubernetes_context": "ctx"}),
        ("data_validator", "evidently", {}),
    ],
    [
        ("orchestrator", "sagemaker", {"execution_role": "arn:aws:iam::1:role/x"}),
        ("artifact_store", "s3", {"path": "s3://bucket/y"}),
        ("container_registry", "aws", {"uri": "1.dkr.ecr.eu-west-1.amazonaws.com"}),
        ("step_operator", "sagemaker", {"role": "arn:aws:iam::1:role/x"}),
        ("alerter", "slack", {"slack_token": "xoxb-1", "default_slack_channel_id": "C1"}),
        ("model_registry", "mlflow", {}),
        ("experiment_tracker", "wandb", {"api_key": "k", "entity": "e", "project_name": "p"}),
    ],
]  # fmt: skip
INTEGRATIONS = ("xgboost", "sklearn", "mlflow")


def printed(*words):
    """What the command line prints for a command; None where it does not know it."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            cli.main(args=list(words), standalone_mode=False)
        except (Exception, SystemExit):
            return None
    return out.getvalue()


def described(name, form):
    """What `zenml stack describe` prints, which goes to a terminal of its own."""
    program = "from zenml.cli.cli import cli; cli()"
    words = [sys.executable, "-c", program, "stack", "describe", name, "--output", form]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def register(number, components):
    """A stack of the components."""
    client = Client()
    used = {}
    for kind, flavor, configuration in components:
        component_type = StackComponentType(kind)
        name = f"{kind}-{number}"
        client.create_stack_component(name=name, flavor=flavor, component_type=component_type, configuration=configuration)
        used[component_type] = name
    client.create_stack(name=f"stack-{number}", components=used)
    return f"stack-{number}"


def case(number, components):
    name = register(number, components)
    answer = {"release": RELEASE, "stack": [[kind, flavor, f"{kind}-{number}", settings] for kind, flavor, settings in components]}
    path = os.path.join(tempfile.mkdtemp(), "stack.yaml")
    printed("stack", "export", name, path)
    with open(path, encoding="utf-8") as file:
        answer["export"] = file.read()
    if RELEASE_NUMBERS >= (0, 93, 0):
        answer["describe_json"] = described(name, "json")
        answer["describe_yaml"] = described(name, "yaml")
    model = Client().get_stack(name)
    answer["model"] = json.loads(model.model_dump_json() if PYDANTIC_2 else model.json())
    answer["requirements"] = printed("stack", "export-requirements", name)
    answer["integrations"] = INTEGRATIONS
    answer["integration_requirements"] = printed("integration", "export-requirements", *INTEGRATIONS)
    return answer


def main():
    for number, components in enumerate(STACKS):
        try:
            answer = case(number, components)
        except Exception as error:  # a flavor whose module needs a package that is not there
            print(f"{RELEASE} {number}: {type(error).__name__}: {error}"[:300], file=sys.stderr)
            continue
        print(json.dumps(answer, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
