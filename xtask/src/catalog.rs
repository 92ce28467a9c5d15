//! `cargo xtask catalog RELEASE…`: asks a ZenML release what it ships and writes it under `crates/catalog/data`.

use std::{path::Path, process::Stdio};

use engine::Release;

use crate::{
    command::{command, heading},
    failure::{Explain, Failure},
    place, tools,
};

/// Writes the catalog of every release named, each asked in a virtual environment of its own.
///
/// # Errors
/// No release or something else than a release was named, the environment cannot be made (`--python` names a Python that
/// the release supports), or what the package says is not what a catalog can hold.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let (python, releases) = match arguments {
        [flag, python, releases @ ..] if flag == "--python" => (Some(python.as_str()), releases),
        releases => (None, releases),
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

fn write(release: Release, program: Option<&str>) -> Result<(), Failure> {
    let python = tools::zenml_environment(release, program)?;
    heading(&format!("Asking ZenML {release} what it ships"));
    let text = extract(&python)?;
    let catalog = ::catalog::read(&text).explain(format!("what ZenML {release} ships"))?;
    if catalog.release != release {
        return Err(Failure::new(format!("asked for {release}, found {} in {}", catalog.release, python.display())));
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

/// What the script says of the release that this Python can import.
///
/// # Errors
/// The script does not end well; it has said why.
pub fn extract(python: &Path) -> Result<String, Failure> {
    let script = place::root().join("xtask/python/extract_catalog.py");
    let output = command(python).arg(&script).stderr(Stdio::inherit()).output().explain(script.display())?;
    if !output.status.success() {
        return Err(Failure::new(format!("{} ended with {}", script.display(), output.status)));
    }
    String::from_utf8(output.stdout).explain(script.display())
}
