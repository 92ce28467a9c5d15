//! A Python with the generators of documentation that portals are built with: MkDocs and Sphinx.

use std::path::PathBuf;

use super::{installer, once};
use crate::{
    command::{command, run},
    failure::Failure,
    place,
};

/// The generators.
const PACKAGES: [&str; 2] = ["mkdocs-material==9.8.2", "sphinx==9.0.4"];

/// An environment for the tests.
pub fn ensure() -> Result<(), Failure> {
    let folder = folder();
    once(&folder, || {
        run("Making a virtual environment in target/tools", command("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut install = installer(python());
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(PACKAGES);
        run("Installing MkDocs and Sphinx there", &mut install)
    })
}

/// The Python of the environment.
pub fn python() -> PathBuf {
    folder().join("bin/python")
}

fn folder() -> PathBuf {
    place::tools().join("portals")
}
