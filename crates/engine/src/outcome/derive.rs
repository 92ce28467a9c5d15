//! The functions that make an Outcome.

use std::collections::BTreeSet;

use super::step::steps;
use super::{Image, Outcome, Resolved};
use crate::build_configuration::BuildConfiguration;
use crate::catalog::Catalog;
use crate::check;
use crate::config::Config;
use crate::container_engine::ContainerEngine;
use crate::document::{Document, Language};
use crate::pipeline::{RequiredBuild, Submission, submission};
use crate::place::Origin;
use crate::plan::plan;
use crate::problem::Problem;
use crate::recipe;
use crate::resolution;
use crate::situation::{Situation, Sourced};

/// What judges a situation: [`judge`], from wherever it comes.
pub type Judge = fn(&Situation<'_>, &Submission, &[Image]) -> Findings;

/// What is worth saying about a situation, its pipeline and its images.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Findings {
    /// The problems, the worst first.
    pub problems: Vec<Problem>,
    /// Every distribution once.
    pub resolution: Vec<Resolved>,
}

/// Everything that follows from a Config under the catalog of its release. It never fails.
pub fn outcome(config: &Config, catalog: &Catalog) -> Outcome {
    outcome_judged_by(Some(judge), config, catalog)
}

/// Everything that follows from a Config but for [`Findings`], unless there is a judge who has them. (The page starts
/// without one, so that the code of the checks need not be there for its first outputs.)
pub fn outcome_judged_by(judge: Option<Judge>, config: &Config, catalog: &Catalog) -> Outcome {
    let situation = Situation::of(config, catalog);
    let submission = submission(&situation);
    let images = images(&situation, &submission);
    let steps = steps(&situation, &submission, &images);
    let findings = judge.map(|judge| judge(&situation, &submission, &images)).unwrap_or_default();
    Outcome {
        problems: findings.problems,
        images,
        steps,
        recipe: recipe::recipe(&situation),
        resolution: findings.resolution,
        apt_packages: each_once(&situation.apt_packages),
        container_engine: ContainerEngine::of(&situation.client(), &submission),
        stack_requirements: requirements("stack-requirements.txt", situation.stack_requirements),
        integration_requirements: requirements("integration-requirements.txt", situation.integration_requirements),
        project_requirements: requirements("project-requirements.txt", situation.project_requirements),
    }
}

/// Holds requirements against each other, and all of it against what is known to go wrong.
pub fn judge(situation: &Situation<'_>, submission: &Submission, images: &[Image]) -> Findings {
    let resolution = resolution::read_and_resolve(situation);
    let problems = check::problems(situation, submission, images, &resolution);
    Findings { problems, resolution: resolution.distributions }
}

/// The images of the run, the orchestrator's first: those of the settings that a person takes away for the goal. Where
/// no component runs containers it is the image that an orchestrator would run which does.
fn images(situation: &Situation<'_>, submission: &Submission) -> Vec<Image> {
    let mut images: Vec<Image> = submission.items.iter().map(|item| item.planned.image.clone()).collect();
    if images.is_empty() {
        let client = situation.client();
        let build = RequiredBuild::of(
            &client,
            BuildConfiguration::orchestrator(submission.snapshot.settings.settings().clone()),
        );
        images.push(plan(&client, situation.pipeline_name(), &build.configuration, &build.gathered).image);
    }
    images.sort_by_key(|image| image.key != "orchestrator");
    images
}

/// Requirements as a file of their own.
fn requirements(name: &str, requirements: Vec<Sourced>) -> Document {
    let mut document = Document::new(name, Language::Requirements);
    document.lines = requirements.into_iter().map(Into::into).collect();
    document
}

/// Packages without their repetitions, each with the first reason for it.
fn each_once(packages: &[Sourced]) -> Vec<(String, Origin)> {
    let mut seen = BTreeSet::new();
    let first = packages.iter().filter(|package| seen.insert(package.text.as_str()));
    first.filter_map(|package| Some((package.text.clone(), package.origins.first()?.clone()))).collect()
}
