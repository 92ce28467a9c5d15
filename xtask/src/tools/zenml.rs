//! Pythons with the real ZenML, one virtual environment for each release.

use std::path::PathBuf;

use engine::{PythonVersion, Release};

use super::{debian::Need, installer, once};
use crate::{
    command::{command, printed, run, succeeds},
    failure::Failure,
    place,
};

/// The release that the tests ask.
const NEWEST: Release = Release::new(0, 98, 0);

/// From this release on, ZenML does not import `pkg_resources`, which setuptools dropped in version 80.
const WITHOUT_PKG_RESOURCES: Release = Release::new(0, 98, 0);

/// A Python that the newest release supports and that can make virtual environments.
pub const PYTHON: Need = Need {
    name: "Python 3.10 or newer with its venv module (python3)",
    present: || {
        let asked = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))";
        succeeds(command("python3").args(["-c", asked]))
    },
    packages: &["python3", "python3-venv"],
};

/// An environment for the tests.
pub fn ensure() -> Result<(), Failure> {
    environment(NEWEST, None).map(drop)
}

/// The Python of the tests' environment.
pub fn python() -> PathBuf {
    folder(NEWEST, None).join("bin/python")
}

/// The Python of an environment with this release and no package of its integrations. It is made at the first call, by
/// `program`, in a folder that is named after its version, or else by `python3`.
///
/// # Errors
/// The program is no Python that the release supports, or the environment cannot be made.
pub fn environment(release: Release, program: Option<&str>) -> Result<PathBuf, Failure> {
    let maker = program.unwrap_or("python3");
    let version = version(maker)?;
    check_support(release, maker, version)?;
    let folder = folder(release, program.map(|_| version));
    let python = folder.join("bin/python");
    once(&folder, || {
        run("Making a virtual environment in target/tools", command(maker).args(["-m", "venv"]).arg(&folder))?;
        let mut install = installer(&python);
        install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
        // The newest is the one that tests also start a server of.
        let extra = if release == NEWEST { "server" } else { "local" };
        install.arg(format!("zenml[{extra}]=={release}"));
        if release < WITHOUT_PKG_RESOURCES {
            install.arg("setuptools<80");
        }
        run(&format!("Installing ZenML {release} there (once; 1 to 3 minutes)"), &mut install)
    })?;
    Ok(python)
}

fn folder(release: Release, version: Option<PythonVersion>) -> PathBuf {
    let suffix = version.map(|version| format!("-py{version}")).unwrap_or_default();
    place::tools().join(format!("zenml-{release}{suffix}"))
}

/// The version of a Python program.
///
/// # Errors
/// It is none, or cannot be started.
pub fn version(program: impl AsRef<std::ffi::OsStr>) -> Result<PythonVersion, Failure> {
    let name = program.as_ref().to_string_lossy().into_owned();
    let text = printed(command(program).args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]));
    let version = text.and_then(|text| PythonVersion::parse(&text));
    version.ok_or_else(|| Failure::new(format!("`{name}` is no Python that can be started here")))
}

fn check_support(release: Release, program: &str, version: PythonVersion) -> Result<(), Failure> {
    let Some(catalog) = ::catalog::nearest(&release.to_string()).and_then(::catalog::catalog) else { return Ok(()) };
    if catalog.python_versions.contains(&version) {
        return Ok(());
    }
    let supported: Vec<String> = catalog.python_versions.iter().map(PythonVersion::to_string).collect();
    let supported = supported.join(", ");
    let hint = "name another program with --python";
    Err(Failure::new(format!("`{program}` is Python {version}, ZenML {release} supports {supported}; {hint}")))
}
