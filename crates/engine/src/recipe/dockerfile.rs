//! The Dockerfile of a recipe: it stands alone, and each line says why it is there.

mod environment;
mod install;

use super::holds_code;
use super::start::{Python, Start};
use super::user::User;
use crate::document::{Document, Language, Line};
use crate::field::Field;
use crate::place::{Origin, Place};
use crate::quote::{self, shell, single_line};
use crate::situation::Situation;

/// The Dockerfile. Rare changes come before frequent ones, so that a builder's cache serves as long as it can; there is
/// no ENTRYPOINT, because some orchestrators would run it in place of the step (`zenml-rules.md` §3.4).
pub(super) fn dockerfile(situation: &Situation<'_>, start: &Start, has_requirements: bool) -> Document {
    let mut writer = Writer { document: Document::new("Dockerfile", Language::Dockerfile) };
    writer.start(situation, start);
    writer.arguments(situation);
    writer.environment(situation);
    writer.apt_packages(situation, start);
    writer.python(situation, start);
    if has_requirements {
        writer.requirements(situation, start);
    }
    writer.zenml();
    writer.code(situation);
    writer.user(situation);
    writer.document
}

/// A Dockerfile in the making.
struct Writer {
    document: Document,
}

impl Writer {
    /// Begins a paragraph: a blank line, and what follows in a few words.
    fn paragraph(&mut self, comment: &str, origins: &[Origin]) {
        self.line("", origins);
        self.line(&format!("# {comment}"), origins);
    }

    fn line(&mut self, text: &str, origins: &[Origin]) {
        self.document.lines.push(Line { text: text.to_owned(), origins: origins.to_vec() });
    }

    fn start(&mut self, situation: &Situation<'_>, start: &Start) {
        if install::cache_mount(situation).is_some() {
            // Older builders know mounts only by this line.
            self.line("# syntax=docker/dockerfile:1", &[Field::PythonPackageInstallerCacheMount.into()]);
        }
        let (release, python) = (situation.release, situation.python);
        self.line(&format!("# Runs steps of ZenML {release} on Python {python}"), &start.origins);
        self.line(&format!("FROM {}", quote::dockerfile::word(&start.image)), &start.origins);
        self.line("WORKDIR /app", &[Origin::Recipe]);
    }

    /// One apt line for everything, sorted, its lists removed in the same layer.
    fn apt_packages(&mut self, situation: &Situation<'_>, start: &Start) {
        let needed = start
            .apt_packages()
            .iter()
            .map(|package| Line { text: (*package).to_owned(), origins: vec![Place::RecipeBase.into()] });
        let asked = situation
            .apt_packages
            .iter()
            .map(|package| Line { text: shell::word(&single_line(&package.text)), origins: package.origins.clone() });
        let mut packages: Vec<Line> = needed.chain(asked).collect();
        packages.sort_by(|one, other| one.text.cmp(&other.text));
        let mut origins: Vec<Origin> = Vec::new();
        let mut lines: Vec<Line> = Vec::new();
        for package in packages {
            for origin in &package.origins {
                if !origins.contains(origin) {
                    origins.push(origin.clone());
                }
            }
            match lines.last_mut() {
                Some(last) if last.text == package.text => last.origins.extend(package.origins),
                _ => lines.push(package),
            }
        }
        if lines.is_empty() {
            return;
        }
        self.paragraph("Packages of the operating system", &origins);
        self.line("RUN apt-get update \\", &origins);
        self.line("    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \\", &origins);
        for package in lines {
            self.line(&format!("        {} \\", package.text), &package.origins);
        }
        self.line("    && rm -rf /var/lib/apt/lists/*", &origins);
    }

