"""Random settings for pipelines and steps: mostly valid, and in each other's way; and stacks to run them on."""

import copy

from random_settings import TAKE_CODE

# The orchestrators that can start single steps of a dynamic pipeline, and the first release in which they can.
ISOLATED = {
    "kubernetes": (0, 91, 1), "sagemaker": (0, 92, 0), "vertex": (0, 92, 0), "azureml": (0, 93, 1), "modal": (0, 95, 0),
    "ssh": (0, 96, 1),
}  # fmt: skip
DYNAMIC = {*ISOLATED, "local", "local_docker"}
HANDLED = {
    "orchestrator", "artifact_store", "image_builder", "container_registry", "step_operator", "deployer",
    "model_deployer",
}  # fmt: skip
NAMES = ["FOO", "foo", "A", "B", "PIP_INDEX_URL", "ZENML_DEBUG"]
REQUIREMENTS = [
    "numpy", "numpy==1.26.4", "pandas>=2.0.0", "torch ; python_version >= '3.10'", "scikit-learn~=1.3", "", "päck",
    "a\nb",
]  # fmt: skip
INTEGRATIONS = (["mlflow", "sklearn", "aws"], ["deepchecks", "lightgbm"], ["gcp", "kubernetes", "s3"])
SAME_AS_DEFAULT = (
    ("install_stack_requirements", True),
    ("apt_packages", []),
    ("user", None),
    ("prevent_build_reuse", False),
)


