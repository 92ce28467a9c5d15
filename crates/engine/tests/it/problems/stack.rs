//! What a stack has to hold.

use super::{check, component, fields, problems};
use engine::config::{Component, ComponentType, Config};
use engine::{Field, ProblemKind};

#[test]
fn an_unknown_flavor_is_named_unless_it_is_described() {
    let flavor = |name: &str, requirements: &str| {
        let (name, requirements) = (name.to_owned(), requirements.to_owned());
        move |config: &mut Config| {
            let component = component(config, ComponentType::StepOperator);
            component.flavor = name;
            component.requirements = requirements;
        }
    };
    check("mistyped", flavor("sagmaker", ""), &["Warning stack.step_operator UnknownFlavor"]);
    check("known", flavor("sagemaker", ""), &[]);
    check("own", flavor("ours", "our-operator==1"), &[]);
    check("not chosen yet", flavor("", ""), &[]);
    let kind = ProblemKind::UnknownFlavor { flavor: "sagmaker".into(), nearest: Some("sagemaker".into()) };
    assert_eq!(problems(flavor("sagmaker", ""))[0].kind, kind);
}

#[test]
fn an_unknown_code_repository_is_named() {
    let repository = |name: &'static str| move |config: &mut Config| config.project.code_repository = name.into();
    check("mistyped", repository("githab"), &["Warning code_repository UnknownCodeRepository"]);
    check("known", repository("gitlab"), &[]);
    check("own", repository("custom"), &[]);
}

#[test]
fn a_stack_without_containers_uses_no_docker_settings() {
    let local = |config: &mut Config| {
        config.stack.components.clear();
        component(config, ComponentType::Orchestrator).flavor = "local".into();
    };
    check("local", local, &["Warning stack.orchestrator NoEffect"]);
    check(
        "local with a local deployer",
        |config| {
            local(config);
            component(config, ComponentType::Deployer).flavor = "local".into();
        },
        &["Warning stack.orchestrator NoEffect"],
    );
    check(
        "local with containers",
        |config| {
            local(config);
            component(config, ComponentType::Deployer).flavor = "docker".into();
            component(config, ComponentType::ImageBuilder).flavor = "local".into();
        },
        &[],
    );
}

#[test]
fn what_runs_elsewhere_needs_a_registry_and_a_builder() {
    let without = |component_type: ComponentType| {
        move |config: &mut Config| {
            config.stack.components.retain(|component| component.component_type != component_type);
        }
    };
    let registry = "Error stack.container_registry MissingContainerRegistry";
    check("registry", without(ComponentType::ContainerRegistry), &[registry]);
    check("builder", without(ComponentType::ImageBuilder), &["Note stack.image_builder MissingImageBuilder"]);
    check(
        "builder, nothing built",
        |config| {
            without(ComponentType::ImageBuilder)(config);
            fields(config, &[(Field::ParentImage, "registry.example.com/train:1"), (Field::SkipBuild, "True")]);
        },
        &[],
    );
    let orchestrator = |flavor: &'static str, is_local| {
        move |config: &mut Config| {
            without(ComponentType::ContainerRegistry)(config);
            let component = component(config, ComponentType::Orchestrator);
            component.flavor = flavor.into();
            component.is_local = is_local;
        }
    };
    check("local Docker", orchestrator("local_docker", false), &[]);
    check("local Airflow", orchestrator("airflow", true), &[]);
    check("Airflow", orchestrator("airflow", false), &[registry]);
    check("local Kubernetes", orchestrator("kubernetes", true), &[registry]);
    check(
        "kaniko",
        |config| {
            orchestrator("local_docker", false)(config);
            component(config, ComponentType::ImageBuilder).flavor = "kaniko".into();
        },
        &[registry],
    );
}

#[test]
fn a_stack_has_one_component_of_most_types() {
    let twice = |component_type: ComponentType, flavor: &'static str| {
        move |config: &mut Config| {
            let added = [Component::new(component_type, flavor), Component::new(component_type, flavor)];
            config.stack.components.retain(|component| component.component_type != component_type);
            config.stack.components.extend(added);
        }
    };
    check("stores", twice(ComponentType::ArtifactStore, "s3"), &["Error stack.artifact_store.2 SeveralOfOneType"]);
    check("operators", twice(ComponentType::StepOperator, "sagemaker"), &[]);
}
