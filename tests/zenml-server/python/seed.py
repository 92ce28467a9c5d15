"""Fills a fresh server: accounts, stacks, pipelines with a snapshot each as CI publishes them, and broken snapshots.

usage: seed.py STATE ADDRESS PASSWORD. Prints what it made, as JSON.
"""

import json
import os
import sys

from rest import Rest

state, address, password = sys.argv[1:4]
MEMBER = "member-password"

admin = Rest(address)
admin.login(username="default", password=password)
account = admin.post("/service_accounts", {"name": "slipway", "description": "", "active": True})
key = admin.post(f"/service_accounts/{account['id']}/api_keys", {"name": "tests"})["body"]["key"]
admin.post("/users", {"name": "member", "password": MEMBER, "active": True, "is_admin": False})

os.environ.update(
    ZENML_STORE_TYPE="rest", ZENML_STORE_URL=address, ZENML_STORE_API_KEY=key, ZENML_CONFIG_PATH=state + "/config/seed"
)
os.makedirs(".zen", exist_ok=True)
os.makedirs(state + "/artifacts", exist_ok=True)
sys.path.insert(0, os.getcwd())
said, sys.stdout = sys.stdout, sys.stderr

from process_stack.flavors import ProcessOrchestratorFlavor, SharedFolderFlavor  # noqa: E402
from zenml.client import Client  # noqa: E402
from zenml.enums import StackComponentType  # noqa: E402

for flavor, name, custom in (
    (ProcessOrchestratorFlavor(), "processes", False),
    (ProcessOrchestratorFlavor(), "own_processes", True),
    (SharedFolderFlavor(), "shared_folder", False),
):
    # The server takes the client's word for whether a flavor is custom; with `true` it starts no run on it.
    admin.post(
        "/flavors",
        {
            "name": name,
            "type": flavor.type.value,
            "integration": None,
            "source": f"{type(flavor).__module__}.{type(flavor).__qualname__}",
            "config_schema": flavor.config_class.model_json_schema(),
            "is_custom": custom,
        },
    )

client = Client()
ORCHESTRATOR, ARTIFACT_STORE, REGISTRY = (
    StackComponentType.ORCHESTRATOR,
    StackComponentType.ARTIFACT_STORE,
    StackComponentType.CONTAINER_REGISTRY,
)
for kind, name, flavor, configuration in (
    (ORCHESTRATOR, "processes", "processes", {}),
    (ORCHESTRATOR, "own_processes", "own_processes", {}),
    (ARTIFACT_STORE, "folder", "shared_folder", {"path": state + "/artifacts"}),
    (REGISTRY, "registry", "default", {"uri": "registry.example.com/team"}),
):
    client.create_stack_component(name=name, flavor=flavor, component_type=kind, configuration=configuration)
stacks = {
    name: str(client.create_stack(name, {ORCHESTRATOR: orchestrator, ARTIFACT_STORE: store, REGISTRY: "registry"}).id)
    for name, orchestrator, store in (
        ("team", "processes", "folder"),
        ("other", "processes", "folder"),
        ("half_local", "processes", "default"),
        ("own_flavor", "own_processes", "folder"),
    )
}
client.activate_stack("team")

import training  # noqa: E402

snapshots = {
    pipeline.name: str(pipeline.create_snapshot(name="v1").id)
    for pipeline in (training.one_image, training.two_images, training.dynamic)
}

server = Rest(address)
server.login(grant_type="zenml-api-key", password=key)
whole = server.get("/pipeline_snapshots/" + snapshots["one_image"])
made = server.get("/pipeline_builds/" + whole["resources"]["build"]["id"])["metadata"]
COPIED = (
    "run_name_template pipeline_configuration step_configurations client_environment client_version server_version "
    "pipeline_version_hash pipeline_spec code_path source_code"
).split()


def broken(name: str, snapshot: dict, build: dict) -> None:
    """Makes a copy of the snapshot with one image that something is wrong with."""
    base = {"project": whole["body"]["project_id"], "pipeline": whole["body"]["pipeline_id"], "stack": stacks["team"]}
    kept = {key: made[key] for key in "images is_local contains_code zenml_version python_version stack_checksum".split()}
    new = server.post("/pipeline_builds", {**base, **kept, **build})
    copied = {key: whole["metadata"][key] for key in COPIED}
    body = {**base, **copied, "build": new["id"], "name": name, "is_dynamic": False, **snapshot}
    snapshots[name] = server.post("/pipeline_snapshots", body)["id"]


without_image = json.loads(json.dumps(whole["metadata"]["pipeline_configuration"]))
without_image["settings"]["docker"] = {"skip_build": True}
for name, snapshot, build in (
    ("local build", {}, {"is_local": True}),
    ("build without stack", {}, {"stack": None}),
    ("build without release", {}, {"zenml_version": None}),
    ("build of another stack", {}, {"stack": stacks["other"]}),
    ("build without images", {}, {"images": {}}),
    ("stack changed", {}, {"stack_checksum": "0" * 32}),
    ("local component", {"stack": stacks["half_local"]}, {"stack": stacks["half_local"]}),
    ("custom flavor", {"stack": stacks["own_flavor"]}, {"stack": stacks["own_flavor"]}),
    ("no code", {"code_path": None}, {}),
    ("no steps", {"step_configurations": {}}, {}),
    ("settings without image", {"pipeline_configuration": without_image}, {}),
):
    broken(name, snapshot, build)

json.dump(
    {
        "key": key,
        "member": MEMBER,
        "project": whole["body"]["project_id"],
        "stacks": stacks,
        "snapshots": snapshots,
    },
    said,
)
