"""Answers cases of kind `pipeline` and `reuse` by running the real ZenML.

    gen_pipelines.py … | PYTHONUTF8=1 VENV/bin/python oracle_pipelines.py > cases.jsonl

Real: the decorators, `with_options`, the run configuration, the compiler, builds and their reuse, the round trip of a
stored snapshot, the invocations of a dynamic pipeline, and the image of each step. Pipelines are answered from 0.91.1 on,
reuse from 0.68.1 on.
"""

import isolation  # noqa: F401
import pipeline_world
from case_stream import main


def answer(case):
    # Each kind imports what only newer releases have.
    if case["kind"] == "pipeline":
        from pipeline_answer import answer_pipeline

        return answer_pipeline(case)
    from reuse_answer import answer_reuse

    return answer_reuse(case)


if __name__ == "__main__":
    pipeline_world.prepare_zenml()
    main(__doc__, answer)
