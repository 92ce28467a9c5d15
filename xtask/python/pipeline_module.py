"""Turns a case into a Python module with its steps and its pipeline, as a person would have written them."""

import copy
import importlib
import linecache
import os
import sys
import types

from zenml.config.docker_settings import DockerSettings

MODULE = "zcase_pipeline"
SUPPORT = "zcase_support"
TEXT = """from zenml import pipeline, step
import zcase_support as S
{steps}
{depends_on}
@pipeline(**S.pipeline_arguments({argument}))
def the_pipeline():
    S.body()
"""
STEP = """@step(**S.step_arguments({0}))
def step_{0}() -> None:
    pass
obj_{0} = S.register({0}, step_{0})"""


def layer(described):
    """A layer of the case as the argument `settings`; None without one."""
    if described is None:
        return None
    settings = copy.deepcopy(described["docker_settings"])
    return {"docker": DockerSettings(**settings) if described["form"] == "object" else settings}


def options(described):
    """The arguments of a step's `with_options`."""
    arguments = {}
    if described.get("settings") is not None:
        arguments["settings"] = layer(described["settings"])
    if described.get("step_operator") is not None:
        arguments["step_operator"] = described["step_operator"]
    return arguments


def load(case, support, folder):
    """Writes the module into the folder and imports it."""
    own = [index for index, step in enumerate(case["steps"]) if step.get("same_as") is None]
    first = ", ".join(f"obj_{index}" for index in own if case["steps"][index].get("depends_on"))
    text = TEXT.format(
        steps="\n".join(STEP.format(index) for index in own),
        depends_on=f"DEPENDS_ON = [{first}]",
        argument="DEPENDS_ON" if case["pipeline"]["dynamic"] else "",
    )
    with open(os.path.join(folder, MODULE + ".py"), "w", encoding="utf-8") as file:
        file.write(text)
    forget()
    sys.path.insert(0, folder)
    sys.modules[SUPPORT] = support
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    linecache.clearcache()
    return importlib.import_module(MODULE)


def forget():
    """Takes the module of the last case out of Python's memory."""
    sys.modules.pop(MODULE, None)
    sys.modules.pop(SUPPORT, None)


class Support(types.ModuleType):
    """What the module asks for: the arguments of its decorators, and the body of its pipeline."""

    def __init__(self, case):
        super().__init__(SUPPORT)
        self.case = case
        self.decorated = {}
        self.used = {}

    def step_arguments(self, index):
        step = self.case["steps"][index]
        arguments = {"name": step["name"], **options(step)}
        if step.get("extra"):
            arguments["extra"] = copy.deepcopy(step["extra"])
        return arguments

    def register(self, index, step):
        """Keeps the step, and the copy with options that the pipeline uses."""
        self.decorated[index] = step
        described = self.case["steps"][index].get("with_options")
        if described:
            step = step.with_options(**options(described))
        self.used[index] = step
        return step

    def pipeline_arguments(self, depends_on=None):
        pipeline = self.case["pipeline"]
        arguments = {"name": pipeline["name"]}
        if pipeline.get("settings") is not None:
            arguments["settings"] = layer(pipeline["settings"])
        if pipeline.get("extra"):
            arguments["extra"] = copy.deepcopy(pipeline["extra"])
        if pipeline["dynamic"]:
            arguments["dynamic"] = True
            arguments["depends_on"] = depends_on
        return arguments

    def body(self):
        for index, described in enumerate(self.case["steps"]):
            original = described.get("same_as")
            step = self.used[index if original is None else original]
            arguments = {}
            if described.get("id"):
                arguments["id"] = described["id"]
            if described.get("after"):
                arguments["after"] = list(described["after"])
            step(**arguments)
