"""Random pipelines of several steps, with settings at every level at which ZenML takes them."""

from random_layers import REQUIREMENTS
from random_settings import TAKE_CODE

STEP_NAMES = ["trainer", "loader", "evaluator", "step é 1", "a", "Z", "deploy", "s" * 70, "orchestrator", "b.c"]
# Where ZenML finds it in its own installation; the path is part of a checksum.
SPARK_ENTRYPOINT = "/site-packages/zenml/integrations/spark/step_operators/spark_entrypoint_configuration.py"
EQUAL_BUT_DIFFERENT = (
    {"A": True}, {"A": 1.0}, {"F": 1}, {"F": True}, {"N": "x"}, {"A": None}, {"A": "1"},
)  # fmt: skip


class RandomPipeline:
    """Fills one case of kind `pipeline`."""

    def __init__(self, layers, settings, case):
        self.layers = layers
        self.settings = settings
        self.c = layers.c
        self.case = case
        self.tags = set()
        self.steps = []
        self.invocations = []
        self.earlier = []

    def fill(self):
        chance, pick, case, tags = self.c.chance, self.c.pick, self.case, self.tags
        self.missing = chance(0.012)
        if self.missing or chance(0.07):
            case["client_environment"] = {"BASE_IMAGE": "env/base:1", "TAG_1": "t${BASE_IMAGE}"}
            tags.add("env_placeholder")
        self.dynamic = chance(0.35)
        if self.dynamic:
            tags.add("dynamic")
        case["stack"] = self.layers.stack(self.dynamic)
        self.operators = [part["name"] for part in case["stack"] if part["type"] == "step_operator"]
        self.seldon = any(part["flavor"] == "seldon" for part in case["stack"])
        self.density = pick(0.08, 0.15, 0.25, 0.4)
        self.weird = chance(0.1)
        name = pick("my_pipeline", "My Pipeline (v2)", "training", "é", "p" * 120)
        self.pipeline = {"name": name, "dynamic": self.dynamic, "settings": None, "with_options": []}
        self.pipeline_settings = {}
        if chance(0.75):
            self._set_pipeline()
        if self.seldon and chance(0.3):
            self.pipeline["extra"] = {"seldon_custom_deployment": pick(True, False, 1)}
        self._add_steps()
        if any(step["after"] for step in self.steps):
            tags.add("after")
        case["pipeline"], case["steps"] = self.pipeline, self.steps
        case["run_configuration"] = self._run_configuration()
        self.pipeline["with_options"] = self._with_options(case["run_configuration"])
        if case["client_environment"] and not self.missing:
            self._add_placeholders()
        if self.dynamic:
            case["runs"] = [self._run() for _ in range(self.c.choice([1, 2, 3, 4, 5]))]
        self.layers.finish(case)
        if any(part["flavor"] == "spark-kubernetes" for part in case["stack"]):
            case["spark_local_entrypoint"] = SPARK_ENTRYPOINT
        case["tags"] = sorted(tags)
        return case

    def _fields(self, density=None):
        return self.layers.fields(self.case, self.density if density is None else density)

    def _layer(self, settings=None):
        """A layer of these settings, or of random ones, then perhaps with a placeholder for a variable."""
        if settings is None and self.case["client_environment"] and self.c.chance(0.3):
            settings = self._fields()
            text = self.c.pick("${BASE_IMAGE}", "a${TAG_1}b${TAG_1}", "${X:-y}", "$BASE_IMAGE")
            settings.setdefault("environment", {})["PH"] = text
        return self.layers.layer(settings if settings is not None else self._fields())

    def _operator(self, *others):
        return self.c.pick(*others, self.c.choice(self.operators))

    # The pipeline.

    def _set_pipeline(self):
        pick = self.c.pick
        settings = self._fields()
        theme = self.c.random.random()
        if theme < 0.12:
            settings.update({"skip_build": True, "parent_image": "python:3.11"})
            self.tags.add("pipeline_skip_build")
        elif theme < 0.3:
            for field in TAKE_CODE:
                settings[field] = pick(True, False)
            settings.pop("local_project_install_command", None)
        elif theme < 0.36:
            settings["environment"] = {"A": 1, "F": pick(1.0, 1, True), "N": None}
            self.tags.add("equal_but_different")
        if self.missing:
            settings.setdefault("environment", {})["PH"] = "x${MISSING_VAR}"
            self.tags.add("env_missing")
        if self.weird and self.c.chance(0.5):
            settings = self._weird()
        self.pipeline_settings = settings
        self.pipeline["settings"] = self._layer(settings)

    def _weird(self):
        settings = self.settings.settings(self.case, self.tags)
        self.tags.add("weird")
        return settings

    # The steps.

    def _add_steps(self):
        count = self.c.choice([1, 2, 2, 3, 3, 4, 5])
        names = self.c.random.sample(STEP_NAMES, count)
        if self.c.chance(0.2) and count > 1:
            names[1] = names[0]
        for position, name in enumerate(names):
            step = {"name": name, "settings": None, "step_operator": None, "with_options": None}
            step.update({"id": None, "after": []})
            if not self.dynamic and position and self.c.chance(0.1):
                self._repeat(step)
            else:
                self._set_step(step)
            if not self.dynamic:
                self._place(step, position)
            elif step.get("depends_on"):
                self.invocations.append(self._free_invocation(step["name"]))
            self.steps.append(step)

    def _repeat(self, step):
        """The step is another call of an earlier one."""
        originals = [index for index, earlier in enumerate(self.steps) if earlier.get("same_as") is None]
        step["same_as"] = self.c.choice(originals)
        self.tags.add("same_as")
        step["name"] = self.steps[step["same_as"]]["name"]

    def _set_step(self, step):
        chance, pick = self.c.chance, self.c.pick
        if chance(0.6):
            settings = self._step_settings()
            if self.weird and chance(0.3):
                settings = self._weird()
            step["settings"] = self._layer(settings)
            if settings:
                self.earlier.append(settings)
        if chance(0.3):
            step["with_options"] = {"settings": self._layer(self._fields(self.density / 2)), "step_operator": None}
        if self.operators and chance(0.45):
            first, second = self.c.choice(self.operators), self.c.choice(self.operators)
            step["step_operator"] = pick(True, False, first, second)
        elif chance(0.02):
            step["step_operator"] = pick(True, "missing")
        if step["with_options"] and self.operators and chance(0.2):
            step["with_options"]["step_operator"] = self._operator(True, False)
        if self.seldon and chance(0.5):
            step["extra"] = {"seldon_custom_deployment": pick(True, True, False, 1)}
        if self.dynamic and chance(0.65):
            step["depends_on"] = True

    def _step_settings(self):
        """Settings that are near those of an earlier step or the pipeline, or that change one thing alone."""
        pick, tags = self.c.pick, self.tags
        kind = self.c.random.random()
        if self.earlier and kind < 0.35:
            settings = self.layers.variant(self.c.choice(self.earlier), self.case)
            tags.add("shared_settings")
        elif self.pipeline_settings and kind < 0.5:
            settings = self.layers.variant(self.pipeline_settings, self.case)
            tags.add("like_pipeline")
        elif "equal_but_different" in tags and kind < 0.7:
            settings = {"environment": dict(pick(*EQUAL_BUT_DIFFERENT))}
        elif kind < 0.58:
            settings = {"requirements": [self.c.choice(REQUIREMENTS[:5])]}
            tags.add("requirements_only")
        elif kind < 0.63:
            settings = {"skip_build": True}
            tags.add("skip_build_only")
        elif kind < 0.68:
            settings = {"prevent_build_reuse": True}
            tags.add("prevent_only")
        elif kind < 0.74:
            settings = {pick("parent_image", "user", "requirements", "source_files", "image_tag"): None}
            tags.add("none_only")
        elif kind < 0.82:
            settings = {field: pick(True, False) for field in TAKE_CODE}
            tags.add("allow_flags")
        elif kind < 0.87:
            settings = {"image_tag": "v1", "apt_packages": [pick("git", "curl")]}
            tags.add("image_tag")
        else:
            settings = self._fields()
        return settings

    def _place(self, step, position):
        """The invocation of a step in a static pipeline, and what it comes after."""
        chance = self.c.chance
        if chance(0.12):
            step["id"] = self.c.pick("first", "custom é", "zz", "A") + (str(position) if chance(0.8) else "")
        invocation = step["id"] or self._free_invocation(step["name"])
        if position and chance(0.35):
            count = self.c.choice([1, min(2, len(self.invocations))])
            step["after"] = sorted(set(self.c.random.sample(self.invocations, count)))
        if chance(0.005):
            step["after"] = ["missing"]
        self.invocations.append(invocation)

    def _free_invocation(self, name):
        invocation, number = name, 2
        while invocation in self.invocations:
            invocation, number = f"{name}_{number}", number + 1
        return invocation

    # The run configuration and the chain of `with_options`.

    def _run_configuration(self):
        chance = self.c.chance
        if not chance(0.4):
            return None
        content = {}
        if chance(0.7):
            content["settings"] = {"docker": self._fields()}
        if self.invocations and chance(0.6):
            content["steps"] = {}
            count = self.c.choice([1, min(2, len(self.invocations))])
            for invocation in self.c.random.sample(self.invocations, count):
                content["steps"][invocation] = {"settings": {"docker": self._fields()}}
                if self.operators and chance(0.2):
                    content["steps"][invocation]["step_operator"] = self._operator(True, False)
            if chance(0.08):
                content["steps"]["not_a_step"] = {"settings": {"docker": {"user": "x"}}}
        self.tags.add("run_configuration")
        return content

    def _with_options(self, run_configuration):
        chain = [self._call() for _ in range(self.c.choice([0, 1, 1, 2]))]
        if run_configuration is not None:
            chain = chain or [{}]
            self.c.choice(chain)["config_file"] = True
            if any("settings" in call for call in chain) and "settings" in run_configuration:
                self.tags.add("file_vs_code")
        return chain

    def _call(self):
        chance, call = self.c.chance, {}
        if chance(0.6):
            if self.pipeline_settings and chance(0.3):
                call["settings"] = self._layer(self.layers.variant(self.pipeline_settings, self.case))
            else:
                call["settings"] = self._layer(self._fields())
            self.tags.add("with_options")
        if self.invocations and chance(0.3):
            invocation = self.c.choice(self.invocations)
            call["step_configurations"] = {invocation: {"settings": self._layer(self._fields(self.density / 2))}}
            if self.operators and chance(0.2):
                call["step_configurations"][invocation]["step_operator"] = self._operator(True, False)
            self.tags.add("step_configurations")
        if chance(0.03):
            call["prevent_build_reuse"] = True
        return call

    def _add_placeholders(self):
        """Values of the run configuration are substituted twice, others once."""
        for settings in self._all_settings():
            if not self.c.chance(0.5):
                continue
            kind = self.c.random.random()
            if kind < 0.5:
                environment = settings.get("environment")
                environment = dict(environment) if isinstance(environment, dict) else {}
                name = self.c.pick("PH", "PH", "P${TAG_1}")
                settings["environment"] = {**environment, name: self._placeholder()}
            elif kind < 0.75:
                settings["parent_image"] = self._placeholder()
            else:
                settings["apt_packages"] = [self._placeholder()]

    def _placeholder(self):
        return self.c.pick("${BASE_IMAGE}", "a${TAG_1}b${TAG_1}", "${X:-y}", "$BASE_IMAGE", "${TAG_1}")

    def _all_settings(self):
        chain, content = self.pipeline["with_options"], self.case["run_configuration"]
        layers = [self.pipeline["settings"], *(step["settings"] for step in self.steps)]
        layers += [call.get("settings") for call in chain]
        found = [layer["docker_settings"] for layer in layers if layer]
        if content:
            if "settings" in content:
                found.append(content["settings"]["docker"])
            found += [step["settings"]["docker"] for step in content.get("steps", {}).values()]
        for call in chain:
            steps = call.get("step_configurations", {}).values()
            found += [step["settings"]["docker_settings"] for step in steps if step.get("settings")]
        return found

    # Calls while a dynamic pipeline runs.

    def _run(self):
        chance, pick = self.c.chance, self.c.pick
        position = self.c.random.randrange(len(self.steps))
        run = {"step": position}
        if self.steps[position]["with_options"] and chance(0.2):
            run["base"] = True
            self.tags.add("base_of_template")
        if chance(0.35):
            settings = self._layer(self._run_settings())
            operator = pick(None, None, True, self.c.choice(self.operators)) if self.operators else None
            run["with_options"] = {"settings": settings, "step_operator": operator}
            self.tags.add("runtime_settings")
        if chance(0.1):
            run["id"] = pick("first", "second é")
        return run

    def _run_settings(self):
        kind = self.c.random.random()
        if kind < 0.3:
            return {"skip_build": True, "parent_image": "runtime/img:1"}
        if kind < 0.38:
            return {"skip_build": True}
        if kind < 0.6:
            return {"requirements": ["numpy"]}
        return self._fields()
