//! The real ZenML, asked through the project's own script.

use std::io::Write;
use std::process::{Command, Stdio};

/// Which Python has ZenML; the test task always says so.
const PYTHON: &str = "SLIPWAY_ZENML_PYTHON";

/// Loads snippets as ZenML does: kind (`python`, `yaml`, `json`) and text. The answers are JSON, one per snippet.
pub fn load(snippets: &[(&str, String)]) -> Vec<String> {
    let requests: Vec<String> =
        snippets.iter().map(|(kind, text)| serde_json::json!({ "kind": kind, "text": text }).to_string()).collect();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../xtask/python/load_settings.py");
    let answers: Vec<String> = run(&[script], &requests.join("\n")).lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), snippets.len());
    answers
}

/// Runs Python with ZenML on an input and returns what it prints.
pub fn run(arguments: &[&str], input: &str) -> String {
    let Some(python) = std::env::var_os(PYTHON) else {
        panic!("{PYTHON} must name a Python that has zenml 0.98.0; `cargo xtask test` sets it");
    };
    let mut child = Command::new(python)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python starts");
    let mut stdin = child.stdin.take().expect("its input is piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("Python ends");
    writer.join().expect("the writer ends").expect("Python reads everything");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("Python prints UTF-8")
}
