"""Makes random cases of kind `pipeline` or `reuse`; `oracle_pipelines.py` adds what ZenML answers.

    python3 gen_pipelines.py --catalog 0.98.0.json --kind pipeline --seed 1 --count 100 [--plain] > cases.jsonl

With `--plain` a pipeline has nothing but its decorators: what a Config of the page can say.
"""

import argparse
import json

from chance import Chance
from case_catalog import add_arguments, catalog_of
from random_layers import RandomLayers
from random_pipeline import RandomPipeline
from random_reuse import RandomReuse
from random_settings import RandomSettings
from random_stack import RandomStack


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--kind", choices=["pipeline", "reuse"], required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--plain", action="store_true", help="pipelines with decorators alone")
    parser.add_argument("--pythons", default="3.11,3.12", help="Python versions in turn, joined by commas")
    arguments = parser.parse_args()
    catalog = catalog_of(arguments)
    release, kind, pythons = catalog["release"], arguments.kind, arguments.pythons.split(",")
    chance = Chance(f"{kind}/{arguments.seed}/{release}")
    settings = RandomSettings(catalog, chance)
    layers = RandomLayers(RandomStack(catalog, chance), settings, chance)
    for number in range(arguments.count):
        case = {
            "kind": kind,
            "id": f"{kind[0]}{release}-s{arguments.seed}-{number:05d}",
            "zenml_version": release,
            "python_version": pythons[number % len(pythons)],
            "files": {},
            "commands": {},
            "client_environment": {},
        }
        if kind == "pipeline":
            RandomPipeline(layers, settings, case).fill()
            if arguments.plain:
                make_plain(case)
        else:
            RandomReuse(layers, settings, catalog, case).fill()
        print(json.dumps(case, ensure_ascii=False))


def make_plain(case):
    """Takes everything out of a pipeline but its decorators."""
    case["client_environment"], case["run_configuration"] = {}, None
    case["pipeline"]["with_options"] = []
    plain = {}
    for step in case["steps"]:
        operator = step["step_operator"] if isinstance(step["step_operator"], str) else None
        if step.get("same_as") is None:
            step.update({"with_options": None, "id": None, "after": [], "step_operator": operator})
            plain.setdefault(step["name"], step)
    case["steps"] = list(plain.values())
    if case["pipeline"]["dynamic"]:
        for step in case["steps"]:
            step["depends_on"] = True
        case["runs"] = [{"step": position} for position in range(len(case["steps"]))]


if __name__ == "__main__":
    main()
