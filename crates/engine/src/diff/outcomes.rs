//! Two outcomes, file by file: the same configuration under two releases, or two configurations.

use super::lines::documents;
use super::{Change, LineChange};
use crate::document::Document;
use crate::outcome::Outcome;

/// A file of either outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentChange<'a> {
    /// Its path: that of an image's file begins with the image's key.
    pub path: String,
    /// Its lines; of a file that only one side has they are all added or all removed.
    pub lines: Vec<LineChange<'a>>,
}

impl DocumentChange<'_> {
    /// How many lines are of a kind.
    pub fn count(&self, change: Change) -> usize {
        self.lines.iter().filter(|line| line.change == change).count()
    }
}

/// The files that differ between two outcomes, those of the old one first.
pub fn outcomes<'a>(old: &'a Outcome, new: &'a Outcome) -> Vec<DocumentChange<'a>> {
    let (olds, news) = (files(old), files(new));
    let mut changes = Vec::new();
    static NOTHING: Document = Document::nothing();
    for (path, document) in &olds {
        let other = news.iter().find(|(other, _)| other == path).map_or(&NOTHING, |(_, document)| document);
        changes.push(DocumentChange { path: path.clone(), lines: documents(document, other) });
    }
    for (path, document) in news.iter().filter(|(path, _)| !olds.iter().any(|(other, _)| other == path)) {
        changes.push(DocumentChange { path: path.clone(), lines: documents(&NOTHING, document) });
    }
    changes.retain(|change| change.count(Change::Kept) < change.lines.len());
    changes
}

/// The files of an outcome with their paths.
fn files(outcome: &Outcome) -> Vec<(String, &Document)> {
    let mut files: Vec<(String, &Document)> = Vec::new();
    if let Some(recipe) = &outcome.recipe {
        for document in [&recipe.dockerfile, &recipe.requirements, &recipe.dockerignore] {
            files.push((document.name.clone(), document));
        }
    }
    for image in outcome.images.iter().filter(|image| image.shared_with.is_none()) {
        if let Some(build) = image.plan.build() {
            for document in build.documents() {
                files.push(([&image.key, "/", &document.name].concat(), document));
            }
        }
    }
    files
}
