"""Answers the rows of `gen_tables.py` by running the real ZenML.

    gen_tables.py … | PYTHONUTF8=1 VENV/bin/python oracle_tables.py > cases.jsonl

Real, besides what is real in `oracle`: the git repository that a checkout is of and its state, the local image builder's
`build`. A stand-in is the container engine itself, which remembers what it is asked to do, and the remote builder.
"""

import functools
import logging
import os
import subprocess
import tempfile
from types import SimpleNamespace

import isolation  # noqa: F401
import pydantic
import zenml.image_builders.local_image_builder as local_image_builder
from answers import error, validation_errors
from case_stream import main
from oracle import PIPELINE_QUESTIONS, Snapshot, build_configuration, client
from replacements import build_configuration as configurations
from replacements import build_utils, image_builder, replaced, surroundings
from world import World
from zenml.code_repositories.git.local_git_repository_context import LocalGitRepositoryContext
from zenml.config.docker_settings import DockerSettings

# What `get_container_engine` raises where neither Docker nor Podman runs.
NO_ENGINE = "No container engine is available. Install and start Docker, or install Podman."


def answer(case):
    """`expected` of a row."""
    with World(case) as world:
        try:
            settings = DockerSettings(**case["docker_settings"])
        except pydantic.ValidationError as invalid:
            return {"status": "validation_error", "errors": validation_errors(invalid)}
        stack = world.stack()
        configuration = build_configuration(settings, case)
        stack.get_docker_builds = lambda *_, **__: [configuration]
        with replaced(*surroundings(world), *client(stack)):
            return world.portable(ANSWERS[case["kind"]](world, stack, configuration))


# Where the code comes from.


def code(world, _, configuration):
    """What ZenML decides about the code of a run from this checkout."""
    snapshot = Snapshot(configuration.settings, world.case)
    answers = {"status": "ok"}
    with tempfile.TemporaryDirectory(prefix="remote-") as remote:
        context = checkout(world, remote)
        try:
            repository = build_utils.verify_local_repository_context(snapshot, context)
        except RuntimeError as refused:
            repository = None
            answers.update(status="error", error=error(refused, "verify", world))
    for name in (
        "should_include_files",
        "should_download_files",
        "should_download_files_from_code_repository",
    ):
        answers[name] = getattr(configuration, name)(code_repository=repository)
    for name in PIPELINE_QUESTIONS:
        takes_repository = name in ("requires_included_code", "code_download_possible")
        answers[name] = getattr(build_utils, name)(snapshot, *([repository] if takes_repository else []))
    build = SimpleNamespace(contains_code=answers["should_include_files"])
    answers["should_upload_code"] = build_utils.should_upload_code(
        snapshot, build, can_download_from_code_repository=repository is not None
    )
    answers["code_repository_usable"] = repository is not None
    return answers


def checkout(world, remote):
    """The real context of a real checkout in the state of the case; None without a repository."""
    repository = world.code_repository()
    if repository is None:
        return None
    git(remote, "init", "--bare", "--initial-branch=main")
    git(world.root, "init", "--initial-branch=main")
    git(world.root, "remote", "add", "origin", remote)
    commit(world, "first")
    git(world.root, "push", "origin", "main")
    if world.case["checkout"] == "unpushed":
        commit(world, "second")
    if world.case["checkout"] == "dirty":
        write(world, "untracked")
    context = LocalGitRepositoryContext.at(
        path=world.root, code_repository=repository, remote_url_validation_callback=lambda url: url == remote
    )
    states = {"clean": (False, False), "unpushed": (False, True), "dirty": (True, True)}
    assert (context.is_dirty, context.has_local_changes) == states[world.case["checkout"]]
    return context


def write(world, name):
    with open(os.path.join(world.root, name), "w", encoding="utf-8") as file:
        file.write(name)


def commit(world, name):
    write(world, name)
    git(world.root, "add", name)
    git(world.root, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--message", name)


def git(folder, *arguments):
    subprocess.run(("git", "-C", folder, *arguments), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


# What the container engine of the client is used for.


def container_engine(world, stack, configuration):
    """What a build asks of the engine, and how it ends where there is none."""
    spy = world.container_engine()
    answers = built(world, stack, configuration, lambda: spy)
    answers["calls"] = list(dict.fromkeys(call[0] for call in spy.method_calls))
    answers["without_engine"] = built(world, stack, configuration, no_engine)
    return answers


def no_engine():
    raise RuntimeError(NO_ENGINE)


def built(world, stack, configuration, get_engine):
    """How checksum and build end with this engine."""
    builder = stack.image_builder
    if builder.is_building_locally:
        builder._config.use_subprocess_call = False
        builder._check_registry_image = lambda *_: None
        builder.build = functools.partial(local_image_builder.LocalImageBuilder.build, builder)
    modules = (configurations, image_builder, local_image_builder)
    with replaced(*((module, "get_container_engine", get_engine) for module in modules)):
        stage = "checksum"
        try:
            configuration.compute_settings_checksum(stack=stack, code_repository=None)
            stage = "build"
            build_utils.create_pipeline_build(Snapshot(configuration.settings, world.case), code_repository=None)
        except Exception as exception:
            return {"status": "error", "error": error(exception, stage, world)}
    return {"status": "ok"}


ANSWERS = {"code": code, "container_engine": container_engine}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main(__doc__, answer)
