"""Asks Python's `packaging` 26.3 which requirements installed sets meet, and prints one case a line.

    PYTHON judge_requirements.py crates/catalog/data/0.98.0.json | gzip -9n > crates/facts/tests/cases/verdicts.jsonl.gz

A case has a requirement, what is installed (name, version, extras, requirements), an environment of markers, and the verdict.
Made are the requirements of all integrations with versions around their bounds, and traps with extras, markers, local
versions, pre-releases, post-releases, epochs and names that are spelt otherwise.
"""

import itertools
import json
import random
import re
import sys
from types import SimpleNamespace

import packaging
from judge_image import verdict
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PYTHONS = ("3.8.18", "3.10.13", "3.11.2", "3.12.1", "3.14.0")
MACHINES = ("x86_64", "aarch64")
SUFFIXES = ("", "rc1", ".dev3", ".post1", "+cu121", ".0", "a1.dev2", ".post2.dev1", "+local.7")
TRAPS = {
    "torch==2.4.0": ("2.4.0+cu121", "2.4.0", "2.4", "2.4.0.post1", "2.4.0rc1", "2.4.1", "v2.4.0"),
    "torch==2.4.0+cu121": ("2.4.0+cu121", "2.4.0", "2.4.0+cpu", "2.4.0+CU121"),
    "torch!=2.4.0": ("2.4.0+cu121", "2.4.0", "2.4.1"),
    "x===1.0": ("1.0", "1.0.0", "1.0+local", "1.0 "),
    "x===1.0.dev1-odd": ("1.0.dev1-odd", "1.0.dev1"),
    "x==1.2.*": ("1.2", "1.2.0", "1.2.9", "1.2rc1", "1.2.0.dev1", "1.20", "1.2.post1", "1!1.2.0", "1.2+local"),
    "x!=1.2.*": ("1.2", "1.2.9", "1.3", "1.2rc1"),
    "x~=1.4.2": ("1.4.2", "1.4.9", "1.5", "1.4.2rc1", "1.4.2.post3", "1.4.1"),
    "x~=1.4": ("1.4", "1.9", "2.0", "2.0.dev1", "1.4a1"),
    "x>1.7": ("1.7", "1.7.0.post1", "1.7.post2", "1.7+local", "1.7.1", "1.8.dev1", "1.8rc1"),
    "x>1.7.post2": ("1.7.post2", "1.7.post3", "1.7.1", "1.7.0"),
    "x<2.0": ("2.0rc1", "2.0.dev1", "1.9", "1.9rc1", "2.0", "2.0+local"),
    "x<2.0rc2": ("2.0rc1", "2.0.dev1", "2.0rc2"),
    "x>=2.0": ("2.0rc1", "2.0", "2.1rc1", "2.1.dev1", "2.0+local"),
    "x>=2.0rc1": ("2.0rc1", "2.0", "2.1rc1", "2.0b1"),
    "x>=1!1.0": ("1.0", "1!1.0", "2!0", "1!0.9"),
    "x==1.0": ("1!1.0", "1.0", "1.0.0.0", "01.0"),
    "s3fs>2022.3.0,!=2025.3.1": ("2022.3.0", "2022.3.0.post1", "2022.3.1", "2025.3.1", "2025.3.1.post1", "2026.9.0"),
    "gcsfs!=2025.5.0,!=2025.5.0.post1,<=2024.12.0": ("2024.12.0", "2024.12.0.post1", "2025.5.0", "2023.1"),
    "X.Y_z==1": ("1",),
    "x": ("1.0rc1", "1.0.dev1", "0", "1!0", "2024.10.1", "not-a-version", "2004d"),
}  # fmt: skip
NAMED = {"X.Y_z==1": "x-y-Z"}
MARKERS = (
    'x==1; python_version < "3.11"', 'x==1; python_version >= "3.10" and platform_machine == "aarch64"',
    'x==1; sys_platform == "darwin"', 'x==1; sys_platform != "win32" or os_name == "nt"', 'x>2; python_full_version < "3.11.3"',
    'x==1; implementation_name == "pypy"', 'x==1; platform_system == "Linux"', 'x==1; python_version in "3.10 3.11"',
    'x==1; platform_python_implementation == "CPython" and python_version ~= "3.10"', 'x==1; extra == "gpu"',
)  # fmt: skip
# What brings extras: name, version, extras, requirements.
EXTRAS = ("box", "1.0", ["gpu", "Web_UI", "all", "loop"], [
    'cuda>=12; extra == "gpu"', 'flask<3; extra == "web-ui"', 'box[gpu,web-ui]; extra == "all"', 'box[loop]; extra == "loop"',
    'old==1; extra == "gpu" and python_version < "3.9"', "plain>=1", 'arm==1; extra == "gpu" and platform_machine == "aarch64"',
])  # fmt: skip


