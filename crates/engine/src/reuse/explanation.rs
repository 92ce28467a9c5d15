//! Why a build is reused, or why not.

use super::{BuildQuery, Condition, Difference, ExistingBuild, RecordedImage, between_builds, from_record};
use crate::catalog::Catalog;
use crate::client::Client;
use crate::code::{Code, requires_included_code, should_prevent_build_reuse};
use crate::config::{Config, Stack};
use crate::pipeline::{Cause, Stage, Submission, submission};
use crate::situation::Situation;

/// Whether ZenML would take an earlier build for a run, and everything that speaks against it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Why ZenML would not look for a build at all.
    pub obstacles: Vec<Obstacle>,
    /// The conditions that the build does not fulfil, in ZenML's order.
    pub failing: Vec<Condition>,
    /// What differs between the images, if their checksum does.
    pub differences: Vec<Difference>,
}

/// Why ZenML does not look for a build to reuse.
#[derive(Debug, Clone, PartialEq)]
pub enum Obstacle {
    /// It stops before.
    Stopped(Cause),
    /// `prevent_build_reuse` is set for the pipeline or a step.
    Prevented,
    /// The images have to hold the code, and nobody can tell whether it is still the same.
    CodeIncluded,
    /// There is no code repository, and the release reuses no build without.
    NoCodeRepository,
    /// Nothing has to be built.
    NothingToBuild,
    /// The stack has no container registry, where an earlier image could be.
    NoContainerRegistry,
}

impl Explanation {
    /// Whether ZenML takes the build.
    pub const fn reused(&self) -> bool {
        self.obstacles.is_empty() && self.failing.is_empty()
    }
}

/// Would a run of one configuration take the build that a run of an earlier one made? Stacks and registries are the
/// same if they are made of the same components.
pub fn between_configs(before: (&Config, &Catalog), after: (&Config, &Catalog)) -> Explanation {
    let (one, other) = (Situation::of(before.0, before.1), Situation::of(after.0, after.1));
    let (earlier, later) = (submission(&one), submission(&other));
    let (client, earlier_client) = (other.client(), one.client());
    let repository = earlier_client.code_repository().is_some();
    let contains_code =
        earlier.required.iter().any(|build| Code::of(&build.configuration.settings, repository).include);
    let build = ExistingBuild {
        stack_id: Some(stack_of(&earlier_client)),
        container_registry_id: registry_of(earlier_client.stack),
        is_local: earlier_client.container_registry().is_none(),
        contains_code,
        zenml_version: Some(earlier_client.release.to_string()),
        python_version: Some(earlier_client.python.to_string()),
        checksum: earlier.checksum_after_build(&earlier_client),
    };
    let query = query(&client, &later, stack_of(&client), registry_of(client.stack));
    let failing = query.failing(&build);
    let differences = if failing.contains(&Condition::Checksum) {
        between_builds((&earlier_client, &earlier.required), (&client, &later.required))
    } else {
        Vec::new()
    };
    Explanation { obstacles: obstacles(&client, &later), failing, differences }
}

/// Would a run of a configuration take this build of a server? Whether it is of the same stack and registry the
/// configuration does not know; what the record says of them is taken to fit.
pub fn with_build(config: &Config, catalog: &Catalog, build: &ExistingBuild, images: &[RecordedImage]) -> Explanation {
    let situation = Situation::of(config, catalog);
    let (client, later) = (situation.client(), submission(&situation));
    let (stack_id, registry) = (build.stack_id.clone().unwrap_or_default(), build.container_registry_id.clone());
    let query = query(&client, &later, stack_id, registry);
    let failing = query.failing(build);
    let differences = if failing.contains(&Condition::Checksum) {
        from_record(&client, images, &later.required, situation.pipeline_name())
    } else {
        Vec::new()
    };
    Explanation { obstacles: obstacles(&client, &later), failing, differences }
}

/// What a run of a configuration asks a server for when it looks for a build to reuse, on a stack and with the registry of
/// that stack.
///
/// # Errors
/// It would not look: why, in the order in which ZenML comes to it.
pub fn search(
    config: &Config,
    catalog: &Catalog,
    stack_id: &str,
    container_registry: Option<&str>,
) -> Result<BuildQuery, Vec<Obstacle>> {
    let situation = Situation::of(config, catalog);
    let (client, later) = (situation.client(), submission(&situation));
    let obstacles = obstacles(&client, &later);
    if obstacles.is_empty() {
        Ok(query(&client, &later, stack_id.to_owned(), container_registry.map(str::to_owned)))
    } else {
        Err(obstacles)
    }
}

fn query(client: &Client<'_>, later: &Submission, stack_id: String, registry: Option<String>) -> BuildQuery {
    BuildQuery {
        stack_id,
        container_registry_id: client.rules().compares_registry().then(|| registry.unwrap_or_default()),
        zenml_version: client.release.to_string(),
        python_version: client.python.to_string(),
        checksum: later.build_checksum().unwrap_or_default(),
    }
}

/// In the order in which ZenML comes to them.
fn obstacles(client: &Client<'_>, later: &Submission) -> Vec<Obstacle> {
    let (settings, rules) = (later.snapshot.docker_settings(client.rules()), client.rules());
    // What goes wrong in a build does so only after the search.
    let stopped = later.errors.iter().find(|error| error.stage < Stage::Build);
    let stopped = stopped.map(|error| Obstacle::Stopped(error.cause.clone()));
    let others = [
        (should_prevent_build_reuse(&settings), Obstacle::Prevented),
        (requires_included_code(&settings, client.code_repository().is_some()), Obstacle::CodeIncluded),
        (client.code_repository().is_none() && !rules.reuses_without_code_repository(), Obstacle::NoCodeRepository),
        (later.required.is_empty(), Obstacle::NothingToBuild),
        (rules.compares_registry() && client.container_registry().is_none(), Obstacle::NoContainerRegistry),
    ];
    stopped.into_iter().chain(others.into_iter().filter(|(holds, _)| *holds).map(|(_, obstacle)| obstacle)).collect()
}

/// What stands for the id of a stack that nobody knows.
fn stack_of(client: &Client<'_>) -> String {
    let components = client
        .components()
        .map(|component| [component.component_type.key(), &component.flavor, &component.name].join("\n"));
    components.collect::<Vec<String>>().join("\n\n")
}

/// What stands for the id of a container registry that nobody knows.
fn registry_of(stack: &Stack) -> Option<String> {
    let registry = stack.of(crate::config::ComponentType::ContainerRegistry).next()?;
    Some([registry.flavor.as_str(), &registry.uri, &registry.default_repository].join("\n"))
}
