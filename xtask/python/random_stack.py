"""Random stacks, in which every flavor of the catalog comes up in turn."""

# From 0.94.3 on a stack may hold several components of these types.
SEVERAL = {"step_operator", "experiment_tracker", "alerter", "sandbox"}
ALWAYS = ("orchestrator", "artifact_store", "image_builder", "container_registry")
REGISTRIES = [
    "localhost:5000", "123.dkr.ecr.us-east-1.amazonaws.com", "gcr.io/proj", "docker.io/user/", "reg.io//", "ghcr.io/o",
]  # fmt: skip


class RandomStack:
    """Makes stacks of the components that a release has."""

    def __init__(self, catalog, chance):
        self.c = chance
        self.flavors = catalog["flavors"]
        self.by_type = {}
        for flavor in self.flavors:
            self.by_type.setdefault(flavor["type"], []).append(flavor)
        release = tuple(map(int, catalog["release"].split(".")))
        self.several = SEVERAL if release >= (0, 94, 3) else set()
        self._uncovered = []

    def flavor(self, component_type, name):
        """The flavor of that name; None where the release has none."""
        return next((flavor for flavor in self.by_type.get(component_type, []) if flavor["name"] == name), None)

    def component(self, component_type, flavor=None):
        flavor = flavor or self.c.choice(self.by_type[component_type])
        component = {"type": component_type, "flavor": flavor["name"]}
        if component_type == "container_registry":
            component["uri"] = self.c.choice(REGISTRIES)
            component["default_repository"] = self.c.pick(None, None, "team/repo", "", "zenml")
        elif component_type == "image_builder":
            component["builds_locally"] = flavor["name"] == "local"
        elif flavor["containerized"]:
            fixed = isinstance(flavor["is_local"], bool)
            component["is_local"] = flavor["is_local"] if fixed else self.c.chance(0.5)
        return component

    def stack(self):
        components = self._local() if self.c.chance(0.12) else self._any()
        # The order that a person gives counts only inside one type.
        self.c.random.shuffle(components)
        return components

    def _local(self):
        orchestrator = self.c.pick("local", "local_docker")
        components = [
            self.component("orchestrator", self.flavor("orchestrator", orchestrator)),
            self.component("artifact_store", self.flavor("artifact_store", "local")),
        ]
        if self.c.chance(0.97):
            components.append(self.component("image_builder", self.flavor("image_builder", "local")))
        return components

    def _any(self):
        chance = self.c.chance
        components = [self.component("orchestrator"), self.component("artifact_store")]
        if chance(0.985):
            local = None if chance(0.6) else self.flavor("image_builder", "local")
            components.append(self.component("image_builder", local))
        if chance(0.6):
            components.append(self.component("container_registry"))
        density = self.c.pick(0.05, 0.2, 0.5, 0.95)
        for component_type in sorted(self.by_type):
            if component_type not in ALWAYS and chance(density):
                components.append(self.component(component_type))
                if component_type in self.several and chance(0.3):
                    components += [self.component(component_type) for _ in range(self.c.random.randint(1, 2))]
        flavor = self._next_uncovered()
        if flavor["type"] not in self.several:
            components = [component for component in components if component["type"] != flavor["type"]]
        components.append(self.component(flavor["type"], flavor))
        return components

    def _next_uncovered(self):
        if not self._uncovered:
            self._uncovered = self.c.random.sample(self.flavors, len(self.flavors))
        return self._uncovered.pop()
