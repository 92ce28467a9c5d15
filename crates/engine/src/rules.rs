//! What differs between ZenML releases, as named facts of a release. Everything that decides by release is here, but for
//! the fields of `DockerSettings`: their table says itself from which release to which they are for.

use crate::docker_settings::Installer;
use crate::release::{PythonVersion, Release};
use crate::value::PythonValue;

/// The folder of the image that everything happens in (`DOCKER_IMAGE_WORKDIR`).
pub const WORKDIR: &str = "/app";

/// The repository when nothing else names one (`DEFAULT_ZENML_DOCKER_REPOSITORY`).
pub const DEFAULT_REPOSITORY: &str = "zenml";

/// The facts of one release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    release: Release,
}

impl Rules {
    /// The facts of a release.
    pub const fn of(release: Release) -> Self {
        Self { release }
    }

    /// The release.
    pub const fn release(self) -> Release {
        self.release
    }

    /// Whether the release is `0.MINOR.PATCH` or a later one.
    pub(crate) fn since(self, minor: u16, patch: u16) -> bool {
        self.release >= Release::new(0, minor, patch)
    }
}

/// What a release ships.
impl Rules {
    /// 0.75.1 ships what 0.75.0 does, whose catalog counts for it. Every other patch without a catalog of its own comes
    /// before that of its minor which has one.
    pub fn takes_catalog_of_earlier_patch(self) -> bool {
        self.release == Release::new(0, 75, 1)
    }
}

/// Settings and their validation.
impl Rules {
    /// Before 0.60.0 ZenML stands on pydantic 1, with other coercions and errors than pydantic 2.
    pub fn has_pydantic_1(self) -> bool {
        !self.since(60, 0)
    }

    /// Before 0.82.0 a field that the settings do not have is refused; later it is passed over.
    pub fn refuses_unknown_fields(self) -> bool {
        !self.since(82, 0)
    }

    /// Before 0.64.0 `source_files` decides where the code comes from, and `copy_files` still has a say in it.
    pub fn has_source_file_modes(self) -> bool {
        !self.since(64, 0)
    }

    /// Since 0.92.0 build options are a model with a command line form; before they are a dict for the Docker SDK.
    pub fn has_build_options_model(self) -> bool {
        self.since(92, 0)
    }

    /// The installer when none is set; pip before 0.85.0.
    pub fn default_installer(self) -> Installer {
        if self.since(85, 0) { Installer::Uv } else { Installer::Pip }
    }
}

/// Requirements and packages.
impl Rules {
    /// Before 0.64.0 plugins of ZenML's hub are looked up there.
    pub fn asks_hub(self) -> bool {
        !self.since(64, 0)
    }

    /// Since 0.61.0 stack requirements are a file of their own, and those of the project come last: the later file wins.
    pub fn has_stack_file(self) -> bool {
        self.since(61, 0)
    }

    /// Since 0.62.0 `required_integrations` bring their apt packages; before only the stack's come along.
    pub fn installs_apt_packages_of_integrations(self) -> bool {
        self.since(62, 0)
    }

    /// Since 0.82.1 ZenML looks for a `requirements.txt` or `pyproject.toml` when no source is named.
    pub fn detects_requirements(self) -> bool {
        self.since(82, 1)
    }

    /// The commands that are tried on a `pyproject.toml` when none is set (`DEFAULT_PYPROJECT_EXPORT_COMMANDS`).
    pub const fn pyproject_export_commands(self) -> &'static [&'static str] {
        &[
            "uv export --format=requirements-txt --directory={directory} --no-hashes --no-emit-project",
            "poetry export --format=requirements.txt --directory={directory} --without-hashes",
        ]
    }
}

/// The generated Dockerfile.
impl Rules {
    /// ZenML's own image for a Python version (`DEFAULT_DOCKER_PARENT_IMAGE`).
    pub fn default_parent_image(self, python: PythonVersion) -> String {
        format!("zenmldocker/zenml:{}-py{python}", self.release)
    }

    /// From 0.56.3 until 0.90.0 the image takes over whether the client's log has colours.
    pub fn passes_on_log_colors(self) -> bool {
        self.since(56, 3) && !self.since(90, 0)
    }

    /// Since 0.94.1 build arguments are declared in the Dockerfile.
    pub fn declares_build_arguments(self) -> bool {
        self.since(94, 1)
    }

