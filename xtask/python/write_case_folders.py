"""Asks the real ZenML about the cases that are folders and writes its answers beside them.

    PYTHONUTF8=1 VENV/bin/python write_case_folders.py crates/engine/tests/cases/*/case.json

A folder holds `case.json`, in the format of a line for `oracle.py`. Written are `expected.json`, the `Dockerfile`, each
requirements file (without the leading dot and with `.txt`), and `accumulated.txt`: the set of all their lines, sorted.
A case of another Python than this interpreter's is left alone.
"""

import json
import logging
import pathlib
import sys

import isolation  # noqa: F401
from installed import PYTHON, RELEASE
from oracle import answer


def write(path):
    """Replaces everything in the folder but the case itself."""
    folder = path.parent
    case = json.loads(path.read_text(encoding="utf-8"))
    if (case["zenml_version"], case["python_version"]) != (RELEASE, PYTHON):
        print(f"{folder.name}: for ZenML {case['zenml_version']} on Python {case['python_version']}", file=sys.stderr)
        return
    for stale in folder.iterdir():
        if stale not in (path, folder / "link.txt"):
            stale.unlink()
    expected = answer(case)
    save(folder / "expected.json", json.dumps(expected, indent=2, ensure_ascii=False) + "\n")
    if expected.get("dockerfile"):
        save(folder / "Dockerfile", expected["dockerfile"])
    lines = set()
    for file in expected.get("requirements_files", []):
        save(folder / (file["name"].lstrip(".") + ".txt"), file["content"])
        lines.update(file["content"].splitlines())
    if lines:
        save(folder / "accumulated.txt", "".join(line + "\n" for line in sorted(lines)))
    print(f"{folder.name}: {expected['status']}", file=sys.stderr)


def save(path, text):
    path.write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    for name in sys.argv[1:]:
        write(pathlib.Path(name))
