//! The one function that makes an Outcome.

use std::collections::BTreeSet;

use super::{Image, Outcome};
use crate::build_configuration::BuildConfiguration;
use crate::catalog::Catalog;
use crate::check;
use crate::config::Config;
use crate::docker_settings::validate;
use crate::document::{Document, Language};
use crate::place::Origin;
use crate::plan::plan;
use crate::recipe;
use crate::requirements::gather;
use crate::resolution;
use crate::situation::{Situation, Sourced};
use crate::snippet;

/// Everything that follows from a Config under the catalog of its release. It never fails.
pub fn outcome(config: &Config, catalog: &Catalog) -> Outcome {
    let situation = Situation::of(config, catalog);
    let images = images(&situation);
    let resolution = resolution::resolution(&situation);
    Outcome {
        problems: check::problems(&situation, &images, &resolution),
        images,
        recipe: recipe::recipe(&situation),
        stack_requirements: requirements("stack-requirements.txt", &situation.stack_requirements),
        integration_requirements: requirements("integration-requirements.txt", &situation.integration_requirements),
        project_requirements: requirements("project-requirements.txt", &situation.project_requirements),
        resolution,
        apt_packages: each_once(&situation.apt_packages),
    }
}

/// The images of the run: those of the settings that a person takes away for the goal.
fn images(situation: &Situation<'_>) -> Vec<Image> {
    let client = situation.client();
    let exported = validate(&snippet::exported(situation).keywords(), client.rules()).settings;
    let gathered =
        if exported == situation.settings { situation.gathered.clone() } else { gather(&client, &exported, &[]) };
    let configuration = BuildConfiguration::orchestrator(exported);
    vec![plan(&client, situation.pipeline_name(), &configuration, &gathered).image]
}

/// Requirements as a file of their own.
fn requirements(name: &str, requirements: &[Sourced]) -> Document {
    let mut document = Document::new(name, Language::Requirements);
    document.lines.extend(requirements.iter().cloned().map(Into::into));
    document
}

/// Packages without their repetitions, each with the first reason for it.
fn each_once(packages: &[Sourced]) -> Vec<(String, Origin)> {
    let mut seen = BTreeSet::new();
    let first = packages.iter().filter(|package| seen.insert(package.text.as_str()));
    first.filter_map(|package| Some((package.text.clone(), package.origins.first()?.clone()))).collect()
}
