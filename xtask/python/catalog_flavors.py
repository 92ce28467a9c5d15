"""The part of a catalog about flavors of stack components and of code repositories."""

import ast
import builtins
import functools
import importlib.abc
import importlib.machinery
import sys
import types

import isolation  # noqa: F401
from installed import PYDANTIC_2
from zenml.integrations.registry import integration_registry
from zenml.integrations.utils import get_integration_for_module
from zenml.stack.flavor_registry import FlavorRegistry
from zenml_sources import defines, implementation, lineage, modules, source

CONTAINERIZED = ("ContainerizedOrchestrator", "ContainerizedDeployer")
ATTEMPTS = 12


def flavors():
    """One record per flavor, by component type and name."""
    records = [_flavor(flavor, integration) for flavor, integration in flavor_classes()]
    return sorted(records, key=lambda record: (record["type"], record["name"]))


def flavor_classes():
    """Every flavor class with the name of its integration (None for ZenML's own)."""
    for flavor in FlavorRegistry().builtin_flavors:
        yield flavor, None
    for name, integration in integration_registry.integrations.items():
        for flavor in _flavors_of(name, integration) or []:
            yield flavor, name


@functools.lru_cache(maxsize=None)
def flavor_class(component_type, name):
    """The flavor class of a component type and name, with the name of its integration."""
    for found, integration in flavor_classes():
        flavor = found()
        if (flavor.type.value, flavor.name) == (component_type, name):
            return found, integration
    raise KeyError(f"no flavor {component_type}/{name}")


def code_repositories():
    """One record per kind of code repository: the integration whose requirements it brings."""
    return [
        {"type": integration, "requirements_integration": integration}
        for _, integration in code_repository_classes()
    ]


def code_repository_classes():
    """The module of every code repository that ZenML ships, with its integration."""
    found = []
    for name, path in modules():
        if ".code_repositories." in name:
            for class_name in source(name).classes:
                if any(base == "BaseCodeRepository" for _, base, _ in lineage(name, class_name)[1:]):
                    found.append((name, get_integration_for_module(name).NAME))
    return sorted(found)


def requirements_overrides(module, class_name):
    """The bases (module, class name, member) that replace what a component requires by default."""
    return [
        (defined_in, base, member)
        for defined_in, base, node in lineage(module, class_name)
        for member in ("requirements", "apt_packages")
        if base != "StackComponent" and defines(node, member)
    ]


def docker_builds_base(module, class_name):
    """The base (module, class name) that declares Docker builds, or None."""
    for defined_in, base, node in lineage(module, class_name):
        if base != "StackComponent" and defines(node, "get_docker_builds"):
            return defined_in, base
    return None


def _flavor(flavor_class, integration):
    flavor = flavor_class()
    module, class_name = implementation(flavor_class)
    if module is None:
        raise ValueError(f"{flavor_class}: no implementation class found")
    bases = lineage(module, class_name)
    unresolved = [base for defined_in, base, node in bases if node is None and defined_in.startswith("zenml")]
    if unresolved:
        raise ValueError(f"{flavor_class}: bases without a source: {unresolved}")
    _check_import(flavor, module, class_name)
    contributor = get_integration_for_module(module)
    overrides = requirements_overrides(module, class_name)
    unknown = [base for _, base, member in overrides if base not in CONTAINERIZED or member != "requirements"]
    if unknown:
        raise ValueError(f"{flavor_class}: requirements replaced in a new way by {unknown}")
    return {
        "type": flavor.type.value,
        "name": flavor.name,
        "display_name": getattr(flavor, "display_name", None),
        "integration": integration,
        "requirements_integration": contributor.NAME if contributor else None,
        "is_local": _flag(flavor.config_class, "is_local"),
        "is_remote": _flag(flavor.config_class, "is_remote"),
        "containerized": any(base in CONTAINERIZED for _, base, _ in bases),
        "adds_local_zenml": bool(overrides),
        "uses_docker": docker_builds_base(module, class_name) is not None,
        "docs_url": flavor.docs_url,
    }


def _check_import(flavor, module, class_name):
    """Where the implementation can be imported, it must be the class that the sources led to."""
    try:
        real = flavor.implementation_class
    except ImportError:
        return
    if (real.__module__, real.__name__) != (module, class_name):
        raise ValueError(f"the sources say {module}.{class_name}, the import says {real.__module__}.{real.__name__}")


def _flag(config_class, property_name):
    """True or False where the configuration cannot change it, else "config"."""
    for _, _, node in lineage(config_class.__module__, config_class.__name__):
        if not defines(node, property_name):
            continue
        for function in node.body:
            if isinstance(function, ast.FunctionDef) and function.name == property_name:
                returned = [inner.value for inner in ast.walk(function) if isinstance(inner, ast.Return)]
                if len(returned) == 1 and isinstance(returned[0], ast.Constant):
                    return returned[0].value
                return "config"
        break
    empty = config_class.model_construct() if PYDANTIC_2 else config_class.construct()
    return bool(getattr(empty, property_name))


# Some releases import third-party packages in the module of an integration's flavors (0.47 and 0.50: boto3 and
# others). They are replaced by empty modules, and the import is tried again.


class _Anything:
    """Stands in for any class of a replaced package."""

    @classmethod
    def __get_validators__(cls):
        yield lambda value: value


class _EmptyModule(types.ModuleType):
    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (_Anything,), {})


class _EmptyModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, packages):
        self.packages = packages

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.packages:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return _EmptyModule(spec.name)

    def exec_module(self, module):
        pass


def _flavors_of(name, integration):
    packages = set()
    for _ in range(ATTEMPTS):
        finder = _EmptyModules(set(packages))
        sys.meta_path.append(finder)
        try:
            found = integration.flavors()
            if packages:
                print(f"integration {name}: replaced {sorted(packages)}", file=sys.stderr)
            return found
        except ModuleNotFoundError as error:
            package = (error.name or "").split(".")[0]
            if not package or package == "zenml" or package in packages:
                raise
            packages.add(package)
        except NameError as error:  # a name imported for type checking alone, used at run time
            missing = error.name
            if hasattr(builtins, missing):
                raise
            setattr(builtins, missing, type(missing, (_Anything,), {}))
        finally:
            sys.meta_path.remove(finder)
            _forget(lambda module: module.split(".")[0] in packages)
        _forget(lambda module: module.startswith(integration.__module__ + "."))
        if not PYDANTIC_2:
            from pydantic import class_validators

            class_validators._FUNCS.clear()
    return integration.flavors()


def _forget(condition):
    for module in [module for module in sys.modules if condition(module)]:
        del sys.modules[module]
