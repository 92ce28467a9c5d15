//! What would be otherwise without a field.

use super::{Decision, Effect, Nothing};
use crate::config::Config;
use crate::context::ignore_file;
use crate::diff;
use crate::docker_settings::DockerBuildOptions;
use crate::field::Field;
use crate::outcome::{CodeSource, Image, Outcome, Plan, outcome_judged_by};
use crate::situation::Situation;

/// Holds an outcome against the one without the field.
pub(super) fn compare(situation: &Situation<'_>, outcome: &Outcome, field: Field, step: Option<usize>) -> Effect {
    let mut config: Config = situation.config.clone();
    match step.and_then(|step| config.steps.get_mut(step)) {
        Some(step) => step.settings.unset(field),
        None => config.settings.unset(field),
    }
    let without = outcome_judged_by(None, &config, situation.catalog);
    let plans = |outcome: &Outcome| -> Vec<(String, usize)> {
        outcome.images.iter().map(|image| (image.key.clone(), kind(&image.plan))).collect()
    };
    let names = |outcome: &Outcome| -> Vec<String> {
        let recipe = outcome.recipe.iter().map(|recipe| recipe.image.clone());
        let steps = outcome.steps.iter().filter_map(|step| step.image.clone());
        outcome.images.iter().map(|image| image.name.clone()).chain(recipe).chain(steps).collect()
    };
    let code = |outcome: &Outcome| -> Vec<CodeSource> { outcome.images.iter().map(|image| image.code).collect() };
    let options = |outcome: &Outcome| -> Vec<BuildOptions> { outcome.images.iter().map(options).collect() };
    let (with_names, without_names) = (names(outcome), names(&without));
    let changed: Vec<_> = diff::outcomes(&without, outcome);
    let decision = if plans(outcome) != plans(&without) {
        Decision::Builds
    } else if code(outcome) != code(&without) {
        Decision::Code
    } else if with_names != without_names {
        let name = with_names.into_iter().find(|name| !without_names.contains(name));
        Decision::Name(name.unwrap_or_default())
    } else if !changed.is_empty() {
        let lines =
            |outcome: &Outcome| -> usize { diff::outcomes(&EMPTY, outcome).iter().map(|file| file.lines.len()).sum() };
        Decision::Lines { with: lines(outcome), without: lines(&without) }
    } else if options(outcome) != options(&without) {
        Decision::Options
    } else if ignore_file(&config.settings) != ignore_file(&situation.config.settings) {
        Decision::Context
    } else if field == Field::PreventBuildReuse {
        Decision::Reuse
    } else if same_anyway(situation, field, step) {
        return Effect::Nothing(Nothing::SameAnyway);
    } else {
        return Effect::Nothing(Nothing::NotNeeded);
    };
    Effect::Decides(decision)
}

/// An outcome without anything.
static EMPTY: Outcome = Outcome::nothing();

/// Which of the ways to an image a plan is.
const fn kind(plan: &Plan) -> usize {
    match plan {
        Plan::ParentAsIs => 0,
        Plan::ParentRetagged { .. } => 1,
        Plan::OwnDockerfile { .. } => 2,
        Plan::OnParent { .. } => 3,
        Plan::OnOwnDockerfile { .. } => 4,
        Plan::Refused => 5,
    }
}

/// What the builder gets besides files: options and ignore file of both builds.
type BuildOptions = (
    Option<(DockerBuildOptions, Option<String>)>,
    Option<(Option<DockerBuildOptions>, Option<String>, Option<String>)>,
);

fn options(image: &Image) -> BuildOptions {
    let build = image.plan.build().map(|build| (build.options.clone(), build.dockerignore.clone()));
    let own = image.plan.own_build();
    (build, own.map(|own| (own.options.clone(), own.dockerignore.clone(), own.context.clone())))
}

/// Whether the settings that count are the same without the field.
fn same_anyway(situation: &Situation<'_>, field: Field, step: Option<usize>) -> bool {
    let config = situation.config;
    let mut settings = match step.and_then(|step| config.steps.get(step)) {
        Some(step) => step.settings.clone(),
        None => config.settings.clone(),
    };
    let rules = situation.client().rules();
    let dump = |settings: &crate::settings::Settings| {
        crate::docker_settings::validate(settings.keywords(), rules).settings.model_dump(rules)
    };
    let with = dump(&settings);
    settings.unset(field);
    with == dump(&settings)
}
