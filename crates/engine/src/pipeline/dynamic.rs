//! What a running dynamic pipeline starts (`compile_dynamic_step_invocation`, `get_step_runtime`, `StepRunInfo`).

use super::compile::free_id;
use super::component::{
    ORCHESTRATOR, can_run_isolated_steps, finds_image_by_invocation, isolates_in_own_image, name, runs_containers,
    step_operator_key,
};
use super::image::{RunsIn, Started, StepImage, runner};
use super::level::{Level, Reader};
use super::snapshot::{Effective, SnapshotStep};
use super::{Call, Cause, Pipeline, PipelineStep, Stage, StepOperator, Submission};
use crate::client::Client;
use std::borrow::Cow;

/// The steps that the calls of a pipeline start, in their order. Each error is that of its call alone.
pub(super) fn calls(pipeline: &Pipeline, client: &Client<'_>, submission: &Submission) -> Vec<StepImage> {
    let rules = client.rules();
    let settings = if rules.runs_with_settings_of_snapshot() {
        Cow::Borrowed(&submission.snapshot.settings)
    } else {
        let mut reader = Reader::new(rules, Stage::Run, None);
        let decorator = reader.layer(pipeline.settings.as_ref());
        Cow::Owned(reader.effective(decorator))
    };
    let mut run = Run { pipeline, client, submission, settings, taken: Vec::new() };
    pipeline.calls.iter().filter_map(|call| run.call(call)).collect()
}

struct Run<'a> {
    pipeline: &'a Pipeline,
    client: &'a Client<'a>,
    submission: &'a Submission,
    /// The settings of the pipeline as it runs.
    settings: Cow<'a, Effective>,
    taken: Vec<String>,
}

/// A step that is compiled while the pipeline runs.
struct Compiled {
    settings: Effective,
    step_operator: StepOperator,
    template: Option<String>,
    settings_ignored: bool,
}

impl Run<'_> {
    /// One call; `None` where there is no such step.
    fn call(&mut self, call: &Call) -> Option<StepImage> {
        let step = self.pipeline.steps.get(call.step)?;
        let named = call.id.as_deref().unwrap_or(&step.name);
        let mut reader = Reader::new(self.client.rules(), Stage::Run, None);
        let mut level =
            reader.level(if call.base { Vec::from([&step.decorator]) } else { step.options().collect() }.into_iter());
        // Errors of the definition were raised then.
        reader.errors.clear();
        let runtime = call.with_options.as_ref().map(|options| reader.update(options));
        if let Some(error) = reader.errors.pop() {
            return Some(StepImage::without(named.to_owned(), error.cause));
        }
        if call.id.is_some() && self.taken.iter().any(|id| id == named) {
            return Some(StepImage::without(named.to_owned(), Cause::DuplicateInvocation(named.to_owned())));
        }
        let id = free_id(named, |id| self.taken.iter().any(|taken| taken == id));
        self.taken.push(id.clone());
        let template = self.template(call, step);
        if let Some(template) = template {
            let stored = template.stored(&self.submission.snapshot, self.client.rules());
            level = Level { settings: stored.keywords, step_operator: template.step_operator.clone() };
        }
        if let Some(update) = &runtime {
            level.apply(update);
        }
        Some(match self.compile(&mut reader, level, template) {
            Ok(compiled) => self.image(id, compiled),
            Err(cause) => StepImage::without(id, cause),
        })
    }

    /// The step of `depends_on` that is the same object (`get_config_template`).
    fn template(&self, call: &Call, step: &PipelineStep) -> Option<&SnapshotStep> {
        let same = !call.base || step.with_options.is_none();
        self.submission.snapshot.steps.iter().find(|template| same && template.step == call.step)
    }

    fn compile(&self, reader: &mut Reader, level: Level, template: Option<&SnapshotStep>) -> Result<Compiled, Cause> {
        let (rules, snapshot) = (self.client.rules(), &self.submission.snapshot);
        let own = reader.resolve(level.settings);
        if let Some(error) = reader.errors.pop() {
            return Err(error.cause);
        }
        let settings = Effective::of_step(&self.settings, &own, rules);
        if let Some(refusals) = settings.refused() {
            return Err(Cause::Refused(refusals.to_vec()));
        }
        let expected = template.map(|template| template.stored(snapshot, rules));
        let same = settings.equals(expected.as_ref().unwrap_or(&snapshot.settings), rules);
        Ok(Compiled {
            settings_ignored: !same && !settings.settings().skip_build,
            settings,
            step_operator: level.step_operator,
            template: template.map(|template| template.invocation_id.clone()),
        })
    }

    fn image(&self, invocation_id: String, compiled: Compiled) -> StepImage {
        let Compiled { settings, step_operator, template, settings_ignored } = compiled;
        let differs = !settings.equals(&self.submission.snapshot.settings, self.client.rules());
        let isolated = step_operator.is_used() || (can_run_isolated_steps(self.client) && differs);
        let started =
            Started { template: template.clone(), isolated, settings: settings.settings().clone(), settings_ignored };
        let operator = match runner(self.client, &step_operator) {
            Ok(operator) => operator,
            Err(cause) => return StepImage { started: Some(started), ..StepImage::without(invocation_id, cause) },
        };
        let (key, image) = match operator {
            Some(component) => {
                let key = step_operator_key(self.client, component);
                let image = key.as_deref().map(|key| self.own_image(key, &settings, template.as_deref()));
                (key, image)
            }
            None if !runs_containers(self.client) => (None, None),
            None if isolated && finds_image_by_invocation(self.client) => {
                (Some(ORCHESTRATOR.to_owned()), Some(self.submission.find(ORCHESTRATOR, Some(&invocation_id))))
            }
            None if isolated && isolates_in_own_image(self.client) => {
                (Some(ORCHESTRATOR.to_owned()), Some(self.own_image(ORCHESTRATOR, &settings, template.as_deref())))
            }
            None => (Some(ORCHESTRATOR.to_owned()), Some(self.submission.find(ORCHESTRATOR, None))),
        };
        StepImage {
            invocation_id,
            started: Some(started),
            step_operator: operator.map(|component| name(component).to_owned()),
            key,
            image: image.unwrap_or(Ok(RunsIn::NoContainer)),
        }
    }

    /// `StepRunInfo.get_image` of a dynamic pipeline.
    fn own_image(&self, key: &str, settings: &Effective, template: Option<&str>) -> Result<RunsIn, Cause> {
        let settings = settings.settings();
        if self.submission.items.is_empty() {
            return Err(Cause::MissingBuild);
        }
        let rules = self.client.rules();
        let as_is = settings.skip_build && rules.starts_steps_on_parent_image();
        if let Some(parent_image) = settings.parent_image.as_ref().filter(|_| as_is) {
            return Ok(RunsIn::ParentImage(parent_image.clone()));
        }
        let found = self.submission.find(key, template);
        if found.is_err() && rules.falls_back_to_orchestrator_image() {
            return self.submission.find(ORCHESTRATOR, template);
        }
        found
    }
}
