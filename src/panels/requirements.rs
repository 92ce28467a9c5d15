//! The requirements: those of stack, integrations and project, each as a list of its own, and the files that are written.

use super::Pane;
use super::listing::listing;
use crate::session::slice;
use engine::outcome::{Outcome, Recipe};
use engine::{Document, Language};
use leptos::prelude::*;

/// The files' ids; ZenML never writes more.
const FILES: [&str; 7] = ["file-1", "file-2", "file-3", "file-4", "file-5", "file-6", "file-7"];

/// The lists and the files.
pub(super) fn requirements(pane: Pane) -> AnyView {
    let outcome = pane.session.outcome();
    let list = move |get: fn(&Outcome) -> &Document| slice(move || outcome.with(|outcome| get(outcome).clone()));
    let stack = list(|outcome| &outcome.stack_requirements);
    let integrations = list(|outcome| &outcome.integration_requirements);
    let project = list(|outcome| &outcome.project_requirements);
    let files = slice(move || outcome.with(|outcome| files_of(outcome).len()));
    let file = move |position: usize, id: &'static str| {
        let document = slice(move || {
            outcome
                .with(|outcome| files_of(outcome).get(position).map(|document| (*document).clone()))
                .unwrap_or_else(nothing)
        });
        listing(pane, id, "", document, "Empty")
    };
    let files = move || {
        let count = files.get();
        let listings = FILES.into_iter().take(count).enumerate().map(|(position, id)| file(position, id));
        (count > 0).then(|| listings.collect_view())
    };
    view! {
        <div class="panel-stack">
            {files}
            {listing(pane, "stack-requirements", "Requirements of the stack", stack, "The stack brings none")}
            {listing(
                pane,
                "integration-requirements",
                "Requirements of the integrations",
                integrations,
                "No integration is chosen, or none brings any",
            )}
            {listing(pane, "project-requirements", "Requirements of the project", project, "The project names none")}
        </div>
    }
    .into_any()
}

/// The files that are written: the recipe's one, or ZenML's several.
fn files_of(outcome: &Outcome) -> Vec<&Document> {
    match &outcome.recipe {
        Some(Recipe { requirements, .. }) => vec![requirements],
        None => {
            let build = outcome.image().and_then(|image| image.plan.build());
            build.map(|build| build.requirements_files.iter().collect()).unwrap_or_default()
        }
    }
}

fn nothing() -> Document {
    Document::new("requirements.txt", Language::Requirements)
}
