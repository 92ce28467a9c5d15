//! How a recipe installs its Python packages.

use super::Writer;
use crate::docker_settings::Installer;
use crate::field::Field;
use crate::place::{Origin, Place};
use crate::quote::{shell, single_line};
use crate::recipe::start::{Python, Start};
use crate::situation::Situation;
use crate::value::PythonValue;

impl Writer {
    /// All requirements in one step, so that the installer sees everything that has to fit together.
    pub(super) fn requirements(&mut self, situation: &Situation<'_>, start: &Start) {
        let installer = situation.settings.python_package_installer;
        let origins = origins(situation);
        self.paragraph("Python packages, all in one step", &origins);
        for (name, value) in start.installer_environment(installer) {
            self.line(&format!("ENV {name}={value}"), &[Place::RecipeBase.into()]);
        }
        if installer == Installer::Uv && start.python != Python::Uv {
            self.line("RUN pip install --no-cache-dir uv", &[Field::PythonPackageInstaller.into()]);
        }
        self.line("COPY requirements.txt .", &[Origin::Recipe]);
        let mut words = vec![run(situation)];
        words.push(match installer {
            Installer::Pip => "pip install".to_owned(),
            Installer::Uv => "uv pip install".to_owned(),
        });
        if installer == Installer::Uv && start.python == Python::Own {
            // Right for a virtual environment and for the system's Python alike.
            words.push("--python \"$(command -v python)\"".to_owned());
        }
        words.extend(options(situation));
        words.push("-r requirements.txt".to_owned());
        self.line(&words.join(" "), &origins);
    }
}

/// `RUN`, with the cache mount where there is one.
pub(super) fn run(situation: &Situation<'_>) -> String {
    cache_mount(situation).map_or_else(|| "RUN".to_owned(), |mount| format!("RUN --mount={mount}"))
}

/// The cache mount of the settings.
pub(super) fn cache_mount(situation: &Situation<'_>) -> Option<String> {
    let mount = situation.settings.python_package_installer_cache_mount.as_deref().map(single_line);
    mount.filter(|mount| !mount.is_empty())
}

/// The installer's options: nothing is cached in the image, then the person's own (R14). A mounted cache is used.
fn options(situation: &Situation<'_>) -> Vec<String> {
    const NO_CACHE: &str = "no-cache-dir";
    let arguments = &situation.settings.python_package_installer_args;
    let mounted = cache_mount(situation).is_some();
    let mut options = Vec::new();
    if !mounted && !arguments.contains_key(NO_CACHE) {
        options.push(format!("--{NO_CACHE}"));
    }
    for (name, value) in arguments.iter().filter(|(name, _)| !(mounted && *name == NO_CACHE)) {
        let option = match value {
            PythonValue::None => format!("--{name}"),
            value => format!("--{name}={}", value.to_text()),
        };
        options.push(shell::word_with_variables(&single_line(&option)));
    }
    options
}

fn origins(situation: &Situation<'_>) -> Vec<Origin> {
    let fields =
        [Field::PythonPackageInstallerArgs, Field::PythonPackageInstaller, Field::PythonPackageInstallerCacheMount];
    let set = fields.into_iter().filter(|field| situation.config.settings.get(*field).is_some());
    let mut origins: Vec<Origin> = set.map(Origin::from).collect();
    origins.push(Origin::Recipe);
    origins
}
