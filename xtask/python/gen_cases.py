"""Makes random cases of one build's settings; `oracle.py` adds what ZenML answers.

    python3 gen_cases.py --catalog 0.98.0.json --seed 1 --count 5000 [--pythons 3.10,3.11] > cases.jsonl

The same arguments make the same cases. Nothing but Python itself is needed. The catalog is the file of the release in
`crates/catalog/data`. For a release that has none there, it is what `extract_catalog.py` prints, and `--within` names the
file of the last patch of its minor: the cases then keep to what the two have in common.
"""

import argparse
import json

from chance import Chance
from case_catalog import add_arguments, catalog_of
from random_settings import RandomSettings
from random_stack import RandomStack

# Fields that are named among a case's tags when they hold something.
TAGGED = {
    "deprecated": (
        "build_options", "dockerignore", "copy_files", "copy_global_config", "source_files", "required_hub_plugins",
    ),
    "dockerfile": ("dockerfile",),
    "skip_build": ("skip_build",),
    "pyproject": ("pyproject_path",),
    "replicate": ("replicate_local_python_environment",),
    "cache_mount": ("python_package_installer_cache_mount",),
    "local_project": ("local_project_install_command",),
    "build_config": ("build_config", "parent_image_build_config"),
}  # fmt: skip
PIPELINE_NAMES = (
    "my_pipeline", "My Pipeline (v2)", "training", "é", "-dash", ".dot", "p" * 120, "a/b:c", "日本語",
)  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--pythons", default="3.11", help="Python versions in turn, joined by commas")
    parser.add_argument("--prefix", help="what the identifiers begin with")
    arguments = parser.parse_args()
    catalog = catalog_of(arguments)
    release = catalog["release"]
    prefix = arguments.prefix or f"z{release}-s{arguments.seed}"
    pythons = arguments.pythons.split(",")
    cases = RandomCases(catalog, Chance(f"{arguments.seed}/{release}"))
    for number in range(arguments.count):
        case = cases.case(f"{prefix}-{number:05d}", pythons[number % len(pythons)])
        print(json.dumps(case, ensure_ascii=False))


class RandomCases:
    """Makes cases for one release."""

    def __init__(self, catalog, chance):
        self.c = chance
        self.catalog = catalog
        self.settings = RandomSettings(catalog, chance)
        self.stacks = RandomStack(catalog, chance)
        integrations = {kind["requirements_integration"] for kind in catalog["code_repositories"]}
        self.repositories = [None, None, None, "custom"] + sorted(integrations - {None})
        release = tuple(map(int, catalog["release"].split(".")))
        self.has_extra_requirements = release >= (0, 91, 0)

    def case(self, identifier, python):
        chance, pick, tags = self.c.chance, self.c.pick, set()
        case = {"id": identifier, "zenml_version": self.catalog["release"], "python_version": python}
        case.update({"files": {}, "commands": {}})
        case["docker_settings"] = self.settings.settings(case, tags)
        case["stack"] = self.stacks.stack()
        case["uses_sql_store"] = chance(0.4)
        case["code_repository"] = self.c.choice(self.repositories)
        case["key"] = pick("orchestrator", "orchestrator", "deployer", "kubernetes_step_operator", "my key/é")
        case["pipeline_name"] = pick(*PIPELINE_NAMES)
        case["step_name"] = pick(None, None, "trainer", "step é 1", "s" * 60, "")
        case["entrypoint"] = pick(None, None, None, '["python", "-m", "x"]', "", "sh -c 'é'", "a\nb")
        case["extra_files"] = {} if chance(0.8) else self._extra_files()
        if self.has_extra_requirements:
            case["extra_requirements_files"] = self._extra_requirements_files()
        case["parent_image_digest"] = pick(None, "reg.io/x@sha256:0123", "error", "")
        case["parent_image_is_local"] = chance(0.5)
        if chance(0.2):
            case["files"].setdefault("requirements.txt", self.settings.requirements_text())
        if chance(0.15):
            case["files"].setdefault("pyproject.toml", "[project]\nname='x'\n")
        case["tags"] = sorted(tags | tags_of(case))
        return case

    def _extra_files(self):
        count = self.c.random.randint(1, 2)
        return {self.c.pick("a.txt", "é/b"): self.c.pick("x", "", "l1\nl2é") for _ in range(count)}

    def _extra_requirements_files(self):
        kind = self.c.random.random()
        if kind < 0.75:
            return {}
        if kind < 0.88:
            return {".zenml_deployment_requirements": self.catalog["deployment_requirements"]}
        count = self.c.random.randint(1, 3)
        names = (".zenml_extra", "x é.txt", "b.txt")
        return {self.c.pick(*names): self.settings.requirements_list() for _ in range(count)}


def tags_of(case):
    """What is remarkable about the settings of a case."""
    settings, tags = case["docker_settings"], set()
    scalars = list(scalars_in(settings))
    texts = [value for value in scalars if isinstance(value, str)]
    if any(isinstance(value, float) for value in scalars):
        tags.add("float")
    if any(ord(character) > 126 for text in texts for character in text):
        tags.add("unicode")
    if any("\n" in text or "\r" in text for text in texts):
        tags.add("newline")
    if any(isinstance(inner, (dict, list)) for group in printed_dicts(settings) for inner in group.values()):
        tags.add("nested_repr")
    for tag, fields in TAGGED.items():
        if any(settings.get(field) not in (None, "", {}, []) for field in fields):
            tags.add(tag)
    if case.get("extra_requirements_files"):
        tags.add("extra_requirements_files")
    return tags


def scalars_in(value):
    """All keys and all values that are neither dicts nor lists, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from scalars_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from scalars_in(inner)
    else:
        yield value


def printed_dicts(settings):
    """The dicts whose values ZenML prints with Python's `str`, so that a container inside is printed by `repr`."""
    groups = [settings.get(field) for field in ("environment", "runtime_environment", "python_package_installer_args")]
    for field in ("build_config", "parent_image_build_config"):
        config = settings.get(field)
        options = config.get("build_options") if isinstance(config, dict) else None
        if isinstance(options, dict):
            groups += [options.get(name) for name in ("labels", "build_args", "buildargs")]
            for value in options.values():
                if isinstance(value, list):
                    value = dict(enumerate(value))
                groups.append(value)
    return [group for group in groups if isinstance(group, dict)]


if __name__ == "__main__":
    main()
