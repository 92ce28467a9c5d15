//! What the image has to be like around its packages: code, folders, user, programs, name.

use super::runner::{self, Entrypoint};
use super::{Check, Need, Requirement, Writer};
use crate::check::moves;
use crate::config::{Component, ComponentType, Goal};
use crate::field::Field;
use crate::outcome::CodeSource;
use crate::place::{Origin, Place};
use crate::problem::Severity;
use crate::recipe::registry_of;
use crate::rules::WORKDIR;
use crate::situation::Situation;

/// What is around an image.
pub(super) struct Surroundings<'a> {
    /// Its name.
    pub image: &'a str,
    /// Who runs the steps.
    pub runner: Option<&'a Component>,
    /// Why it is this one.
    pub image_origin: Origin,
}

/// The requirements.
pub(super) fn requirements(situation: &Situation<'_>, surroundings: &Surroundings<'_>) -> Vec<Requirement> {
    let mut found = Vec::new();
    let mut add = |check, severity, need, origins| found.push(Requirement::new(check, severity, need, origins));
    let runner = surroundings.runner;
    let runner_origin = runner.map_or(Origin::Recipe, origin);
    code(situation, &mut add);
    let user = situation.settings.user.as_deref().map(str::trim).filter(|user| !user.is_empty());
    let user = user.filter(|_| situation.config.goal == Goal::BringYourOwn);
    let (writer, origins) = match user {
        _ if runner.is_some_and(runner::runs_as_client) => (Writer::Anybody, vec![runner_origin.clone()]),
        Some(user) => (Writer::Named(user.to_owned()), vec![Origin::Recipe, Field::User.into()]),
        None => (Writer::OfImage, vec![Origin::Recipe]),
    };
    add(Check::Writable, Severity::Error, Need::Writable { folder: WORKDIR, writer }, origins);
    if let Some(name) = user.and_then(|user| user.split(':').next()).filter(|name| !is_number(name) && *name != "root")
    {
        add(Check::User, Severity::Error, Need::User(name.to_owned()), vec![Field::User.into()]);
    }
    add(Check::Program, Severity::Error, Need::Program("python"), vec![Origin::Recipe]);
    if let Some(component) = runner {
        let need = || Need::PassingEntrypoint(component.flavor.clone());
        match runner::entrypoint(component) {
            Entrypoint::Kept => add(Check::Entrypoint, Severity::Error, need(), vec![runner_origin.clone()]),
            Entrypoint::Unknown => add(Check::Entrypoint, Severity::Note, need(), vec![runner_origin.clone()]),
            Entrypoint::Overridden | Entrypoint::NoContainer => {}
        }
        if runner::needs_shell(component) {
            add(Check::Shell, Severity::Note, Need::Program("sh"), vec![runner_origin.clone()]);
        }
    }
    let platform = situation.config.target.platform.trim();
    let (severity, origins) = if platform.is_empty() {
        (Severity::Note, vec![runner_origin])
    } else {
        (Severity::Error, vec![Place::Platform.into()])
    };
    add(Check::Platform, severity, Need::Platform(platform.to_owned()), origins);
    add(Check::Secret, Severity::Warning, Need::NoSecret, vec![Origin::Recipe]);
    name(situation, surroundings, &mut add);
    for (name, value) in [("ZENML_ENABLE_REPO_INIT_WARNINGS", "False"), ("ZENML_CONFIG_PATH", "/app/.zenconfig")] {
        add(Check::Variable, Severity::Note, Need::Variable(name, value), vec![Origin::Recipe]);
    }
    found
}

/// The code has to be there where nobody brings it.
fn code(situation: &Situation<'_>, add: &mut impl FnMut(Check, Severity, Need, Vec<Origin>)) {
    if !matches!(situation.code, CodeSource::Image | CodeSource::Yours) {
        return;
    }
    let fields = [
        Field::LocalProjectInstallCommand,
        Field::AllowDownloadFromCodeRepository,
        Field::AllowDownloadFromArtifactStore,
        Field::SourceFiles,
    ];
    let set = fields.into_iter().filter(|field| situation.config.settings.get(*field).is_some());
    let mut origins: Vec<Origin> = set.map(Origin::from).collect();
    if origins.is_empty() {
        origins.push(Origin::Zenml);
    }
    let files = situation.config.project.files.iter().map(|(path, _)| path);
    let files = files.filter(|path| path.ends_with(".py")).cloned().collect();
    add(Check::Code, Severity::Error, Need::Code(files), origins);
}

/// What the image is called, and where it is pulled from.
fn name(
    situation: &Situation<'_>,
    surroundings: &Surroundings<'_>,
    add: &mut impl FnMut(Check, Severity, Need, Vec<Origin>),
) {
    let Surroundings { image, image_origin, .. } = surroundings;
    if image.is_empty() {
        return;
    }
    let digest = image.split_once('@').map(|(_, digest)| digest.to_owned());
    let severity = if digest.is_none() && moves(image) { Severity::Warning } else { Severity::Note };
    add(Check::Digest, severity, Need::Digest(digest), vec![image_origin.clone()]);
    let host = registry_of(image).unwrap_or("docker.io");
    let stack = situation.config.stack.of(ComponentType::ContainerRegistry).next();
    let of_stack = stack.is_some_and(|component| {
        let uri = component.uri.trim_end_matches('/');
        // A registry may be named by its host alone.
        registry_of(&[uri, "/"].concat()).unwrap_or("docker.io") == host && !uri.is_empty()
    });
    let severity = if of_stack { Severity::Note } else { Severity::Warning };
    let mut origins = vec![image_origin.clone()];
    origins.extend(stack.map(origin));
    add(Check::Registry, severity, Need::Registry { host: host.to_owned(), of_stack }, origins);
}

fn origin(component: &Component) -> Origin {
    Origin::Component(component.component_type, component.flavor.clone())
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
