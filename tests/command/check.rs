//! `slipway check`, with what real programs printed about real images.

use std::{
    fs,
    path::{Path, PathBuf},
};

use flate2::read::GzDecoder;
use serde_json::Value;

use crate::program::{folder, slipway, told};

/// Kubernetes and S3 on ZenML 0.98.0 and Python 3.11.
const LINK: &str = "v=1&zenml=0.98.0&python=3.11&goal=reuse&parent_image=registry.example.com/ml/train:1\
                    &stack.orchestrator=kubernetes&stack.artifact_store=s3&stack.container_registry=default\
                    &stack.container_registry.uri=registry.example.com";

/// Writes texts of a recorded image into files and gives their paths.
fn files(test: &str, image: &str, names: &[&str]) -> Vec<PathBuf> {
    let path = format!("crates/facts/tests/cases/images/{image}.json.gz");
    let file = fs::File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let recording: Value = serde_json::from_reader(GzDecoder::new(file)).unwrap();
    let folder = folder(test);
    let write = |name: &&str| {
        let path = folder.join(name);
        fs::write(&path, recording["texts"][*name].as_str().unwrap()).unwrap();
        path
    };
    names.iter().map(write).collect()
}

/// Runs a check of files with more words.
fn check(paths: &[PathBuf], words: &[&str]) -> (Option<i32>, String, String) {
    let mut all = vec!["check", LINK, "--facts"];
    all.extend(paths.iter().map(|path| path.to_str().unwrap()));
    all.extend(words);
    told(&slipway(&all, ""))
}

#[test]
fn an_image_that_does_ends_with_0_and_one_that_does_not_with_1() {
    let (code, report, errors) = check(&files("check-full", "full", &["probe.json", "inspect.json"]), &[]);
    assert_eq!(code, Some(0), "{report}");
    assert!(errors.ends_with("\nAll 9 requirements are satisfied\n"), "{errors}");
    assert!(report.contains("\n- probe.json: Slipway's probe\n- inspect.json: image inspect\n"), "{report}");
    assert!(
        report.starts_with("**All 9 requirements are satisfied** for `registry.example.com/ml/train:1`\n"),
        "{report}"
    );
    let (code, report, errors) = check(&files("check-no-store", "no-store", &["probe.json"]), &[]);
    assert_eq!(code, Some(1), "{report}");
    assert!(errors.ends_with("3 missing: will fail at step start\n"), "{errors}");
    assert!(report.contains("| missing | `boto3` | not installed | "), "{report}");
}

#[test]
fn what_cannot_be_verified_fails_where_that_is_asked_for() {
    let paths = files("check-strict", "full", &["pip-list.txt"]);
    let (code, _, errors) = check(&paths, &[]);
    assert_eq!(code, Some(0));
    assert!(errors.contains("could not be verified, and nothing is known to fail"), "{errors}");
    assert_eq!(check(&paths, &["--strict"]).0, Some(1));
}

#[test]
fn a_configuration_that_zenml_refuses_fails_whatever_the_image_is() {
    let [probe] = <[PathBuf; 1]>::try_from(files("check-refused", "full", &["probe.json"])).unwrap();
    let link = LINK
        .replace("&stack.container_registry=default", "")
        .replace("&stack.container_registry.uri=registry.example.com", "");
    let (code, _, errors) = told(&slipway(&["check", &link, "--facts", probe.to_str().unwrap()], ""));
    assert_eq!(code, Some(1), "{errors}");
    assert!(errors.contains("error: `kubernetes` needs a container registry in the stack"), "{errors}");
}

#[test]
fn json_and_junit_are_for_programs() {
    let paths = files("check-formats", "no-store", &["probe.json", "inspect.json"]);
    let (code, json, _) = check(&paths, &["--format", "json"]);
    let read: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, &read["images"][0]["needed"]["missing"]), (Some(1), &Value::from(3)));
    let (code, junit, _) = check(&paths, &["--format=junit"]);
    assert_eq!(code, Some(1));
    assert!(junit.starts_with("<?xml ") && junit.contains(" failures=\"3\""), "{junit}");
}

