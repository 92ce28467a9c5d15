"""Loads exported settings as the real ZenML does and prints the `DockerSettings` that come of it.

    VENV/bin/python load_settings.py < snippets.jsonl

One JSON object per line goes in: `kind` is `python` (a snippet with a `DockerSettings`, or with a pipeline or step
that holds it), `yaml` or `json` (a run configuration, or the settings alone); `text`; and optionally `name`, the
variable or the step of the run configuration that is meant. One comes out: `model` (every field, as JSON) and `set`
(the names of the fields that are set, sorted, nested ones with dots), or `error`.
"""

import json
import linecache
import sys

import isolation  # noqa: F401
import pydantic
import yaml
from zenml.config import DockerSettings
from zenml.config.base_settings import BaseSettings
from zenml.config.pipeline_run_configuration import PipelineRunConfiguration
from zenml.config.settings_resolver import SettingsResolver
from zenml.pipelines.pipeline_definition import Pipeline
from zenml.steps import BaseStep

KEY = "docker"


def load(kind, text, name=None):
    """The model that ZenML loads from a snippet."""
    if kind == "python":
        return from_python(text, name)
    return resolve(from_run_configuration(yaml.safe_load(text) if kind == "yaml" else json.loads(text), name))


def resolve(settings):
    """Settings in any form as ZenML's compiler turns them into `DockerSettings`."""
    if isinstance(settings, DockerSettings):
        return settings
    if isinstance(settings, dict):
        settings = BaseSettings.model_validate(settings)
    return SettingsResolver(KEY, settings).resolve(stack=None)


def from_python(text, name):
    """Runs the snippet; the settings are those of the variable, or the same in all variables that hold settings."""
    namespace = {"__name__": "snippet", "DockerSettings": DockerSettings}
    linecache.cache["snippet"] = (len(text), None, text.splitlines(keepends=True), "snippet")  # a step reads its source
    exec(compile(text, "snippet", "exec"), namespace)
    variables = list(namespace.values()) if name is None else [namespace[name]]
    found = [resolve(settings) for settings in map(held_by, variables) if settings is not None]
    if not found:
        found = [resolve(eval(text, namespace))]  # an expression alone
    if any(settings != found[0] for settings in found):
        raise ValueError(f"the snippet holds {len(found)} different settings; name one")
    return found[0]


def held_by(value):
    """The Docker settings that a variable's value is or holds."""
    if isinstance(value, DockerSettings):
        return value
    if isinstance(value, (Pipeline, BaseStep)):
        return value.configuration.settings.get(KEY)
    if isinstance(value, dict) and isinstance(value.get(KEY), DockerSettings):
        return value[KEY]
    return None


def from_run_configuration(content, step):
    """The settings of the pipeline or of a step in a run configuration, or the content itself where it is none."""
    if "settings" not in content and "steps" not in content:
        return content
    configuration = PipelineRunConfiguration.model_validate(content)
    holder = configuration if step is None else configuration.steps[step]
    return holder.settings[KEY]


def names_set(model, prefix=""):
    """The names of the fields that are set, those of nested models with dots."""
    names = []
    for name in model.model_fields_set:
        names.append(prefix + name)
        value = model.__dict__.get(name)
        if isinstance(value, pydantic.BaseModel):
            names += names_set(value, prefix + name + ".")
    return sorted(names + [prefix + name for name in model.model_extra or {} if prefix + name not in names])


def main():
    for line in sys.stdin:
        request = json.loads(line)
        try:
            model = load(request["kind"], request["text"], request.get("name"))
            answer = {"model": model.model_dump(mode="json"), "set": names_set(model)}
        except Exception as error:  # whatever ZenML, Python or YAML has to say about the snippet
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
