//! `cargo xtask catalog RELEASE…`: asks a ZenML release what it ships and writes it under `crates/catalog/data`.

use std::{path::Path, process::Stdio};

use engine::Release;

use crate::{
    command::{command, heading, run as run_command, succeeds},
    failure::{Explain, Failure},
    place,
};

/// From this release on, ZenML does not import `pkg_resources`, which setuptools dropped in version 80.
const WITHOUT_PKG_RESOURCES: Release = Release::new(0, 98, 0);

/// Writes the catalog of every release named, each asked in a virtual environment of its own.
///
/// # Errors
/// No release or something else than a release was named, the environment cannot be made (`--python` names a Python that
/// the release supports), or what the package says is not what a catalog can hold.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let (python, releases) = match arguments {
        [flag, python, releases @ ..] if flag == "--python" => (python.as_str(), releases),
        releases => ("python3", releases),
    };
    if releases.is_empty() {
        return Err(Failure::new("which releases? For example `cargo xtask catalog 0.98.0`"));
    }
    let parsed = releases.iter().map(|text| Release::parse(text).ok_or(text)).collect::<Result<Vec<_>, _>>();
    for release in parsed.map_err(|text| Failure::new(format!("`{text}` is no release, such as 0.98.0")))? {
        write(release, python)?;
    }
    Ok(())
}

fn write(release: Release, python: &str) -> Result<(), Failure> {
    let folder = place::tools().join(format!("catalog-{release}"));
    ensure(&folder, release, python)?;
    heading(&format!("Asking ZenML {release} what it ships"));
    let text = extract(&folder)?;
    let catalog = ::catalog::read(&text).explain(format!("what ZenML {release} ships"))?;
    if catalog.release != release {
        return Err(Failure::new(format!("asked for {release}, found {} in {}", catalog.release, folder.display())));
    }
    let file = place::root().join(format!("crates/catalog/data/{release}.json"));
    place::write_if_changed(&file, &text)?;
    let (integrations, flavors) = (catalog.integrations.len(), catalog.flavors.len());
    eprintln!("    {integrations} integrations, {flavors} flavors in {}", file.display());
    if !::catalog::releases().contains(&release.to_string().as_str()) {
        eprintln!("    New: CONTRIBUTING.md says what else a release needs.");
    }
    Ok(())
}

/// A virtual environment in which exactly this release can be imported, and nothing of its integrations.
fn ensure(folder: &Path, release: Release, python: &str) -> Result<(), Failure> {
    let asked = format!("import importlib.metadata, sys; sys.exit(importlib.metadata.version('zenml') != '{release}')");
    if succeeds(command(folder.join("bin/python")).args(["-c", &asked])) {
        return Ok(());
    }
    let mut make = command(python);
    run_command("Making a virtual environment in target/tools", make.args(["-m", "venv", "--clear"]).arg(folder))?;
    let mut install = command(folder.join("bin/python"));
    install.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        &format!("zenml[local]=={release}"),
    ]);
    if release < WITHOUT_PKG_RESOURCES {
        install.arg("setuptools<80");
    }
    run_command(&format!("Installing ZenML {release} there (once; 1 to 2 minutes)"), &mut install)
}

fn extract(folder: &Path) -> Result<String, Failure> {
    let script = place::root().join("xtask/python/extract_catalog.py");
    let mut extract = command(folder.join("bin/python"));
    let output = extract.arg(&script).stderr(Stdio::inherit()).output().explain(script.display())?;
    if !output.status.success() {
        return Err(Failure::new(format!("{} ended with {}", script.display(), output.status)));
    }
    String::from_utf8(output.stdout).explain(script.display())
}
