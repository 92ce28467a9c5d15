//! Real projects, described as a person describes them, against the files that the real ZenML wrote for them.

use std::fs;
use std::path::{Path, PathBuf};

use engine::config::Goal;
use engine::outcome::{Outcome, Plan};
use engine::settings::Settings;
use engine::{Config, PythonValue, ROWS};
use serde_json::Value;

use crate::adapter;

#[test]
fn the_training_on_aws_gets_the_image_that_zenml_builds() {
    check("aws-training");
}

#[test]
fn the_classic_prebuilt_image_has_the_files_that_zenml_writes() {
    check("prebuilt");
}

#[test]
fn the_project_on_google_cloud_gets_the_image_that_zenml_builds() {
    check("google-cloud");
}

#[test]
fn a_run_on_the_prebuilt_image_builds_nothing() {
    check("prebuilt-run");
}

#[test]
fn a_reused_image_is_taken_as_it_is() {
    check("reuse");
}

/// The Dockerfile and the requirements files of a case folder, byte for byte, and the image's plan.
fn check(name: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name);
    let case: Value = serde_json::from_str(&read(&folder.join("case.json")).unwrap()).unwrap();
    let expected: Value = serde_json::from_str(&read(&folder.join("expected.json")).unwrap()).unwrap();
    let catalog = catalog::catalog("0.98.0").unwrap();
    let Outcome { images, problems, .. } = engine::outcome(&config(&case), &catalog);
    let [image] = images.as_slice() else { panic!("{} images", images.len()) };
    assert_eq!(image.key, expected["image_key"], "{problems:?}");
    assert_eq!(image.plan == Plan::ParentAsIs, case["docker_settings"]["skip_build"] == true);
    let build = image.plan.build();
    assert_eq!(build.map(|build| build.dockerfile.text()), read(&folder.join("Dockerfile")));
    let files = build.map_or(&[][..], |build| &build.requirements_files);
    assert_eq!(files.len(), expected["requirements_files"].as_array().unwrap().len());
    for file in files {
        let path = folder.join(file.name.trim_start_matches('.')).with_extension("txt");
        assert_eq!(Some(file.text()), read(&path), "{}", path.display());
    }
}

#[allow(clippy::disallowed_methods, reason = "a test may read what it compares with")]
fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

/// The case as the page would hold it: field by field.
fn config(case: &Value) -> Config {
    let mut config = Config::new(case["zenml_version"].as_str().unwrap(), case["python_version"].as_str().unwrap());
    config.goal = Goal::LetZenmlBuild;
    config.stack = adapter::stack(case);
    config.project = adapter::project(case);
    let keywords = adapter::python_value(&case["docker_settings"]);
    config.settings = settings(&keywords);
    let held = PythonValue::Dict(config.settings.keywords());
    assert_eq!(held.to_sorted_json(), keywords.to_sorted_json(), "every setting of the case has its field");
    config
}

fn settings(keywords: &PythonValue) -> Settings {
    let mut settings = Settings::default();
    for row in ROWS {
        let inside = |value: Option<PythonValue>, name: &str| match value? {
            PythonValue::Dict(dict) => dict.get(name).cloned(),
            _ => None,
        };
        if let Some(value) = row.field.path().fold(Some(keywords.clone()), inside) {
            settings.set(row.field, value);
        }
    }
    settings
}
