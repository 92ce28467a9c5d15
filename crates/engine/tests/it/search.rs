//! Finding flavors and integrations, what they bring, why they are missing, and presets.

use crate::problems::CATALOG;
use engine::config::{Component, ComponentType, Config, Goal, RecipeBase};
use engine::preset::{IMAGES, STACKS};
use engine::search::{Found, brought_by, of_integration, search};
use engine::{Field, Place, PythonVersion, Release, Severity, diff, outcome};
use std::collections::BTreeSet;

const PYTHON: PythonVersion = PythonVersion { major: 3, minor: 12 };

/// The first finds by name; flavors with their type.
fn finds(query: &str) -> Vec<String> {
    let name = |found: Found<'_>| match found {
        Found::Flavor(flavor) => format!("{}/{}", flavor.component_type.key(), flavor.name),
        Found::Integration(integration) => integration.name.clone(),
    };
    search(query, &CATALOG).into_iter().map(|find| name(find.found)).collect()
}

/// What a person types, and what has to be among the first three.
const QUERIES: [(&str, &str); 63] = [
    ("xgboost", "xgboost"),
    ("XGBoost", "xgboost"),
    ("gpu kubernetes", "orchestrator/kubernetes"),
    ("s3", "artifact_store/s3"),
    ("minio", "artifact_store/s3"),
    ("amazon bucket", "artifact_store/s3"),
    ("experiment tracking mlflow", "experiment_tracker/mlflow"),
    ("mlflow", "experiment_tracker/mlflow"),
    ("model registry", "model_registry/mlflow"),
    ("weights biases", "experiment_tracker/wandb"),
    ("wandb", "experiment_tracker/wandb"),
    ("torch", "pytorch"),
    ("pytorch lightning", "pytorch_lightning"),
    ("sklearn", "sklearn"),
    ("scikit-learn", "sklearn"),
    ("scikit", "sklearn"),
    ("keras", "tensorflow"),
    ("tensorflow", "tensorflow"),
    ("transformers", "huggingface"),
    ("datasets", "huggingface"),
    ("lightgbm", "lightgbm"),
    ("gradient boosting", "lightgbm"),
    ("k8s orchestrator", "orchestrator/kubernetes"),
    ("eks", "orchestrator/kubernetes"),
    ("kubeflow", "orchestrator/kubeflow"),
    ("airflow", "orchestrator/airflow"),
    ("dag", "orchestrator/airflow"),
    ("sagemaker orchestrator", "orchestrator/sagemaker"),
    ("sagemaker step", "step_operator/sagemaker"),
    ("ecr", "container_registry/aws"),
    ("gar", "container_registry/gcp"),
    ("google bucket", "artifact_store/gcp"),
    ("gcs", "artifact_store/gcp"),
    ("vertex orchestrator", "orchestrator/vertex"),
    ("azure blob", "artifact_store/azure"),
    ("azureml", "orchestrator/azureml"),
    ("acr", "container_registry/azure"),
    ("docker hub", "container_registry/dockerhub"),
    ("ghcr", "container_registry/github"),
    ("private registry", "container_registry/default"),
    ("kaniko", "image_builder/kaniko"),
    ("image builder", "image_builder/kaniko"),
    ("slack", "alerter/slack"),
    ("notification", "alerter/discord"),
    ("data drift", "data_validator/evidently"),
    ("data validation", "data_validator/great_expectations"),
    ("label", "annotator/label_studio"),
    ("annotation notebook", "annotator/pigeon"),
    ("feature store", "feature_store/feast"),
    ("llm serving", "model_deployer/vllm"),
    ("inference seldon", "model_deployer/seldon"),
    ("bentoml", "model_deployer/bentoml"),
    ("serverless gpu", "orchestrator/modal"),
    ("spot ec2", "orchestrator/vm_aws"),
    ("lambda", "orchestrator/vm_lambda"),
    ("spark", "step_operator/spark-kubernetes"),
    ("pyspark", "step_operator/spark-kubernetes"),
    ("time series", "neural_prophet"),
    ("dataframe", "pandas"),
    ("images pil", "pillow"),
    ("opentelemetry", "log_store/otel"),
    ("laptop docker", "orchestrator/local_docker"),
    ("s3fs", "artifact_store/s3"),
];

