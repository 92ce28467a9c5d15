//! What a run asks of Docker or Podman on the machine that starts it (`get_container_engine`), and whether it goes on
//! without (P4).

mod wording;

use crate::build_configuration::BuildConfiguration;
use crate::checksum::asks_for_parent_digest;
use crate::client::Client;
use crate::config::ComponentType;
use crate::outcome::{Image, Plan};
use crate::pipeline::Submission;

/// The flavor of orchestrator that runs every step in Docker on the client.
const LOCAL_DOCKER: &str = "local_docker";

/// Whether the machine that starts a run needs a container engine, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContainerEngine {
    /// What it is asked, image by image, each question once.
    pub uses: Vec<EngineUse>,
    /// Why the images need none, where that is so.
    pub unneeded: Option<Unneeded>,
}

/// One thing that a run asks of the container engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EngineUse {
    /// Which digest the registry has for the parent image, to become part of the checksum. Most releases go on without
    /// an answer; a newer parent image under the same name then goes unnoticed when a build is reused.
    ParentDigest {
        /// Whether ZenML stops without an engine.
        required: bool,
    },
    /// Whether the parent image is on this machine, and so is not pulled.
    ParentIsLocal,
    /// To give a parent image, to which nothing is added, the name of the run's image.
    Tag,
    /// To build.
    Build,
    /// To push what it built or tagged.
    Push,
    /// To run the steps.
    Run,
}

/// Why the images of a run need no container engine on the machine that starts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unneeded {
    /// No component of the stack runs containers.
    NoContainers,
    /// Every image is there already.
    NothingBuilt,
    /// An image builder of this flavor builds them elsewhere.
    BuiltElsewhere(String),
    /// ZenML refuses before it comes to that.
    Refused,
}

impl ContainerEngine {
    /// What a run asks for its images and its steps.
    pub(crate) fn of(client: &Client<'_>, submission: &Submission) -> Self {
        let mut uses: Vec<EngineUse> = Vec::new();
        for build in &submission.required {
            uses.extend(parent_digest(client, &build.configuration));
        }
        for item in submission.items.iter().filter(|item| item.shared_with.is_none()) {
            uses.extend(of_image(client, &item.planned.image));
        }
        let unneeded = if uses.iter().any(|asked| asked.is_needed()) {
            None
        } else {
            Some(unneeded(client, submission.items.iter().map(|item| &item.planned.image.plan)))
        };
        let mut orchestrators = client.stack.of(ComponentType::Orchestrator);
        uses.extend(orchestrators.any(|component| component.flavor == LOCAL_DOCKER).then_some(EngineUse::Run));
        uses.sort_unstable();
        uses.dedup();
        Self { uses, unneeded }
    }

    /// Whether the run stops where there is no container engine.
    pub fn is_needed(&self) -> bool {
        self.uses.iter().any(|asked| asked.is_needed())
    }
}

impl EngineUse {
    /// Whether the run stops where there is no container engine.
    pub const fn is_needed(self) -> bool {
        !matches!(self, Self::ParentDigest { required: false })
    }
}

/// What the build of one image asks, from its checksum on.
pub fn of_build(client: &Client<'_>, configuration: &BuildConfiguration, image: &Image) -> Vec<EngineUse> {
    parent_digest(client, configuration).into_iter().chain(of_image(client, image)).collect()
}

fn parent_digest(client: &Client<'_>, configuration: &BuildConfiguration) -> Option<EngineUse> {
    let asked = asks_for_parent_digest(client, &configuration.settings);
    asked.then(|| EngineUse::ParentDigest { required: client.rules().needs_engine_for_digest() })
}

/// What `build_docker_image` asks, branch by branch.
fn of_image(client: &Client<'_>, image: &Image) -> Vec<EngineUse> {
    let here = client.builds_locally();
    let pushed = |pushed: bool| pushed.then_some(EngineUse::Push);
    let mut uses = Vec::new();
    match &image.plan {
        Plan::ParentAsIs | Plan::Refused => {}
        Plan::ParentRetagged { .. } => {
            uses.push(EngineUse::Tag);
            uses.extend(pushed(client.container_registry().is_some()));
        }
        Plan::OwnDockerfile { first } if here => {
            uses.push(EngineUse::Build);
            uses.extend(pushed(first.pushed));
        }
        Plan::OnParent { build } | Plan::OnOwnDockerfile { build, .. } if here => {
            uses.extend(build.looks_for_parent_image.then_some(EngineUse::ParentIsLocal));
            uses.push(EngineUse::Build);
            uses.extend(pushed(build.pushed));
        }
        Plan::OwnDockerfile { .. } | Plan::OnParent { .. } | Plan::OnOwnDockerfile { .. } => {}
    }
    uses
}

fn unneeded<'a>(client: &Client<'_>, mut plans: impl Iterator<Item = &'a Plan> + Clone) -> Unneeded {
    if plans.clone().next().is_none() {
        Unneeded::NoContainers
    } else if plans.clone().any(|plan| matches!(plan, Plan::Refused)) {
        Unneeded::Refused
    } else if plans.all(|plan| matches!(plan, Plan::ParentAsIs)) {
        Unneeded::NothingBuilt
    } else {
        let builder = client.image_builder().map(|builder| builder.flavor.clone());
        Unneeded::BuiltElsewhere(builder.unwrap_or_default())
    }
}
