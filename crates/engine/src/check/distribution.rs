//! Requirements that can be read and still go wrong in an image.

use super::layer::{Layer, components};
use crate::config::Goal;
use crate::field::Field;
use crate::place::{Origin, Place};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::settings::Setting;
use crate::situation::Situation;
use crate::value::PythonValue;
use packaging::{EntryKind, Reading, Requirement, RequirementsFile};

/// Distributions that are for Windows or macOS alone, as freezing such a machine names them.
const ELSEWHERE: &[&str] = &[
    "appnope",
    "pywin32",
    "pywin32-ctypes",
    "pywinpty",
    "tensorflow-macos",
    "tensorflow-metal",
    "win-inet-pton",
    "windows-curses",
    "wmi",
];

/// Checks the requirements that a person typed or pasted.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    if situation.config.goal == Goal::Reuse {
        return;
    }
    let indexed = has_index(situation);
    for layer in Layer::all(situation.config) {
        if !matches!(layer.settings.get(Field::Requirements), Some(Setting::Value(PythonValue::Text(_)))) {
            lines(situation, &layer.shown(Field::Requirements), &layer.place(Field::Requirements), indexed, problems);
        }
    }
    for (place, component) in components(situation.config) {
        lines(situation, &component.requirements, &place, indexed, problems);
    }
    let mut places: Vec<&Place> = Vec::new();
    for origin in situation.project_requirements.iter().flat_map(|sourced| &sourced.origins) {
        if let Origin::Place(place @ (Place::ProjectFile(_) | Place::Command(_))) = origin
            && !places.contains(&place)
        {
            places.push(place);
            let text = super::requirement::project_text(situation, place).unwrap_or_default();
            lines(situation, text, place, indexed, problems);
        }
    }
}

/// Whether some index besides the common one is named: in a requirements file, by an argument or by a variable.
fn has_index(situation: &Situation<'_>) -> bool {
    let settings = &situation.settings;
    let option = |text: &str| text.contains("index-url") || text.contains("find-links") || text.starts_with("-f ");
    let names = settings.python_package_installer_args.iter().map(|(name, _)| name);
    let variables = settings.environment.iter().map(|(name, _)| name);
    situation.project_requirements.iter().any(|sourced| sourced.text.lines().any(|line| option(line.trim())))
        || names.into_iter().any(option)
        || variables.into_iter().any(|name| {
            let name = name.to_uppercase();
            name.contains("INDEX") || name.contains("FIND_LINKS")
        })
}

fn lines(situation: &Situation<'_>, text: &str, place: &Place, indexed: bool, problems: &mut Vec<Problem>) {
    for entry in RequirementsFile::read(text).entries {
        let EntryKind::Requirement(line) = entry.kind else { continue };
        let Reading::Pep508(requirement) = line.reading else { continue };
        if let Some(kind) = fault(situation, line.text, &requirement, indexed) {
            problems.push(Problem::new(Severity::Warning, place.clone(), kind).in_line(entry.line));
        }
    }
}

fn fault(situation: &Situation<'_>, text: String, requirement: &Requirement, indexed: bool) -> Option<ProblemKind> {
    if requirement.marker.is_some() {
        // Whoever writes a marker has thought about where it is installed.
        return None;
    }
    let name = requirement.name.normalized();
    if ELSEWHERE.contains(&name) || name.starts_with("pyobjc") {
        return Some(ProblemKind::OtherSystemOnly(requirement.name.written().to_owned()));
    }
    let release = situation.release.to_string();
    if name == "zenml"
        && packaging::Version::parse(&release).is_some_and(|own| !requirement.specifiers.contains(&own, Some(true)))
    {
        return Some(ProblemKind::ZenmlPinnedOtherwise(text));
    }
    let local = text
        .split(';')
        .next()
        .is_some_and(|text| text.split_once("==").is_some_and(|(_, version)| version.contains('+')));
    (local && !indexed && requirement.url.is_none()).then_some(ProblemKind::LocalVersion(text))
}
