"""Prints the catalog of the ZenML release that is installed in this interpreter.

    VENV/bin/python extract_catalog.py > 0.98.0.json

The virtual environment holds `zenml[local]==RELEASE` (and `setuptools<80` below 0.98) and no package of any
integration. What is kept is what follows from a configuration, not ZenML's own sentences. One record per line.
"""

import importlib.metadata
import json
import re
import sys

import isolation  # noqa: F401
import catalog_flavors
import catalog_integrations
import catalog_settings
from installed import PYTHON, RELEASE
from zenml.integrations.utils import get_requirements_for_module


def catalog():
    """The whole catalog as a dict; its entries stand in the file in this order."""
    metadata = importlib.metadata.metadata("zenml")
    pythons = supported_pythons(metadata.get_all("Classifier") or [])
    core, extras = dependencies(importlib.metadata.requires("zenml") or [])
    integrations = catalog_integrations.integrations(pythons)
    flavors = catalog_flavors.flavors()
    check_requirements(integrations, flavors)
    return {
        "release": RELEASE,
        "requires_python": metadata["Requires-Python"],
        "python_versions": pythons,
        "constants": catalog_settings.constants(),
        "fields": catalog_settings.fields(),
        "enums": catalog_settings.enums(),
        "deployment_requirements": deployment_requirements(),
        "core_dependencies": core,
        "local_dependencies": extras.get("local", []),
        "extras": sorted(extras),
        "code_repositories": catalog_flavors.code_repositories(),
        "integrations": integrations,
        "flavors": flavors,
    }


def supported_pythons(classifiers):
    """The Python versions of the package's classifiers, oldest first."""
    versions = [re.fullmatch(r"Programming Language :: Python :: 3\.(\d+)", line) for line in classifiers]
    return [f"3.{minor}" for minor in sorted({int(version[1]) for version in versions if version})]


def dependencies(requirements):
    """The requirements of the package itself, and those of each extra without the extra's marker."""
    core, extras = [], {}
    for requirement in requirements:
        extra = re.fullmatch(r"(.*?)\s*;\s*(?:\(?(.*?)\)?\s+and\s+)?extra == ['\"](.+?)['\"]\s*", requirement)
        if extra:
            marker = f" ; {extra[2]}" if extra[2] else ""
            extras.setdefault(extra[3], []).append(extra[1].strip() + marker)
        else:
            core.append(requirement)
    return core, extras


def deployment_requirements():
    """What the image of a deployer needs besides; none in releases without deployment settings."""
    try:
        from zenml.config import DeploymentSettings
        from zenml.deployers.utils import load_deployment_requirements
    except ImportError:
        return []
    return list(load_deployment_requirements(DeploymentSettings()))


def check_requirements(integrations, flavors):
    """What the records say a component contributes must be what ZenML says on this interpreter's Python."""
    contributed = {}
    for record in integrations:
        contributed[record["name"]] = record.get("requirements_by_python", {}).get(PYTHON, record["requirements"])
    for flavor_class, _ in catalog_flavors.flavor_classes():
        flavor = flavor_class()
        record = next(r for r in flavors if (r["type"], r["name"]) == (flavor.type.value, flavor.name))
        module, _ = catalog_flavors.implementation(flavor_class)
        real = set(get_requirements_for_module(module))
        if real != set(contributed.get(record["requirements_integration"], [])):
            raise ValueError(f"flavor {record['type']}/{record['name']}: ZenML requires {sorted(real)}")


def text(entries):
    """The catalog's JSON: every element of a top-level list or dict on a line of its own."""
    parts = []
    for key, value in entries.items():
        name = json.dumps(key)
        if isinstance(value, list):
            lines = [json.dumps(element, ensure_ascii=False) for element in value]
            parts.append(f"{name}: [" + _lines(lines) + "]")
        elif isinstance(value, dict):
            lines = [json.dumps(inner) + ": " + json.dumps(one, ensure_ascii=False) for inner, one in value.items()]
            parts.append(f"{name}: {{" + _lines(lines) + "}")
        else:
            parts.append(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(lines):
    return "\n" + ",\n".join(lines) + "\n" if lines else ""


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.write(text(catalog()))
