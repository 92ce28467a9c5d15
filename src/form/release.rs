//! ZenML release and Python version.

use super::field::{Words, field};
use crate::controls::{Named, choice};
use crate::session::{Session, slice};
use engine::Place;
use leptos::prelude::*;

/// The two, side by side.
pub fn release(session: Session) -> AnyView {
    let releases = Signal::stored(catalog::releases().iter().rev().map(named).collect::<Vec<_>>());
    let release =
        session.binding(Place::Release, |config| config.release.clone(), |config, release| config.release = release);
    let pythons = slice(move || {
        session.catalog().with(|catalog| catalog.python_versions.iter().rev().map(named).collect::<Vec<_>>())
    });
    let python =
        session.binding(Place::Python, |config| config.python.clone(), |config, python| config.python = python);
    let release_words = Words::new("ZenML release", "", "");
    let python_words = Words::new("Python", "", "");
    view! {
        <div class="field-row">
            {field(session, Place::Release, release_words, None, |tie| choice(tie, releases, unsupported, release))}
            {field(session, Place::Python, python_words, None, |tie| choice(tie, pythons.into(), unsupported, python))}
        </div>
    }
    .into_any()
}

fn named(version: impl ToString) -> Named {
    (version.to_string(), version.to_string())
}

/// A version that came by link.
fn unsupported(version: &str) -> String {
    version.to_owned() + " (not supported)"
}
