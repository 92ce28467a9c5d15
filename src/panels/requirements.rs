//! The requirements: those of stack, integrations and project, each as a list of its own, and the files that are written.

use super::build::switch;
use super::listing::listing;
use super::{Pane, images, resolution};
use crate::markup::{Content, live};
use crate::session::{Binding, Slice, slice};
use engine::outcome::{Outcome, Recipe};
use engine::{Document, Language};
use leptos::prelude::*;

/// The files' ids; ZenML never writes more.
const FILES: [&str; 7] = ["file-1", "file-2", "file-3", "file-4", "file-5", "file-6", "file-7"];

/// What of the requirements is shown.
const PARTS: [&str; 2] = ["Files and lists", "Resolution"];

/// The files and the lists, or every distribution once.
pub(super) fn requirements(pane: Pane) -> Content {
    let chosen = pane.session.view.requirements_part;
    let resolution = slice(move || chosen.with(|chosen| chosen == PARTS[1]));
    let value = slice(move || if resolution.get() { PARTS[1] } else { PARTS[0] }.to_owned());
    let binding = Binding { value, set: Callback::new(move |part| chosen.set(part)) };
    let part = live(move || match resolution.get() {
        true => untrack(|| resolution::resolution(pane)),
        false => untrack(|| files_and_lists(pane)),
    });
    Content::Several(vec![switch("Show", "requirements-part", &PARTS, binding).into(), part])
}

fn files_and_lists(pane: Pane) -> Content {
    let outcome = pane.session.outcome();
    let key = pane.session.view.image;
    let count = slice(move || outcome.with(|outcome| key.with(|key| files_of(outcome, key).len())));
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
        images::chooser(pane),
        files,
        list("stack-requirements", stack, "The stack brings none", |outcome| &outcome.stack_requirements),
        list("integration-requirements", integrations, no_integration, |outcome| &outcome.integration_requirements),
        list("project-requirements", project, "The project names none", |outcome| &outcome.project_requirements),
    ])
}

fn file(pane: Pane, position: usize) -> Slice<Document> {
    slice(move || {
        let file = pane
            .session
            .outcome()
            .with(|outcome| pane.session.view.image.with(|key| files_of(outcome, key).get(position).copied().cloned()));
        file.unwrap_or_else(|| Document::new("requirements.txt", Language::Requirements))
    })
}

/// The position of a file by its name; the first where there is none.
pub(super) fn position_of(outcome: &Outcome, key: &str, name: &str) -> usize {
    files_of(outcome, key).iter().position(|file| file.name == name).unwrap_or_default()
}

/// The files that are written: the recipe's one, or ZenML's several.
fn files_of<'a>(outcome: &'a Outcome, key: &str) -> Vec<&'a Document> {
    match &outcome.recipe {
        Some(Recipe { requirements, .. }) => vec![requirements],
        None => {
            let build = images::chosen(outcome, key).and_then(|image| image.plan.build());
            build.map(|build| build.requirements_files.iter().map(|file| &**file).collect()).unwrap_or_default()
        }
    }
}
