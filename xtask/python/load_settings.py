"""Loads exported settings as the real ZenML does and prints the `DockerSettings` that come of it.

    VENV/bin/python load_settings.py < snippets.jsonl

One JSON object per line goes in: `kind` is `python` (a snippet with a `DockerSettings`, or with a pipeline or step
that holds it), `with_options` (a snippet that gives them to a pipeline `pipeline`), `yaml` or `json` (a run
configuration, or the settings alone); `text`; and optionally `name`, the variable or the step that is meant. One comes
out: `model` (every field, as JSON) and `set` (the names of the fields that are set, sorted, nested ones with dots), for a
step also `step_operator` where one is named; or `error`.
"""

import json
import linecache
import sys

import isolation  # noqa: F401
import yaml
from installed import PYDANTIC_2
from zenml import pipeline
from zenml.config import DockerSettings
from zenml.config.base_settings import BaseSettings
from zenml.config.pipeline_run_configuration import PipelineRunConfiguration
from zenml.config.settings_resolver import SettingsResolver
from zenml.config.step_configurations import StepConfigurationUpdate
from zenml.steps import BaseStep

try:
    from zenml.pipelines.pipeline_definition import Pipeline
except ImportError:  # below 0.70
    from zenml.new.pipelines.pipeline import Pipeline

KEY = "docker"


def load(kind, text, name=None, pipeline_name=None):
    """The model that ZenML loads from a snippet, and the step operator beside it."""
    if kind == "python":
        return from_python(text, name)
    if kind == "with_options":
        return from_with_options(text, name, pipeline_name)
    return from_run_configuration(yaml.safe_load(text) if kind == "yaml" else json.loads(text), name)


def parsed(model, content):
    """The content as a model of pydantic's."""
    return model.model_validate(content) if PYDANTIC_2 else model.parse_obj(content)


def resolve(settings):
    """Settings in any form as ZenML's compiler turns them into `DockerSettings`."""
    if isinstance(settings, DockerSettings):
        return settings
    if isinstance(settings, dict):
        settings = parsed(BaseSettings, settings)
    return SettingsResolver(KEY, settings).resolve(stack=None)


def run(text, **names):
    """What a snippet defines."""
    namespace = {"__name__": "snippet", "DockerSettings": DockerSettings, **names}
    linecache.cache["snippet"] = (len(text), None, text.splitlines(keepends=True), "snippet")  # a step reads its source
    exec(compile(text, "snippet", "exec"), namespace)
    return namespace


def from_python(text, name):
    """Runs the snippet; the settings are those of the variable, or the same in all variables that hold settings."""
    namespace = run(text)
    variables = list(namespace.values()) if name is None else [namespace[name]]
    found = [resolve(settings) for settings in map(held_by, variables) if settings is not None]
    operators = [value.configuration.step_operator for value in variables if isinstance(value, BaseStep)]
    operator = operators[0] if operators else None
    if not found:
        if name is not None:
            return None, operator  # a step with nothing but a step operator
        found = [resolve(eval(text, namespace))]  # an expression alone
    if any(settings != found[0] for settings in found):
        raise ValueError(f"the snippet holds {len(found)} different settings; name one")
    return found[0], operator


def held_by(value):
    """The Docker settings that a variable's value is or holds."""
    if isinstance(value, DockerSettings):
        return value
    if isinstance(value, (Pipeline, BaseStep)):
        return value.configuration.settings.get(KEY)
    if isinstance(value, dict) and isinstance(value.get(KEY), DockerSettings):
        return value[KEY]
    return None


def from_with_options(text, name, pipeline_name):
    """Runs a snippet that configures a pipeline and calls it; the settings are those of the call."""
    called = []

    def body():
        pass

    original, Pipeline.__call__ = Pipeline.__call__, lambda self: called.append(self)
    try:
        namespace = run(text, **{pipeline_name: pipeline(body)})
    finally:
        Pipeline.__call__ = original
    (configured,) = called
    if configured is not namespace["configured"]:
        raise ValueError("another pipeline was called")
    if name is None:
        return resolve(configured.configuration.settings[KEY]), None
    return of_step(parsed(StepConfigurationUpdate, configured._run_args["step_configurations"][name]))


def of_step(configuration):
    """Settings and step operator of a step's configuration."""
    settings = (configuration.settings or {}).get(KEY)
    return settings if settings is None else resolve(settings), configuration.step_operator


def from_run_configuration(content, step):
    """The settings of the pipeline or of a step in a run configuration, or the content itself where it is none."""
    if "settings" not in content and "steps" not in content:
        return resolve(content), None
    configuration = parsed(PipelineRunConfiguration, content)
    if step is not None:
        return of_step(configuration.steps[step])
    return resolve(configuration.settings[KEY]), None


def names_set(model, prefix=""):
    """The names of the fields that are set, those of nested models with dots."""
    declared = model.model_fields_set if PYDANTIC_2 else model.__fields_set__
    extra = (model.model_extra if PYDANTIC_2 else None) or {}
    names = []
    for name in declared:
        names.append(prefix + name)
        value = model.__dict__.get(name)
        if hasattr(value, "model_fields_set") or hasattr(value, "__fields_set__"):
            names += names_set(value, prefix + name + ".")
    return sorted(names + [prefix + name for name in extra if prefix + name not in names])


def answer(request):
    """What ZenML makes of a snippet."""
    try:
        arguments = (request["kind"], request["text"], request.get("name"), request.get("pipeline"))
        model, operator = load(*arguments)
    except Exception as error:  # whatever ZenML, Python or YAML has to say about the snippet
        return {"error": f"{type(error).__name__}: {error}"}
    found = {}
    if model is not None:
        found["model"] = model.model_dump(mode="json") if PYDANTIC_2 else json.loads(model.json())
        found["set"] = names_set(model)
    if request.get("name") is not None and operator is not None:
        found["step_operator"] = operator
    return found


def main():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line)), ensure_ascii=False))


if __name__ == "__main__":
    main()
