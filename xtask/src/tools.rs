//! The tools the tasks need. Each brings itself when it is missing and costs nothing when it is there.

mod browser;
mod cargo_fuzz;
pub mod debian;
mod hosts;
mod node;
mod portals;
mod recorder;
mod rust;
mod schemas;
mod schemathesis;
mod trunk;
mod wasm_opt;
mod zenml;

use std::{env, ffi::OsStr, fs, path::Path, process::Command};

use crate::{
    command::command,
    failure::{Explain, Failure},
};

pub use {
    cargo_fuzz::ensure as ensure_cargo_fuzz,
    node::axe,
    portals::python as portals_python,
    recorder::ensure as recorder,
    rust::with_small_library,
    schemas::python as schemas_python,
    schemathesis::{ensure as ensure_schemathesis, program as schemathesis},
    zenml::{
        ensure as ensure_zenml, environment as zenml_environment, python as zenml_python, version as python_version,
    },
};

/// What building the page takes: the wasm32 target, wasm-bindgen, Trunk and, where it can be had, wasm-opt.
///
/// # Errors
/// A tool that is missing and cannot be installed; the text says what to type.
pub fn for_page() -> Result<(), Failure> {
    rust::ensure_target()?;
    rust::ensure_library_source()?;
    rust::ensure_own_tools()?;
    trunk::ensure()?;
    wasm_opt::ensure()
}

/// What the tests take: everything for the page, rustfmt and clippy, Chromium with its driver, axe-core, a Python with
/// the real ZenML, one with the schemas of CI services, one with MkDocs and Sphinx, schemathesis, nginx and Caddy.
///
/// # Errors
/// A tool that is missing and cannot be installed; the text says what to type.
pub fn for_tests() -> Result<(), Failure> {
    rust::ensure_checkers()?;
    debian::ensure(&[&browser::CHROMIUM, &browser::DRIVER, &node::NPM, &debian::CURL, &zenml::PYTHON])?;
    debian::ensure(&[&hosts::NGINX, &hosts::CADDY])?;
    for_page()?;
    node::ensure_axe()?;
    schemas::ensure()?;
    portals::ensure()?;
    schemathesis::ensure()?;
    zenml::ensure()
}

/// What benchmarks take: the wasm32 target, wasm-bindgen, Chromium with its driver, and a Python with the real ZenML.
///
/// # Errors
/// A tool that is missing and cannot be installed; the text says what to type.
pub fn for_bench() -> Result<(), Failure> {
    debian::ensure(&[&zenml::PYTHON])?;
    for_wasm_in_chromium()?;
    zenml::ensure()
}

/// What running Wasm in a browser takes: the wasm32 target, wasm-bindgen, Chromium with its driver.
///
/// # Errors
/// A tool that is missing and cannot be installed; the text says what to type.
pub fn for_wasm_in_chromium() -> Result<(), Failure> {
    debian::ensure(&[&browser::CHROMIUM, &browser::DRIVER])?;
    rust::ensure_target()?;
    rust::ensure_library_source()?;
    rust::ensure_own_tools()
}

/// Fills `folder` once: a mark left in it at the end says that it is whole. A folder without the mark is made anew.
fn once(folder: &Path, fill: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    let mark = folder.join("whole");
    if mark.exists() {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder).explain(folder.display())?;
    }
    fs::create_dir_all(folder).explain(folder.display())?;
    fill()?;
    fs::write(&mark, "").explain(mark.display())
}

/// Debian's list of the certificate authorities that this machine trusts.
const TRUSTED: &str = "/etc/ssl/certs/ca-certificates.crt";

/// npm or pip. Both come with a list of certificate authorities of their own and would not trust those that were added to
/// this machine, a company's proxy say; cargo and apt do.
fn installer(program: impl AsRef<OsStr>) -> Command {
    let mut command = command(program);
    for variable in ["NODE_EXTRA_CA_CERTS", "PIP_CERT"] {
        if env::var_os(variable).is_none() && Path::new(TRUSTED).exists() {
            command.env(variable, TRUSTED);
        }
    }
    command
}
