"""The part of a catalog about integrations: their requirements by Python version, and their apt packages."""

import ast
import inspect
import platform
import sys

import isolation  # noqa: F401
import zenml_sources
from zenml.enums import OperatingSystemType
from zenml.integrations.registry import integration_registry


class FakeVersion(tuple):
    """Stands in for `sys.version_info`."""

    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])


def with_python(version, function):
    """Calls the function while the interpreter claims to be the first patch release of another Python."""
    major, minor = map(int, version.split("."))
    real = sys.version_info, platform.python_version, platform.python_version_tuple
    try:
        sys.version_info = FakeVersion((major, minor, 1, "final", 0))
        platform.python_version = lambda: f"{major}.{minor}.1"
        platform.python_version_tuple = lambda: (str(major), str(minor), "1")
        return function()
    finally:
        sys.version_info, platform.python_version, platform.python_version_tuple = real


def integrations(pythons):
    """One record per integration, by name; `requirements_by_python` holds the Python versions that differ.

    ZenML asks for `required_integrations` on Linux and for a component's integration without an operating system. Both
    have the same answer in every release so far, so that one list is kept.
    """
    restore_requirements()
    records = []
    for name, integration in sorted(integration_registry.integrations.items()):
        linux = {python: requirements(integration, OperatingSystemType.LINUX, python) for python in pythons}
        unspecified = {python: requirements(integration, None, python) for python in pythons}
        if unspecified != linux:
            raise ValueError(f"integration {name}: {unspecified} without an operating system, {linux} on Linux")
        records.append({"name": name, **by_python(linux), "apt_packages": list(integration.APT_PACKAGES)})
    return records


def requirements(integration, target_os, python):
    """What `get_requirements` answers, as if running on that Python."""
    arguments = {}
    if target_os is not None and "target_os" in inspect.signature(integration.get_requirements).parameters:
        arguments["target_os"] = target_os
    try:
        return with_python(python, lambda: list(integration.get_requirements(**arguments)))
    finally:
        restore_requirements()


def restore_requirements():
    """Puts REQUIREMENTS of all integrations back: mlflow of 0.66.0 extends the list at every call."""
    for name, integration in integration_registry.integrations.items():
        if list(integration.REQUIREMENTS) != _written[name]:
            integration.REQUIREMENTS[:] = _written[name]


def by_python(requirements_of):
    """The most common requirements, and those of the Python versions that differ from them."""
    answers = list(requirements_of.values())
    common = max(answers, key=answers.count)
    exceptions = {python: answer for python, answer in requirements_of.items() if answer != common}
    return {"requirements": common, **({"requirements_by_python": exceptions} if exceptions else {})}


def _as_written(integration):
    """REQUIREMENTS as the source gives them: the list in memory may already have been extended."""
    source = zenml_sources.source(integration.__module__)
    for statement in source.classes[integration.__name__].body:
        target = None
        if isinstance(statement, ast.Assign):
            target = statement.targets[0]
        elif isinstance(statement, ast.AnnAssign):
            target = statement.target
        if isinstance(target, ast.Name) and target.id == "REQUIREMENTS":
            try:
                return list(ast.literal_eval(statement.value))
            except ValueError:  # not a literal
                break
    return list(integration.REQUIREMENTS)


_written = {name: _as_written(integration) for name, integration in integration_registry.integrations.items()}
