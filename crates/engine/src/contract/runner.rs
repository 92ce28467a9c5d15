//! Who runs the steps, and what becomes of an image's own ENTRYPOINT (`zenml-rules.md` §3.4, read in the orchestrators).

use crate::config::{Component, ComponentType, Config};

/// What becomes of an image's ENTRYPOINT.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entrypoint {
    /// ZenML's command takes its place.
    Overridden,
    /// It stays and gets ZenML's command as its arguments.
    Kept,
    /// The service decides, and nobody has looked.
    Unknown,
    /// There is no container.
    NoContainer,
}

/// What an orchestrator or step operator does with it.
pub fn entrypoint(component: &Component) -> Entrypoint {
    match component.flavor.as_str() {
        // Airflow's own default is DockerOperator, which sets the command alone; so does `docker run` on SkyPilot's
        // machines.
        "airflow" | "vm_aws" | "vm_azure" | "vm_gcp" | "vm_lambda" => Entrypoint::Kept,
        "azureml" | "modal" | "baseten" | "runai" => Entrypoint::Unknown,
        "local" | "databricks" | "lightning" => Entrypoint::NoContainer,
        "kubernetes" | "kubeflow" | "tekton" | "vertex" | "sagemaker" | "local_docker" | "hyperai" | "ssh"
        | "spark-kubernetes" | "vm_kubernetes" => Entrypoint::Overridden,
        _ => Entrypoint::Unknown,
    }
}

/// Whether the command goes through a shell.
pub(super) fn needs_shell(component: &Component) -> bool {
    matches!(component.flavor.as_str(), "azureml" | "vm_aws" | "vm_azure" | "vm_gcp" | "vm_lambda" | "vm_kubernetes")
}

/// Whether the container runs as the user who starts the pipeline, whom the image does not know.
pub(super) fn runs_as_client(component: &Component) -> bool {
    component.flavor == "local_docker"
}

/// The stack's orchestrator.
pub(super) fn orchestrator(config: &Config) -> Option<&Component> {
    config.stack.of(ComponentType::Orchestrator).next()
}

/// The step operator of a name.
pub(super) fn step_operator<'a>(config: &'a Config, name: &str) -> Option<&'a Component> {
    config.stack.of(ComponentType::StepOperator).find(|component| component.name == name || component.flavor == name)
}
