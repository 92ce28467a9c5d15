//! What a repository needs for its CI to take orders, to be copied and committed.

use crate::controls::text;
use crate::launch::{Launching, Through, bound, field, tie};
use crate::markup::{Content, element};
use crate::panels::{Pane, listing};
use crate::session::{Slice, slice};
use engine::{Document, Language, Situation};
use executor::Deputy;
use leptos::prelude::*;

/// The files; nothing for a gateway.
pub fn files(pane: Pane, launching: Launching, way: Through) -> Content {
    if way == Through::Gateway {
        return Content::Nothing;
    }
    let (session, deputed) = (pane.session, launching.deputed);
    let files = slice(move || {
        let workflow = deputed.reach(way).workflow.with(|file| file.trim().to_owned());
        let module = deputed.module.with(|module| module.trim().to_owned());
        let module = if module.is_empty() { "pipelines" } else { &module };
        let deputy = match way {
            Through::Github => Deputy::Github {
                owner: String::new(),
                repository: String::new(),
                workflow,
                reference: String::new(),
                enterprise: false,
            },
            _ => Deputy::Gitlab { project: String::new(), reference: String::new() },
        };
        session
            .catalog()
            .with(|catalog| session.config().with(|config| deputy.files(&Situation::of(config, catalog), module)))
    });
    let file = move |position: usize| -> Slice<Document> {
        let none = || Document::new("none", Language::Yaml);
        slice(move || files.with(|files| files.get(position).cloned()).unwrap_or_else(none))
    };
    let words = match way {
        Through::Github => {
            "Commit both to the default branch once: the workflow below .github/workflows, the script in the root. The repository has the secret \
             ZENML_STORE_API_KEY, and the variables ZENML_STORE_URL, ZENML_ACTIVE_PROJECT_ID and ZENML_ACTIVE_STACK_ID."
        }
        _ => {
            "Commit both to the root once. The project has the variables ZENML_STORE_API_KEY, which is masked, ZENML_STORE_URL, \
             ZENML_ACTIVE_PROJECT_ID and ZENML_ACTIVE_STACK_ID."
        }
    };
    let module = text(&tie("launch-module", "pipelines"), bound(deputed.module));
    let help = element("p").class("help").child("The Python module that has the pipelines, as one would import it");
    element("details")
        .class("more")
        .child(element("summary").child("Files for the repository"))
        .child(
            element("div")
                .class("launch-plan")
                .child(element("p").class("aside").child(words))
                .child(field("launch-module", "Module", Content::Several(vec![module.into(), help.into()])))
                .child(listing(pane, "launch-workflow-file", "", file(0), ""))
                .child(listing(pane, "launch-script-file", "", file(1), "")),
        )
        .into()
}
