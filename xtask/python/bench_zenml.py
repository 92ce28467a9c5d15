"""Times the real ZenML: settings validated, requirements gathered, the Dockerfile generated.

    VENV/bin/python bench_zenml.py < cases.jsonl

For each case, in the format of `oracle.py`, one line of JSON goes out: the median in milliseconds of processor time, after
a warm-up, and what ZenML made. The stack is one of stand-ins, whose requirements are the real ones.
"""

import json
import logging
import statistics
import sys
import time

import isolation  # noqa: F401
from replacements import image_builder, replaced, surroundings
from world import World
from zenml.config.docker_settings import DockerSettings
from zenml.integrations.registry import integration_registry

Builder = image_builder.PipelineDockerImageBuilder
LONG_ENOUGH = 1.0
FEWEST = 7


def work(keywords, stack):
    """What is timed, with the results."""
    settings = DockerSettings(**keywords)
    files = Builder.gather_requirements_files(docker_settings=settings, stack=stack, code_repository=None, log=False)
    # As `build_docker_image` puts them together.
    apt_packages = settings.apt_packages.copy()
    if settings.install_stack_requirements:
        apt_packages += stack.apt_packages
    for integration in settings.required_integrations:
        apt_packages += integration_registry.integrations[integration].APT_PACKAGES
    dockerfile = Builder._generate_zenml_pipeline_dockerfile(
        parent_image=settings.parent_image or image_builder.DEFAULT_DOCKER_PARENT_IMAGE,
        docker_settings=settings,
        requirements_files=files,
        apt_packages=apt_packages,
    )
    return dockerfile, [[name, content] for name, content, _ in files]


def median(run):
    """The median time of several runs, in milliseconds."""
    run()
    times = []
    while len(times) < FEWEST or sum(times) < LONG_ENOUGH:
        began = time.process_time()
        run()
        times.append(time.process_time() - began)
    return statistics.median(times) * 1000


def main():
    for line in sys.stdin:
        case = json.loads(line)
        with World(case) as world, replaced(*surroundings(world)):
            stack = world.stack()
            dockerfile, files = work(case["docker_settings"], stack)
            milliseconds = median(lambda: work(case["docker_settings"], stack))
        print(json.dumps({"milliseconds": milliseconds, "dockerfile": dockerfile, "files": files}), flush=True)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main()
