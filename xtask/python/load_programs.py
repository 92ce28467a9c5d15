"""Runs programs and reads run configurations as the real ZenML does, and adds the `DockerSettings` that come of them.

    VENV/bin/python load_programs.py < texts.jsonl > cases.jsonl

One JSON object per line goes in: `kind` (`python`, `yaml` or `json`) and `text`. The same comes out with `release`, and
with `pipeline` (null without settings), `steps` (by name), `name` and `dynamic` of the pipeline, or with `error`. Settings
are an object with `json`, every field with its value, and `set`, the names of the fields that are set, sorted, those of
nested models with dots.
"""

import json
import linecache
import sys

import isolation  # noqa: F401
import yaml
from installed import PYDANTIC_2, RELEASE
from zenml.config import DockerSettings
from zenml.config.base_settings import BaseSettings
from zenml.config.pipeline_run_configuration import PipelineRunConfiguration

KEY = "docker"


def described(settings):
    """Settings in any form, as `DockerSettings` has them."""
    if settings is None:
        return None
    if not isinstance(settings, DockerSettings):
        values = settings if isinstance(settings, dict) else dump(settings)
        settings = DockerSettings(**values)
    values = settings.model_dump(mode="json") if PYDANTIC_2 else json.loads(settings.json())
    return {"json": json.dumps(values, sort_keys=True), "set": sorted(names_set(settings))}


def dump(settings):
    """The arguments that settings without a class of their own hold."""
    return settings.model_dump(exclude_unset=True) if PYDANTIC_2 else settings.dict(exclude_unset=True)


def names_set(model, prefix=""):
    """The names of the fields that are set, those of nested models with dots."""
    own = model.model_fields_set if PYDANTIC_2 else model.__fields_set__
    further = (model.model_extra or {}) if PYDANTIC_2 else {}
    for name in {*own, *further}:
        yield prefix + name
        value = model.__dict__.get(name)
        if hasattr(value, "model_fields_set") or hasattr(value, "__fields_set__"):
            yield from names_set(value, prefix + name + ".")


def of_program(text):
    """The pipeline and the steps of a program, or the only settings in it."""
    namespace = {"__name__": "__main__"}
    linecache.cache["snippet"] = (len(text), None, text.splitlines(keepends=True), "snippet")  # a step reads its source
    exec(compile(text, "snippet", "exec"), namespace)
    answer = {"pipeline": None, "steps": {}}
    for value in namespace.values():
        configuration = getattr(value, "configuration", None)
        if configuration is None or isinstance(value, type):
            continue
        settings = described(configuration.settings.get(KEY))
        if type(value).__name__.endswith("Pipeline"):
            answer |= {"pipeline": settings, "name": value.name, "dynamic": bool(getattr(value, "is_dynamic", False))}
        elif settings is not None:
            answer["steps"][configuration.name] = settings
    if "name" not in answer:
        found = [value for value in namespace.values() if isinstance(value, DockerSettings)]
        answer["pipeline"] = described(found[0])
    return answer


def of_run_configuration(content):
    """The settings of a run configuration and of its steps."""
    if PYDANTIC_2:
        configuration = PipelineRunConfiguration.model_validate(content)
    else:
        configuration = PipelineRunConfiguration.parse_obj(content)
    steps = {name: described(step.settings.get(KEY)) for name, step in (configuration.steps or {}).items()}
    return {
        "pipeline": described((configuration.settings or {}).get(KEY)),
        "steps": {name: settings for name, settings in steps.items() if settings is not None},
    }


def main():
    for line in sys.stdin:
        case = json.loads(line)
        text = case["text"]
        try:
            if case["kind"] == "python":
                answer = of_program(text)
            else:
                answer = of_run_configuration(yaml.safe_load(text) if case["kind"] == "yaml" else json.loads(text))
        except Exception as error:  # whatever ZenML, Python or YAML has to say about the text
            answer = {"error": f"{type(error).__name__}: {error}"[:200]}
        print(json.dumps({"release": RELEASE, **case, **answer}, ensure_ascii=False))


if __name__ == "__main__":
    main()
