//! Texts of the project that ZenML would read by itself: files of the source root, and what commands print.

use super::field::{Words, field};
use crate::controls::area;
use crate::markup::{Content, Element, live};
use crate::session::{Session, slice};
use engine::config::{CommandResult, Project};
use engine::{Place, ProblemKind};

/// A field for each text that is given or missing; nothing where none is.
pub fn texts(session: Session) -> Content {
    let places = slice(move || {
        let mut places: Vec<Place> = Vec::new();
        let mut add = |place: Place| {
            // In an order of their own, so that a text keeps its place when it is no longer missing.
            let at = places.partition_point(|other| other.id() < place.id());
            if places.get(at) != Some(&place) {
                places.insert(at, place);
            }
        };
        session.config().with(|config| given(&config.project).into_iter().for_each(&mut add));
        session.problems().with(|problems| {
            problems.iter().filter_map(|problem| missing(&problem.kind)).for_each(&mut add);
        });
        places
    });
    live(move || places.get().into_iter().map(|place| text(session, place)).collect::<Content>())
}

fn text(session: Session, place: Place) -> Element {
    let (here, there) = (place.clone(), place.clone());
    let binding = session.binding(
        place.clone(),
        move |config| read(&config.project, &here).unwrap_or_default().to_owned(),
        move |config, text| write(&mut config.project, &there, text),
    );
    let help = "Paste it, or drop the file here. ZenML would look for it on the machine that starts the run";
    let words = Words::new(place.label(), help, "").whole();
    field(session, place, words, None, |tie| area(tie, binding).into())
}

/// The texts that are there.
fn given(project: &Project) -> Vec<Place> {
    let files = project.files.iter().map(|(path, _)| Place::ProjectFile(path.clone()));
    files.chain(project.commands.iter().map(|(command, _)| Place::Command(command.clone()))).collect()
}

/// The text that a problem misses.
fn missing(kind: &ProblemKind) -> Option<Place> {
    match kind {
        ProblemKind::MissingFile(path) => {
            let path = path.strip_prefix("$ROOT/").unwrap_or(path);
            Some(Place::ProjectFile(path.to_owned()))
        }
        ProblemKind::MissingOutput(command) => Some(Place::Command(command.clone())),
        _ => None,
    }
}

fn read<'a>(project: &'a Project, place: &Place) -> Option<&'a str> {
    match place {
        Place::ProjectFile(path) => project.files.iter().find(|(name, _)| name == path).map(|(_, text)| text.as_str()),
        Place::Command(command) => {
            project.commands.iter().find(|(name, _)| name == command).map(|(_, result)| result.stdout.as_str())
        }
        _ => None,
    }
}

/// Puts a text in its place; an empty one is none.
fn write(project: &mut Project, place: &Place, text: String) {
    match place {
        Place::ProjectFile(path) => put(&mut project.files, path, (!text.is_empty()).then_some(text)),
        Place::Command(command) => {
            let result = CommandResult { stdout: text, ..CommandResult::default() };
            put(&mut project.commands, command, (!result.stdout.is_empty()).then_some(result));
        }
        _ => {}
    }
}

fn put<T>(entries: &mut Vec<(String, T)>, name: &str, value: Option<T>) {
    let found = entries.iter().position(|(other, _)| other == name);
    match (found, value) {
        (Some(position), Some(value)) => {
            if let Some(entry) = entries.get_mut(position) {
                entry.1 = value;
            }
        }
        (Some(position), None) => drop(entries.remove(position)),
        (None, Some(value)) => entries.push((name.to_owned(), value)),
        (None, None) => {}
    }
}
