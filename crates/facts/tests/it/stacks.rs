//! Stacks that images are held against. Also included by the task that builds the images.
//!
//! They are cut down to what can be installed here beside each other: no cloud provider's whole kit (`sagemaker`, `azure-ai-ml`,
//! `kfp`), no deep learning. SkyPilot is asked for although no release of it can stand beside ZenML 0.98.0, whose `click` it refuses.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use engine::config::{Component, ComponentType, Config, Goal};
use engine::contract::{self, ImageContract, Need};
use engine::{Catalog, Field, Situation, outcome};

/// Every stack by name, for ZenML 0.98.0 on Python 3.11.
pub fn stacks() -> Vec<(&'static str, Config)> {
    use ComponentType::{Alerter, ArtifactStore, ContainerRegistry, Orchestrator};
    let mut docker = stack(&[(Orchestrator, "local_docker"), (ArtifactStore, "local"), (Alerter, "slack")]);
    docker.settings.type_text(Field::Requirements, "requests[socks]>=2.20\npolars==1.0.0; python_version < \"3.10\"");
    let kubernetes = stack(&[(Orchestrator, "kubernetes"), (ArtifactStore, "s3"), (ContainerRegistry, "default")]);
    let mut ssh = stack(&[(Orchestrator, "ssh"), (ArtifactStore, "b2")]);
    ssh.settings.type_text(Field::RequiredIntegrations, "lightgbm");
    let mut airflow = stack(&[(Orchestrator, "airflow"), (ArtifactStore, "s3")]);
    airflow.project.code_repository = "github".into();
    airflow.target.platform = "linux/amd64".into();
    let skypilot = stack(&[(Orchestrator, "vm_aws"), (ArtifactStore, "s3"), (ContainerRegistry, "default")]);
    let mut hyperai = stack(&[(Orchestrator, "hyperai"), (ArtifactStore, "digitalocean")]);
    hyperai.goal = Goal::BringYourOwn;
    hyperai.settings.type_text(Field::User, "app");
    vec![
        ("docker", docker),
        ("kubernetes", kubernetes),
        ("ssh", ssh),
        ("airflow", airflow),
        ("skypilot", skypilot),
        ("hyperai", hyperai),
    ]
}

fn stack(components: &[(ComponentType, &str)]) -> Config {
    let mut config = Config::new("0.98.0", "3.11");
    config.goal = Goal::Reuse;
    config.settings.type_text(Field::ParentImage, "registry.example.com/ml/train:1");
    let components = components.iter().map(|(component_type, flavor)| Component::new(*component_type, *flavor));
    config.stack.components = components.collect();
    config
}

/// The contract of a configuration whose steps all run on one image; the image gets a name.
pub fn contract_of(config: &Config, image: &str) -> ImageContract {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    let catalog = CATALOG.get_or_init(|| catalog::for_release(&config.release));
    let contracts = contract::contract(&Situation::of(config, catalog), &outcome(config, catalog));
    let [contract] = <[ImageContract; 1]>::try_from(contracts).expect("all steps run on one image");
    ImageContract { image: image.to_owned(), ..contract }
}

/// The requirements of all stacks, each once.
#[cfg_attr(test, allow(dead_code, reason = "the task asks for them"))]
pub fn requirements() -> BTreeSet<String> {
    let contracts = stacks().into_iter().map(|(_, config)| contract_of(&config, "image"));
    let needs = contracts.flat_map(|contract| contract.requirements).map(|requirement| requirement.need);
    needs
        .filter_map(|need| match need {
            Need::Distribution(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// The components of a stack as `[type, flavor]`, as far as a step imports them.
pub fn flavors(config: &Config) -> Vec<[String; 2]> {
    let imported = config.stack.components.iter().filter(|one| one.component_type != ComponentType::ContainerRegistry);
    imported.map(|one| [one.component_type.key().to_owned(), one.flavor.clone()]).collect()
}
