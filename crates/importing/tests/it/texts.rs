//! Importing in a few words: a text on top of a configuration, and what became of it.

use engine::{Config, Field, PythonValue};
use importing::{Imported, Kind, Notice, NoticeKind, import, recognise};

/// Imports a text, recognised by itself, on top of an empty configuration of the newest release.
pub fn imported(text: &str, name: &str) -> Imported {
    let kind = recognise(text, name).unwrap_or_else(|| panic!("not recognised: {text}"));
    on_top(text, kind, &Config::new("0.98.0", "3.12"))
}

pub fn on_top(text: &str, kind: Kind, present: &Config) -> Imported {
    import(text, kind, present, &catalog::catalog("0.98.0").unwrap())
}

pub fn value(imported: &Imported, field: Field) -> Option<PythonValue> {
    imported.config.settings.value(field)
}

/// The lines of notices with their kind.
pub fn notices(imported: &Imported) -> Vec<(usize, NoticeKind)> {
    imported.notices.iter().map(|Notice { line, kind, .. }| (*line, kind.clone())).collect()
}
