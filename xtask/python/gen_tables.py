"""Makes the rows of tables of all combinations; `oracle_tables.py` adds what ZenML answers.

    python3 gen_tables.py --catalog 0.98.0.json --kind code > cases.jsonl

`code`: where the code comes from, by code repository, checkout, the three `allow_…` switches and a local install command.
`container_engine`: what the client's Docker or Podman is used for, by what is built, where, and on what.
"""

import argparse
import itertools
import json

from case_catalog import add_arguments, catalog_of

# The code repository and how its checkout stands.
REPOSITORIES = {"none": (None, "clean"), "dirty": ("github", "dirty"), "unpushed": ("github", "unpushed"),
                "clean": ("github", "clean")}  # fmt: skip
SWITCHES = ("allow_download_from_code_repository", "allow_download_from_artifact_store",
            "allow_including_files_in_images")  # fmt: skip
PARENTS = {"default": {}, "custom": {"parent_image": "registry.example.com/ml/parent:1"},
           "dockerfile": {"dockerfile": "Dockerfile"},
           "both": {"parent_image": "registry.example.com/ml/parent:1", "dockerfile": "Dockerfile"}}  # fmt: skip
BUILDERS = {"here": ("local", True), "elsewhere": ("kaniko", False)}
STACK = ({"type": "orchestrator", "flavor": "kubernetes"}, {"type": "artifact_store", "flavor": "s3"})


def code():
    for (name, (repository, checkout)), flags, installs in itertools.product(
        REPOSITORIES.items(), itertools.product((True, False), repeat=len(SWITCHES)), (False, True)
    ):
        settings = dict(zip(SWITCHES, flags))
        if installs:
            settings["local_project_install_command"] = "pip install ."
        switches = "".join(str(int(flag)) for flag in flags)
        yield {
            "id": f"{name}-{switches}" + ("-install" if installs else ""),
            "docker_settings": settings,
            "stack": list(STACK),
            "code_repository": repository,
            "checkout": checkout,
        }


def container_engine():
    for skips, (where, (builder, here)), (name, parent), triggers, registry in itertools.product(
        (False, True), BUILDERS.items(), PARENTS.items(), (False, True), (False, True)
    ):
        settings = {"install_stack_requirements": False, **parent}
        stack = [*STACK, {"type": "image_builder", "flavor": builder, "builds_locally": here}]
        if skips:
            settings["skip_build"] = True
        if triggers:
            settings["apt_packages"] = ["git"]
        if registry:
            stack.append({"type": "container_registry", "flavor": "default", "uri": "registry.example.com"})
        words = ("skip" if skips else "build", where, name, "trigger" if triggers else "plain")
        yield {
            "id": "-".join(words) + ("-registry" if registry else ""),
            "docker_settings": settings,
            "stack": stack,
            "code_repository": None,
            "files": {"Dockerfile": "FROM python:3.11\n"},
        }


KINDS = {"code": code, "container_engine": container_engine}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--kind", choices=KINDS, required=True)
    parser.add_argument("--pythons", default="3.11")
    # A table has all its rows, whatever is asked for.
    parser.add_argument("--count")
    parser.add_argument("--seed")
    arguments = parser.parse_args()
    versions = {"zenml_version": catalog_of(arguments)["release"], "python_version": arguments.pythons}
    for row in KINDS[arguments.kind]():
        shared = {"kind": arguments.kind, **versions, "key": "orchestrator", "pipeline_name": "training"}
        print(json.dumps({"id": row.pop("id"), **shared, **row}))


if __name__ == "__main__":
    main()
