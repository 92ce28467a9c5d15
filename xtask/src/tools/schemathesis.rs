//! A program that makes requests from the description of an interface and holds the replies against it.

use std::path::PathBuf;

use super::{installer, once};
use crate::{
    command::{command, run},
    failure::Failure,
    place,
};

/// Its package.
const PACKAGE: &str = "schemathesis==4.32.5";

/// An environment for the tests.
pub fn ensure() -> Result<(), Failure> {
    let folder = folder();
    once(&folder, || {
        run("Making a virtual environment in target/tools", command("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut install = installer(folder.join("bin/python"));
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE]);
        run("Installing schemathesis there", &mut install)
    })
}

/// The program.
pub fn program() -> PathBuf {
    folder().join("bin/schemathesis")
}

fn folder() -> PathBuf {
    place::tools().join("schemathesis")
}
