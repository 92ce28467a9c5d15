"""Answers cases of kind `pipeline` and `reuse` by running the real ZenML.

    gen_pipelines.py … | PYTHONUTF8=1 VENV/bin/python oracle_pipelines.py > cases.jsonl

Real: the decorators, `with_options`, the run configuration, the compiler, builds and their reuse, the round trip of a
stored snapshot, the invocations of a dynamic pipeline, and the image of each step.
"""

import isolation  # noqa: F401
import pipeline_world
from case_stream import main
from pipeline_answer import answer_pipeline
from reuse_answer import answer_reuse


def answer(case):
    return answer_pipeline(case) if case["kind"] == "pipeline" else answer_reuse(case)


if __name__ == "__main__":
    pipeline_world.prepare_zenml()
    main(__doc__, answer)
