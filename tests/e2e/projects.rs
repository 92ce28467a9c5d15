//! Four real projects, described by keyboard; what comes out is what the real ZenML made of the same settings.

use std::{fs, path::PathBuf, process::Command};

use serde_json::{Value, json};

use crate::person::Person;

/// A file of a case: what the real ZenML answered.
fn expected(case: &str, file: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("crates/engine/tests/cases").join(case).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn case(case: &str, file: &str) -> Value {
    serde_json::from_str(&expected(case, file)).expect("the case is JSON")
}

/// Settings as a program that makes them.
pub fn program(wanted: &Value) -> String {
    let keywords = wanted.as_object().expect("keyword arguments");
    let arguments = keywords.iter().map(|(key, value)| format!("{key}={}", python(value)));
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    format!("from zenml.config import DockerSettings\ndocker_settings = DockerSettings({arguments})\n")
}

/// Holds the Dockerfile and every requirements file on screen against those of the real ZenML.
pub async fn builds_what_zenml_builds(person: &Person, folder: &str) {
    let answer = case(folder, "expected.json");
    let answer = answer.get("expected").unwrap_or(&answer);
    person.look_at("Dockerfile").await;
    assert_eq!(person.text_of("Dockerfile").await, answer["dockerfile"].as_str().expect("ZenML builds"), "{folder}");
    person.look_at("Requirements").await;
    for file in answer["requirements_files"].as_array().expect("a list of files") {
        let name = file["name"].as_str().expect("a name");
        assert_eq!(person.text_of(name).await, file["content"].as_str().expect("a text"), "{folder}: {name}");
    }
}

/// Lets the real ZenML load the settings on screen and holds the fields that are set against the case's.
async fn settings_load_as(person: &Person, wanted: &Value) {
    person.look_at("Settings").await;
    let outputs = person.outputs().await;
    let heading = outputs.first().expect("the settings are on screen");
    let text = person.text_of(heading).await;
    let loaded = load(&json!({ "kind": "python", "text": text }));
    let same = load(&json!({ "kind": "python", "text": program(wanted) }));
    assert_eq!(loaded, same, "{text}");
}

/// A JSON value as a Python literal.
fn python(value: &Value) -> String {
    match value {
        Value::Null => "None".into(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Array(items) => format!("[{}]", items.iter().map(python).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{}: {}", json!(key), python(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

/// What the real ZenML makes of a settings text.
fn load(request: &Value) -> Value {
    use std::io::Write;
    let python = std::env::var("SLIPWAY_ZENML_PYTHON").expect("`cargo xtask test` names a Python with ZenML in it");
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("xtask/python/load_settings.py");
    let mut process = Command::new(python)
        .arg(script)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("Python starts");
    writeln!(process.stdin.take().expect("a pipe"), "{request}").expect("the request can be sent");
    let output = process.wait_with_output().expect("Python ends");
    let answer: Value = serde_json::from_slice(&output.stdout).expect("an answer in JSON");
    assert!(answer.get("error").is_none(), "{answer}");
    answer
}

#[tokio::test]
async fn a_training_on_aws_that_zenml_builds() {
    let person = Person::at("").await;
    describe_training_on_aws(&person).await;
    builds_what_zenml_builds(&person, "aws-training").await;
    settings_load_as(&person, &case("aws-training", "case.json")["docker_settings"]).await;
}

/// Case A, key by key.
pub async fn describe_training_on_aws(person: &Person) {
    person.choose("What do you want to do?", "Let ZenML build it").await;
    person.pick("Python", "3.11").await;
    for (component, flavor) in [
        ("Orchestrator", "kubernetes"),
        ("Artifact store", "s3"),
        ("Container registry", "aws"),
        ("Image builder", "kaniko"),
        ("Step operator", "sagemaker"),
        ("Experiment tracker", "mlflow"),
    ] {
        person.pick(component, flavor).await;
    }
    person.fill("Address", "123456789012.dkr.ecr.eu-central-1.amazonaws.com").await;
    for integration in ["sklearn", "xgboost", "pytorch", "huggingface"] {
        person.choose_integration(integration).await;
    }
    let requirements =
        "pandas==2.2.2\npyarrow>=15,<18\ntyper[all]~=0.12\ntorch==2.4.0 ; platform_machine == \"x86_64\"";
    person.fill("Requirements", requirements).await;
    person.fill("apt packages", "git\nlibgomp1\nlibgl1").await;
    person.unfold("Environment").await;
    person.fill("Environment", "HF_HOME=/opt/hf\nTOKENIZERS_PARALLELISM=false").await;
    person.unfold("Build").await;
    person.fill("Pipeline name", "training").await;
}

#[tokio::test]
async fn a_prebuilt_image_from_a_plain_python() {
    let person = Person::at("").await;
    person.choose("What do you want to do?", "Build the image yourself").await;
    person.pick("Python", "3.12").await;
    person.choose_integration("pytorch").await;
    person.choose_integration("huggingface").await;
    person.pick("Starting image", "python").await;
    person.pick("Installer", "pip").await;
    person.fill("Installer arguments", "extra-index-url=https://wheels.example.com/cpu").await;
    person.fill("User", "zenml").await;
    person.unfold("Build").await;
    person.fill("Registry", "registry.example.com/ml").await;
    person.fill("Repository", "train").await;
    person.fill("Tag", "1.0").await;
    person.unfold("Code").await;
    person.choose("Download from the code repository", "Off").await;
    person.choose("Download from the artifact store", "Off").await;

    person.look_at("Requirements").await;
    let accumulated = person.text_of("requirements.txt").await;
    let zenml = "zenml==0.98.0";
    let (itself, others): (Vec<&str>, Vec<&str>) = accumulated.lines().partition(|line| *line == zenml);
    assert_eq!(itself, [zenml], "a plain Python has no ZenML");
    assert_eq!(others.join("\n"), expected("prebuilt", "accumulated.txt").trim_end());

    person.look_at("Dockerfile").await;
    let dockerfile = person.text_of("Dockerfile").await;
    assert!(dockerfile.contains("FROM python:3.12-slim-bookworm\n"), "{dockerfile}");
    assert_eq!(dockerfile.matches("-r requirements.txt").count(), 1, "{dockerfile}");
    assert!(dockerfile.contains("--extra-index-url=https://wheels.example.com/cpu"), "{dockerfile}");
    assert!(dockerfile.contains("\nUSER zenml"), "{dockerfile}");
    assert!(dockerfile.contains("\nCOPY . ."), "{dockerfile}");
    settings_load_as(&person, &case("prebuilt-run", "case.json")["docker_settings"]).await;
}

#[tokio::test]
async fn a_project_on_google_cloud() {
    let person = Person::at("").await;
    let wanted = case("google-cloud", "case.json");
    let settings = &wanted["docker_settings"];
    person.choose("What do you want to do?", "Let ZenML build it").await;
    person.pick("Python", wanted["python_version"].as_str().expect("a version")).await;
    for component in wanted["stack"].as_array().expect("components") {
        let label = match component["type"].as_str().expect("a type") {
            "orchestrator" => "Orchestrator",
            "artifact_store" => "Artifact store",
            "container_registry" => "Container registry",
            "image_builder" => "Image builder",
            other => panic!("the case has a {other}"),
        };
        person.pick(label, component["flavor"].as_str().expect("a flavor")).await;
        if let Some(uri) = component["uri"].as_str() {
            person.fill("Address", uri).await;
        }
    }
    for integration in settings["required_integrations"].as_array().into_iter().flatten() {
        person.choose_integration(integration.as_str().expect("a name")).await;
    }
    let lines = |value: &Value| {
        let lines = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        lines.collect::<Vec<_>>().join("\n")
    };
    let pairs = |value: &Value| {
        let pairs = value.as_object().into_iter().flatten();
        pairs.map(|(name, value)| format!("{name}={}", value.as_str().expect("a text"))).collect::<Vec<_>>().join("\n")
    };
    let text = |key: &str| settings[key].as_str().expect("a text").to_owned();
    if settings.get("requirements").is_some() {
        person.fill("Requirements", &lines(&settings["requirements"])).await;
    }
    person.fill("Install the project itself", &text("local_project_install_command")).await;
    person.unfold("More settings (6)").await;
    person.fill("Cache mount", &text("python_package_installer_cache_mount")).await;
    if settings.get("apt_packages").is_some() {
        person.fill("apt packages", &lines(&settings["apt_packages"])).await;
    }
    if settings.get("environment").is_some() {
        person.unfold("Environment").await;
        person.fill("Environment", &pairs(&settings["environment"])).await;
    }
    person.unfold("Build").await;
    person.fill("Pipeline name", wanted["pipeline_name"].as_str().expect("a name")).await;
    person.fill("Build arguments", &pairs(&settings["build_config"]["build_options"]["build_args"])).await;
    person.unfold("Code").await;
    person.pick("Code repository", wanted["code_repository"].as_str().expect("a flavor")).await;
    builds_what_zenml_builds(&person, "google-cloud").await;
    settings_load_as(&person, settings).await;
}

#[tokio::test]
async fn an_image_that_exists_already() {
    let person = Person::at("").await;
    let wanted = case("reuse", "case.json");
    let settings = &wanted["docker_settings"];
    person.choose("What do you want to do?", "Reuse an image").await;
    person.fill("Parent image", settings["parent_image"].as_str().expect("an image")).await;
    settings_load_as(&person, settings).await;
    assert!(!person.tabs().await.contains(&"Dockerfile".to_owned()), "nothing is built");
}