    /// Since 0.74.0 the values of environment variables stand in quotes.
    pub fn quotes_variables(self) -> bool {
        self.since(74, 0)
    }

    /// Before 0.65.0 the image says by a variable that its code is fetched at start.
    pub fn says_that_code_is_fetched(self) -> bool {
        !self.since(65, 0)
    }

    /// Before 0.58.1 there is a blank for further options behind the installer's arguments, and one more behind it.
    pub fn leaves_room_for_options(self) -> bool {
        !self.since(58, 1)
    }

    /// The arguments that an installer always gets (`PIP_DEFAULT_ARGS`, `UV_DEFAULT_ARGS`): 0.58.1 put them into another
    /// order, 0.58.2 took uv's `--system` away.
    pub fn installer_args(self, installer: Installer) -> &'static [(&'static str, PythonValue)] {
        const NO_CACHE_DIR: (&str, PythonValue) = ("no-cache-dir", PythonValue::None);
        const TIMEOUT: (&str, PythonValue) = ("default-timeout", PythonValue::Int(60));
        const SYSTEM: (&str, PythonValue) = ("system", PythonValue::None);
        match installer {
            Installer::Pip if self.since(58, 1) => &[NO_CACHE_DIR, TIMEOUT],
            Installer::Pip => &[TIMEOUT, NO_CACHE_DIR],
            Installer::Uv if self.since(58, 2) => &[NO_CACHE_DIR],
            Installer::Uv if self.since(58, 1) => &[NO_CACHE_DIR, SYSTEM],
            Installer::Uv => &[SYSTEM, NO_CACHE_DIR],
        }
    }
}

/// Builds, images and their names.
impl Rules {
    /// Before 0.82.1 a plugin of ZenML's hub asks for an image of ZenML's own.
    pub fn builds_for_hub_plugins(self) -> bool {
        !self.since(82, 1)
    }

    /// Before 0.74.0 code that is fetched at start asks for an image of ZenML's own.
    pub fn builds_for_code_download(self) -> bool {
        !self.since(74, 0)
    }

    /// From 0.60.0 until 0.82.0 a Dockerfile that is no file is found out before anything is built; later its checksum
    /// comes first.
    pub fn looks_for_dockerfile(self) -> bool {
        self.since(60, 0) && !self.hashes_dockerfile()
    }

    /// Since 0.61.0 a registry has a default repository; before, the one in the settings counts whatever it is.
    pub fn has_registry_repository(self) -> bool {
        self.since(61, 0)
    }

    /// Since 0.84.0 what a tag may not hold is left out of those that ZenML makes.
    pub fn sanitizes_tags(self) -> bool {
        self.since(84, 0)
    }

    /// Since 0.91.2 an image that was just built on this machine is not fetched from the registry.
    pub fn knows_local_first_image(self) -> bool {
        self.since(91, 2)
    }

    /// Until 0.92.0 options of the person's replace those of ZenML's main build, `pull` and `rm`; later ZenML decides.
    pub fn lets_person_pull(self) -> bool {
        !self.since(92, 0)
    }

    /// From 0.60.0 there are options for each of the two builds; before the settings' own are for the person's
    /// Dockerfile, and until 0.92.0 they still stand in for its.
    pub fn reads_settings_build_options(self) -> bool {
        !self.since(92, 0)
    }
}

/// Checksums.
impl Rules {
    /// How the settings are written down for their checksum.
    pub fn settings_text(self) -> SettingsText {
        match () {
            () if self.since(64, 0) => SettingsText::Sorted,
            () if self.since(60, 0) => SettingsText::Compact,
            () => SettingsText::AsDeclared,
        }
    }

    /// Since 0.82.0 the text of the person's Dockerfile counts; reading it is what raises when it is missing.
    pub fn hashes_dockerfile(self) -> bool {
        self.since(82, 0)
    }

    /// Since 0.82.1 the registry's digest of the parent image counts, from 0.96.4 on only if something is built.
    pub fn hashes_parent_digest(self, skip_build: bool) -> bool {
        self.since(82, 1) && !(skip_build && self.since(96, 4))
    }

    /// From 0.92.0 until 0.96.4 the checksum of the whole build is taken when ZenML has put `pull` and `rm` into the
    /// settings, and so is not the one under which the build is looked for.
    pub fn hashes_build_after_pull(self) -> bool {
        self.has_build_options_model() && !self.since(96, 4)
    }