#[test]
fn people_find_what_they_mean_among_the_first_three() {
    let mut missed = Vec::new();
    for (query, expected) in &QUERIES {
        let found = finds(query);
        if !found.iter().take(3).any(|name| name == expected) {
            missed.push(format!("{query}: {expected} is not among {:?}", &found[..found.len().min(6)]));
        }
    }
    // 95 of 100.
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn a_word_that_fits_nothing_finds_nothing_and_an_empty_query_finds_all() {
    assert_eq!(finds("xgboost nonsense"), [""; 0]);
    assert_eq!(finds("  ").len(), CATALOG.flavors.len() + CATALOG.integrations.len());
}

/// Everything that any release has can be found by more than its name.
#[test]
fn every_flavor_and_integration_has_words() {
    for release in catalog::releases() {
        let catalog = catalog::catalog(release).expect("shipped");
        let finds = |query: &str, name: &str| {
            search(query, &catalog).into_iter().any(|find| match find.found {
                Found::Flavor(flavor) => flavor.name == name,
                Found::Integration(integration) => integration.name == name,
            })
        };
        let flavors = catalog.flavors.iter().map(|flavor| &flavor.name);
        for name in flavors.chain(catalog.integrations.iter().map(|integration| &integration.name)) {
            assert!(finds(name, name), "{release} {name}");
            assert!(engine::search::has_words(name), "{release} {name}");
        }
    }
}

/// What is said before choosing is what the stack then asks for.
#[test]
fn what_a_flavor_brings_is_what_the_stack_requires() {
    for release in ["0.55.5", "0.68.1", "0.98.0"] {
        let catalog = catalog::catalog(release).expect("shipped");
        let python = *catalog.python_versions.last().expect("it supports some");
        for flavor in &catalog.flavors {
            let mut config = Config::new(release, python.to_string());
            config.stack.components.push(Component::new(flavor.component_type, flavor.name.clone()));
            let outcome = outcome(&config, &catalog);
            let brings = brought_by(&catalog, python, flavor);
            let requirements: BTreeSet<&str> = brings.requirements.iter().map(String::as_str).collect();
            let asked: BTreeSet<&str> =
                outcome.stack_requirements.lines.iter().map(|line| line.text.as_str()).collect();
            assert_eq!(requirements, asked, "{release} {}", flavor.name);
            let packages: BTreeSet<&str> = brings.apt_packages.iter().map(String::as_str).collect();
            let asked: BTreeSet<&str> = outcome.apt_packages.iter().map(|(package, _)| package.as_str()).collect();
            assert_eq!(packages, asked, "{release} {}", flavor.name);
        }
    }
    let lightgbm = CATALOG.integration("lightgbm").expect("known");
    assert_eq!(of_integration(PYTHON, lightgbm).apt_packages, ["libgomp1"]);
}

#[test]
fn what_a_release_does_not_have_says_since_when_or_until_when() {
    let reason = |release: &str, of: ComponentType, name: &str| {
        let release = Release::parse(release).expect("a release");
        catalog::availability_of_flavor(release, of, name).map(|found| found.reason())
    };
    assert_eq!(reason("0.91.2", ComponentType::Orchestrator, "modal"), Some(Some("Came with ZenML 0.95.1".into())));
    assert_eq!(reason("0.98.0", ComponentType::Orchestrator, "modal"), Some(None));
    assert_eq!(reason("0.98.0", ComponentType::ModelDeployer, "kserve"), Some(Some("Gone after ZenML 0.55.5".into())));
    assert_eq!(reason("0.98.0", ComponentType::Orchestrator, "nonsense"), None);
    let bitbucket = catalog::availability_of_integration(Release::new(0, 98, 0), "bitbucket");
    assert_eq!(bitbucket.and_then(|found| found.reason()).as_deref(), Some("Gone after ZenML 0.93.3"));
    // Whatever a release has is available in it, and nothing else is.
    for name in catalog::releases() {
        let (release, catalog) = (Release::parse(name).expect("one"), catalog::catalog(name).expect("shipped"));
        for (of, flavor, found) in catalog::all_flavors(release) {
            assert_eq!(found.reason().is_none(), catalog.flavor(of, flavor).is_some(), "{name} {flavor}");
        }
        for (integration, found) in catalog::all_integrations(release) {
            assert_eq!(found.reason().is_none(), catalog.integration(integration).is_some(), "{name} {integration}");
        }
        assert!(catalog::all_flavors(release).len() >= 83);
    }
}

#[test]
fn a_preset_changes_the_stack_alone_and_raises_no_error() {
    let mut offered = 0;
    for release in catalog::releases() {
        let catalog = catalog::catalog(release).expect("shipped");
        for preset in STACKS.iter().filter(|preset| preset.missing(&catalog).is_none()) {
            let mut before = Config::new(*release, catalog.python_versions.last().expect("some").to_string());
            before.goal = Goal::LetZenmlBuild;
            before.settings.type_text(Field::Requirements, "pandas");
            before.stack.components.push(Component::new(ComponentType::ExperimentTracker, "mlflow"));
            let mut after = before.clone();
            preset.apply(&mut after);
            let changes = diff::configs(&before, &after);
            assert!(!changes.is_empty(), "{}", preset.key);
            assert!(changes.iter().all(|change| matches!(change.place, Place::Component(..))), "{changes:#?}");
            let problems = outcome(&after, &catalog).problems;
            let worse = problems.iter().find(|problem| problem.severity == Severity::Error);
            assert!(worse.is_none(), "{release} {}: {worse:#?}", preset.key);
            offered += 1;
        }
    }
    assert!(offered > 300, "{offered}");
    let keys: BTreeSet<&str> = STACKS.iter().map(|preset| preset.key).collect();
    assert_eq!(keys.len(), STACKS.len());
    assert!(STACKS.iter().all(|preset| preset.missing(&CATALOG).is_none()));
    let old = catalog::catalog("0.60.0").expect("shipped");
    let azureml = STACKS.iter().find(|preset| preset.key == "azure-azureml").expect("a preset");
    assert_eq!(azureml.missing(&old), Some((ComponentType::Orchestrator, "azureml")));
}

#[test]
fn a_base_image_changes_what_the_goal_starts_from() {
    for preset in IMAGES {
        let mut config = Config::new("0.98.0", "3.12");
        preset.apply(&mut config);
        assert_eq!(config.target.recipe_base.key(), preset.key);
        assert!(outcome(&config, &CATALOG).problems.is_empty(), "{}", preset.key);
        config.goal = Goal::LetZenmlBuild;
        config.settings.type_text(Field::ParentImage, "ours:1");
        config.target.recipe_base = RecipeBase::Python;
        preset.apply(&mut config);
        let parent = config.settings.get(Field::ParentImage).map(|setting| setting.text(Field::ParentImage));
        assert_eq!(parent, preset.image(PYTHON), "{}", preset.key);
        assert_eq!(config.target.recipe_base, RecipeBase::Python);
    }
}