#[test]
fn the_way_out_is_written_where_that_is_asked_for() {
    let out = folder("check-mended");
    let paths = files("check-mend", "no-store", &["probe.json", "inspect.json"]);
    let (code, _, errors) = check(&paths, &["--mend", out.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    let dockerfile = fs::read_to_string(out.join("Dockerfile")).unwrap();
    assert!(dockerfile.starts_with("FROM registry.example.com/ml/train:1\n"), "{dockerfile}");
    assert!(dockerfile.contains("boto3") && errors.contains("mend.sh is written"), "{dockerfile}\n{errors}");
    // Nothing is written for an image that does.
    let none = out.join("none");
    check(&files("check-mend-full", "full", &["probe.json", "inspect.json"]), &["--mend", none.to_str().unwrap()]);
    assert!(!none.exists());
}

#[test]
fn facts_come_from_standard_input_as_well() {
    let list = r#"[{"name": "zenml", "version": "0.97.0"}]"#;
    let (code, report, errors) = told(&slipway(&["check", LINK, "--facts", "-"], list));
    assert_eq!(code, Some(1), "{errors}");
    assert!(
        report.contains("| wrong version | `zenml==0.98.0` | 0.97.0 | standard input, \\[0\\], line 1 | "),
        "{report}"
    );
}

#[test]
fn what_cannot_be_used_ends_with_2_and_says_why() {
    let folder = folder("check-unusable");
    let poem = folder.join("poem.txt");
    fs::write(&poem, "What is this?\nA poem.\n").unwrap();
    let (code, answer, errors) = check(std::slice::from_ref(&poem), &[]);
    assert_eq!((code, answer.as_str()), (Some(2), ""));
    assert!(errors.contains("poem.txt, line 1: It is none of the formats that are read (Run the probe"), "{errors}");
    assert!(errors.contains("error: nothing can be used of "), "{errors}");
    let (code, _, errors) = check(&[folder.join("nothing.json")], &[]);
    assert_eq!(code, Some(2));
    assert!(errors.contains("nothing.json cannot be read: "), "{errors}");
    let builds = "v=1&zenml=0.98.0&goal=let_zenml_build&stack.orchestrator=kubernetes";
    let (code, _, errors) = told(&slipway(&["check", builds, "--facts", "-"], "zenml==0.98.0\n"));
    assert_eq!(code, Some(2));
    assert!(errors.contains("there is none to check"), "{errors}");
    // Beside something of use it is said, and the rest counts.
    let paths: Vec<PathBuf> = files("check-beside", "full", &["probe.json"]).into_iter().chain([poem]).collect();
    let (code, _, errors) = check(&paths, &[]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(errors.contains("none of the formats"), "{errors}");
}

#[test]
fn of_several_images_the_facts_own_name_or_a_word_tells_which() {
    let link = format!(
        "{LINK}&step=trainer&step.parent_image=registry.example.com/ml/gpu:2&step.skip_build=True&step.requirements=torch"
    );
    let list = "zenml==0.98.0\n";
    let (code, _, errors) = told(&slipway(&["check", &link, "--facts", "-"], list));
    assert_eq!(code, Some(2));
    assert!(errors.contains("--image") && errors.contains("registry.example.com/ml/gpu:2"), "{errors}");
    let words = ["check", &link, "--facts", "-", "--image", "registry.example.com/ml/gpu:2"];
    let (code, report, errors) = told(&slipway(&words, list));
    assert_eq!(code, Some(1), "{errors}");
    assert!(report.contains("| missing | `torch` | "), "{report}");
    let inspect = r#"[{"RepoTags": ["registry.example.com/ml/gpu:2"], "Config": {}}]"#;
    let (code, report, errors) = told(&slipway(&["check", &link, "--facts", "-"], &format!("{inspect}\n{list}")));
    assert_eq!(code, Some(1), "{errors}");
    assert!(report.contains("`torch`"), "{report}");
}
