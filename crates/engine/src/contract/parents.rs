//! What an image has to bring for ZenML to build on it.

use super::{Check, ImageContract, Need, Requirement};
use crate::check::installs_zenml;
use crate::docker_settings::Installer;
use crate::field::Field;
use crate::outcome::{Build, Outcome, Plan};
use crate::place::{Origin, Place};
use crate::problem::Severity;
use crate::situation::Situation;

/// A contract for each image of the person's own that a build of ZenML's starts from.
pub(super) fn contracts(situation: &Situation<'_>, outcome: &Outcome) -> Vec<ImageContract> {
    let mut contracts: Vec<ImageContract> = Vec::new();
    for image in outcome.images.iter().filter(|image| image.shared_with.is_none()) {
        let Plan::OnParent { build } = &image.plan else { continue };
        let Some(from) = build.dockerfile.lines.first() else { continue };
        // ZenML's own image brings all of it.
        let own = from.origins.contains(&Field::ParentImage.into());
        let parent = from.text.trim_start_matches("FROM ");
        let default = situation.client().rules().default_parent_image(situation.python);
        if own && parent != default && !contracts.iter().any(|contract| contract.image == parent) {
            let requirements = requirements(situation, build);
            contracts.push(ImageContract {
                image: parent.to_owned(),
                steps: Vec::new(),
                requirements,
                installer_options: Vec::new(),
            });
        }
    }
    contracts
}

fn requirements(situation: &Situation<'_>, build: &Build) -> Vec<Requirement> {
    let mut found = Vec::new();
    let mut add = |check, need, origins| found.push(Requirement::new(check, Severity::Error, need, origins));
    if !installs_zenml(build) {
        let need = Need::Distribution(["zenml==", &situation.release.to_string()].concat());
        add(Check::Zenml, need, vec![Origin::Recipe, Place::Release.into()]);
    }
    add(Check::Python, Need::Python(situation.python), vec![Place::Python.into()]);
    add(Check::Program, Need::Program("python"), vec![Origin::Recipe]);
    let lines = || build.dockerfile.lines.iter();
    if let Some(line) = lines().find(|line| line.text.starts_with("RUN apt-get")) {
        add(Check::Installer, Need::Program("apt-get"), line.origins.clone());
    }
    let uv = situation.settings.python_package_installer == Installer::Uv;
    if uv || !build.requirements_files.is_empty() {
        // uv itself is installed with pip.
        add(Check::Installer, Need::Installer("pip"), vec![Field::PythonPackageInstaller.into()]);
    }
    found
}
