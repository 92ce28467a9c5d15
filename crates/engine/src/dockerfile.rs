//! The Dockerfile that ZenML generates (`_generate_zenml_pipeline_dockerfile`), each line with its reasons.

use crate::client::Client;
use crate::code::Code;
use crate::docker_settings::{DockerSettings, Installer};
use crate::document::{Document, Language, Line};
use crate::field::Field;
use crate::place::Origin;
use crate::rules::{Rules, WORKDIR};
use crate::situation::Sourced;
use crate::value::{Dict, PythonValue};
use std::sync::Arc;

/// The variable that turns colours in ZenML's log off (`ENV_ZENML_LOGGING_COLORS_DISABLED`).
const LOG_COLORS: &str = "ZENML_LOGGING_COLORS_DISABLED";

/// Writes the Dockerfile of an image on `parent_image`.
pub fn dockerfile(
    client: &Client<'_>,
    parent_image: &Sourced,
    settings: &DockerSettings,
    requirements_files: &[Arc<Document>],
    apt_packages: &[Sourced],
    entrypoint: Option<&str>,
) -> Document {
    let rules = client.rules();
    let mut document = Document::new("Dockerfile", Language::Dockerfile);
    document.final_newline = false;
    let from = ["FROM ", &parent_image.text].concat();
    document.lines.push(Line { text: from, origins: parent_image.origins.clone() });
    document.push(["WORKDIR ", WORKDIR].concat(), Origin::Zenml);
    if rules.passes_on_log_colors() {
        document.push(["ENV ", LOG_COLORS, "=", log_colors(client)].concat(), Origin::Zenml);
    }
    let options = settings.build_config.as_ref().filter(|_| rules.declares_build_arguments());
    let options = options.and_then(|config| config.build_options.as_ref());
    for (name, _) in options.and_then(|options| options.build_args()).into_iter().flat_map(Dict::iter) {
        document.push(["ARG ", name].concat(), Field::BuildArgs.into());
    }
    variables(rules, &settings.environment, Field::Environment, &mut document);
    document.lines.extend(install_packages(apt_packages));
    if settings.python_package_installer == Installer::Uv {
        document.push("RUN pip install uv", Field::PythonPackageInstaller.into());
    }
    let install = Install::of(rules, settings);
    requirements_files.iter().for_each(|file| document.lines.extend(install.file(file)));
    document.push("ENV ZENML_ENABLE_REPO_INIT_WARNINGS=False", Origin::Zenml);
    if rules.says_that_code_is_fetched() && Code::of(settings, client.code_repository().is_some()).download {
        document.push("ENV ZENML_REQUIRES_CODE_DOWNLOAD=True", Origin::Zenml);
    }
    document.push(["ENV ZENML_CONFIG_PATH=", WORKDIR, "/.zenconfig"].concat(), Origin::Zenml);
    document.push("COPY . .", Origin::Zenml);
    document.push("RUN chmod -R a+rw .", Origin::Zenml);
    if let Some(command) = given(settings.local_project_install_command.as_deref()) {
        document.push([&install.run, " ", command].concat(), Field::LocalProjectInstallCommand.into());
    }
    if let Some(user) = given(settings.user.as_deref()) {
        document.push(format!("RUN chown -R {user} ."), Field::User.into());
        document.push(["USER ", user].concat(), Field::User.into());
    }
    variables(rules, &settings.runtime_environment, Field::RuntimeEnvironment, &mut document);
    if let Some(entrypoint) = entrypoint {
        document.push(["ENTRYPOINT ", entrypoint].concat(), Origin::Zenml);
    }
    document
}

/// `ENV` lines. ZenML escapes neither quotes nor line breaks in a value.
fn variables(rules: Rules, variables: &Dict, field: Field, document: &mut Document) {
    let quote = if rules.quotes_variables() { "'" } else { "" };
    for (name, value) in variables.iter() {
        let line = ["ENV ", &name.to_uppercase(), "=", quote, &value.to_text(), quote].concat();
        document.push(line, field.into());
    }
}

/// Whether the client's log has no colours, as Python's word for it.
fn log_colors(client: &Client<'_>) -> &'static str {
    let set = client.environment.into_iter().flatten().find(|(name, _)| name == LOG_COLORS);
    match set {
        Some((_, value)) if ["1", "y", "yes", "True", "true"].contains(&value.as_str()) => "True",
        _ => "False",
    }
}

/// The line that installs apt packages.
fn install_packages(packages: &[Sourced]) -> Option<Line> {
    let mut line = Sourced {
        text: "RUN apt-get update && apt-get install -y --no-install-recommends".into(),
        origins: Vec::new(),
    };
    for package in packages {
        line.text.push_str(&format!(" '{}'", package.text));
        package.origins.iter().for_each(|origin| line.add(origin.clone()));
    }
    (!packages.is_empty()).then(|| line.into())
}

/// How requirements files are installed.
struct Install {
    /// `RUN` with its mount.
    run: String,
    /// The installer and its arguments.
    command: String,
    /// The fields that shape both, as far as they are set.
    fields: Vec<Field>,
}

impl Install {
    fn of(rules: Rules, settings: &DockerSettings) -> Self {
        let installer = settings.python_package_installer;
        let mount = given(settings.python_package_installer_cache_mount.as_deref());
        let own = rules.installer_args(installer).iter().cloned();
        let set = &settings.python_package_installer_args;
        let arguments: Dict = own.chain(set.iter().map(|(name, value)| (name, value.clone()))).collect();
        let mut command = String::from(match installer {
            Installer::Pip => "pip install",
            Installer::Uv => "uv pip install",
        });
        // A cache would stay empty under --no-cache-dir, so the argument goes, also where a person set it.
        let kept: Vec<String> = arguments
            .iter()
            .filter(|(name, _)| mount.is_none() || *name != "no-cache-dir")
            .map(|(name, value)| match value {
                PythonValue::None => format!("--{name}"),
                value => format!("--{name}={}", value.to_text()),
            })
            .collect();
        command.push(' ');
        command.push_str(&kept.join(" "));
        if rules.leaves_room_for_options() {
            command.push(' ');
        }
        let mut fields = Vec::new();
        fields.extend(settings.is_set("python_package_installer").then_some(Field::PythonPackageInstaller));
        fields.extend((!set.is_empty()).then_some(Field::PythonPackageInstallerArgs));
        fields.extend(mount.map(|_| Field::PythonPackageInstallerCacheMount));
        let run = mount.map_or_else(|| "RUN".to_owned(), |mount| ["RUN --mount=", mount].concat());
        Self { run, command, fields }
    }

    /// The two lines that copy and install a file: whoever asked for a requirement in it asked for them.
    fn file(&self, file: &Document) -> [Line; 2] {
        let mut copy = Sourced { text: format!("COPY {} .", file.name), origins: Vec::new() };
        for line in &file.lines {
            line.origins.iter().for_each(|origin| copy.add(origin.clone()));
        }
        if copy.origins.is_empty() {
            copy.add(Origin::Zenml);
        }
        let mut run =
            Sourced { text: format!("{} {} -r {}", self.run, self.command, file.name), origins: copy.origins.clone() };
        self.fields.iter().for_each(|field| run.add((*field).into()));
        [copy.into(), run.into()]
    }
}

/// A text that is set and not empty: in Python the empty one is as good as none.
pub(crate) fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}
