//! What ZenML's components say about pipelines, as read in their source.

use crate::client::Client;
use crate::config::{Component, ComponentType};

/// The key of the orchestrator's images (`ORCHESTRATOR_DOCKER_IMAGE_KEY`).
pub(super) const ORCHESTRATOR: &str = "orchestrator";
/// The key of the deployer's image (`DEPLOYER_DOCKER_IMAGE_KEY`).
pub(super) const DEPLOYER: &str = "deployer";
/// The key of Seldon's images (`SELDON_DOCKER_IMAGE_KEY`).
pub(super) const SELDON: &str = "seldon_model_deployer";

/// Where Spark's entrypoint goes (`ENTRYPOINT_NAME`).
pub(super) const SPARK_ENTRYPOINT: &str = "zenml_spark_entrypoint.py";

/// The component's name: the flavor's where a person gave it none.
pub(super) fn name(component: &Component) -> &str {
    if component.name.is_empty() { &component.flavor } else { &component.name }
}

/// Whether a component runs containers and declares their images. A flavor of the person's own is taken for one that
/// does.
pub(super) fn containerized(client: &Client<'_>, component: &Component) -> bool {
    client.flavor(component).is_none_or(|flavor| flavor.uses_docker)
}

/// The stack's orchestrator, if it runs containers. Without any orchestrator nobody says that it does not.
pub(super) fn runs_containers(client: &Client<'_>) -> bool {
    orchestrator(client).is_none_or(|component| containerized(client, component))
}

/// The stack's orchestrator.
pub(super) fn orchestrator<'a>(client: &Client<'a>) -> Option<&'a Component> {
    client.stack.of(ComponentType::Orchestrator).next()
}

/// Whether the orchestrator can start single steps of a dynamic pipeline (`can_run_isolated_steps`).
pub(super) fn can_run_isolated_steps(client: &Client<'_>) -> bool {
    orchestrator(client).is_some_and(|component| client.rules().starts_single_steps(&component.flavor))
}

/// Whether it gives a step that it starts so an image of its own. With SSH such a step is a process in the container of
/// the pipeline.
pub(super) fn isolates_in_own_image(client: &Client<'_>) -> bool {
    can_run_isolated_steps(client) && orchestrator(client).is_some_and(|component| component.flavor != "ssh")
}

/// Whether it looks for the image of a step that it starts by the name of the invocation.
pub(super) fn finds_image_by_invocation(client: &Client<'_>) -> bool {
    orchestrator(client).is_some_and(|component| client.rules().finds_image_by_invocation(&component.flavor))
}

/// The key of a step operator's images; `None` for one that runs no containers. One of the person's own is taken to
/// follow ZenML's pattern.
pub(super) fn step_operator_key(client: &Client<'_>, component: &Component) -> Option<String> {
    let flavor = if component.flavor == "spark-kubernetes" { "spark" } else { &component.flavor };
    containerized(client, component).then(|| format!("{flavor}_step_operator"))
}
