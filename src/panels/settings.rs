//! The settings to take away: Python, or a run configuration as YAML or JSON.

use super::Pane;
use super::commands::switch;
use super::listing::listing;
use engine::snippet;
use leptos::prelude::*;

/// The settings in the language that was chosen.
pub(super) fn settings(pane: Pane) -> AnyView {
    let language = RwSignal::new(String::from("python"));
    let document = pane.document(move |situation| {
        language.with(|language| match language.as_str() {
            "yaml" => snippet::yaml(situation),
            "json" => snippet::json(situation),
            _ => snippet::python(situation),
        })
    });
    view! {
        <div class="panel-stack">
            {switch("Language", "settings-language", &[("python", "Python"), ("yaml", "YAML"), ("json", "JSON")], language)}
            {listing(pane, "settings-text", "", document, "Nothing is set")}
        </div>
    }
    .into_any()
}
