//! The settings to take away: Python, or a run configuration as YAML or JSON.

use super::Pane;
use super::build::{kept, switch};
use super::listing::listing;
use crate::markup::Content;
use engine::snippet;
use leptos::prelude::*;

/// The forms that settings are taken away in.
const FORMS: [&str; 4] = ["Python", "with_options", "YAML", "JSON"];

/// The settings in the form that was chosen.
pub(super) fn settings(pane: Pane) -> Content {
    let form = RwSignal::new(FORMS[0].to_owned());
    let document = pane.document(move |situation| {
        form.with(|form| match form.as_str() {
            "YAML" => snippet::yaml(situation),
            "JSON" => snippet::json(situation),
            "with_options" => snippet::with_options(situation),
            _ => snippet::python(situation),
        })
    });
    let switch = switch("As", "settings-form", &FORMS, kept(form));
    [switch, listing(pane, "settings-text", "", document, "Nothing is set")].into_iter().collect()
}
