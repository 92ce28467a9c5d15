"""Would ZenML reuse an existing build, made with settings A or otherwise, for a run with settings B?"""

import copy
import inspect
from types import SimpleNamespace
from uuid import UUID

import isolation  # noqa: F401
import zenml.models
from answers import plain, refusal, settings_json
from oracle import Snapshot, build_configuration
from pipeline_world import PipelineWorld, steady, use_client, warnings
from replacements import build_utils, replaced, surroundings
from world import SOME_ID
from zenml.config.docker_settings import DockerSettings

# The conditions of `find_existing_build`, in the order of its query.
CONDITIONS = (
    "stack_id",
    "container_registry_id",
    "is_local",
    "contains_code",
    "zenml_version",
    "python_version",
    "checksum",
)
# From 0.96.4 on.
PREPARES = hasattr(build_utils, "prepare_pipeline_build")
# `deployment` in older releases.
SNAPSHOT = next(iter(inspect.signature(build_utils.find_existing_build).parameters))


class ReuseSnapshot(Snapshot):
    """With the property that decides in releases that have no function for it."""

    @property
    def should_prevent_build_reuse(self):
        if hasattr(build_utils, "should_prevent_build_reuse"):
            return bool(build_utils.should_prevent_build_reuse(self))
        base = getattr(zenml.models, f"Pipeline{SNAPSHOT.capitalize()}Base")
        return bool(base.should_prevent_build_reuse.fget(self))


def answer_reuse(case):
    """`expected` of a case of kind `reuse`."""
    expected = {}
    warnings.take()
    with PipelineWorld(case) as world, replaced(*surroundings(world)):
        ReuseAnswer(world, expected).run()
        expected["warnings"] = steady(warnings.take())
        return world.portable(plain(expected))


class ReuseAnswer:
    """ZenML's answers about one pair."""

    def __init__(self, world, expected):
        self.world = world
        self.case = world.case
        self.expected = expected
        self.snapshots, self.prepared, self.checksums = {}, {}, {}
        self.failing = []

    def run(self):
        self.stack = self.world.stack()
        self.repository = self.world.code_repository()
        self.client = self.world.client(self.stack)
        use_client(self.client)
        for side in ("a", "b"):
            self.expected[side] = {}
            self.side(side, self.expected[side])
        both = len(self.checksums) == 2
        self.expected["checksums_equal"] = self.checksums["a"] == self.checksums["b"] if both else None
        self.expected["status"] = "ok" if both else "error"
        if "b" in self.checksums:
            self.client.list_builds.side_effect = self.list_builds
            self.find()
            self.reuse()

    def side(self, side, answer):
        """Settings, checksums and decisions of one side."""
        try:
            settings = DockerSettings(**copy.deepcopy(self.case["docker_settings_" + side]))
        except Exception as exception:
            answer.update(refusal(exception, "settings", self.world))
            return
        answer["settings_json"] = settings_json(settings)
        configuration = build_configuration(settings, self.case)
        snapshot = self.snapshots[side] = ReuseSnapshot(settings, self.case)
        answer["should_prevent_build_reuse"] = snapshot.should_prevent_build_reuse
        answer["requires_included_code"] = bool(build_utils.requires_included_code(snapshot, self.repository))
        try:
            settings_checksum, self.checksums[side] = self.prepare(side, configuration)
        except Exception as exception:
            answer.update(refusal(exception, "checksum", self.world))
            return
        answer["status"] = "ok"
        answer["settings_checksum"] = settings_checksum
        answer["build_checksum"] = self.checksums[side]
        self.stack.get_docker_builds = lambda *_, **__: [configuration]

    def prepare(self, side, configuration):
        """The checksum of the settings and of the whole build."""
        if PREPARES:
            prepared = build_utils.prepare_pipeline_build(
                items=[configuration], stack=self.stack, code_repository=self.repository
            )
            self.prepared[side] = {"prepared_build": prepared}
            return prepared.items[0].settings_checksum, prepared.checksum
        self.prepared[side] = {}
        return (
            configuration.compute_settings_checksum(stack=self.stack, code_repository=self.repository),
            build_utils.compute_build_checksum([configuration], stack=self.stack, code_repository=self.repository),
        )

    def list_builds(self, **query):
        """The server's answer: it holds one build."""
        self.world.queries.append(query)
        build = dict(self.case["existing_build"])
        if build["checksum"] in ("$a", "$b"):
            build["checksum"] = self.checksums.get(build["checksum"][1:])
        # Before 0.72.0 the container registry is none of them.
        for name in [name for name in CONDITIONS if name in query]:
            if not _holds(query[name], build[name]):
                self.failing.append(name)
        return Page([] if self.failing else ["existing"])

    def find(self):
        found = build_utils.find_existing_build(
            **{SNAPSHOT: self.snapshots["b"]}, **self.prepared["b"], code_repository=self.repository
        )
        queries = self.world.queries
        self.expected["find_existing_build"] = {
            "queried": bool(queries),
            "query": {name: _text(value) for name, value in queries[-1].items()} if queries else None,
            # Filled by the search of `reuse` below: empty where that does not even look.
            "failing_conditions": self.failing if queries else ["container_registry"],
            "found": found is not None,
        }
        queries.clear()
        self.failing.clear()

    def reuse(self):
        """The function around the search, which may not even look."""
        find = build_utils.find_existing_build
        existing = {"existing": SimpleNamespace(id=SOME_ID)}
        silent = SimpleNamespace(info=lambda *_: None, warning=lambda *_: None)
        with replaced(
            (build_utils, "create_pipeline_build", lambda **_: "created"),
            (build_utils, "logger", silent),
            (build_utils, "find_existing_build", lambda **arguments: existing.get(find(**arguments))),
        ):
            try:
                build = build_utils.reuse_or_create_pipeline_build(
                    **{SNAPSHOT: self.snapshots["b"]},
                    allow_build_reuse=self.case["allow_build_reuse"],
                    code_repository=self.repository,
                )
                self.expected["reused"] = build != "created"
            except Exception as exception:
                self.expected.update(refusal(exception, "reuse", self.world))


class Page:
    """A page of a server's list."""

    def __init__(self, items):
        self.items = items

    def __getitem__(self, position):
        return self.items[position]


def _text(value):
    return str(value) if isinstance(value, UUID) else value


def _holds(wanted, found):
    wanted = _text(wanted)
    if isinstance(wanted, str) and wanted.startswith("startswith:"):
        return found is not None and found.startswith(wanted[len("startswith:") :])
    return wanted == found
