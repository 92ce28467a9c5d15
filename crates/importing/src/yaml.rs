//! YAML 1.1 as PyYAML's safe loader reads it, with the place of each value.

mod compose;
mod construct;
mod mark;
mod merge;
mod resolve;
mod scalar;
mod scanner;
mod token;

use crate::draft::Draft;
use crate::node::{Node, between};
use crate::notice::NoticeKind;
use crate::{Kind, run_configuration, stack};
use compose::Composer;
use scanner::Failure;
use std::rc::Rc;

/// Imports a run configuration or a stack.
pub(crate) fn import(text: &str, kind: Kind, draft: &mut Draft<'_>) {
    match read(text) {
        Ok((Some(root), merged_twice)) => {
            for key in merged_twice {
                draft.warn(key.span, NoticeKind::MergedTwice(key.as_text().unwrap_or_default().to_owned()));
            }
            match kind {
                Kind::StackYaml => stack::read(draft, &root),
                _ => run_configuration::read(draft, &root),
            }
        }
        Ok((None, _)) => draft.refuse_all(),
        Err((at, what)) => draft.refuse(between(at, at), what),
    }
}

/// A document, and keys that were merged from two mappings; `None` for a text without a document.
type Document = (Option<Rc<Node>>, Vec<Rc<Node>>);

/// The document of a text, or where and why it is no YAML.
pub(crate) fn read(text: &str) -> Result<Document, Failure> {
    if let Some((at, _)) = text.char_indices().find(|(_, letter)| !is_printable(*letter)) {
        return Err((at, "YAML may not hold this control character"));
    }
    let mut composer = Composer::new(scanner::tokens(text)?);
    let document = composer.root()?;
    Ok((document, std::mem::take(&mut composer.merged_twice)))
}

/// What PyYAML's reader lets through.
const fn is_printable(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{7e}' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}
