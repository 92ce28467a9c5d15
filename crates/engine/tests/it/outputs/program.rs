//! The programs that the outputs are held against: the real ZenML, and a shell.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "the engine runs no programs; its tests do")]

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};

/// Which Python has ZenML; the test task always says so.
const PYTHON: &str = "SLIPWAY_ZENML_PYTHON";

/// Which Python has the schemas of CI services; the test task always says so.
const SCHEMAS_PYTHON: &str = "SLIPWAY_SCHEMAS_PYTHON";

/// Loads snippets as ZenML does, by the project's own script: a request per snippet (`kind`, `text` and perhaps `name`),
/// an answer in JSON for each.
pub fn load(requests: &[serde_json::Value]) -> Vec<String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../xtask/python/load_settings.py");
    let requests: Vec<String> = requests.iter().map(ToString::to_string).collect();
    let answers: Vec<String> = python(&[script], &requests.join("\n")).lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), requests.len());
    answers
}

/// Holds workflows against the schemas of their services, by the project's own script: a request per workflow (`service`,
/// `text`), an answer for each.
pub fn check_workflows(requests: &[serde_json::Value]) -> Vec<serde_json::Value> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../xtask/python/check_workflows.py");
    let Some(python) = std::env::var_os(SCHEMAS_PYTHON) else {
        panic!("{SCHEMAS_PYTHON} must name a Python that has check-jsonschema; `cargo xtask test` sets it");
    };
    let requests: Vec<String> = requests.iter().map(ToString::to_string).collect();
    let answers = run(&python, &[script], &requests.join("\n"));
    let answers: Vec<serde_json::Value> =
        answers.lines().map(|line| serde_json::from_str(line).expect("an answer is JSON")).collect();
    assert_eq!(answers.len(), requests.len());
    answers
}

/// Runs Python with ZenML on an input and returns what it prints.
pub fn python(arguments: &[&str], input: &str) -> String {
    let Some(python) = std::env::var_os(PYTHON) else {
        panic!("{PYTHON} must name a Python that has zenml 0.98.0; `cargo xtask test` sets it");
    };
    run(&python, arguments, input)
}

/// Fails unless a POSIX shell can read a script.
pub fn read_by_shell(script: &str) {
    run(OsStr::new("sh"), &["-n"], script);
}

fn run(program: &OsStr, arguments: &[&str], input: &str) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input is piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends").expect("the program reads everything");
    assert!(output.status.success(), "{} refuses its input", program.display());
    String::from_utf8(output.stdout).expect("programs print UTF-8")
}
