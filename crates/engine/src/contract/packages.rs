//! What has to be installed: ZenML, Python, distributions and Debian packages.

use super::images::once;
use super::{Check, Need, Requirement};
use crate::config::ComponentType;
use crate::place::{Origin, Place};
use crate::plan::apt_packages;
use crate::problem::Severity;
use crate::requirements::installed_stack_requirements;
use crate::situation::{Situation, Sourced};
use packaging::{EntryKind, RequirementsFile};

/// The requirements, also those that the settings leave out of a build: the image has to satisfy them all the same.
pub(super) fn requirements(situation: &Situation<'_>) -> Vec<Requirement> {
    let client = situation.client();
    let mut settings = situation.settings.clone();
    settings.install_stack_requirements = true;
    let mut found = vec![
        Requirement::new(
            Check::Zenml,
            Severity::Error,
            Need::Distribution(["zenml==", &situation.release.to_string()].concat()),
            vec![Origin::Recipe, Place::Release.into()],
        ),
        Requirement::new(Check::Python, Severity::Error, Need::Python(situation.python), vec![Place::Python.into()]),
    ];
    for sourced in installed_stack_requirements(&client, &settings) {
        found.extend(distributions(&sourced, check_of(&sourced)));
    }
    for sourced in &situation.integration_requirements {
        found.extend(distributions(sourced, Check::Integration));
    }
    for sourced in &situation.project_requirements {
        found.extend(distributions(sourced, Check::Project));
    }
    for sourced in apt_packages(&client, &settings).0 {
        let need = Need::AptPackage(sourced.text.clone());
        found.push(Requirement::new(Check::AptPackage, Severity::Error, need, sourced.origins));
    }
    once(found)
}

/// The options in the project's requirements that say where and how to install: each line once, in their order.
pub(super) fn options(situation: &Situation<'_>) -> Vec<String> {
    let lines = situation.project_requirements.iter().flat_map(|sourced| sourced.text.lines());
    let mut found: Vec<String> = Vec::new();
    for line in lines {
        let line = line.split(" #").next().unwrap_or_default().trim();
        let files = ["-e", "-r", "-c", "--editable", "--requirement", "--constraint", "--hash"];
        let of_file = files.iter().any(|option| line.split([' ', '=']).next() == Some(option));
        if line.starts_with('-') && !of_file && !found.iter().any(|known| known == line) {
            found.push(line.to_owned());
        }
    }
    found
}

/// Which check a requirement of the stack is: code is fetched before anything else, and the entrypoint of who runs the
/// step is imported before the step.
fn check_of(sourced: &Sourced) -> Check {
    let of = |wanted: &[ComponentType]| {
        sourced.origins.iter().any(|origin| matches!(origin, Origin::Component(found, _) if wanted.contains(found)))
    };
    if of(&[ComponentType::ArtifactStore]) {
        Check::ArtifactStore
    } else if of(&[ComponentType::Orchestrator, ComponentType::StepOperator]) {
        Check::Runner
    } else if sourced.origins.iter().all(|origin| matches!(origin, Origin::CodeRepository(_))) {
        Check::CodeRepository
    } else {
        Check::Stack
    }
}

/// The requirements of a text; options for an installer and comments are none.
fn distributions(sourced: &Sourced, check: Check) -> Vec<Requirement> {
    let entries = RequirementsFile::read(&sourced.text).entries.into_iter();
    let texts = entries.filter_map(|entry| match entry.kind {
        EntryKind::Requirement(line) => Some(line.text),
        EntryKind::Editable { requirement, .. } => Some(requirement),
        _ => None,
    });
    let requirement =
        |text: String| Requirement::new(check, Severity::Error, Need::Distribution(text), sourced.origins.clone());
    texts.map(requirement).collect()
}
