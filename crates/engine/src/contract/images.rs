//! The images that a run takes as they are, and what each has to satisfy.

use super::environment::{self, Surroundings};
use super::packages;
use super::parents;
use super::{Check, ImageContract, Requirement, runner};
use crate::config::{Component, Config};
use crate::outcome::{Outcome, Plan};
use crate::pipeline::{Nones, invocations, recursive_update};
use crate::place::Origin;
use crate::settings::Settings;
use crate::situation::Situation;
use crate::snippet;

/// The contracts of an outcome: one for each image that steps run on as it is, the pipeline's own first, and a shorter one
/// for each image of the person's own that ZenML builds on.
pub fn contract(situation: &Situation<'_>, outcome: &Outcome) -> Vec<ImageContract> {
    let runs = runs(situation, outcome);
    let mut contracts: Vec<ImageContract> = Vec::new();
    for run in &runs {
        let requirements = requirements(situation, run);
        let position = contracts.iter().position(|contract| contract.image == run.image);
        match position.and_then(|position| contracts.get_mut(position)) {
            Some(contract) => join(contract, run, requirements),
            None => contracts.push(ImageContract {
                image: run.image.clone(),
                steps: run.steps.clone(),
                requirements,
                installer_options: packages::options(situation),
            }),
        }
    }
    contracts.extend(parents::contracts(situation, outcome));
    for contract in &mut contracts {
        // What every step on the image needs is the image's need.
        let all = contract.steps.clone();
        for requirement in &mut contract.requirements {
            if requirement.steps == all {
                requirement.steps.clear();
            }
        }
        contract.requirements.sort_by_key(|requirement| requirement.check);
    }
    // Steps are named only where they are not all of them.
    if let [only] = contracts.as_mut_slice()
        && outcome.images.iter().all(|image| image.plan == Plan::ParentAsIs)
    {
        only.steps.clear();
    }
    contracts
}

/// Steps that run on an image as it is.
struct Run<'a> {
    image: String,
    steps: Vec<String>,
    /// Settings as if they were the pipeline's.
    settings: Settings,
    /// The step operator, where it is not the orchestrator that runs them.
    operator: Option<&'a Component>,
}

/// The name for the steps without settings of their own.
const OTHERS: &str = "other steps";

fn runs<'a>(situation: &Situation<'a>, outcome: &Outcome) -> Vec<Run<'a>> {
    let config = situation.config;
    let mut runs = Vec::new();
    let as_it_is =
        |key: &str| outcome.images.iter().find(|image| image.key == key).filter(|image| image.plan == Plan::ParentAsIs);
    if let Some(image) =
        as_it_is("orchestrator").or_else(|| outcome.image().filter(|image| image.plan == Plan::ParentAsIs))
    {
        runs.push(Run {
            image: image.name.clone(),
            steps: vec![OTHERS.to_owned()],
            settings: config.settings.clone(),
            operator: None,
        });
    }
    for ((step, compiled), invocation) in config.steps.iter().zip(&outcome.steps).zip(invocations(config)) {
        let built = compiled.image_key.as_deref().is_some_and(|key| as_it_is(key).is_none());
        let Some(image) = compiled.image.clone().filter(|_| !built) else { continue };
        let operator = compiled.step_operator.as_deref();
        runs.push(Run {
            image,
            steps: vec![invocation.id],
            settings: merged(config, &step.settings),
            operator: operator.and_then(|name| runner::step_operator(config, name)),
        });
    }
    runs
}

/// The settings of a step laid over the pipeline's, whatever the goal leaves out of the export.
fn merged(config: &Config, step: &Settings) -> Settings {
    Settings::of_keywords(&recursive_update(&config.settings.keywords(), &step.keywords(), Nones::Ignore))
}

fn requirements(situation: &Situation<'_>, run: &Run<'_>) -> Vec<Requirement> {
    let config = Config { settings: run.settings.clone(), steps: Vec::new(), ..situation.config.clone() };
    let own = Situation::of(&config, situation.catalog);
    let surroundings = Surroundings {
        image: &run.image,
        runner: run.operator.or_else(|| runner::orchestrator(situation.config)),
        image_origin: snippet::origin(situation, crate::Field::ParentImage),
    };
    let mut requirements = packages::requirements(&own);
    requirements.extend(environment::requirements(&own, &surroundings));
    requirements.into_iter().map(|requirement| Requirement { steps: run.steps.clone(), ..requirement }).collect()
}

/// Adds what further steps need on the same image.
fn join(contract: &mut ImageContract, run: &Run<'_>, requirements: Vec<Requirement>) {
    contract.steps.extend(run.steps.iter().cloned());
    for requirement in requirements {
        let same = |known: &&mut Requirement| known.need == requirement.need && known.check == requirement.check;
        match contract.requirements.iter_mut().find(same) {
            Some(known) => {
                add(&mut known.origins, requirement.origins);
                known.steps.extend(requirement.steps);
                known.severity = known.severity.min(requirement.severity);
            }
            None => contract.requirements.push(requirement),
        }
    }
}

/// Adds origins that are not there yet.
pub(super) fn add(origins: &mut Vec<Origin>, more: Vec<Origin>) {
    for origin in more {
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
}

/// Puts the same need of several sources together. The artifact store's and the runner's are needed first, so that theirs
/// is the check that counts.
pub(super) fn once(requirements: Vec<Requirement>) -> Vec<Requirement> {
    let first = |check: Check| matches!(check, Check::ArtifactStore | Check::Runner);
    let mut found: Vec<Requirement> = Vec::new();
    for requirement in requirements {
        match found.iter_mut().find(|known| known.need == requirement.need) {
            Some(known) => {
                if first(requirement.check) && !first(known.check) && known.check != Check::Zenml {
                    known.check = requirement.check;
                }
                add(&mut known.origins, requirement.origins);
            }
            None => found.push(requirement),
        }
    }
    found
}
