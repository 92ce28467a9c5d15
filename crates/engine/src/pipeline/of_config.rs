//! The pipeline that a Config describes.

use super::compile::free_id;
use super::submit::submit_in;
use super::{Call, Layer, Pipeline, PipelineStep, SnapshotStep, StepImage, StepOperator, StepOptions, Submission};
use crate::config::Config;
use crate::situation::Situation;
use crate::snippet;

/// What happens with the pipeline of a Config when it is started with the settings that a person takes away for the
/// goal.
pub fn submission(situation: &Situation<'_>) -> Submission {
    submit_in(&of_config(situation), &situation.client(), Some(situation))
}

impl Submission {
    /// The steps of the Config that the pipeline was made of, compiled and as they run.
    pub(crate) fn config_steps(&self) -> impl Iterator<Item = (&SnapshotStep, &StepImage)> {
        // The first step of a static pipeline stands for those without settings of their own.
        let others = usize::from(!self.snapshot.dynamic);
        self.snapshot.steps.iter().zip(&self.step_images).skip(others)
    }
}

/// The pipeline of a Config. Its steps are those with settings of their own, in their order. A static pipeline has others
/// besides, which come first and stand as one step without a name; a dynamic one names its steps in `depends_on` and
/// calls each once.
pub fn of_config(situation: &Situation<'_>) -> Pipeline {
    let config = situation.config;
    let dynamic = config.project.dynamic;
    let mut steps: Vec<PipelineStep> = Vec::new();
    if !dynamic {
        steps.push(PipelineStep::default());
    }
    for (step, Invocation { name, id }) in config.steps.iter().zip(invocations(config)) {
        let settings = Layer::object(snippet::exported_of_step(config.goal, &step.settings).keywords());
        let operator = Some(step.step_operator.trim()).filter(|operator| !operator.is_empty());
        steps.push(PipelineStep {
            name: if dynamic { id.clone() } else { name },
            decorator: StepOptions {
                settings: Some(settings),
                step_operator: operator.map(|operator| StepOperator::Named(operator.to_owned())),
            },
            after: steps.last().map(|before| before.id.clone().unwrap_or_default()).into_iter().collect(),
            id: Some(id),
            depends_on: true,
            ..PipelineStep::default()
        });
    }
    let calls = (0..steps.len()).filter(|_| dynamic).map(|step| Call { step, ..Call::default() });
    Pipeline {
        name: situation.pipeline_name().to_owned(),
        dynamic,
        settings: Some(Layer::object(snippet::exported_keywords(situation))),
        calls: calls.collect(),
        steps,
        ..Pipeline::default()
    }
}

/// What a step of a Config is called.
pub struct Invocation {
    /// The step's own name.
    pub name: String,
    /// Its name in the pipeline.
    pub id: String,
}

/// The names of a Config's steps: one without a name is numbered, and a name that comes again gets a number in the
/// pipeline.
pub fn invocations(config: &Config) -> Vec<Invocation> {
    let mut found: Vec<Invocation> = Vec::new();
    for (position, step) in config.steps.iter().enumerate() {
        let name = if step.name.is_empty() { numbered(position) } else { step.name.clone() };
        let id = free_id(&name, |id| found.iter().any(|step| step.id == id));
        found.push(Invocation { name, id });
    }
    found
}

/// The name of a step without one.
fn numbered(position: usize) -> String {
    ["step_", &(position + 1).to_string()].concat()
}
