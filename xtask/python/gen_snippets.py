"""Makes random settings of pipelines and steps of kind `snippets`; the engine writes them, `oracle_snippets.py` loads them.

    python3 gen_snippets.py --catalog 0.98.0.json --seed 1 --count 20 > cases.jsonl
"""

import argparse
import json

from chance import Chance
from case_catalog import add_arguments, catalog_of
from random_settings import RandomSettings

PIPELINES = ("", "training", "my pipeline", "class", "step", "größe", "it's", 'a"b', "docker_settings")
STEPS = ("trainer", "trainer", "loader", "", "off", "1e3", "a: b", "step", "é", 'say "hi"', "trainer_2")
STEP_OPERATORS = ("", "", "sagemaker", "my operator", "yes", "123")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_arguments(parser)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--pythons", default="3.11", help="Python versions in turn, joined by commas")
    parser.add_argument("--kind", default="snippets")
    arguments = parser.parse_args()
    catalog = catalog_of(arguments)
    release, pythons = catalog["release"], arguments.pythons.split(",")
    chance = Chance(f"snippets/{arguments.seed}/{release}")
    settings = RandomSettings(catalog, chance)

    def some_settings(case):
        return settings.settings({**case, "files": {}, "commands": {}}, set())

    for number in range(arguments.count):
        case = {
            "kind": "snippets",
            "id": f"s{release}-s{arguments.seed}-{number:05d}",
            "zenml_version": release,
            "python_version": pythons[number % len(pythons)],
        }
        case["docker_settings"] = some_settings(case)
        case["pipeline_name"] = chance.choice(PIPELINES)
        case["steps"] = [
            {
                "name": chance.choice(STEPS),
                "step_operator": chance.choice(STEP_OPERATORS),
                "docker_settings": some_settings(case) if chance.chance(0.8) else {},
            }
            for _ in range(chance.choice([0, 0, 1, 2, 3]))
        ]
        print(json.dumps(case, ensure_ascii=False))


if __name__ == "__main__":
    main()
