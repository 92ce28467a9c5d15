//! A malformed catalog is an error value that names the place.

use catalog::{Malformed, read};

const WHOLE: &str = r#"{
    "release": "0.98.0", "python_versions": ["3.11"], "deployment_requirements": [],
    "fields": [{"model": "DockerSettings", "name": "user", "type": "Optional[str]"}],
    "code_repositories": [{"type": "github", "requirements_integration": null}],
    "integrations": [{"name": "a", "requirements": [], "requirements_by_python": {"3.11": ["b"]}, "apt_packages": []}],
    "flavors": [{"type": "deployer", "name": "aws", "display_name": "AWS", "integration": null,
        "requirements_integration": null, "is_local": "config", "adds_local_zenml": true, "uses_docker": true,
        "docs_url": null}]
}"#;

#[track_caller]
fn check(part: &str, replacement: &str, place: &str, expected: &str) {
    assert!(WHOLE.contains(part), "{part}");
    let Malformed { place: found, expected: wanted } = read(&WHOLE.replacen(part, replacement, 1)).unwrap_err();
    assert_eq!((found.as_str(), wanted), (place, expected));
}

#[test]
fn the_whole_text_is_read() {
    let catalog = read(WHOLE).unwrap();
    assert_eq!(catalog.settings_fields, [("user".to_owned(), "Optional[str]".to_owned())]);
    assert_eq!(catalog.integrations[0].requirements_by_python[0].1, ["b"]);
}

#[test]
fn a_text_that_is_no_json_names_line_and_column() {
    check("\"3.11\"]", "\"3.11\"", "line 2 column 79", "JSON");
    assert_eq!(read("").unwrap_err().to_string(), "line 1 column 0: expected JSON");
}

#[test]
fn a_missing_key_names_the_key() {
    check("\"release\"", "\"version\"", "release", "a value");
    check("\"name\": \"aws\", ", "", "flavors[0].name", "a value");
}

#[test]
fn a_value_of_another_kind_names_its_place() {
    check("\"0.98.0\"", "\"0.98\"", "release", "a release");
    check("\"3.11\"]", "\"3.11\", 3.12]", "python_versions[1]", "a text");
    check("\"3.11\"]", "\"3\"]", "python_versions[0]", "a Python version");
    check("[{\"model\": \"DockerSettings\",", "[{", "fields[0].model", "a value");
    check("\"deployer\"", "\"deploy\"", "flavors[0].type", "a component type");
    check("\"config\"", "\"no\"", "flavors[0].is_local", "true, false or \"config\"");
    check("\"uses_docker\": true", "\"uses_docker\": 1", "flavors[0].uses_docker", "true or false");
    check("[\"b\"]", "[\"b\", null]", "integrations[0].requirements_by_python.3.11[1]", "a text");
    check("{\"3.11\": [\"b\"]}", "[]", "integrations[0].requirements_by_python", "an object");
    check("{\"type\": \"github\", \"requirements_integration\": null}", "7", "code_repositories[0].type", "a value");
    check("\"apt_packages\": []", "\"apt_packages\": {}", "integrations[0].apt_packages", "a list");
}
