//! What the real packages ship: the figures were counted in ZenML itself.

use catalog::{catalog, nearest, read, releases};
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
fn the_joined_text_says_the_same_as_the_file_of_every_release() {
    assert!(releases().is_sorted_by_key(|release| Release::parse(release).unwrap()));
    for release in releases() {
        let text = std::fs::read_to_string(format!("{}/data/{release}.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let read = read(&text).unwrap();
        assert_eq!(read.release, Release::parse(release).unwrap());
        assert_eq!(catalog(release), Some(read));
    }
}

#[test]
fn every_minor_release_since_the_oldest_has_a_catalog() {
    assert_eq!(releases().len(), 34);
    assert_eq!((releases().first(), releases().last()), (Some(&"0.55.5"), Some(&"0.98.0")));
}

#[test]
fn a_patch_release_takes_the_catalog_of_its_minor() {
    let check = |release, expected| assert_eq!(nearest(release), expected, "{release}");
    check("0.98.0", Some("0.98.0"));
    check("0.56.2", Some("0.56.4"));
    check("0.91.0", Some("0.91.2"));
    check("0.94.5", Some("0.94.6"));
    check("0.75.1", Some("0.75.0"));
    // Older than all, newer than the last patch known, a minor that there is not, and no release.
    for release in ["0.55.4", "0.43.1", "0.98.1", "0.65.1", "0.75.2", "0.59.0", "1.91.0", "0.98", "newest"] {
        check(release, None);
    }
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
    for release in releases() {
        let catalog = catalog(release).unwrap();
        assert!(catalog.integrations.is_sorted_by(|one, next| one.name < next.name), "{release}");
        let flavors = catalog.flavors.iter().map(|flavor| (flavor.component_type.key(), flavor.name.as_str()));
        assert!(flavors.is_sorted_by(|one, next| one < next), "{release}");
        assert!(catalog.python_versions.is_sorted(), "{release}");
    }
}

#[test]
fn every_integration_that_a_record_names_is_there() {
    for release in releases() {
        let catalog = catalog(release).unwrap();
        let of_flavors =
            catalog.flavors.iter().flat_map(|flavor| [&flavor.integration, &flavor.requirements_integration]);
        let of_repositories = catalog.code_repositories.iter().map(|kind| &kind.requirements_integration);
        for name in of_flavors.chain(of_repositories).flatten() {
            assert!(catalog.integration(name).is_some(), "{release}: {name}");
        }
    }
}

#[test]
fn requirements_may_differ_between_python_versions() {
    // ZenML's own answers on Python 3.10 and 3.11.
    let tensorflow = catalog("0.55.5").unwrap().integration("tensorflow").unwrap().clone();
    assert_eq!(
        tensorflow.requirements_on(python("3.10")),
        ["tensorflow==2.11", "tensorflow_io>=0.24.0", "protobuf>=3.6.0,<4.0.0"]
    );
    assert_eq!(
        tensorflow.requirements_on(python("3.11")),
        ["tensorflow==2.13", "tensorflow_io>=0.24.0", "protobuf>=3.6.0,<4.0.0"]
    );
}

#[test]
fn a_release_without_display_names_shows_the_names() {
    let name =
        |release| catalog(release).unwrap().flavor(ComponentType::Orchestrator, "vertex").unwrap().display_name.clone();
    assert_eq!((name("0.91.2").as_str(), name("0.92.0").as_str()), ("vertex", "Vertex AI"));
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
