"""How ZenML's values and exceptions are written into an answer."""

import json
from enum import Enum

import isolation  # noqa: F401
import pydantic


def plain(value):
    """The value with enums and tuples as JSON has them."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value


def error(exception, stage, world):
    """An exception as `expected.error`: the integrations that its text lists are cut off."""
    message = exception.args[0] if isinstance(exception, KeyError) and exception.args else str(exception)
    message = world.portable(str(message))
    message = message.split(" Currently the following integrations are implemented.")[0]
    return {"stage": stage, "type": type(exception).__name__, "message": message}


def validation_errors(exception):
    """The errors of a pydantic ValidationError: location, type and text."""
    try:
        errors = exception.errors(include_url=False, include_context=False, include_input=False)
    except TypeError:  # pydantic 1
        errors = exception.errors()
    return [{"loc": list(found["loc"]), "type": found["type"], "msg": found["msg"]} for found in errors]


def settings_json(settings):
    """The settings as ZenML hashes them."""
    return json.dumps(settings.model_dump(mode="json", exclude={"prevent_build_reuse"}), sort_keys=True)


def refusal(exception, stage, world):
    """Status and error of what ZenML raised."""
    if isinstance(exception, pydantic.ValidationError):
        errors = validation_errors(exception)
        return {"status": "validation_error", "stage": stage, "model": exception.title, "errors": errors}
    return {"status": "error", "error": error(exception, stage, world)}