    /// Whatever the start lacks for `python`, pip and uv to work on the same Python.
    fn python(&mut self, situation: &Situation<'_>, start: &Start) {
        let origins = [Place::RecipeBase.into(), Place::Python.into()];
        let python = situation.python;
        let (major, minor) = (python.major, python.minor);
        match start.python {
            Python::Prepared | Python::System => {}
            Python::Own | Python::Pytorch => {
                self.paragraph(
                    &format!("Stops here unless the image has Python {python}, as its tag does not say"),
                    &origins,
                );
                let check = format!("import sys; sys.exit(sys.version_info[:2] != ({major}, {minor}))");
                self.line(&format!("RUN python -c \"{check}\""), &origins);
            }
            Python::Apt => {
                self.paragraph("Python in an environment of its own", &origins);
                self.line("RUN python3 -m venv /opt/venv", &origins);
            }
            Python::Uv => {
                self.paragraph(&format!("Ubuntu has no package of Python {python}: uv fetches it"), &origins);
                self.line("COPY --from=astral/uv:0.12 /uv /usr/local/bin/uv", &origins);
                self.line("ENV UV_PYTHON_INSTALL_DIR=/opt/python", &origins);
                self.line(&format!("RUN uv venv --no-cache --seed --python {python} /opt/venv"), &origins);
            }
        }
        if matches!(start.python, Python::Apt | Python::Uv) {
            self.line("ENV VIRTUAL_ENV=/opt/venv", &origins);
            self.line("ENV PATH=\"/opt/venv/bin:$PATH\"", &origins);
        }
    }

    fn zenml(&mut self) {
        self.paragraph("ZenML's own files go where every user may write", &[Origin::Recipe]);
        self.line("ENV ZENML_CONFIG_PATH=/app/.zenconfig", &[Origin::Recipe]);
        self.line("ENV ZENML_ENABLE_REPO_INIT_WARNINGS=False", &[Origin::Recipe]);
    }

    fn code(&mut self, situation: &Situation<'_>) {
        if !holds_code(situation) {
            return;
        }
        let origins = code_origins(situation);
        self.paragraph("The code of the pipeline", &origins);
        self.line("COPY . .", &origins);
        let command = situation.settings.local_project_install_command.as_deref();
        if let Some(command) = command.map(single_line).filter(|command| !command.is_empty()) {
            let run = install::run(situation);
            self.line(&format!("{run} {command}"), &[Field::LocalProjectInstallCommand.into()]);
        }
    }

    /// The user, and an /app in which whichever user the run has may write (C11).
    fn user(&mut self, situation: &Situation<'_>) {
        let name = situation.settings.user.as_deref().map(single_line).filter(|user| !user.is_empty());
        let Some(name) = name else {
            self.paragraph("Whoever runs the steps writes to /app", &[Origin::Recipe]);
            self.line("RUN chmod -R a+rwX /app", &[Origin::Recipe]);
            self.runtime_environment(situation);
            return;
        };
        let origins = [Field::User.into()];
        self.paragraph("Who runs the steps writes to /app", &origins);
        if let Some(creation) = User::of(&name).creation() {
            self.line(&format!("RUN {creation}"), &origins);
        }
        self.line(
            &format!("RUN chown -R {} /app && chmod -R a+rwX /app", shell::word(&name)),
            &[Field::User.into(), Origin::Recipe],
        );
        self.runtime_environment(situation);
        self.line(&format!("USER {}", quote::dockerfile::word(&name)), &origins);
    }
}

/// Why the code is in the image: the settings that leave no other way.
fn code_origins(situation: &Situation<'_>) -> Vec<Origin> {
    let fields = [
        Field::LocalProjectInstallCommand,
        Field::AllowDownloadFromCodeRepository,
        Field::AllowDownloadFromArtifactStore,
        Field::AllowIncludingFilesInImages,
        Field::SourceFiles,
    ];
    let set = fields.into_iter().filter(|field| situation.config.settings.get(*field).is_some());
    let mut origins: Vec<Origin> = set.map(Origin::from).collect();
    if origins.is_empty() {
        origins.push(Origin::Recipe);
    }
    origins
}
