//! What a person takes away: settings, recipe, commands, workflow.

mod changes;
mod commands;
mod contract;
mod drawing;
mod explain;
pub mod program;
pub mod random;
mod recipe;
mod snippet;
mod snippet_loads;
mod takeaway;
mod workflows;

use engine::outcome::Outcome;
use engine::{Catalog, Config, Document, Situation, commands as shell, snippet as code, workflow};

fn catalog() -> Catalog {
    catalog::catalog("0.98.0").expect("the catalog of 0.98.0 is shipped")
}

fn texts(document: &Document) -> Vec<&str> {
    document.lines.iter().map(|line| line.text.as_str()).collect()
}

/// Every document that this part of the engine writes.
fn documents(config: &Config, catalog: &Catalog) -> Vec<Document> {
    let situation = Situation::of(config, catalog);
    let Outcome { images, recipe, .. } = engine::outcome(config, catalog);
    let mut documents =
        vec![code::python(&situation), code::with_options(&situation), code::yaml(&situation), code::json(&situation)];
    documents.extend([shell::find_image(), workflow::github(&situation), workflow::gitlab(&situation)]);
    documents.extend(shell::Tool::ALL.map(|tool| shell::commands(&situation, &images, tool)));
    documents
        .extend(recipe.into_iter().flat_map(|recipe| [recipe.dockerfile, recipe.requirements, recipe.dockerignore]));
    documents
}

#[test]
fn no_line_is_without_a_reason() {
    let catalog = catalog();
    for config in random::configs(300) {
        for document in documents(&config, &catalog) {
            for line in &document.lines {
                assert!(!line.origins.is_empty(), "{}: {}", document.name, line.text);
            }
        }
    }
}

#[test]
fn no_text_breaks_out_of_its_line() {
    let catalog = catalog();
    for config in random::configs(300) {
        for document in documents(&config, &catalog) {
            // In a shell a quoted line break is a part of its word; everywhere else it would begin a new line.
            if document.name != "build.sh" {
                let broken = document.lines.iter().find(|line| line.text.contains(['\n', '\r']));
                assert_eq!(broken, None, "{}", document.name);
            }
        }
    }
}
