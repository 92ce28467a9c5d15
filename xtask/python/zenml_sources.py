"""Reads classes from the sources of the installed ZenML without importing them.

Implementation classes import packages of their integration, which are not installed here. Their module, their bases
and what they override follow from the syntax trees alone.
"""

import ast
import os

import isolation  # noqa: F401
import zenml

ROOT = os.path.dirname(zenml.__file__)
MAXIMUM_DEPTH = 12


class Source:
    """One module of ZenML: its classes, its imports (name to module and original name) and its star imports."""

    def __init__(self, name, path):
        self.name = name
        self.path = path
        self.classes = {}
        self.imports = {}
        self.stars = []
        with open(path, encoding="utf-8") as file:
            self.tree = ast.parse(file.read())
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom):
                self._add_import_from(node)
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.asname:
                        self.imports.setdefault(alias.asname, (alias.name, None))
        for node in self.tree.body:
            if isinstance(node, ast.ClassDef):
                self.classes[node.name] = node
            elif isinstance(node, (ast.If, ast.Try)):
                for inner in ast.walk(node):
                    if isinstance(inner, ast.ClassDef):
                        self.classes.setdefault(inner.name, inner)

    def _add_import_from(self, node):
        module = self.absolute(node)
        for alias in node.names:
            if alias.name == "*":
                self.stars.append(module)
            else:
                self.imports.setdefault(alias.asname or alias.name, (module, alias.name))

    def absolute(self, node):
        """The module that a `from … import` names, with the dots of a relative import resolved."""
        module = node.module or ""
        if not node.level:
            return module
        is_package = os.path.basename(self.path) == "__init__.py"
        package = (self.name if is_package else self.name.rpartition(".")[0]).split(".")
        package = package[: len(package) - (node.level - 1)]
        return ".".join(package + ([module] if module else []))


_sources = {}


def source(name):
    """The `Source` of a module of ZenML, or None for any other module."""
    if name not in _sources:
        _sources[name] = None
        if name == "zenml" or name.startswith("zenml."):
            relative = os.path.join(ROOT, *name.split(".")[1:])
            for path in (relative + ".py", os.path.join(relative, "__init__.py")):
                if os.path.isfile(path):
                    _sources[name] = Source(name, path)
                    break
    return _sources[name]


def modules():
    """The name and the path of every module in ZenML's package."""
    for folder, _, files in os.walk(ROOT):
        for file in files:
            if file.endswith(".py"):
                path = os.path.join(folder, file)
                name = "zenml." + os.path.relpath(path, ROOT)[:-3].replace(os.sep, ".")
                yield (name[: -len(".__init__")] if name.endswith(".__init__") else name), path


def resolve(module, name, depth=0):
    """The module that defines the class and its syntax node; the node is None where it lies outside of ZenML."""
    found = source(module)
    if found is None or depth > MAXIMUM_DEPTH:
        return module, None
    if name in found.classes:
        return module, found.classes[name]
    if name in found.imports:
        target, original = found.imports[name]
        if original is None or not (target == "zenml" or target.startswith("zenml.")):
            return target, None
        resolved = resolve(target, original, depth + 1)
        if resolved[1] is not None:
            return resolved
    for star in found.stars:
        resolved = resolve(star, name, depth + 1)
        if resolved[1] is not None:
            return resolved
    return module, None


def lineage(module, name, depth=0, seen=None):
    """The class and all its bases, depth first, each as (module, class name, node or None)."""
    seen = [] if seen is None else seen
    defined_in, node = resolve(module, name)
    entry = (defined_in, node.name if node else name)
    if depth > MAXIMUM_DEPTH or entry in [known[:2] for known in seen]:
        return seen
    seen.append((*entry, node))
    for base in node.bases if node is not None else []:
        if isinstance(base, ast.Subscript):  # a generic class: Base[Argument]
            base = base.value
        if isinstance(base, ast.Name):
            lineage(defined_in, base.id, depth + 1, seen)
        elif isinstance(base, ast.Attribute) and isinstance(base.value, ast.Name):
            imported = source(defined_in).imports.get(base.value.id)
            if imported:
                target = imported[0] if imported[1] is None else ".".join(imported)
                lineage(target, base.attr, depth + 1, seen)
    return seen


def defines(node, member):
    """Whether the body of the class gives the member: a function or an assignment with a value."""
    for statement in node.body if node is not None else []:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) and statement.name == member:
            return True
        if isinstance(statement, ast.Assign):
            if any(isinstance(target, ast.Name) and target.id == member for target in statement.targets):
                return True
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            if statement.target.id == member and statement.value:
                return True
    return False


def implementation(flavor_class):
    """Where `implementation_class` of a flavor leads: (module, class name), or (None, None)."""
    for defined_in, _, node in lineage(flavor_class.__module__, flavor_class.__name__):
        for function in node.body if node is not None else []:
            if isinstance(function, ast.FunctionDef) and function.name == "implementation_class":
                found = _returned_class(source(defined_in), function)
                if found:
                    return found
    return None, None


def _returned_class(defined_in, function):
    imported = {}
    for node in ast.walk(function):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                imported[alias.asname or alias.name] = (defined_in.absolute(node), alias.name)
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Name):
            target = imported.get(node.value.id, (defined_in.name, node.value.id))
            module, class_node = resolve(*target)
            return module, (class_node.name if class_node is not None else target[1])
    return None
