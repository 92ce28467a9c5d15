//! What reads text, and what it is given.

use engine::share::{Carrier, decode, encode};
use engine::{Field, PythonValue};
use packaging::{Marker, MarkerEnvironment, Requirement, RequirementsFile, SpecifierSet, Version, meet};

use super::pieces::{CONTROLS, JSON, LINKS, PACKAGING, Parts};
use crate::configuration::{catalog, configuration};

/// A reader, what it is called, and what it is given.
pub type Reader = (&'static str, &'static Parts, fn(&str));

/// Everything that reads text.
pub const READERS: &[Reader] = &[
    ("version", &PACKAGING, version),
    ("specifier", &PACKAGING, specifier),
    ("requirement", &PACKAGING, requirement),
    ("marker", &PACKAGING, marker),
    ("requirements_file", &PACKAGING, |text| drop(RequirementsFile::read(text))),
    ("requirements_file_bytes", &PACKAGING, |text| drop(RequirementsFile::from_bytes(text.as_bytes()))),
    ("link", &LINKS, |text| drop(decode(text, Carrier::Link))),
    ("file", &LINKS, draft),
    ("json", &JSON, |text| drop(PythonValue::from_json(text))),
    ("requirements", &PACKAGING, |text| outcome(Field::Requirements, text)),
    ("apt_packages", &CONTROLS, |text| outcome(Field::AptPackages, text)),
    ("required_integrations", &CONTROLS, |text| outcome(Field::RequiredIntegrations, text)),
    ("environment", &CONTROLS, |text| outcome(Field::Environment, text)),
    ("parent_image", &CONTROLS, |text| outcome(Field::ParentImage, text)),
    ("image_tag", &CONTROLS, |text| outcome(Field::ImageTag, text)),
    ("labels", &CONTROLS, |text| outcome(Field::BuildLabels, text)),
    ("installer_args", &CONTROLS, |text| outcome(Field::PythonPackageInstallerArgs, text)),
    ("export_command", &CONTROLS, export_command),
    ("requirements_output", &PACKAGING, requirements_output),
];

/// A draft is read and written again.
fn draft(text: &str) {
    if let Ok(opened) = decode(text, Carrier::File) {
        std::hint::black_box(encode(&opened.config));
    }
}

fn version(text: &str) {
    if let Some(version) = Version::parse(text) {
        std::hint::black_box((version.to_string(), version.canonical(), version == version.clone()));
    }
}

fn specifier(text: &str) {
    if let Ok(set) = SpecifierSet::parse(text) {
        std::hint::black_box((meet(&[&set, &set]), set.contains_text("1.0", None), set.to_string()));
    }
}

fn requirement(text: &str) {
    if let Ok(requirement) = Requirement::parse(text) {
        std::hint::black_box(requirement.to_string());
    }
}

fn marker(text: &str) {
    if let Ok(marker) = Marker::parse(text) {
        let environment = MarkerEnvironment::linux("3.11", "x86_64");
        std::hint::black_box((marker.to_string(), marker.evaluate(&environment, Some("gpu")).ok()));
    }
}

/// A whole outcome with the text in one field.
fn outcome(field: Field, text: &str) {
    let Some(catalog) = catalog() else { return };
    let mut config = configuration(0);
    config.settings.type_text(field, text);
    std::hint::black_box(engine::outcome(&config, &catalog));
}

fn export_command(text: &str) {
    let Some(catalog) = catalog() else { return };
    let mut config = configuration(0);
    config.settings.type_text(Field::PyprojectPath, "pyproject.toml");
    config.settings.type_text(Field::PyprojectExportCommand, text);
    config.project.files.push(("pyproject.toml".into(), String::new()));
    std::hint::black_box(engine::outcome(&config, &catalog));
}

fn requirements_output(text: &str) {
    let Some(catalog) = catalog() else { return };
    let mut config = configuration(0);
    config.settings.type_text(Field::ReplicateLocalPythonEnvironment, "True");
    let result = engine::config::CommandResult { stdout: text.into(), ..Default::default() };
    config.project.commands.push(("pip freeze".into(), result));
    std::hint::black_box(engine::outcome(&config, &catalog));
}
