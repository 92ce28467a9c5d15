"""The part of a catalog about `DockerSettings`: fields, enums and the constants of the image builder."""

import ast
import inspect
import re
from enum import Enum

import isolation  # noqa: F401
import pydantic
import zenml.config.docker_settings as docker_settings
import zenml.utils.pipeline_docker_image_builder as image_builder
from installed import PYDANTIC_2, PYTHON


def fields():
    """One record per field of `DockerSettings` and its nested models, in ZenML's order."""
    deprecated = deprecated_fields()
    records = []
    for model in _classes(pydantic.BaseModel):
        for name, kind, default in _fields_of(model):
            record = {"model": model.__name__, "name": name, "type": type_name(kind), "default": plain(default)}
            record["deprecated"] = model.__name__ == "DockerSettings" and name in deprecated
            records.append(record)
    return records


def enums():
    """One record per enum of the settings; `commands` are those of `PythonEnvironmentExportMethod`."""
    records = []
    for enum in _classes(Enum):
        record = {"name": enum.__name__, "values": [member.value for member in enum]}
        if hasattr(enum, "command"):
            record["commands"] = [member.command for member in enum]
        records.append(record)
    return records


def constants():
    """The image builder's constants. A dict becomes a list of pairs, because its order reaches the Dockerfile."""
    kinds = (str, int, float, dict, list, tuple, bool)
    found = {
        name: value
        for name, value in vars(image_builder).items()
        if name.isupper() and name != "TYPE_CHECKING" and isinstance(value, kinds)
    }
    found["DEFAULT_DOCKER_PARENT_IMAGE"] = found["DEFAULT_DOCKER_PARENT_IMAGE"].replace("py" + PYTHON, "py{python}")
    found["BUILD_OPTION_CONVERSIONS"] = getattr(docker_settings, "BUILD_OPTION_CONVERSIONS", None)
    return {
        name: plain(list(value.items()) if isinstance(value, dict) else value) for name, value in sorted(found.items())
    }


def deprecated_fields():
    """The names given to `deprecate_pydantic_attributes` in the source of the settings."""
    call = re.search(
        r"deprecate_pydantic_attributes\((.*?)\n\s*\)", inspect.getsource(docker_settings), re.DOTALL
    )
    return ast.literal_eval("[" + call.group(1).strip() + "]") if call else []


def type_name(kind):
    """A type as its annotation is written: `Optional[str]`, `List[str]`, `DockerBuildConfig`."""
    text = kind if isinstance(kind, str) else kind.__name__ if inspect.isclass(kind) else str(kind)
    return text.replace("typing.", "").replace("zenml.config.docker_settings.", "")


def plain(value):
    """The value in JSON's types."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    raise TypeError(f"no JSON for {value!r}")


def _classes(base):
    for value in vars(docker_settings).values():
        if inspect.isclass(value) and value.__module__ == docker_settings.__name__ and issubclass(value, base):
            yield value


def _fields_of(model):
    if PYDANTIC_2:
        for name, field in model.model_fields.items():
            yield name, field.annotation, field.get_default(call_default_factory=True)
    else:
        for name, field in model.__fields__.items():
            yield name, field._type_display(), field.get_default()
