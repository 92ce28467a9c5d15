//! What the real packages ship: the figures were counted in ZenML itself.

use catalog::{catalog, read, releases};
use engine::catalog::Locality;
use engine::config::ComponentType;
use engine::{Catalog, PythonVersion, Release};

fn newest() -> Catalog {
    catalog("0.98.0").unwrap()
}

fn python(text: &str) -> PythonVersion {
    PythonVersion::parse(text).unwrap()
}

#[test]
fn every_embedded_catalog_is_read_and_is_of_its_release() {
    assert!(releases().is_sorted_by_key(|release| Release::parse(release).unwrap()));
    for release in releases() {
        let text = std::fs::read_to_string(format!("{}/data/{release}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let read = read(&text).unwrap();
        assert_eq!(read.release, Release::parse(release).unwrap());
        assert_eq!(catalog(release), Some(read));
    }
}

#[test]
fn every_file_of_a_catalog_is_embedded() {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data")).unwrap();
    let mut files: Vec<String> = folder.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    files.sort_by_key(|file| Release::parse(file.trim_end_matches(".json")));
    assert_eq!(files, releases().iter().map(|release| format!("{release}.json")).collect::<Vec<_>>());
}

#[test]
fn a_release_without_a_catalog_has_none() {
    for release in ["0.1.0", "0.98", "", "0.98.0 "] {
        assert_eq!(catalog(release), None, "{release}");
    }
}

#[test]
fn the_counts_are_those_of_the_package() {
    let catalog = newest();
    assert_eq!(catalog.integrations.len(), 66);
    assert_eq!(catalog.flavors.len(), 82);
    assert_eq!(catalog.flavors.iter().filter(|flavor| flavor.integration.is_none()).count(), 15);
    assert_eq!(catalog.flavors.iter().filter(|flavor| flavor.uses_docker).count(), 31);
    assert_eq!(catalog.python_versions, ["3.10", "3.11", "3.12", "3.13", "3.14"].map(python));
    assert_eq!(catalog.deployment_requirements, ["uvicorn", "secure~=1.0.1", "asgiref~=3.10.0", "Jinja2", "fastapi"]);
    let repositories: Vec<&str> =
        catalog.code_repositories.iter().filter_map(|kind| kind.requirements_integration.as_deref()).collect();
    assert_eq!(repositories, ["github", "gitlab"]);
}

#[test]
fn lists_are_sorted_and_names_are_unique() {
    let catalog = newest();
    assert!(catalog.integrations.is_sorted_by(|one, next| one.name < next.name));
    let flavors = catalog.flavors.iter().map(|flavor| (flavor.component_type.key(), flavor.name.as_str()));
    assert!(flavors.is_sorted_by(|one, next| one < next));
}

#[test]
fn every_integration_that_a_flavor_names_is_there() {
    let catalog = newest();
    for flavor in &catalog.flavors {
        for name in [&flavor.integration, &flavor.requirements_integration].into_iter().flatten() {
            assert!(catalog.integration(name).is_some(), "{}: {name}", flavor.name);
        }
    }
}

#[test]
fn an_integration_brings_its_requirements_and_apt_packages() {
    let catalog = newest();
    let pytorch = catalog.integration("pytorch").unwrap();
    assert_eq!(pytorch.requirements_on(python("3.12")), ["torch"]);
    assert_eq!(catalog.integration("deepchecks").unwrap().apt_packages, ["ffmpeg", "libsm6", "libxext6"]);
    assert_eq!(catalog.integration("nope"), None);
}

#[test]
fn a_flavor_says_whose_requirements_it_adds_and_where_it_runs() {
    let catalog = newest();
    let sagemaker = catalog.flavor(ComponentType::StepOperator, "sagemaker").unwrap();
    assert_eq!(sagemaker.requirements_integration.as_deref(), Some("aws"));
    assert_eq!((sagemaker.local, sagemaker.uses_docker, sagemaker.adds_local_zenml), (Locality::Remote, true, false));
    let kubernetes = catalog.flavor(ComponentType::Orchestrator, "kubernetes").unwrap();
    assert_eq!((kubernetes.local, kubernetes.adds_local_zenml), (Locality::Configured, true));
    let docker = catalog.flavor(ComponentType::Orchestrator, "local_docker").unwrap();
    assert_eq!((docker.local, docker.integration.as_deref()), (Locality::Local, None));
    // Its implementation is one of ZenML's own classes, so it adds nothing.
    let digitalocean = catalog.flavor(ComponentType::ContainerRegistry, "digitalocean").unwrap();
    assert_eq!(digitalocean.integration.as_deref(), Some("digitalocean"));
    assert_eq!(digitalocean.requirements_integration, None);
}
