"""Which ZenML, Python and pydantic this interpreter has."""

import sys

import isolation  # noqa: F401
import pydantic
import zenml

RELEASE = zenml.__version__
RELEASE_NUMBERS = tuple(int(number) for number in RELEASE.split(".")[:3])
PYTHON = "%d.%d" % sys.version_info[:2]
PYDANTIC_2 = int(pydantic.VERSION.split(".")[0]) >= 2


def model_fields(model):
    """The fields of a pydantic model, by name."""
    return model.model_fields if PYDANTIC_2 else model.__fields__
