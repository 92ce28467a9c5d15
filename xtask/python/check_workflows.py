"""Holds workflows against the JSON schemas that their services publish, and prints their shell scripts.

    VENV/bin/python check_workflows.py < workflows.jsonl

One JSON object per line goes in: `service` (`github` or `gitlab`) and `text` (YAML). One comes out: `errors` (what the
schema does not allow), `content` (the YAML as JSON) and `scripts` (the shell commands in it). The schemas are those that
check-jsonschema brings along.
"""

import json
import sys

import jsonschema
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema

SCHEMAS = {"github": "vendor.github-workflows", "gitlab": "vendor.gitlab-ci"}


class Loader(yaml.SafeLoader):
    """YAML as both services read it: `on` is a text."""


Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool") or letter in "tfTF"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def main():
    validators = {}
    for service, name in SCHEMAS.items():
        schema = get_builtin_schema(name)
        validators[service] = jsonschema.validators.validator_for(schema)(schema)
    for line in sys.stdin:
        request = json.loads(line)
        content = yaml.load(request["text"], Loader)
        errors = [f"{error.json_path}: {error.message}" for error in validators[request["service"]].iter_errors(content)]
        print(json.dumps({"errors": errors, "content": content, "scripts": [] if errors else scripts(content)}))


def scripts(content):
    """The shell commands of all jobs."""
    jobs = content.get("jobs", content).values()
    jobs = [job for job in jobs if isinstance(job, dict)]
    of_steps = [step["run"] for job in jobs for step in job.get("steps", []) if "run" in step]
    return of_steps + [command for job in jobs for command in job.get("script", [])]


if __name__ == "__main__":
    main()
