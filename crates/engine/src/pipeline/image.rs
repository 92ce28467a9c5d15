//! The image that a step runs in (`ContainerizedOrchestrator.get_image`, `StepRunInfo.get_image`).

use super::component::{ORCHESTRATOR, name, runs_containers, step_operator_key};
use super::error::Cause;
use super::{StepOperator, Submission};
use crate::client::Client;
use crate::config::{Component, ComponentType};
use crate::docker_settings::DockerSettings;

/// A step that runs, and its image.
#[derive(Debug, Clone, PartialEq)]
pub struct StepImage {
    /// Its name in the run.
    pub invocation_id: String,
    /// What is known of a step that a dynamic pipeline starts; `None` for one of a static pipeline.
    pub started: Option<Started>,
    /// The name of the step operator that it runs in.
    pub step_operator: Option<String>,
    /// The key of the component that runs it; `None` where it needs no image.
    pub key: Option<String>,
    /// The image, or why there is none.
    pub image: Result<RunsIn, Cause>,
}

/// A step that a dynamic pipeline starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Started {
    /// The invocation of `depends_on` that it follows.
    pub template: Option<String>,
    /// Whether it runs apart from the pipeline's own process (`StepRuntime.ISOLATED`).
    pub isolated: bool,
    /// Its settings.
    pub settings: DockerSettings,
    /// Whether ZenML passes over settings of its own, because its image is built already.
    pub settings_ignored: bool,
}

/// What a step runs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunsIn {
    /// The image of a key.
    Image(String),
    /// Its parent image, as it is.
    ParentImage(String),
    /// The process or environment of the orchestrator or step operator: no image.
    NoContainer,
}

/// The images of the steps of a static pipeline.
pub(super) fn static_images(client: &Client<'_>, submission: &Submission) -> Vec<StepImage> {
    let steps = submission.snapshot.steps.iter().map(|step| {
        let id = &step.invocation_id;
        let (operator, key) = match runner(client, &step.step_operator) {
            Ok(Some(component)) => (Some(name(component).to_owned()), step_operator_key(client, component)),
            Ok(None) => (None, runs_containers(client).then(|| ORCHESTRATOR.to_owned())),
            Err(cause) => return StepImage::without(id.clone(), cause),
        };
        let image = key.as_deref().map_or(Ok(RunsIn::NoContainer), |key| submission.find(key, Some(id)));
        StepImage { invocation_id: id.clone(), started: None, step_operator: operator, key, image }
    });
    steps.collect()
}

/// The step operator that runs a step; `None` where the orchestrator does (`_get_step_operator`).
///
/// # Errors
/// The stack has none, or none of that name.
pub(super) fn runner<'a>(client: &Client<'a>, operator: &StepOperator) -> Result<Option<&'a Component>, Cause> {
    if !operator.is_used() {
        return Ok(None);
    }
    let mut operators = client.stack.of(ComponentType::StepOperator);
    let (found, missing) = match operator {
        StepOperator::Named(wanted) => (
            operators.find(|component| name(component) == wanted),
            Cause::UnknownStepOperator { step: None, name: wanted.clone() },
        ),
        _ => (operators.next(), Cause::NoStepOperator { step: None }),
    };
    found.map(Some).ok_or(missing)
}

impl StepImage {
    /// A step that does not come as far as an image.
    pub(super) const fn without(invocation_id: String, cause: Cause) -> Self {
        Self { invocation_id, started: None, step_operator: None, key: None, image: Err(cause) }
    }
}

impl Submission {
    /// The image of a component for a step, or else for the pipeline (`PipelineBuildResponse.get_image`).
    ///
    /// # Errors
    /// There is no build, or no image of the key in it.
    pub fn find(&self, key: &str, step: Option<&str>) -> Result<RunsIn, Cause> {
        if self.items.is_empty() {
            return Err(Cause::MissingBuild);
        }
        let own = step.filter(|step| !step.is_empty()).map(|step| format!("{step}.{key}"));
        let keys = own.into_iter().chain([key.to_owned()]);
        keys.into_iter()
            .find(|key| self.item(key).is_some())
            .map(RunsIn::Image)
            .ok_or_else(|| Cause::MissingImage(key.to_owned()))
    }
}