def swapped(value):
    """1 for True and 0 for False, and the other way round: equal in Python, different in JSON."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) and value in (0, 1):
        return bool(value)
    return value


class RandomLayers:
    """Makes what stands at the levels of a pipeline: settings, variants of them, stacks, and the case around."""

    def __init__(self, stacks, settings, chance):
        self.c = chance
        self.stacks = stacks
        self.release = settings.release
        # The fields of the release, and one that no release has.
        self.known = {*settings.types, "unknown_field"}
        self.integrations = [[name for name in names if name in settings.integrations] for names in INTEGRATIONS]

    def layer(self, settings):
        """Settings as a `DockerSettings` object or as a dict."""
        return {"form": self.c.pick("object", "dict"), "docker_settings": settings}

    def fields(self, case, density):
        """Settings whose number follows the density."""
        self.density, self.found = density, {}
        self._images(case)
        self._installer(case)
        self._requirements(case)
        self._system()
        self._code_and_deprecated()
        found, chance = self.found, self.c.chance
        if found.get("skip_build") and not found.get("parent_image") and chance(0.75):
            found["parent_image"] = "python:3.11"
        if found.get("local_project_install_command") and chance(0.8):
            found.pop("allow_including_files_in_images", None)
            found.pop("source_files", None)
        return self.c.shuffled({field: value for field, value in found.items() if field in self.known})

    def _on(self, weight):
        return self.c.chance(min(1.0, self.density * weight))

    def _images(self, case):
        found, pick, on = self.found, self.c.pick, self._on
        if on(0.8):
            if case["client_environment"]:
                fifth = pick("${BASE_IMAGE}", "${BASE_IMAGE}", "x/${BASE_IMAGE}:${TAG_1}", "${MISSING_VAR}")
            else:
                fifth = "python:3.12"
            found["parent_image"] = pick("python:3.11", "my/img:tag", "reg.io/base@sha256:abc", fifth, None)
        if on(0.6):
            found["image_tag"] = pick("v1", "v1", "v2", "", None, "a b!")
        if on(0.12):
            found["dockerfile"] = "Dockerfile"
            case["files"].setdefault("Dockerfile", "FROM x\n")
        if on(0.25):
            found["build_context_root"] = pick("ctx", None)
        if on(0.5):
            found["build_config"] = self._build_config()
        if on(0.15):
            found["parent_image_build_config"] = self._build_config()
        if on(0.25):
            found["skip_build"] = pick(True, True, False)
        if on(0.4):
            found["prevent_build_reuse"] = pick(True, False)
        if on(0.4):
            found["target_repository"] = pick("zenml", "team/proj", "", None)

    def _build_config(self):
        chance, pick = self.c.chance, self.c.pick
        kind = self.c.random.random()
        if kind < 0.1:
            return None
        if kind < 0.2:
            return {}
        config = {}
        if chance(0.85):
            if chance(0.4):
                config["build_options"] = {pick("pull", "rm", "no_cache", "nocache"): pick(True, False, None)}
            else:
                config["build_options"] = {
                    pick("labels", "build_args", "buildargs"): {pick("K", "L"): pick("1", 1, None, "é")}
                    for _ in range(self.c.choice([1, 2]))
                }
        if chance(0.3):
            config["dockerignore"] = pick(None, ".dockerignore", "x/.dockerignore")
        return config

    def _installer(self, case):
        found, pick, on = self.found, self.c.pick, self._on
        if on(0.5):
            found["python_package_installer"] = pick("pip", "uv")
        if on(0.25):
            found["python_package_installer_cache_mount"] = pick("type=cache,target=/root/.cache/uv", "", None)
        if on(0.5):
            names = ("no-cache-dir", "default-timeout", "system", "index-url", "upgrade")
            values = (None, True, 30, "x", False)
            count = self.c.choice([0, 1, 2])
            found["python_package_installer_args"] = {pick(*names): pick(*values) for _ in range(count)}
        if on(0.3):
            found["disable_automatic_requirements_detection"] = pick(True, False)
        if on(0.15):
            ways = (True, False, "pip_freeze", None, ["pip", "freeze", "--all"])
            found["replicate_local_python_environment"] = pick(*ways)
            for command in ("pip freeze", "pip freeze --all"):
                output = {"stdout": "x==1\ny==2\n", "stderr": "", "returncode": 0}
                case["commands"].setdefault(command, output)

    def _requirements(self, case):
        found, pick, on = self.found, self.c.pick, self._on
        if on(1.3):
            if self.c.chance(0.75):
                found["requirements"] = self.c.several(REQUIREMENTS, [0, 1, 2, 3])
            else:
                found["requirements"] = pick("requirements.txt", "reqs/dev.txt", None)
                if found["requirements"]:
                    text = pick("numpy\npandas\n", "a==1", "")
                    case["files"].setdefault(found["requirements"], text)
        if on(0.8):
            pool, count = pick(*self.integrations), self.c.choice([0, 1, 2])
            found["required_integrations"] = self.c.random.sample(pool, min(count, len(pool)))
        if on(0.7):
            found["install_stack_requirements"] = pick(True, False, False)
        if on(0.4):
            found["install_deployment_requirements"] = pick(True, False)
        if on(0.3):
            found["local_project_install_command"] = pick("pip install .", "", None)

    def _system(self):
        found, on = self.found, self._on
        if on(0.8):
            found["apt_packages"] = self.c.several(("git", "libgomp1", "ffmpeg", "curl"), [0, 1, 2])
        if on(1.2):
            found["environment"] = self._environment()
        if on(0.7):
            found["runtime_environment"] = self._environment()
        if on(0.4):
            found["user"] = self.c.pick("zenml", "1000", "", None)

    def _environment(self):
        values = ("1", 1, True, 1.0, "x y", "", None, "é", "it's", 0, False, "v2", 0.1)
        return {self.c.choice(NAMES): self.c.pick(*values) for _ in range(self.c.choice([0, 1, 2, 3]))}

    def _code_and_deprecated(self):
        found, pick, on = self.found, self.c.pick, self._on
        for field in TAKE_CODE:
            if on(1.0):
                found[field] = pick(True, False, False)
        if on(0.4):
            found["source_files"] = pick("download", "include", "download_or_include", "ignore", None)
        if on(0.15):
            found["copy_files"] = pick(True, False)
        if on(0.12):
            found["build_options"] = pick({}, {"pull": True}, {"x": None})
        if on(0.15):
            found["dockerignore"] = pick(".dockerignore", None)
        if on(0.05):
            found["unknown_field"] = pick(1, None)

    def variant(self, settings, case):
        """The same settings, written differently or with one change."""
        settings = copy.deepcopy(settings)
        environment = settings.get("environment")
        kind = self.c.random.random()
        if kind < 0.35:
            return settings
        if kind < 0.5 and isinstance(environment, dict):
            settings["environment"] = dict(reversed(list(environment.items())))
        elif kind < 0.6 and isinstance(environment, dict):
            settings["environment"] = {name: swapped(value) for name, value in environment.items()}
        elif kind < 0.75:
            for field, value in SAME_AS_DEFAULT:
                settings.setdefault(field, copy.deepcopy(value))
        else:
            settings.update(self.fields(case, 0.08))
        return settings

    def stack(self, dynamic):
        """Components with names, their orchestrator able to run dynamic pipelines where asked for."""
        components = self._components(dynamic)
        self.c.random.shuffle(components)
        for number, component in enumerate(components, 1):
            flavor = component["flavor"]
            component["name"] = f"{flavor}-{number}" if self.c.chance(0.9) else flavor
            if component["type"] == "orchestrator":
                component["can_run_isolated_steps"] = self.release >= ISOLATED.get(flavor, (1,))
                if flavor == "kubernetes" and self.c.chance(0.3):
                    component["always_build_pipeline_image"] = self.c.pick(True, False)
        taken = set()
        for component in components:
            if (component["type"], component["name"]) in taken:
                component["name"] += "-x"
            taken.add((component["type"], component["name"]))
        return components

    def _components(self, dynamic):
        chance, make, flavor = self.c.chance, self.stacks.component, self.stacks.flavor
        components = [make("orchestrator", self._orchestrator(dynamic)), make("artifact_store")]
        if chance(0.985):
            components.append(make("image_builder", flavor("image_builder", "local") if chance(0.6) else None))
        if chance(0.62):
            components.append(make("container_registry"))
        step_operators = self.c.choice([0, 0, 1, 1, 2, 3])
        for _ in range(step_operators if self.stacks.several else min(step_operators, 1)):
            components.append(make("step_operator"))
        if chance(0.25) and "deployer" in self.stacks.by_type:
            components.append(make("deployer"))
        if chance(0.12):
            components.append(make("model_deployer", flavor("model_deployer", "seldon") if chance(0.7) else None))
        for component_type in sorted(self.stacks.by_type):
            if component_type not in HANDLED and chance(0.08):
                components.append(make(component_type))
        return components

    def _orchestrator(self, dynamic):
        kind = self.c.random.random()
        if kind < 0.15:
            return self.stacks.flavor("orchestrator", "local")
        if kind < 0.4:
            return self.stacks.flavor("orchestrator", "kubernetes")
        able = [one for one in self.stacks.by_type["orchestrator"] if not dynamic or one["name"] in DYNAMIC]
        return self.c.choice(able)

    def finish(self, case):
        """What every case has besides."""
        chance, pick = self.c.chance, self.c.pick
        case["uses_sql_store"] = chance(0.3)
        case["code_repository"] = pick(None, None, "github", "gitlab")
        case["parent_image_digest"] = pick(None, None, "reg.io/x@sha256:0123", "error", "")
        case["parent_image_is_local"] = chance(0.5)
        if chance(0.15):
            case["files"].setdefault("requirements.txt", "auto==1\n")
        if chance(0.05):
            case["files"].setdefault("pyproject.toml", "[project]\nname='x'\n")
