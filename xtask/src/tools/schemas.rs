//! A Python with the JSON schemas of CI services.

use std::path::PathBuf;

use super::{installer, once};
use crate::{
    command::{command, run},
    failure::Failure,
    place,
};

/// The package that brings the schemas along.
const PACKAGE: &str = "check-jsonschema==0.39.0";

/// An environment for the tests.
pub fn ensure() -> Result<(), Failure> {
    let folder = folder();
    once(&folder, || {
        run("Making a virtual environment in target/tools", command("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut install = installer(python());
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE, "pyyaml"]);
        run("Installing the JSON schemas of CI services there", &mut install)
    })
}

/// The Python of the environment.
pub fn python() -> PathBuf {
    folder().join("bin/python")
}

fn folder() -> PathBuf {
    place::tools().join("schemas")
}
