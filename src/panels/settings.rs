//! The settings to take away: Python, or a run configuration as YAML or JSON.

use super::Pane;
use super::commands::switch;
use super::listing::listing;
use crate::markup::Content;
use engine::snippet;
use leptos::prelude::*;

/// The settings in the language that was chosen.
pub(super) fn settings(pane: Pane) -> Content {
    let language = RwSignal::new(String::from("Python"));
    let document = pane.document(move |situation| {
        language.with(|language| match language.as_str() {
            "YAML" => snippet::yaml(situation),
            "JSON" => snippet::json(situation),
            _ => snippet::python(situation),
        })
    });
    let switch = switch("Language", "settings-language", &["Python", "YAML", "JSON"], language);
    [switch, listing(pane, "settings-text", "", document, "Nothing is set")].into_iter().collect()
}
