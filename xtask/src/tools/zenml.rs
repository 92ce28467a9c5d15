//! A Python with the real ZenML, for the tests that ask it.

use std::path::PathBuf;

use super::{debian::Need, once};
use crate::{
    command::{command, run, succeeds},
    failure::Failure,
    place,
};

/// The release that the tests ask.
const RELEASE: &str = "0.98.0";

/// A Python that this release supports and that can make virtual environments.
pub const PYTHON: Need = Need {
    name: "Python 3.10 or newer with its venv module (python3)",
    present: || {
        let asked = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))";
        succeeds(command("python3").args(["-c", asked]))
    },
    packages: &["python3", "python3-venv"],
};

/// A virtual environment with ZenML and what its server needs.
pub fn ensure() -> Result<(), Failure> {
    let folder = folder();
    once(&folder, || {
        run("Making a virtual environment in target/tools", command("python3").args(["-m", "venv"]).arg(&folder))?;
        let mut install = command(python());
        install.args(["-m", "pip", "install", "--disable-pip-version-check", &format!("zenml[server]=={RELEASE}")]);
        run(&format!("Installing ZenML {RELEASE} there (once; 1 to 3 minutes)"), &mut install)
    })
}

/// The Python that can import it.
pub fn python() -> PathBuf {
    folder().join("bin/python")
}

fn folder() -> PathBuf {
    place::tools().join(format!("zenml-{RELEASE}"))
}
