//! One finding: how bad, where, what is so, and what to do.

use engine::Severity;
use engine::problem::ReferencePart;

/// Something that speaks against a launch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is: with an error no run would come of it.
    pub severity: Severity,
    /// Where it is.
    pub spot: Spot,
    /// What is so.
    pub fact: Fact,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The server.
    Server,
    /// The stack as a whole.
    Stack,
    /// A component of the stack, by name.
    Component(String),
    /// The snapshot that is copied.
    Snapshot,
    /// An image, by key.
    Image(String),
    /// A parameter: its step, or `None` for the pipeline, and its name.
    Parameter(Option<String>, String),
}

/// What is so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The server has no workload manager (405).
    NoWorkloadManager,
    /// The server's release has no snapshots yet.
    ServerTooOld(String),
    /// Whether the server can start runs it does not say.
    LaunchingUnknown,
    /// Nobody has set the server up yet.
    ServerNotActive,
    /// The server does not know its own address, so a run starts and fails at once ("Failed to start run.").
    NoServerUrl,
    /// The snapshot's stack was deleted.
    StackGone,
    /// The snapshot's build was deleted or never made, so nobody knows which images it needs.
    BuildGone,
    /// The component runs on the machine of whoever starts the run (400 ".. includes local stack components.").
    LocalComponent(String),
    /// The component's flavor is the person's own (400 ".. stack components with a custom flavor.").
    CustomFlavor(String),
    /// The stack has several components of one type, on which the server fails (500).
    SeveralOfOneType(String),
    /// The stack has no container registry.
    NoContainerRegistry,
    /// The stack needs other integrations than when the snapshot was made.
    StackChanged,
    /// The snapshot runs in no container, so that there is no image to replace: the run would fail without a reason.
    NoImages,
    /// A static pipeline without steps: the run would be completed at once, having done nothing.
    NoSteps,
    /// No image is named.
    ImageMissing,
    /// The name of the image cannot be one.
    ImageUnreadable(String, ReferencePart),
    /// The image is named by a tag that can change.
    ImageMoves(String),
    /// The snapshot's build says no release; the server's is taken. Without it the start ends in a server error (500).
    ReleaseAssumed(String),
    /// The snapshot was made with another release than the server's.
    ReleaseDiffers {
        /// The snapshot's.
        snapshot: String,
        /// The server's.
        server: String,
    },
    /// The code is nowhere to be fetched from, so that a step fails without a reason unless the image holds it.
    NoCode,
    /// The image that is replaced held the code.
    CodeWasInImage(String),
    /// The pipeline or the step has no such parameter: an unknown step is passed over in silence, an unknown parameter refused (400).
    ParameterUnknown,
    /// The parameter does not take this value, which the server passes on so that the run fails later: what it takes.
    ParameterUnusable(String),
    /// The parameter has no value.
    ParameterMissing,
    /// A static pipeline takes no parameters of its own (400).
    PipelineParameter,
}

impl Finding {
    /// A finding.
    pub(super) const fn new(severity: Severity, spot: Spot, fact: Fact) -> Self {
        Self { severity, spot, fact }
    }