    /// Since 0.96.4 all checksums are worked out before anything is built; before, where no build is looked for, each
    /// right before its build.
    pub fn sums_up_before_building(self) -> bool {
        self.since(96, 4)
    }

    /// From 0.94.3 until 0.94.6 asking for that digest needs a container engine on the client.
    pub fn needs_engine_for_digest(self) -> bool {
        self.since(94, 3) && !self.since(94, 6)
    }
}

/// Pipelines and the reuse of builds.
impl Rules {
    /// Before 0.64.0 one step that has to be fetched from a code repository decides for all; later the first step that
    /// allows another way does.
    pub fn looks_at_every_step_for_repository(self) -> bool {
        self.has_source_file_modes()
    }

    /// Before 0.64.0 a build is only reused with a code repository.
    pub fn reuses_without_code_repository(self) -> bool {
        !self.has_source_file_modes()
    }

    /// Since 0.72.0 a build is only reused with the container registry that the stack has now.
    pub fn compares_registry(self) -> bool {
        self.since(72, 0)
    }

    /// Since 0.85.0 code that is in the images is not uploaded as well.
    pub fn uploads_code_once(self) -> bool {
        self.since(85, 0)
    }

    /// Since 0.91.1 a dynamic pipeline always has an image of its own.
    pub fn builds_image_of_dynamic_pipeline(self) -> bool {
        self.since(91, 1)
    }

    /// Since 0.91.2 all settings are read before one of them can forbid to take an earlier build.
    pub fn reads_all_settings_on_reuse(self) -> bool {
        self.since(91, 2)
    }

    /// Since 0.91.2 the settings of a dynamic pipeline itself count besides those of its steps.
    pub fn counts_settings_of_dynamic_pipeline(self) -> bool {
        self.since(91, 2)
    }

    /// Since 0.91.2 a running dynamic pipeline has the settings of its snapshot; before it has those of its decorator.
    pub fn runs_with_settings_of_snapshot(self) -> bool {
        self.since(91, 2)
    }

    /// Before 0.93.1 SageMaker looks for the image of a step that it starts by the name of its invocation, and not by the
    /// step of `depends_on` that it follows.
    pub fn finds_image_by_invocation(self, orchestrator: &str) -> bool {
        orchestrator == "sagemaker" && !self.since(93, 1)
    }

    /// Since 0.92.0 the compiler looks at the merged settings of each step of a dynamic pipeline, to know where it will run.
    pub fn compiles_where_steps_run(self) -> bool {
        self.since(92, 0)
    }

    /// Since 0.93.1 a step of a dynamic pipeline that skips the build runs on its parent image, whatever was built.
    pub fn starts_steps_on_parent_image(self) -> bool {
        self.since(93, 1)
    }

    /// Until 0.95.0 images for SageMaker's step operator have an entrypoint.
    pub fn sagemaker_entrypoint(self) -> Option<&'static str> {
        (!self.since(95, 0)).then_some("$__ZENML_ENTRYPOINT")
    }

    /// Since 0.93.2 a step's `None` inside a dict is passed over when the pipeline's settings are merged in, as those
    /// outside of dicts always were.
    pub fn passes_over_nested_nones(self) -> bool {
        self.since(93, 2)
    }

    /// Since 0.95.1 a step of a dynamic pipeline without an image for its step operator runs in the orchestrator's.
    pub fn falls_back_to_orchestrator_image(self) -> bool {
        self.since(95, 1)
    }

    /// Since 0.96.2 a pipeline image that is not built is always among the images.
    pub fn keeps_prebuilt_pipeline_image(self) -> bool {
        self.since(96, 2)
    }

    /// Whether an orchestrator can start single steps of a dynamic pipeline (`can_run_isolated_steps`).
    pub fn starts_single_steps(self, orchestrator: &str) -> bool {
        match orchestrator {
            "kubernetes" => self.since(91, 1),
            "sagemaker" | "vertex" => self.since(92, 0),
            "azureml" => self.since(93, 1),
            "modal" => self.since(95, 0),
            "ssh" => self.since(96, 1),
            _ => false,
        }
    }
}

/// The text that stands for the settings in their checksum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingsText {
    /// `json.dumps` of all fields in their order (pydantic 1).
    AsDeclared,
    /// `model_dump_json` (pydantic 2).
    Compact,
    /// `json.dumps(…, sort_keys=True)` without `prevent_build_reuse`.
    Sorted,
}
