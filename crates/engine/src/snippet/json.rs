//! Settings as a run configuration in JSON.

use super::brackets::{Syntax, entries};
use super::exported;
use super::keyword::{self, Content, Keyword};
use crate::document::{Document, Language};
use crate::place::Origin;
use crate::situation::Situation;

/// A run configuration in JSON with the exported settings, for programs that write their configuration themselves.
pub fn json(situation: &Situation<'_>) -> Document {
    let exported = exported::keywords(situation);
    let mut parts = vec![keyword::docker(exported.pipeline)];
    if !exported.steps.is_empty() {
        let steps = exported.steps.into_iter().map(|step| Keyword {
            name: step.id.clone(),
            origins: vec![step.place.clone().into()],
            content: Content::Keywords(keyword::of_step(step)),
        });
        let content = Content::Keywords(steps.collect());
        parts.push(Keyword { name: "steps".into(), origins: vec![Origin::Zenml], content });
    }
    let mut document = Document::new("run_configuration.json", Language::Plain);
    document.push("{", Origin::Zenml);
    entries(&mut document, Syntax::Json, 4, &parts);
    document.push("}", Origin::Zenml);
    document
}
