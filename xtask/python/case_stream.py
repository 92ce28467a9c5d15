"""Reads cases as JSON lines, lets ZenML answer them, and writes them with what was expected or says what differs."""

import argparse
import json
import sys

from installed import PYTHON, RELEASE


def main(description, answer):
    """The command line of an oracle. Cases of another release or Python are left out, unless `--force` is given."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--force", action="store_true", help="answer the cases of other releases and Pythons as well")
    parser.add_argument("--verify", action="store_true", help="compare with `expected` and print the differences")
    arguments = parser.parse_args()
    answered = differing = 0
    for line in sys.stdin:
        case = json.loads(line)
        if not arguments.force and (case["zenml_version"], case["python_version"]) != (RELEASE, PYTHON):
            continue
        before = case.pop("expected", None)
        case["expected"] = json.loads(json.dumps(answer(case)))
        answered += 1
        if not arguments.verify:
            print(json.dumps(case, ensure_ascii=False))
        elif _comparable(before) != _comparable(case["expected"]):
            differing += 1
            print(json.dumps({"id": case["id"], "was": before, "now": case["expected"]}))
    differences = f", {differing} differ" if arguments.verify else ""
    print(f"{RELEASE} on Python {PYTHON}: {answered} cases{differences}", file=sys.stderr)
    sys.exit(1 if differing else 0)


def _comparable(expected):
    """The order of the answers does not count; the order inside of them does."""
    return json.dumps(sorted((expected or {}).items()))
