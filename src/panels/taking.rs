//! Taking outputs away to other places: as Markdown with the link, and all of them in one archive.

use crate::session::Session;
use engine::documents::documents;
use engine::{Document, Situation, archive, commands::Tool, markdown, outcome, secret, share};
use leptos::prelude::*;

/// A document as Markdown with the link, without what looks secret: it goes to other people.
pub fn as_markdown(session: Session, document: &Document, page: &str) -> String {
    let shared = session.shared().get_untracked();
    let link = shared.as_ref().and_then(|shared| shared.link.clone().ok());
    let link = link.map(|link| [page, "#", &link].concat()).unwrap_or_default();
    let withheld = shared.is_some_and(|shared| !shared.shared.withheld.is_empty());
    let document = if withheld { without_secrets(session, document) } else { document.clone() };
    markdown::markdown(&document, &link)
}

/// The same document as whoever opens the link has it.
fn without_secrets(session: Session, document: &Document) -> Document {
    let config = session.config().get_untracked();
    let redacted = session.allowed.with_untracked(|allowed| share::redacted(&config, allowed));
    let same = redacted.ok().and_then(|config| {
        let catalog = session.catalog().get_untracked();
        let documents = documents(&Situation::of(&config, &catalog), &outcome(&config, &catalog), Tool::Docker);
        documents.into_iter().find(|other| other.name == document.name && other.lines.len() == document.lines.len())
    });
    same.unwrap_or_else(|| {
        let mut document = document.clone();
        for line in &mut document.lines {
            if let Some(redacted) = secret::redact(&line.text) {
                line.text = redacted;
            }
        }
        document
    })
}

/// Everything that the goal gives, in one archive.
pub fn archive(session: Session, page: &str) -> Vec<u8> {
    let link = session.shared().get_untracked().and_then(|shared| shared.link.clone().ok());
    let link = link.map(|link| [page, "#", &link].concat()).unwrap_or_default();
    let files = session.catalog().with_untracked(|catalog| {
        session.config().with_untracked(|config| {
            let situation = Situation::of(config, catalog);
            session.outcome().with_untracked(|outcome| archive::files(&situation, outcome, &link))
        })
    });
    archive::zip(&files)
}