def environment(python, machine):
    return {
        "implementation_name": "cpython", "implementation_version": python, "os_name": "posix", "platform_machine": machine,
        "platform_python_implementation": "CPython", "platform_release": "6.1", "platform_system": "Linux",
        "platform_version": "#1", "python_full_version": python, "python_version": ".".join(python.split(".")[:2]),
        "sys_platform": "linux",
    }  # fmt: skip


def case(requirement, installed, python, machine):
    around = environment(python, machine)
    dists = {}
    for name, version, _, requires in installed:
        dists.setdefault(canonicalize_name(name), SimpleNamespace(version=version, requires=requires))
    return {
        "requirement": requirement, "installed": installed, "environment": around,
        "verdict": verdict(requirement, dists, environment=around),
    }  # fmt: skip


def around(requirement, chance):
    """Versions at and near the bounds of a requirement."""
    found = ["0", "9999"]
    for specifier in requirement.specifier:
        text = specifier.version.removesuffix(".*")
        version = Version(text)
        release = list(version.release)
        found += [text + suffix for suffix in chance.sample(SUFFIXES, 4) if re.fullmatch(r"[\d.]+", text) or not suffix]
        for step in (-1, 1):
            if release[-1] + step >= 0:
                found.append(".".join(map(str, release[:-1] + [release[-1] + step])))
    return [version for version in dict.fromkeys(found) if valid(version)]


def valid(version):
    try:
        return bool(Version(version))
    except ValueError:
        return False


def cases(catalog):
    chance = random.Random(98)
    environments = itertools.cycle(itertools.product(PYTHONS, MACHINES))
    texts = sorted({text for one in catalog["integrations"] for text in one["requirements"]})
    for text in texts:
        requirement = Requirement(text)
        for version in around(requirement, chance):
            yield case(text, [[requirement.name, version, [], []]], *next(environments))
        yield case(text, [["another", "1", [], []]], *next(environments))
    for text, versions in TRAPS.items():
        for version in versions:
            name = NAMED.get(text, Requirement(text).name)
            yield case(text, [[name, version, [], []]], *next(environments))
    for text, python, machine in itertools.product(MARKERS, PYTHONS, MACHINES):
        yield case(text, [["x", "1", [], []]], python, machine)
        yield case(text, [], python, machine)
    sets = [[], [["cuda", "12.1", [], []]], [["cuda", "11", [], []]], [["cuda", "12.1", [], []], ["flask", "2.9", [], []]]]
    sets += [[["cuda", "12", [], []], ["Flask", "3.0", [], []]], [["cuda", "12", [], []], ["old", "1", [], []], ["arm", "1", [], []]]]
    asked = ("box[gpu]", "box[web_ui]", "box[WEB.ui]>=1", "box[all]", "box[loop]", "box[none]", "box[gpu,web-ui]==1.0", "box>2", "box[gpu]>2")
    for text, others, (python, machine) in itertools.product(asked, sets, (("3.8.18", "x86_64"), ("3.11.2", "aarch64"), ("3.11.2", "x86_64"))):
        yield case(text, [list(EXTRAS), *others], python, machine)


def main():
    assert packaging.__version__ == "26.3", packaging.__version__
    with open(sys.argv[1], encoding="utf-8") as file:
        catalog = json.load(file)
    for one in cases(catalog):
        print(json.dumps(one, ensure_ascii=False))


if __name__ == "__main__":
    main()
