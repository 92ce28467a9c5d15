//! Where and why ZenML stops before or while a pipeline runs.

use crate::config::Checkout;
use crate::docker_settings::Refusal;
use crate::raised::Raised;

/// An exception of ZenML's.
#[derive(Debug, Clone, PartialEq)]
pub struct PipelineError {
    /// When.
    pub stage: Stage,
    /// Why.
    pub cause: Cause,
}

/// What ZenML is doing, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Decorators and `with_options` with their settings objects.
    Definition,
    /// The pipeline function is called.
    Prepare,
    /// `Compiler.compile`.
    Compile,
    /// `verify_local_repository_context`.
    Verify,
    /// `prepare_pipeline_build` and the search for a build to reuse.
    Checksum,
    /// `create_pipeline_build`.
    Build,
    /// A call while a dynamic pipeline runs.
    Run,
}

/// Why ZenML stops.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// Pydantic refuses settings.
    Refused(Vec<Refusal>),
    /// An exception that one build's settings lead to.
    Raised(Raised),
    /// The dicts of a level do not make valid settings (`SettingsResolvingError`).
    Unresolvable,
    /// A placeholder names a variable that the client does not have.
    MissingVariable(String),
    /// Two calls ask for the same `id`.
    DuplicateInvocation(String),
    /// `after` names invocations that do not exist.
    MissingUpstream(Vec<String>),
    /// Steps wait for each other.
    Cycle,
    /// A static pipeline calls no step.
    NoSteps,
    /// A step asks for a step operator, and the stack has none.
    NoStepOperator {
        /// The invocation; `None` while the pipeline runs.
        step: Option<String>,
    },
    /// A step asks for a step operator that the stack does not have.
    UnknownStepOperator {
        /// The invocation; `None` while the pipeline runs.
        step: Option<String>,
        /// The name.
        name: String,
    },
    /// The code can only come from a code repository, and its checkout stands so that it cannot (R21); `None` where there
    /// is no repository.
    NeedsCodeRepository(Option<Checkout>),
    /// A step needs an image, and nothing was built.
    MissingBuild,
    /// There is no image for a component: its key.
    MissingImage(String),
}

impl Cause {
    /// The name of the Python type.
    pub const fn exception(&self) -> &'static str {
        match self {
            Self::Refused(_) => "ValidationError",
            Self::Raised(raised) => raised.exception(),
            Self::Unresolvable => "SettingsResolvingError",
            Self::MissingVariable(_) | Self::MissingImage(_) => "KeyError",
            Self::NoStepOperator { step: Some(_) } | Self::UnknownStepOperator { step: Some(_), .. } => {
                "StackValidationError"
            }
            Self::NoSteps => "ValueError",
            Self::DuplicateInvocation(_)
            | Self::MissingUpstream(_)
            | Self::Cycle
            | Self::NoStepOperator { step: None }
            | Self::UnknownStepOperator { step: None, .. }
            | Self::NeedsCodeRepository(_)
            | Self::MissingBuild => "RuntimeError",
        }
    }
}
