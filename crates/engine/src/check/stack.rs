//! What ZenML asks of a stack before anything is built.

use super::layer::components;
use crate::catalog::{Flavor, Locality};
use crate::config::{Component, ComponentType, Config};
use crate::outcome::{Image, Plan};
use crate::place::Place;
use crate::preset;
use crate::problem::{NoEffect, Problem, ProblemKind, Severity};
use crate::situation::Situation;

/// The flavor of orchestrator, deployer and image builder that needs no container (`Stack.validate_image_builder`).
const LOCAL: &str = "local";

/// Checks the components against each other.
pub(super) fn check(situation: &Situation<'_>, images: &[Image], problems: &mut Vec<Problem>) {
    several(situation.config, problems);
    containers(situation.config, problems);
    container_registry(situation, problems);
    artifact_store(situation, problems);
    image_builder(situation.config, images, problems);
}

/// Most types can be in a stack only once (`StackComponentType.supports_multiple_per_stack`).
fn several(config: &Config, problems: &mut Vec<Problem>) {
    for (place, component) in components(config) {
        let component_type = component.component_type;
        if !component_type.several() && matches!(place, Place::Component(_, 1)) {
            problems.push(Problem::new(Severity::Error, place, ProblemKind::SeveralOfOneType(component_type)));
        }
    }
}

/// R1: nothing in the stack uses Docker settings (`Compiler._validate_docker_settings_usage`).
fn containers(config: &Config, problems: &mut Vec<Problem>) {
    let runs_locally =
        config.stack.of(ComponentType::Orchestrator).next().is_some_and(|component| component.flavor == LOCAL);
    let has_step_operator = config.stack.of(ComponentType::StepOperator).next().is_some();
    let deploys = config.stack.of(ComponentType::Deployer).any(|component| component.flavor != LOCAL);
    if runs_locally && !has_step_operator && !deploys {
        let place = Place::Component(ComponentType::Orchestrator, 0);
        problems.push(Problem::new(Severity::Warning, place, ProblemKind::NoEffect(NoEffect::NoContainers)));
    } else if let Some(kind) = requirements_alone(config).filter(|_| !has_step_operator && !deploys) {
        problems.push(Problem::new(Severity::Note, Place::Component(ComponentType::Orchestrator, 0), kind));
    }
}

/// R11: a wheel or a studio takes the place of images.
fn requirements_alone(config: &Config) -> Option<ProblemKind> {
    let orchestrator = config.stack.of(ComponentType::Orchestrator).next()?;
    let without = matches!(orchestrator.flavor.as_str(), "databricks" | "lightning");
    without.then(|| ProblemKind::RequirementsAlone(orchestrator.flavor.clone()))
}

/// R27: what runs or builds away from the client needs a registry, whether or not something is built.
fn container_registry(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let stack = &situation.config.stack;
    if let Some(registry) = stack.of(ComponentType::ContainerRegistry).next() {
        let address = registry.uri.trim();
        if address.is_empty() || preset::is_example(address) {
            let place = Place::Component(ComponentType::ContainerRegistry, 0);
            problems.push(Problem::new(Severity::Warning, place, ProblemKind::UnaddressedRegistry(address.into())));
        }
        return;
    }
    for component in &stack.components {
        let flavor = situation.catalog.flavor(component.component_type, &component.flavor);
        if flavor.is_some_and(|flavor| needs_registry(component, flavor)) {
            let place = Place::Component(ComponentType::ContainerRegistry, 0);
            let kind = ProblemKind::MissingContainerRegistry(component.flavor.clone());
            problems.push(Problem::new(Severity::Error, place, kind));
            return;
        }
    }
}

/// Whether the `StackValidator` of a flavor asks for a container registry, as read in ZenML's source.
fn needs_registry(component: &Component, flavor: &Flavor) -> bool {
    match component.component_type {
        ComponentType::Orchestrator | ComponentType::StepOperator | ComponentType::Deployer => {
            // Of those that may be local, only Airflow then does without.
            let local = component.is_local && flavor.name == "airflow";
            flavor.uses_docker && flavor.local != Locality::Local && !local
        }
        ComponentType::ImageBuilder => flavor.name != LOCAL,
        _ => false,
    }
}

/// R27: who runs steps elsewhere cannot reach an artifact store on the client's machine.
fn artifact_store(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let stack = &situation.config.stack;
    let local = stack.of(ComponentType::ArtifactStore).next().is_some_and(|store| store.flavor == LOCAL);
    let runners = stack.of(ComponentType::Orchestrator).take(1).chain(stack.of(ComponentType::StepOperator));
    let remote = |component: &&Component| refuses_local_store(component);
    if let Some(runner) = runners.into_iter().find(remote).filter(|_| local) {
        let place = Place::Component(ComponentType::ArtifactStore, 0);
        let kind = ProblemKind::LocalArtifactStore(runner.flavor.clone());
        problems.push(Problem::new(Severity::Error, place, kind));
    }
}

/// Whether the `StackValidator` of a flavor refuses local components, as read in ZenML's source.
fn refuses_local_store(component: &Component) -> bool {
    match component.flavor.as_str() {
        "kubernetes" | "kubeflow" | "tekton" => !component.is_local,
        "sagemaker" | "azureml" | "vertex" | "modal" | "baseten" | "runai" | "databricks" | "spark-kubernetes" => true,
        "ssh" => component.component_type == ComponentType::StepOperator,
        flavor => flavor.starts_with("vm_"),
    }
}

/// R27: without an image builder ZenML takes a local one for the time of the build.
fn image_builder(config: &Config, images: &[Image], problems: &mut Vec<Problem>) {
    let builds = images.iter().any(|image| !matches!(image.plan, Plan::ParentAsIs | Plan::Refused));
    let remote = config.stack.of(ComponentType::Orchestrator).next().is_some_and(|component| component.flavor != LOCAL);
    if builds && remote && config.stack.of(ComponentType::ImageBuilder).next().is_none() {
        let place = Place::Component(ComponentType::ImageBuilder, 0);
        problems.push(Problem::new(Severity::Note, place, ProblemKind::MissingImageBuilder));
    }
}
