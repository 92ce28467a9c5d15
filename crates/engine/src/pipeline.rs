//! A pipeline of several steps: what its code and its run configuration say, and what ZenML makes of them.
//!
//! 1. `compile`: settings of all levels become those of the pipeline and of each step (a [`Snapshot`]);
//! 2. `required`: the images that the components of the stack ask for;
//! 3. `submit`: what is checked, looked for and built before the run (a [`Submission`]);
//! 4. `image`: the image that each step runs in, and `dynamic` what a running dynamic pipeline starts.
//!
//! Sources: `Compiler`, `build_utils`, `ContainerizedOrchestrator`, `StepRunInfo` of ZenML; `zenml-pipelines.md` §3.

mod compile;
mod component;
mod dynamic;
mod error;
mod image;
mod layer;
mod level;
mod merge;
mod of_config;
mod order;
mod placeholder;
mod required;
mod snapshot;
mod submit;

pub use error::{Cause, PipelineError, Stage};
pub use image::{RunsIn, Started, StepImage};
pub use layer::{Form, Layer};
pub use merge::{Nones, recursive_update};
pub use of_config::{Invocation, invocations, of_config, submission};
pub use snapshot::{Effective, Snapshot, SnapshotStep};
pub use submit::{BuildItem, RequiredBuild, Submission, submit};

use crate::value::Dict;

/// A pipeline as its author wrote and called it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pipeline {
    /// Its name.
    pub name: String,
    /// `@pipeline(dynamic=True)`.
    pub dynamic: bool,
    /// The settings of the decorator.
    pub settings: Option<Layer>,
    /// `extra` of the decorator.
    pub extra: Dict,
    /// The calls of `pipeline.with_options`, in their order.
    pub with_options: Vec<WithOptions>,
    /// The file that a call of `with_options` names.
    pub run_configuration: RunConfiguration,
    /// The steps, in the order in which they are defined.
    pub steps: Vec<PipelineStep>,
    /// The calls that a dynamic pipeline makes as it runs.
    pub calls: Vec<Call>,
}

/// One call of `pipeline.with_options`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WithOptions {
    /// `settings`.
    pub settings: Option<Layer>,
    /// Whether `config_path` names the file.
    pub config_file: bool,
    /// `step_configurations`, by invocation id.
    pub step_configurations: Vec<(String, StepOptions)>,
    /// The deprecated `prevent_build_reuse`; the last call decides.
    pub prevent_build_reuse: bool,
}

/// What a run configuration file holds for us.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RunConfiguration {
    /// `settings.docker`.
    pub settings: Dict,
    /// `steps`, by invocation id. Their layers are dicts.
    pub steps: Vec<(String, StepOptions)>,
}

/// What is set for a step beside its own decorator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StepOptions {
    /// `settings`.
    pub settings: Option<Layer>,
    /// `step_operator`; `None` where it is not given.
    pub step_operator: Option<StepOperator>,
}

/// `step_operator` of a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum StepOperator {
    /// `None`.
    #[default]
    Unset,
    /// `False`.
    No,
    /// `True`: the first one of the stack.
    First,
    /// The name of one in the stack.
    Named(String),
}

/// A step, and in a static pipeline its call.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PipelineStep {
    /// Its name.
    pub name: String,
    /// Settings and step operator of the decorator.
    pub decorator: StepOptions,
    /// `extra` of the decorator.
    pub extra: Dict,
    /// `step.with_options` before it is used.
    pub with_options: Option<StepOptions>,
    /// `id` of the call.
    pub id: Option<String>,
    /// `after` of the call: invocation ids.
    pub after: Vec<String>,
    /// The step is another call of the one at this position, which comes earlier.
    pub same_as: Option<usize>,
    /// Whether it is in `depends_on` of a dynamic pipeline.
    pub depends_on: bool,
}

/// A call of a step while a dynamic pipeline runs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Call {
    /// The position of the step.
    pub step: usize,
    /// Whether the decorated function is called and not its copy with options.
    pub base: bool,
    /// `step.with_options` inside the run.
    pub with_options: Option<StepOptions>,
    /// `id` of the call.
    pub id: Option<String>,
}

impl StepOperator {
    /// Whether a step operator runs the step (`if config.step_operator`).
    pub const fn is_used(&self) -> bool {
        match self {
            Self::Unset | Self::No => false,
            Self::First => true,
            Self::Named(name) => !name.is_empty(),
        }
    }

    /// `StepConfiguration.uses_step_operator(name)`.
    pub fn uses(&self, name: &str) -> bool {
        match self {
            Self::Unset | Self::No => false,
            Self::First => true,
            Self::Named(named) => named == name,
        }
    }
}

impl PipelineStep {
    /// The options of the step as it is used: those of the decorator, then those of its copy.
    fn options(&self) -> impl Iterator<Item = &StepOptions> {
        core::iter::once(&self.decorator).chain(self.with_options.as_ref())
    }
}
