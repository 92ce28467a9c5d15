//! The images that the components of a stack ask for (`get_docker_builds` of each).

use super::component::{
    DEPLOYER, ORCHESTRATOR, SELDON, SPARK_ENTRYPOINT, containerized, name, orchestrator, runs_containers,
    step_operator_key,
};
use super::snapshot::{Effective, Snapshot, SnapshotStep};
use crate::build_configuration::BuildConfiguration;
use crate::client::Client;
use crate::config::{Component, ComponentType};
use crate::docker_settings::Refusal;

/// The build configurations of a snapshot, and what is refused of the first invalid settings that a component reads.
pub(super) fn required_builds(snapshot: &Snapshot, client: &Client<'_>) -> (Vec<BuildConfiguration>, Vec<Refusal>) {
    let mut required = Required { snapshot, client, builds: Vec::new(), refused: Vec::new() };
    if runs_containers(client) {
        required.orchestrator();
    }
    for component in client.components() {
        match component.component_type {
            ComponentType::StepOperator => required.step_operator(component),
            ComponentType::ModelDeployer if component.flavor == "seldon" => required.seldon(),
            ComponentType::Deployer if containerized(client, component) => required.deployer(),
            _ => {}
        }
    }
    (required.builds, required.refused)
}

struct Required<'a> {
    snapshot: &'a Snapshot,
    client: &'a Client<'a>,
    builds: Vec<BuildConfiguration>,
    refused: Vec<Refusal>,
}

impl<'a> Required<'a> {
    /// `ContainerizedOrchestrator`: an image for each step whose settings differ from the pipeline's, one for all others.
    fn orchestrator(&mut self) {
        let snapshot = self.snapshot;
        let pipeline = self.read(&snapshot.settings);
        let mut included = false;
        for step in &snapshot.steps {
            let settings = self.read(&step.settings);
            if !settings.equals(pipeline, self.client.rules()) {
                self.add(ORCHESTRATOR, Some(step), settings);
            } else if !included {
                self.add(ORCHESTRATOR, None, pipeline);
                included = true;
            }
        }
        let rules = self.client.rules();
        let dynamic = snapshot.dynamic && rules.builds_image_of_dynamic_pipeline();
        let prebuilt = pipeline.settings().skip_build && rules.keeps_prebuilt_pipeline_image();
        if !included && (dynamic || prebuilt || orchestrator(self.client).is_some_and(builds_pipeline_image)) {
            self.add(ORCHESTRATOR, None, pipeline);
        }
    }

    /// The step operators: an image for each step that uses the component.
    fn step_operator(&mut self, component: &Component) {
        let Some(key) = step_operator_key(self.client, component) else { return };
        for step in self.snapshot.steps.iter().filter(|step| step.step_operator.uses(name(component))) {
            let settings = self.read(&step.settings);
            let mut build = build(&key, Some(step), settings);
            if component.flavor == "spark-kubernetes" {
                let entrypoint = self.client.spark_entrypoint.to_owned();
                build.extra_files.push((SPARK_ENTRYPOINT.to_owned(), entrypoint));
            }
            if component.flavor == "sagemaker" {
                build.entrypoint = self.client.rules().sagemaker_entrypoint().map(str::to_owned);
            }
            self.builds.push(build);
        }
    }

    /// `SeldonModelDeployer`.
    fn seldon(&mut self) {
        for step in self.snapshot.steps.iter().filter(|step| step.custom_deployment) {
            let settings = self.read(&step.settings);
            self.add(SELDON, Some(step), settings);
        }
    }

    /// `ContainerizedDeployer` (R10).
    fn deployer(&mut self) {
        let snapshot = self.snapshot;
        let pipeline = self.read(&snapshot.settings);
        if pipeline.settings().install_deployment_requirements {
            let requirements = self.client.catalog.deployment_requirements.clone();
            let mut build = build(DEPLOYER, None, pipeline);
            build.extra_requirements_files.push((".zenml_deployment_requirements".to_owned(), requirements));
            self.builds.push(build);
        }
    }

    /// Settings that a component reads.
    fn read(&mut self, settings: &'a Effective) -> &'a Effective {
        if let Some(refusals) = settings.refused().filter(|_| self.refused.is_empty()) {
            self.refused = refusals.to_vec();
        }
        settings
    }

    fn add(&mut self, key: &str, step: Option<&SnapshotStep>, settings: &Effective) {
        self.builds.push(build(key, step, settings));
    }
}

fn build(key: &str, step: Option<&SnapshotStep>, settings: &Effective) -> BuildConfiguration {
    BuildConfiguration {
        key: key.to_owned(),
        step_name: step.map(|step| step.invocation_id.clone()),
        ..BuildConfiguration::orchestrator(settings.settings().clone())
    }
}

/// `KubernetesOrchestrator.should_build_pipeline_image`.
fn builds_pipeline_image(orchestrator: &Component) -> bool {
    orchestrator.flavor == "kubernetes" && orchestrator.always_build_pipeline_image
}
