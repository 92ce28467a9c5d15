//! Why a field has no effect, in words.

use crate::problem::NoEffect;

impl NoEffect {
    /// The reason, as the second half of a sentence.
    pub(super) fn reason(self) -> String {
        match self {
            Self::NothingBuilt => "nothing is built".into(),
            Self::OwnDockerfile => "your own Dockerfile takes its place".into(),
            Self::NoBuildTriggered => "nothing else in the settings makes ZenML build an image".into(),
            Self::DecidedByZenml => "ZenML decides this itself".into(),
            Self::NeedsAnother(field) => format!("it counts only together with `{}`", field.key()),
            Self::Replaced(field) => format!("`{}` takes its place", field.key()),
            Self::NoLongerRead => "ZenML does not read it any more".into(),
            Self::NotYet(since) => format!("it came with ZenML {since}"),
            Self::IgnoredByKaniko => "the kaniko image builder takes only labels and build arguments".into(),
            Self::NoContainers => "nothing in the stack runs in a container".into(),
            Self::InheritedSkipBuild => {
                "the step takes over `skip_build` from the pipeline, and nothing is built".into()
            }
            Self::InPipelineImage => "the step of a dynamic pipeline runs in the pipeline's image here".into(),
            Self::NotReset => "a step cannot take back what the pipeline sets".into(),
            Self::NoDeployer => "the stack has no deployer that runs containers".into(),
        }
    }

    /// What to do about it.
    pub(super) fn hint(self) -> String {
        match self {
            Self::NothingBuilt => "Put it into the image that you run on, or let ZenML build".into(),
            Self::OwnDockerfile => "Name the image in the FROM line of your Dockerfile instead".into(),
            Self::NoBuildTriggered => {
                "Add a requirement, an apt package or an environment variable, or take the field out".into()
            }
            Self::NotYet(since) => format!("Take the field out, or choose ZenML {since} or later"),
            Self::DecidedByZenml | Self::NoLongerRead | Self::NoDeployer => "Take the field out".into(),
            Self::NeedsAnother(field) => format!("Set `{}` as well, or take the field out", field.key()),
            Self::Replaced(field) => format!("Keep `{}` and take this field out", field.key()),
            Self::IgnoredByKaniko => {
                "Set it in the image builder's executor arguments, or choose another image builder".into()
            }
            Self::NoContainers => "Choose an orchestrator or a step operator that runs containers".into(),
            Self::InheritedSkipBuild => {
                "Set `skip_build` to False for the step, or put it into the image that the pipeline runs on".into()
            }
            Self::InPipelineImage => {
                "Set it for the whole pipeline, or choose an orchestrator or a step operator that starts single steps"
                    .into()
            }
            Self::NotReset => "Take the field out of the pipeline and set it for the steps that need it".into(),
        }
    }
}
