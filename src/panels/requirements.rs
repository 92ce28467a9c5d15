//! The requirements: those of stack, integrations and project, each as a list of its own, and the files that are written.

use super::Pane;
use super::listing::listing;
use crate::markup::{Content, live};
use crate::session::{Slice, slice};
use engine::outcome::{Outcome, Recipe};
use engine::{Document, Language};

/// The files' ids; ZenML never writes more.
const FILES: [&str; 7] = ["file-1", "file-2", "file-3", "file-4", "file-5", "file-6", "file-7"];

/// The files and the lists.
pub(super) fn requirements(pane: Pane) -> Content {
    let outcome = pane.session.outcome();
    let count = slice(move || outcome.with(|outcome| files_of(outcome).len()));
    let files = live(move || {
        let ids = FILES.into_iter().take(count.get()).enumerate();
        ids.map(|(position, id)| listing(pane, id, "", file(pane, position), "Empty")).collect::<Content>()
    });
    let list = move |id, title, empty, get: fn(&Outcome) -> &Document| {
        listing(pane, id, title, slice(move || outcome.with(|outcome| get(outcome).clone())), empty).into()
    };
    let stack = "Requirements of the stack";
    let integrations = "Requirements of the integrations";
    let project = "Requirements of the project";
    let no_integration = "No integration is chosen, or none brings any";
    Content::Several(vec![
        files,
        list("stack-requirements", stack, "The stack brings none", |outcome| &outcome.stack_requirements),
        list("integration-requirements", integrations, no_integration, |outcome| &outcome.integration_requirements),
        list("project-requirements", project, "The project names none", |outcome| &outcome.project_requirements),
    ])
}

fn file(pane: Pane, position: usize) -> Slice<Document> {
    slice(move || {
        let file = pane.session.outcome().with(|outcome| files_of(outcome).get(position).copied().cloned());
        file.unwrap_or_else(|| Document::new("requirements.txt", Language::Requirements))
    })
}

/// The files that are written: the recipe's one, or ZenML's several.
fn files_of(outcome: &Outcome) -> Vec<&Document> {
    match &outcome.recipe {
        Some(Recipe { requirements, .. }) => vec![requirements],
        None => {
            let build = outcome.image().and_then(|image| image.plan.build());
            build.map(|build| build.requirements_files.iter().map(|file| &**file).collect()).unwrap_or_default()
        }
    }
}
