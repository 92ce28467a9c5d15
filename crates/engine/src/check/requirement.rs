//! Requirement lines that cannot be read, or that name files.

use super::distribution::Distributions;
use super::layer::{Layer, components, has_placeholder};
use crate::field::Field;
use crate::place::{Origin, Place};
use crate::problem::{Problem, ProblemKind, Severity};
use crate::resolution::Resolution;
use crate::settings::Setting;
use crate::situation::Situation;
use crate::value::PythonValue;
use packaging::{EntryKind, ParseError, Reading, RequirementLine, RequirementsFile};
use std::collections::BTreeSet;

/// Checks every text with requirements: those typed, those of custom flavors, and the files and printed outputs that
/// the settings lead to.
pub(super) fn check(situation: &Situation<'_>, resolution: &Resolution, problems: &mut Vec<Problem>) {
    let distributions = Distributions::of(situation, resolution);
    // Most lines have been read already, and are sound.
    let read = situation.project_requirements.iter().zip(&resolution.sound);
    let mut sound = read.filter(|(_, sound)| **sound).map(|(sourced, _)| sourced.text.as_str()).peekable();
    let mut is_sound = |line: &str| sound.next_if(|text| *text == line).is_some() && !distributions.may_concern(line);
    let mut lines = |text: &str, place: &Place| lines(text, place, &distributions, &mut is_sound, problems);
    for layer in Layer::all(situation.config) {
        // A text in place of a list is the path of a file.
        if !matches!(layer.settings.get(Field::Requirements), Some(Setting::Value(PythonValue::Text(_)))) {
            lines(&layer.shown(Field::Requirements), &layer.place(Field::Requirements));
        }
    }
    for (place, component) in components(situation.config) {
        lines(&component.requirements, &place);
    }
    for place in project_texts(situation) {
        if let Some(text) = project_text(situation, place) {
            lines(text, place);
        }
    }
}

/// The files and commands that requirements of the project come from.
fn project_texts<'a>(situation: &'a Situation<'_>) -> BTreeSet<&'a Place> {
    let origins = situation.project_requirements.iter().flat_map(|sourced| &sourced.origins);
    let places = origins.filter_map(|origin| match origin {
        Origin::Place(place @ (Place::ProjectFile(_) | Place::Command(_))) => Some(place),
        _ => None,
    });
    places.collect()
}

fn project_text<'a>(situation: &'a Situation<'_>, place: &Place) -> Option<&'a str> {
    let project = &situation.config.project;
    match place {
        Place::ProjectFile(path) => project.files.iter().find(|(name, _)| name == path).map(|(_, text)| text.as_str()),
        Place::Command(command) => {
            let result = project.commands.iter().find(|(name, _)| name == command);
            result.map(|(_, result)| result.stdout.as_str())
        }
        _ => None,
    }
}

/// Reads a text piece by piece, because the lines of a control end at line feeds alone.
fn lines(
    text: &str,
    place: &Place,
    distributions: &Distributions,
    is_sound: &mut impl FnMut(&str) -> bool,
    problems: &mut Vec<Problem>,
) {
    let (mut line, mut rest) = (0, text);
    while let Some((piece, after)) = rest.split_at_checked(piece_end(rest)).filter(|(piece, _)| !piece.is_empty()) {
        if !is_sound(piece.trim()) {
            for entry in RequirementsFile::entries(piece) {
                let doubtful = distributions.fault(&entry.kind).map(|kind| (Severity::Warning, kind));
                for (severity, kind) in doubtful.into_iter().chain(fault(entry.kind)) {
                    problems.push(Problem::new(severity, place.clone(), kind).in_line(line + entry.line));
                }
            }
        }
        line += piece.matches('\n').count();
        rest = after;
    }
}

/// Where the first line ends that no backslash continues.
fn piece_end(text: &str) -> usize {
    let continued = |at: usize| text.get(..at).is_some_and(|line| line.trim_end_matches('\r').ends_with('\\'));
    let mut ends = text.match_indices('\n').map(|(at, _)| at);
    ends.find(|at| !continued(*at)).map_or(text.len(), |at| at + 1)
}

/// Nothing but the requirements file itself is in the image when ZenML installs it, so no other file can be named.
fn fault(entry: EntryKind) -> Option<(Severity, ProblemKind)> {
    let needs_file = |line: String| Some((Severity::Warning, ProblemKind::RequirementNeedsFile(line)));
    match entry {
        EntryKind::Requirement(RequirementLine { text, reading, .. }) => match reading {
            Reading::Invalid(error) if !has_placeholder(&text) => Some(unreadable(text, &error)),
            Reading::Path => needs_file(text),
            Reading::Url { .. } if names_file(&text) => needs_file(text),
            Reading::Pep508(requirement) if requirement.url.as_deref().is_some_and(names_file) => needs_file(text),
            _ => None,
        },
        EntryKind::Editable { requirement, .. } if names_file(&requirement) => needs_file(format!("-e {requirement}")),
        EntryKind::Include { path } if names_file(&path) => needs_file(format!("-r {path}")),
        EntryKind::Constraint { path } if names_file(&path) => needs_file(format!("-c {path}")),
        EntryKind::Invalid { text, error } => {
            let kind = ProblemKind::UnreadableRequirement { line: text, at: String::new(), reason: error.to_string() };
            Some((Severity::Error, kind))
        }
        _ => None,
    }
}

fn unreadable(line: String, error: &ParseError) -> (Severity, ProblemKind) {
    let span = error.span.start..error.span.start + error.span.length;
    let at = line.get(span).unwrap_or_default().to_owned();
    (Severity::Error, ProblemKind::UnreadableRequirement { line, at, reason: error.to_string() })
}

/// Whether an address is a file's: it has no scheme, or that of files.
fn names_file(address: &str) -> bool {
    address.split_once(':').is_none_or(|(scheme, rest)| {
        scheme.eq_ignore_ascii_case("file") || !(rest.starts_with("//") || scheme.contains('+'))
    })
}
