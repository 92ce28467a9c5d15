"""Random `DockerSettings`: every field, with values that ZenML takes, coerces, migrates or refuses."""

TAKE_CODE = (
    "allow_including_files_in_images",
    "allow_download_from_code_repository",
    "allow_download_from_artifact_store",
)
APT_PACKAGES = [
    "git", "libgomp1", "ffmpeg", "openssh-client", "it's", "a b", "", "curl=7.*", "git", "päk", "$(x)",
]  # fmt: skip
FREEZE_COMMANDS = (
    "pip freeze",
    "uv pip freeze",
    "poetry export --format=requirements.txt",
    "pip freeze --all",
    "custom cmd",
)
BUILD_OPTIONS = [
    "pull", "rm", "no_cache", "shm_size", "labels", "build_args", "cache_from", "buildargs", "cachefrom", "nocache",
    "shmsize",
]  # fmt: skip
FURTHER_BUILD_OPTIONS = [
    "target", "platform", "build_context", "secret", "ssh", "network", "add_host", "squash", "Foo_Bar", "_x_", "é_è",
    "provenance", "tag", "memory", "no-cache-filter",
]  # fmt: skip


class RandomSettings:
    """Makes keyword arguments of `DockerSettings`, and the files and commands of the case that go with them."""

    def __init__(self, catalog, chance):
        self.c = chance
        self.pick = chance.pick
        self.chance = chance.chance
        self.release = tuple(map(int, catalog["release"].split(".")))
        self.types = {field["name"]: field["type"] for field in catalog["fields"] if field["model"] == "DockerSettings"}
        self.has_build_options_model = any(field["model"] == "DockerBuildOptions" for field in catalog["fields"])
        self.parent_image = catalog["constants"]["DEFAULT_DOCKER_PARENT_IMAGE"]
        self.integrations = sorted(integration["name"] for integration in catalog["integrations"])
        self.requirement_pool = [
            "numpy", "numpy==1.26.4", "Numpy", "pandas>=2.0.0", "scikit-learn~=1.3",
            "torch>=2.0,<3 ; python_version >= '3.10'", "zenml[local]==" + catalog["release"],
            "git+https://github.com/a/b.git@main#egg=b", "-e .", "--extra-index-url https://x/y", "# comment", "",
            "  lead", "trail  ", "pkg @ file:///x y/z.whl", "a\nb", "c\r\nd", "päck", "🐍", "-r other.txt", "A" * 60,
            "uvicorn[standard]", "numpy", "\t", "x;extra=='y'",
        ]  # fmt: skip
        # An empty name selects every integration, also those that two catalogs do not have in common.
        self.is_whole = "within" not in catalog
        self._uncovered = []

    def settings(self, case, tags):
        """Settings for the case. Which fields are there at all depends on a density that is drawn first."""
        self.case, self.tags, self.found = case, tags, {}
        self.density = self.pick(0.15, 0.3, 0.3, 0.5, 0.8)
        self._images()
        self._installer()
        self._environment_copy()
        self._requirements()
        self._pyproject()
        self._integrations_and_stack()
        self._system()
        self._code()
        self._deprecated()
        self._repair()
        self._break()
        return self.c.shuffled(self.found)

    def _has(self, field):
        return field in self.types

    def _on(self, field, weight=1.0):
        return self._has(field) and self.chance(min(1.0, self.density * weight))

    def _images(self):
        found, pick = self.found, self.pick
        if self._on("parent_image"):
            default = self.parent_image.replace("{python}", self.case["python_version"])
            found["parent_image"] = pick(
                "python:3.11", "my/img:tag", "reg.io/x@sha256:abc", "", None, default, "ímg", "a b",
                "python:3.10-slim AS base",
            )  # fmt: skip
        if self._on("image_tag"):
            found["image_tag"] = pick("v1", "", None, "a b!", "-x", "é", "x" * 140)
        if self._on("dockerfile", 0.4):
            self._dockerfile()
        if self._on("build_context_root", 0.4):
            found["build_context_root"] = pick("ctx", None, "")
        for field in ("build_config", "parent_image_build_config"):
            if self._on(field):
                found[field] = self._build_config()
        if self._on("skip_build", 0.25):
            found["skip_build"] = True if self.chance(0.6) else self.c.lax_boolean()
        if self._on("prevent_build_reuse", 0.5):
            found["prevent_build_reuse"] = pick(True, False)
        if self._on("target_repository", 0.7):
            found["target_repository"] = pick("zenml", "team/proj", "", None, "UPPER", "é")

    def _dockerfile(self):
        there = self.chance(0.88)
        path = self.pick("Dockerfile", "docker/My.Dockerfile") if there else self.pick("missing/Dockerfile", "", None)
        self.found["dockerfile"] = path
        if path and not path.startswith("missing"):
            self.case["files"][path] = self.pick("FROM x\n", "FROM é\r\nRUN y", "")
        if path == "missing/Dockerfile":
            self.tags.add("dockerfile_missing")

    def _build_config(self):
        kind = self.c.random.random()
        if kind < 0.08:
            return None
        if kind < 0.14:
            return {}
        config = {}
        if self.chance(0.85):
            if self.chance(0.93):
                config["build_options"] = self._build_options()
            else:
                config["build_options"] = None if self.has_build_options_model else {}
            if self.has_build_options_model and self.chance(0.03):
                texts = ('{"nocache": true, "x_y": [1, null]}', "[1]", "not json", [], 5, '{"build_args": {"A": 1.0}}')
                config["build_options"] = self.pick(*texts)
        if self.chance(0.2):
            config["dockerignore"] = self.pick(None, ".dockerignore", "a/b c", "")
        if self.chance(0.05):
            config["unknown_field"] = 1
        return config

    def _build_options(self):
        pick, options = self.pick, {}
        for name in self.c.random.sample(BUILD_OPTIONS, self.c.choice([0, 1, 1, 2, 3, 5])):
            if name in ("pull", "rm", "no_cache", "nocache"):
                options[name] = pick(True, False, None, True, "yes", 1, 0, "off")
            elif name in ("shm_size", "shmsize"):
                options[name] = pick(0, 1, 67108864, None, "128", 64.0, True, " 12 ", "1_000")
            elif name in ("labels", "build_args", "buildargs"):
                if self.chance(0.1):
                    options[name] = pick(None, {})
                else:
                    count = self.c.random.randint(1, 3)
                    keys = ("K", "k.v", "é", "A B", "", "X_1")
                    options[name] = {pick(*keys): self.c.value(0.03) for _ in range(count)}
            else:
                options[name] = pick(None, [], ["img:1"], ["type=registry,ref=a/b", "x y"], ["", "'"])
        for _ in range(self.c.choice([0, 0, 1, 2, 3])):
            name = self.c.choice(FURTHER_BUILD_OPTIONS)
            options[name] = self._further_build_option()
        return self.c.shuffled(options)

    def _further_build_option(self):
        kind = self.c.random.random()
        if kind < 0.6:
            return self.c.scalar()
        if kind < 0.8:
            return [self.c.scalar() for _ in range(self.c.random.randint(0, 3))]
        if kind < 0.95:
            return {self.pick("a", "b", "c=d"): self.c.scalar() for _ in range(self.c.random.randint(0, 3))}
        return self.c.nested()

    def _installer(self):
        found, pick = self.found, self.pick
        if self._on("python_package_installer"):
            usual = self.chance(0.96)
            found["python_package_installer"] = pick("pip", "uv") if usual else pick("PIP", "poetry", None, "UV", 1)
        if self._on("python_package_installer_cache_mount", 0.8):
            mounts = ("type=cache,target=/root/.cache/uv", "type=bind", "", None, "x y", "é'")
            found["python_package_installer_cache_mount"] = pick(*mounts)
        if self._on("python_package_installer_args"):
            found["python_package_installer_args"] = self.c.arguments()
        if self._on("disable_automatic_requirements_detection"):
            found["disable_automatic_requirements_detection"] = pick(True, False, False, False)

    def _environment_copy(self):
        field = "replicate_local_python_environment"
        if not self._on(field, 0.6):
            return
        takes_bool = "bool" in self.types[field]
        if self.chance(0.6) and takes_bool:
            self.found[field] = self.pick(True, False, True, "pip_freeze")
        elif takes_bool:
            self.found[field] = self.pick(
                True, False, "pip_freeze", "poetry_export", "uv_freeze", ["pip", "freeze", "--all"], ["custom cmd"],
                [], None, [""], "pip freeze", 1, "true", ["a", 2], 0, "PIP_FREEZE",
            )  # fmt: skip
        else:
            commands = (["pip", "freeze", "--all"], ["custom cmd"])
            self.found[field] = self.pick("pip_freeze", "poetry_export", *commands, [], None)
        for command in FREEZE_COMMANDS:
            if self.chance(0.98):
                self.case["commands"][command] = self._freeze_output()

    def _freeze_output(self):
        stdout = self.requirements_text()
        if self.chance(0.97):
            return {"stdout": stdout, "stderr": "", "returncode": 0}
        return {"stdout": "", "stderr": "boom é\n", "returncode": 1}

    def requirements_list(self):
        return self.c.several(self.requirement_pool, [0, 1, 1, 2, 3, 5, 9])

    def requirements_text(self):
        separator = self.pick("\n", "\n", "\r\n", "\r")
        text = separator.join(self.c.several(self.requirement_pool, [0, 1, 2, 4]))
        return text + self.pick("", separator, "\n\n", " ")

    def _requirements(self):
        if not self._on("requirements", 1.3):
            return
        kind = self.c.random.random()
        if kind < 0.62:
            self.found["requirements"] = self.requirements_list()
        elif kind < 0.92:
            path = self.pick("requirements.txt", "reqs/dev.txt", "réqs é.txt", "a b.txt")
            self.found["requirements"] = path
            if self.chance(0.93):
                self.case["files"][path] = self.requirements_text()
        elif kind < 0.97:
            self.found["requirements"] = self.pick(None, "", [""], ["", ""], ["x", ""])
        else:
            self.found["requirements"] = self.pick(5, ["a", None], {"a": 1}, "missing.txt", True, ["a", 1, None])

    def _pyproject(self):
        found, pick = self.found, self.pick
        if self._on("pyproject_path", 0.6):
            there = self.chance(0.88)
            path = pick("pyproject.toml", "sub/pyproject.toml") if there else pick("missing.toml", "", None)
            found["pyproject_path"] = path
            if path and "missing" not in path:
                self.case["files"][path] = "[project]\n"
        if self._on("pyproject_export_command", 0.5):
            if self.chance(0.92):
                found["pyproject_export_command"] = pick(
                    ["uv", "export", "--directory={directory}"], ["poetry export"],
                    ["echo", "{{x}}", "{directory}"], [], None, ["a{directory}b{directory}"],
                )  # fmt: skip
            else:
                found["pyproject_export_command"] = pick(["{foo}"], ["{}"], "uv export")
        if self._has("pyproject_path"):
            self._export_commands()

    def _export_commands(self):
        for folder in ("$ROOT", "$ROOT/sub"):
            for command in (
                f"uv export --format=requirements-txt --directory={folder} --no-hashes --no-emit-project",
                f"poetry export --format=requirements.txt --directory={folder} --without-hashes",
                f"uv export --directory={folder}",
                "poetry export",
                f"echo {{x}} {folder}",
                f"a{folder}b{folder}",
            ):
                if "pyproject_path" not in self.found and not self.chance(0.25):
                    continue
                if self.chance(0.75):
                    output = {"stdout": self.requirements_text(), "stderr": "warn", "returncode": 0}
                    self.case["commands"][command] = output
                elif self.chance(0.6):
                    stderr = self.pick("error: it's bad\n", 'no "uv"\\é', "")
                    self.case["commands"][command] = {"stdout": "", "stderr": stderr, "returncode": 2}

    def _integrations_and_stack(self):
        found, pick = self.found, self.pick
        if self._on("required_integrations", 1.2):
            found["required_integrations"] = self._required_integrations() if self.chance(0.95) else []
        if self._on("required_hub_plugins", 0.15):
            # Below 0.64 plugins would be looked up on the hub, which is gone.
            found["required_hub_plugins"] = [] if self.release < (0, 64) else pick([], ["a/b==1"])
        if self._on("install_stack_requirements"):
            usual = self.chance(0.95)
            found["install_stack_requirements"] = pick(True, False, False) if usual else self.c.lax_boolean()
        if self._on("install_deployment_requirements", 0.5):
            found["install_deployment_requirements"] = pick(True, False)
        if self._on("local_project_install_command", 0.5):
            commands = ("pip install .", "uv pip install --no-deps -e . && echo 'é'", "", None, "a\nb")
            found["local_project_install_command"] = pick(*commands)

    def _required_integrations(self):
        kind = self.c.random.random()
        if kind < 0.03:
            return list(self.integrations)
        if kind < 0.05:
            return [self.pick("nope", "Mlflow", "AWS ", "mlflow "), self.c.choice(self.integrations)]
        if kind < 0.057 and self.is_whole:
            return [""]
        if not self._uncovered:
            self._uncovered = self.c.random.sample(self.integrations, len(self.integrations))
        names = [self._uncovered.pop()]
        names += self.c.several(self.integrations, [0, 0, 1, 2, 4])
        if self.chance(0.1):
            names.append(names[0])
        self.c.random.shuffle(names)
        return names

    def _system(self):
        if self._on("apt_packages"):
            self.found["apt_packages"] = self.c.several(APT_PACKAGES, (0, 1, 1, 2, 4))
        if self._on("environment"):
            self.found["environment"] = self.c.environment()
        if self._on("runtime_environment"):
            self.found["runtime_environment"] = self.c.environment()
        if self._on("user"):
            self.found["user"] = self.pick("zenml", "1000:1000", "", None, "a b", "é")

    def _code(self):
        for field in TAKE_CODE:
            if self._on(field, 0.9):
                usual = self.chance(0.97)
                self.found[field] = self.pick(True, False, False) if usual else self.c.lax_boolean()

    def _deprecated(self):
        found, pick = self.found, self.pick
        if self._on("build_options", 0.25):
            found["build_options"] = pick({}, {"pull": True}, {"buildargs": {"A": "1"}}, {"x": None})
        if self._on("dockerignore", 0.3):
            found["dockerignore"] = pick(".dockerignore", None, "")
        if self._on("copy_files", 0.3):
            found["copy_files"] = pick(True, False, True, False, "no", 0) if self.chance(0.9) else None
        if self._on("copy_global_config", 0.2):
            found["copy_global_config"] = pick(True, False)
        if self._on("source_files", 0.4):
            odd = self.chance(0.12)
            usual = ("download", "include", "download_or_include", "ignore")
            found["source_files"] = pick(None, "DOWNLOAD", "", 5) if odd else pick(*usual)

    def _repair(self):
        """Takes most combinations back that ZenML refuses, else hardly any case would reach the build."""
        found = self.found
        if found.get("skip_build") and not found.get("parent_image") and self.chance(0.85):
            found["parent_image"] = "python:3.11"
        if found.get("local_project_install_command") and self.chance(0.85):
            found.pop("allow_including_files_in_images", None)
            if self.chance(0.7):
                found.pop("source_files", None)

    def _break(self):
        """Adds unknown keys and misfits to a few cases."""
        if self.chance(0.04 if self.release >= (0, 82) else 0.01):
            value = self.pick(1, "x", None)
            self.found[self.pick("unknown", "pip_args", "Environment", "parent-image")] = value
        if self.chance(0.07):
            for _ in range(self.pick(1, 1, 2, 3)):
                field = self.c.choice(sorted(self.types))
                self.found[field] = self.c.misfit()
            self.tags.add("mutated")
        if self.release < (0, 64) and self.found.get("required_hub_plugins"):
            self.found["required_hub_plugins"] = []
