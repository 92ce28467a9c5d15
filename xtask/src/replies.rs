//! Records anew what a real ZenML server replies, for the tests that have none.

use std::fs;

use crate::{
    arguments,
    command::{self, cargo},
    failure::{Explain, Failure},
    place, tools,
};

/// Where the recordings are.
const FOLDER: &str = "crates/executor/tests/replies";

/// Runs the executor's tests with a server, which write down what was said.
///
/// # Errors
/// An argument, a Python that is missing, a test that fails.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    arguments::none(arguments)?;
    tools::ensure_zenml()?;
    tools::ensure_schemathesis()?;
    let folder = place::root().join(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).explain(folder.display())?;
    }
    let mut tests = cargo();
    tests.args(["test", "--locked", "--package", "executor", "--test", "server"]);
    tests.env("SLIPWAY_ZENML_PYTHON", tools::zenml_python()).env("SLIPWAY_RECORD", "yes");
    tests.env("SLIPWAY_SCHEMATHESIS", tools::schemathesis());
    command::run("Talking to a real ZenML server", &mut tests)
}
