"""Random pairs of settings, and a build that may or may not be reused for the second."""

import copy

from random_layers import swapped

IDS = [f"{digit * 8}-1111-4111-8111-111111111111" for digit in "123456"]
EXPLICIT_DEFAULTS = (
    ("user", None),
    ("apt_packages", []),
    ("install_stack_requirements", True),
    ("python_package_installer", "uv"),
    ("environment", {}),
    ("requirements", None),
)


class RandomReuse:
    """Fills one case of kind `reuse`."""

    def __init__(self, layers, settings, catalog, case):
        self.layers = layers
        self.settings = settings
        self.catalog = catalog
        self.c = layers.c
        self.case = case
        self.changed = []

    def fill(self):
        chance, pick, case = self.c.chance, self.c.pick, self.case
        case["stack"] = self._stack()
        if chance(0.25):
            one = self.settings.settings(case, set())
        else:
            one = self.layers.fields(case, pick(0.1, 0.25, 0.45))
        other = copy.deepcopy(one)
        for _ in range(self.c.choice([0, 0, 1, 1, 1, 2, 3])):
            self._change(other)
        case["docker_settings_a"], case["docker_settings_b"] = one, other
        case["changed"] = self.changed
        self.layers.finish(case)
        case["key"] = pick("orchestrator", "orchestrator", "deployer", "vertex_step_operator")
        case["pipeline_name"] = "my_pipeline"
        case["step_name"] = pick(None, None, "trainer")
        case["entrypoint"] = None
        case["extra_files"] = {}
        deployment = {".zenml_deployment_requirements": self.catalog["deployment_requirements"]}
        case["extra_requirements_files"] = deployment if case["key"] == "deployer" else {}
        case["stack_id"] = IDS[0]
        case["existing_build"] = self._existing_build(case["python_version"])
        case["allow_build_reuse"] = chance(0.93)
        case["tags"] = sorted(set(self.changed))
        return case

    def _stack(self):
        components = [
            part for part in self.layers.stack(False) if part["type"] != "step_operator" or self.c.chance(0.5)
        ]
        for part in components:
            if part["type"] == "container_registry":
                part["id"] = IDS[1]
        if not any(part["type"] == "container_registry" for part in components) and self.c.chance(0.8):
            registry = self.layers.stacks.component("container_registry")
            components.append({**registry, "name": "registry", "id": IDS[1]})
        return components

    def _change(self, settings):
        """One change, or what looks like one."""
        pick = self.c.pick
        environment = settings.get("environment")
        kind = self.c.random.random()
        if kind < 0.12:
            settings["prevent_build_reuse"] = not settings.get("prevent_build_reuse")
            change = "prevent_build_reuse"
        elif kind < 0.24:
            settings.setdefault(*copy.deepcopy(pick(*EXPLICIT_DEFAULTS)))
            change = "explicit_default"
        elif kind < 0.36 and isinstance(environment, dict) and len(environment) > 1:
            settings["environment"] = dict(reversed(list(environment.items())))
            change = "environment_order"
        elif kind < 0.42 and isinstance(environment, dict):
            settings["environment"] = {
                name: str(value) if isinstance(value, float) else swapped(value) for name, value in environment.items()
            }
            change = "environment_types"
        elif kind < 0.5 and isinstance(settings.get("requirements"), list):
            self.c.random.shuffle(settings["requirements"])
            change = "requirements_order"
        elif kind < 0.55 and isinstance(settings.get("required_integrations"), list):
            settings["required_integrations"] = settings["required_integrations"][::-1] * pick(1, 2)
            change = "integration_order"
        elif kind < 0.6:
            settings["unknown_key"] = 1
            change = "unknown_key"
        elif kind < 0.66:
            settings["copy_files"] = pick(True, False)
            change = "deprecated"
        elif kind < 0.72:
            settings["source_files"] = pick("download", "include", "download_or_include", "ignore")
            change = "source_files"
        elif kind < 0.78 and settings:
            settings.pop(self.c.choice(list(settings)))
            change = "removed"
        else:
            change = self._take_over(settings)
        if change:
            self.changed.append(change)

    def _take_over(self, settings):
        """One field of other settings; its name, or None where those are empty."""
        others = self.layers.fields(self.case, 0.3)
        if not others:
            return None
        field = self.c.choice(list(others))
        settings[field] = others[field]
        return field

    def _existing_build(self, python):
        fits_in_all = not self.c.chance(0.4)

        def condition(fitting, *others):
            return fitting if fits_in_all or not self.c.chance(0.35) else self.c.choice(others)

        release = self.catalog["release"]
        build = {
            "stack_id": condition(IDS[0], IDS[2]),
            "container_registry_id": condition(IDS[1], IDS[3], None),
            "is_local": condition(False, True),
            "contains_code": condition(False, True),
            "zenml_version": condition(release, "0.97.0", "0.98.0.dev1", None),
        }
        patch = self.c.pick(python + ".7", python + ".0", python)
        build["python_version"] = condition(patch, "3.1", python + "0.1", "3.13.1", None, "3.10.2")
        build["checksum"] = condition("$a", "$b", None, "0" * 32) if self.c.chance(0.7) else "$b"
        return build
