"""Gives every field of a release every odd value, one field a case; `oracle.py` adds what ZenML answers.

    python3 gen_values.py --catalog 0.98.0.json [--python 3.11] | PYTHONUTF8=1 VENV/bin/python oracle.py > cases.jsonl

Random cases seldom meet the corners of pydantic's coercions; these cases are nothing but corners. The catalog is the
file of the release in `crates/catalog/data`.
"""

import argparse
import json

WORDS = ["", " ", "x", "true", " true", "Yes", "OFF", "t", "F", "1", "0", "00", "2", "None", "pip", "PIP", "uv_freeze"]
NUMBERS = [0, 1, -1, 2, 64, 0.0, -0.0, 1.0, 0.5, 64.0, 64.5, 1e18, 1e19, -1e19, 1e300]
NUMBER_TEXTS = [
    " 12 ", "\n5\t", "5\u00a0", "1_000", "_1", "1_", "1__0", "+5", "-5", "- 5", "+-5", "64.0", "64.5", "64.", ".0",
    "-0", "-0.0", "1_000.0", "5.0_0", "0x10", "1e3", "٣", "00012",
]  # fmt: skip
JSON_TEXTS = [
    "{}", "[1]", "null", '"{}"', "1", '{"a": 1}', ' {"pull": "yes"} ', '{"pull": true, "pull": false}',
    '{"nocache": 1, "no_cache": 0}', '{"a": [1.0, -0, -0.0, 1E5, null]}', '{"build_args": {"é": "\\ud83d\\udc0d"}}',
]  # fmt: skip
LISTS = [[], [""], ["", ""], ["a", "b"], ["a", 1], [None, None], [["a"]]]
DICTS = [{}, {"a": 1}, {"a": {"b": [1.0, None, True, "it's"]}}, {"build_options": 5}, {"pull": "maybe"}]
VALUES = [None, True, False, *NUMBERS, *WORDS, *LISTS, *DICTS]

# Combinations that ZenML's own validators look at.
COMBINATIONS = [
    {"skip_build": True},
    {"skip_build": True, "parent_image": ""},
    {"skip_build": "yes", "parent_image": "x"},
    {"skip_build": True, "apt_packages": 5},
    {"skip_build": True, "local_project_install_command": "x", "allow_including_files_in_images": False},
    {"local_project_install_command": "x", "allow_including_files_in_images": False},
    {"local_project_install_command": "", "allow_including_files_in_images": False},
    {"local_project_install_command": "x", "source_files": "download"},
    {"source_files": "x", "copy_files": "maybe"},
    {"source_files": "x", "allow_download_from_artifact_store": None},
    {"source_files": 5, "allow_including_files_in_images": True},
    {"source_files": "include", "allow_including_files_in_images": False},
    {"skip_build": "maybe", "user": 5, "requirements": [1, 2], "build_config": {"build_options": {"rm": 5, "x": 5}}},
    {"skip_build": "maybe", "build_config": {"build_options": []}},
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--catalog", required=True)
    parser.add_argument("--python", default="3.11")
    arguments = parser.parse_args()
    with open(arguments.catalog, encoding="utf-8") as file:
        catalog = json.load(file)
    release = catalog["release"]
    for number, settings in enumerate(all_settings(catalog["fields"])):
        case = {"id": f"values{release}-{number:05d}", "zenml_version": release, "python_version": arguments.python}
        print(json.dumps({**case, **surroundings(), "docker_settings": settings}, ensure_ascii=False))


def all_settings(fields):
    """The settings of all cases, in the order of the release's fields."""
    for field in fields:
        for value in VALUES + (NUMBER_TEXTS if "int" in field["type"] else []):
            yield nested(field, value)
    for config in ("build_config", "parent_image_build_config"):
        for text in JSON_TEXTS:
            yield {config: {"build_options": text}}
    for argument in ("buildargs", "cachefrom", "nocache", "shmsize", "further_option"):
        for value in VALUES:
            yield {"build_config": {"build_options": {argument: value}}}
    yield from COMBINATIONS


def nested(field, value):
    """The value in its place."""
    settings = {field["name"]: value}
    if field["model"] == "DockerBuildOptions":
        settings = {"build_options": settings}
    return settings if field["model"] == "DockerSettings" else {"build_config": settings}


def surroundings():
    """Everything of a case but its settings: as little as ZenML builds with."""
    stack = [
        {"type": "orchestrator", "flavor": "local"},
        {"type": "artifact_store", "flavor": "local"},
        {"type": "image_builder", "flavor": "local", "builds_locally": True},
    ]
    return {
        "files": {"x": "FROM y\n"}, "commands": {}, "stack": stack, "uses_sql_store": False, "code_repository": None,
        "key": "orchestrator", "pipeline_name": "training", "step_name": None, "entrypoint": None, "extra_files": {},
        "extra_requirements_files": {}, "parent_image_digest": None, "parent_image_is_local": False,
    }  # fmt: skip


if __name__ == "__main__":
    main()
