//! What differs between ZenML releases, as named facts of a release. Everything that decides by release is here.

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

    /// The installer when none is set; pip before 0.85.0.
    pub fn default_installer(self) -> Installer {
        if self.release >= Release::new(0, 85, 0) { Installer::Uv } else { Installer::Pip }
    }

    /// ZenML's own image for a Python version (`DEFAULT_DOCKER_PARENT_IMAGE`).
    pub fn default_parent_image(self, python: PythonVersion) -> String {
        format!("zenmldocker/zenml:{}-py{python}", self.release)
    }

    /// The arguments that an installer always gets (`PIP_DEFAULT_ARGS`, `UV_DEFAULT_ARGS`).
    pub const fn installer_args(self, installer: Installer) -> &'static [(&'static str, PythonValue)] {
        const NO_CACHE_DIR: (&str, PythonValue) = ("no-cache-dir", PythonValue::None);
        match installer {
            Installer::Pip => &[NO_CACHE_DIR, ("default-timeout", PythonValue::Int(60))],
            Installer::Uv => &[NO_CACHE_DIR],
        }
    }

    /// The commands that are tried on a `pyproject.toml` when none is set (`DEFAULT_PYPROJECT_EXPORT_COMMANDS`).
    pub const fn pyproject_export_commands(self) -> &'static [&'static str] {
        &[
            "uv export --format=requirements-txt --directory={directory} --no-hashes --no-emit-project",
            "poetry export --format=requirements.txt --directory={directory} --without-hashes",
        ]
    }
}
