"""Programs and run configurations with random `DockerSettings`, written as people and formatters write them.

    python3 gen_programs.py --catalog RELEASE.json --seed N --count M | VENV/bin/python load_programs.py > cases.jsonl

Those of `imported_programs.py` come first.
"""

import argparse
import json

import yaml
from case_catalog import add_arguments, catalog_of
from chance import Chance
from gen_cases import RandomCases
from gen_importing import python_text
from imported_programs import PROGRAMS, RUN_CONFIGURATIONS

IMPORTS = """from zenml import pipeline, step
from zenml.config import DockerSettings
"""
ENUMS = {
    "python_package_installer": ("PythonPackageInstaller", {"pip": "PIP", "uv": "UV"}),
    "replicate_local_python_environment": (
        "PythonEnvironmentExportMethod",
        {"pip_freeze": "PIP_FREEZE", "poetry_export": "POETRY_EXPORT"},
    ),
}
STEPS = ("loader", "trainer", "evaluator")
# What belongs to a run and not to its image.
OTHER_KEYS = {
    "enable_cache": False,
    "run_name": "run_{date}",
    "parameters": {"epochs": 3, "rate": 1e-3},
    "extra": {"docker": {"parent_image": "not this"}},
}


class Programs:
    """Writes settings down."""

    def __init__(self, catalog, chance):
        self.c = chance
        self.pick = chance.pick
        self.cases = RandomCases(catalog, chance)
        fields = catalog["fields"]
        self.models = {field["model"] for field in fields}
        self.enums = {name: self.members(enum, fields, name) for name, enum in ENUMS.items()}

    def members(self, enum, fields, name):
        """The enum, where the release has it."""
        known = any(field["name"] == name and enum[0] in field["type"] for field in fields)
        return enum if known else (enum[0], {})

    def settings(self):
        settings = self.cases.case("x", "3.11")["docker_settings"]
        # Steps and pipelines validate settings twice, and before 0.64.0 only a true bool says something the first time.
        if not isinstance(settings.get("copy_files", True), bool):
            del settings["copy_files"]
        return settings

    def program(self):
        steps = {name: self.settings() for name in STEPS if self.c.chance(0.3)}
        lines = [IMPORTS]
        lines.append("from zenml.config.docker_settings import PythonEnvironmentExportMethod")
        if self.enums["python_package_installer"][1]:
            lines.append("from zenml.config.docker_settings import PythonPackageInstaller")
        if "DockerBuildConfig" in self.models:
            lines.append("from zenml.config.docker_settings import DockerBuildConfig")
        if "DockerBuildOptions" in self.models:
            lines.append("from zenml.config.docker_settings import DockerBuildOptions")
        for name, settings in steps.items():
            written = self.written(settings, lines)
            lines.append(f'\n\n@step(settings={{"docker": {written}}})\ndef {name}() -> None:\n    """A step."""\n')
        settings = self.settings()
        arguments = self.pick("", "enable_cache=False, ", "name='training', ")
        written = self.written(settings, lines)
        if self.c.chance(0.7):
            lines.append(f'\n\n@pipeline({arguments}settings={{"docker": {written}}})\ndef my_pipeline():\n    ...\n')
        else:
            lines.append(f"\n\n@pipeline\ndef my_pipeline():\n    pass\n\n\nif __name__ == '__main__':")
            lines.append(f'    my_pipeline = my_pipeline.with_options(settings={{"docker": {written}}})')
        return "\n".join(lines)

    def written(self, settings, lines):
        """An expression for settings; what it needs before it goes into the lines."""
        style = self.c.random.random()
        if style < 0.2:
            expression = python_text(self.c, settings, 1, False)
        else:
            expression = self.call("DockerSettings", settings, lines)
        if self.c.chance(0.4):
            variable = self.pick("docker_settings", "DOCKER", "s")
            lines.append(f"{variable} = {expression}")
            return variable
        return expression

    def call(self, name, values, lines):
        arguments = []
        for key, value in values.items():
            written = None
            if key.endswith("build_config") and isinstance(value, dict) and "DockerBuildConfig" in self.models:
                written = self.build_config(value, lines)
            elif isinstance(value, str) and value in self.enums.get(key, ("", {}))[1]:
                enum, members = self.enums[key]
                written = self.pick(f"{enum}.{members[value]}", f"{enum}.{members[value]}.value", repr(value))
            elif self.c.chance(0.15) and isinstance(value, (str, list, dict)):
                variable = f"_{key}"
                lines.append(f"{variable} = {python_text(self.c, value, 1, False)}")
                written = variable
            arguments.append(f"{key}={written or python_text(self.c, value, 1, False)}")
        gap = self.pick("\n    ", " ", "  # why\n    ")
        return f"{name}({gap}" + f",{gap}".join(arguments) + ("," if arguments else "") + "\n)"

    def build_config(self, config, lines):
        config = dict(config)
        options = config.get("build_options")
        if not isinstance(options, dict) or not all(key.isidentifier() for key in options) or self.c.chance(0.3):
            return python_text(self.c, config, 1, False)
        arguments = [f"{key}={python_text(self.c, value, 1, False)}" for key, value in config.items() if key != "build_options"]
        if "DockerBuildOptions" in self.models:
            arguments.append(f"build_options={self.call('DockerBuildOptions', options, lines)}")
        else:
            arguments.append(f"build_options={python_text(self.c, options, 1, False)}")
        return f"DockerBuildConfig({', '.join(arguments)})"

    def run_configuration(self):
        content = {"settings": {"docker": self.settings()}}
        if self.c.chance(0.4):
            content["settings"]["resources"] = {"cpu_count": 2}
        steps = {name: {"settings": {"docker": self.settings()}} for name in STEPS if self.c.chance(0.3)}
        if steps:
            content["steps"] = steps
        for key, value in OTHER_KEYS.items():
            if self.c.chance(0.2):
                content[key] = value
        return content

    def as_yaml(self, content):
        style = {
            "default_flow_style": self.pick(None, False, False, True),
            "default_style": self.pick(None, None, None, '"', "'"),
            "indent": self.pick(2, 4),
            "width": self.pick(40, 80, 1000),
            "allow_unicode": self.pick(True, False),
        }
        return yaml.safe_dump(content, sort_keys=False, **style)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--pythons", help="passed over: the texts are the same for every Python")
    parser.add_argument("--kind", choices=["program"])
    arguments = parser.parse_args()
    catalog = catalog_of(arguments)
    programs = Programs(catalog, Chance(f"{arguments.seed}/{catalog['release']}"))
    texts = []
    if catalog["release"] == "0.98.0":
        texts += [("python", text) for text in PROGRAMS] + [("yaml", text) for text in RUN_CONFIGURATIONS]
    for _ in range(arguments.count):
        content = programs.run_configuration()
        texts.append(("python", programs.program()))
        texts.append(("yaml", programs.as_yaml(content)))
        texts.append(("json", json.dumps(content, indent=programs.pick(None, 2), ensure_ascii=programs.pick(True, False))))
    for kind, text in texts:
        print(json.dumps({"kind": kind, "text": text}))


if __name__ == "__main__":
    main()
