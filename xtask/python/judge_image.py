"""Runs inside an image: what `importlib.metadata`, `packaging` and the imports themselves say of what stacks ask for.

The second argument is `{"requirements": […], "flavors": [[type, name], …]}`; printed is one JSON. `packaging` is given from outside,
in the folder of the first argument, and is on the path for judging alone.
"""

import json
import subprocess
import sys
from importlib import metadata

# An implementation is imported as ZenML does it: by its flavor, which names it.
IMPORT = """
import contextlib, json, sys
kind, name, out = sys.argv[1], sys.argv[2], {}
try:
    with contextlib.redirect_stdout(sys.stderr):
        from zenml.zen_stores import base_zen_store  # noqa: F401
        from zenml.stack.flavor_registry import FlavorRegistry
        registry = FlavorRegistry()
        flavors = registry.builtin_flavors + registry.integration_flavors
        flavor = [one for one in flavors if one().name == name and one().type.value == kind][0]()
        before = set(sys.modules)
        flavor.implementation_class
    new = set(sys.modules) - before
    out = {"imported": True, "modules": sorted(set(module.split(".")[0] for module in new))}
except ImportError as error:
    out = {"imported": False, "missing": (error.name or "").split(".")[0], "error": repr(error)[:300]}
except Exception as error:
    out = {"imported": False, "missing": "", "error": repr(error)[:300]}
print(json.dumps(out))
"""


def installed():
    """The distributions by normalised name, as Python finds them: the first wins."""
    from packaging.utils import canonicalize_name

    found = {}
    for dist in metadata.distributions():
        found.setdefault(canonicalize_name(dist.metadata["Name"] or ""), dist)
    return found


def verdict(text, dists, asked=(), environment=None):
    """What `packaging` says of one requirement: as `pip check` would judge it, and extras followed."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    def holds(marker, extra):
        return marker.evaluate({**(environment or {}), "extra": extra})

    requirement = Requirement(text)
    if requirement.marker and not holds(requirement.marker, ""):
        return "not_applicable"
    dist = dists.get(canonicalize_name(requirement.name))
    if dist is None:
        return "missing"
    if not requirement.specifier.contains(dist.version):
        return "wrong"
    worst = "satisfied"
    for extra in requirement.extras:
        key = (canonicalize_name(requirement.name), canonicalize_name(extra))
        if key in asked:
            continue
        for line in dist.requires or []:
            needed = Requirement(line)
            if not needed.marker or not holds(needed.marker, extra) or holds(needed.marker, ""):
                continue
            needed.marker = None
            of_extra = verdict(str(needed), dists, asked + (key,), environment)
            worst = min(worst, of_extra, key=["missing", "wrong", "satisfied"].index)
    return worst


def imported(kind, name):
    done = subprocess.run([sys.executable, "-c", IMPORT, kind, name], capture_output=True, text=True)
    lines = done.stdout.strip().splitlines()
    return json.loads(lines[-1]) if lines else {"imported": False, "missing": "", "error": done.stderr[-300:]}


def main():
    asked = json.loads(sys.argv[2])
    sys.path.insert(0, sys.argv[1])
    dists = installed()
    verdicts = {text: verdict(text, dists) for text in asked["requirements"]}
    tops = {}
    for name, dist in dists.items():
        for top in (dist.read_text("top_level.txt") or name.replace("-", "_")).split():
            tops.setdefault(top, name)
    flavors = {kind + " " + name: imported(kind, name) for kind, name in asked["flavors"]}
    print(json.dumps({"verdicts": verdicts, "flavors": flavors, "tops": tops}))


if __name__ == "__main__":
    main()