    /// What is so.
    pub fn message(&self) -> String {
        match &self.fact {
            Fact::NoWorkloadManager => "This server cannot start runs: it has no workload manager".into(),
            Fact::ServerTooOld(version) => format!("ZenML {version} has no snapshots to start a run from"),
            Fact::LaunchingUnknown => "The server does not say whether it can start runs".into(),
            Fact::ServerNotActive => "Nobody has set this server up yet".into(),
            Fact::NoServerUrl => "The server does not know its own address, so every run fails at its start".into(),
            Fact::StackGone => "The stack of this snapshot was deleted".into(),
            Fact::BuildGone => "The build of this snapshot was deleted, so nobody knows which images it needs".into(),
            Fact::LocalComponent(flavor) => {
                format!("`{flavor}` runs on the machine of whoever starts the run, and a server has none of that kind")
            }
            Fact::CustomFlavor(flavor) => format!("`{flavor}` is a flavor of your own, which the server cannot load"),
            Fact::SeveralOfOneType(kind) => {
                format!("The server starts no run on a stack with several components of the type `{kind}`")
            }
            Fact::NoContainerRegistry => "The stack has no container registry".into(),
            Fact::StackChanged => "The stack needs other integrations than when the snapshot was made".into(),
            Fact::NoImages => "This snapshot runs in no container, so there is no image to replace".into(),
            Fact::NoSteps => {
                "This snapshot has no steps: the run would be completed at once, having done nothing".into()
            }
            Fact::ImageMissing => "No image is named".into(),
            Fact::ImageUnreadable(image, part) => {
                format!("`{image}` is no name of an image, because of its {}", part_of(*part))
            }
            Fact::ImageMoves(image) => format!("The tag of `{image}` can be moved, so nobody knows what will run"),
            Fact::ReleaseAssumed(version) => {
                format!("The build does not say which ZenML it was made with; the server's {version} is assumed")
            }
            Fact::ReleaseDiffers { snapshot, server } => {
                format!("The snapshot was made with ZenML {snapshot}, the server has {server}")
            }
            Fact::NoCode => "The pipeline's code is nowhere to be fetched from".into(),
            Fact::CodeWasInImage(image) => format!("`{image}`, which is replaced, held the pipeline's code"),
            Fact::ParameterUnknown => "There is no such parameter".into(),
            Fact::ParameterUnusable(takes) => format!("The value has to be {takes}"),
            Fact::ParameterMissing => "A value is needed".into(),
            Fact::PipelineParameter => "A static pipeline takes no parameters when it is started from a server".into(),
        }
    }

    /// What to do.
    pub fn hint(&self) -> String {
        match &self.fact {
            Fact::NoWorkloadManager => "Start the run from CI or a terminal; the settings, the workflow and the commands are on this page. Whoever runs the server can set `ZENML_SERVER_WORKLOAD_MANAGER_IMPLEMENTATION_SOURCE`".into(),
            Fact::ServerTooOld(_) => "Update the server to ZenML 0.90 or later, or start the run from CI".into(),
            Fact::LaunchingUnknown => "Try it; if it cannot, it says so and nothing is lost".into(),
            Fact::ServerNotActive => "Open its dashboard and set it up".into(),
            Fact::NoServerUrl => "Whoever runs the server sets `ZENML_SERVER_SERVER_URL` to the address under which runs reach it".into(),
            Fact::StackGone | Fact::BuildGone | Fact::NoImages | Fact::NoSteps => "Choose another snapshot, or make one with `zenml pipeline snapshot create`".into(),
            Fact::LocalComponent(_) => "Choose a snapshot of a stack whose components are all remote".into(),
            Fact::CustomFlavor(_) => "Start the run from CI, where your code is, or choose a snapshot of a stack with ZenML's own flavors".into(),
            Fact::SeveralOfOneType(_) => "Start the run from CI, or choose a snapshot of another stack".into(),
            Fact::NoContainerRegistry => "Check that the orchestrator can pull the image without one".into(),
            Fact::StackChanged => "Check that the image has what the stack requires now; the requirements are on this page".into(),
            Fact::ImageMissing => "Name an image, or choose one of an earlier build".into(),
            Fact::ImageUnreadable(..) => "Write it as in `registry.example.com/team/train:1.0`".into(),
            Fact::ImageMoves(_) => "Name it by its digest, as in `train@sha256:…`, or by a tag that is never moved".into(),
            Fact::ReleaseAssumed(_) => "Check that the image has this release".into(),
            Fact::ReleaseDiffers { .. } => "Check that the image has a release that the server understands".into(),
            Fact::NoCode => "Put the code into the image below `/app` and say so here, or choose a snapshot whose code is kept in the artifact store or a code repository".into(),
            Fact::CodeWasInImage(_) => "Put the code into the new image too, in the same place".into(),
            Fact::ParameterUnknown => "Leave it out".into(),
            Fact::ParameterUnusable(_) | Fact::ParameterMissing => "Fill it in".into(),
            Fact::PipelineParameter => "Set the parameters of its steps instead".into(),
        }
    }
}

const fn part_of(part: ReferencePart) -> &'static str {
    match part {
        ReferencePart::Registry => "registry",
        ReferencePart::Repository => "repository",
        ReferencePart::Tag => "tag",
        ReferencePart::Digest => "digest",
    }
}
