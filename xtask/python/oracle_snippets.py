"""Answers cases of kind `snippets`: what the settings of a case are, and whether ZenML loads each snippet to the same.

    gen_snippets.py … | (the engine adds `snippets`) | PYTHONUTF8=1 VENV/bin/python oracle_snippets.py > cases.jsonl

`expected.levels` has the pipeline's and each step's settings as ZenML takes them from Python values; `expected.loads` has,
for each snippet, true or what ZenML made of it instead. A combination that ZenML refuses has to be refused in each.
"""

import json

from case_stream import main
from load_settings import answer as load_answer

# Validation a second time, which a pipeline does with its settings, changes some of them in older releases.
HELD = """import json
from zenml import pipeline

@pipeline(settings={{"docker": DockerSettings(**json.loads({!r}))}})
def held():
    pass
"""


def answer(case):
    """What each level is, and what the snippets are."""
    levels = [case["docker_settings"]] + [step["docker_settings"] for step in case["steps"]]
    texts = [json.dumps(level) for level in levels]
    levels = [load_answer({"kind": "json", "text": text}) for text in texts]
    held = [load_answer({"kind": "python", "text": HELD.format(text), "name": "held"}) for text in texts]
    return {"levels": levels, "loads": [loads(case, (levels, held), snippet) for snippet in case["snippets"]]}


def loads(case, readings, snippet):
    """True, or what the snippet is instead."""
    found = load_answer({**snippet, "pipeline": case["called"]})
    if "error" in found and any("error" in level for level in readings[0]):
        return True  # Python code and run configurations are refused as a whole
    equal = any(found == expected(case, levels, snippet["level"]) for levels in readings)
    return True if equal else found


def expected(case, levels, level):
    """What the snippet of a level has to be."""
    found = dict(levels[level])
    if level:
        step = case["steps"][level - 1]
        if not step["docker_settings"]:
            found = {}
        if step["step_operator"]:
            found["step_operator"] = step["step_operator"]
    return found


if __name__ == "__main__":
    main(__doc__, answer)
