//! ZenML release and Python version.

use super::field::{Words, field};
use crate::controls::{Named, choice};
use crate::markup::{Element, element};
use crate::session::Session;
use engine::Place;

/// The two, side by side.
pub fn release(session: Session) -> Element {
    let releases = || catalog::releases().iter().rev().map(named).collect();
    let pythons = move || session.catalog().with(|catalog| catalog.python_versions.iter().rev().map(named).collect());
    let release =
        session.binding(Place::Release, |config| config.release.clone(), |config, release| config.release = release);
    let python =
        session.binding(Place::Python, |config| config.python.clone(), |config, python| config.python = python);
    let release = field(session, Place::Release, Words::new("ZenML release", "", ""), None, |tie| {
        choice(tie, releases, unsupported, release).into()
    });
    let python = field(session, Place::Python, Words::new("Python", "", ""), None, |tie| {
        choice(tie, pythons, unsupported, python).into()
    });
    element("div").class("field-row").child(release).child(python)
}

fn named(version: impl ToString) -> Named {
    (version.to_string(), version.to_string())
}

/// A version that came by link.
fn unsupported(version: &str) -> String {
    version.to_owned() + " (not supported)"
}
