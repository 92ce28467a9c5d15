//! Merge keys (`<<`): the entries of other mappings, before a mapping's own (`SafeConstructor.flatten_mapping`).

use super::compose::{Composer, Entry};
use super::scanner::Failure;
use crate::node::{Content, Node, Sequence};
use crate::notice::Unknown;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many entries merges may copy.
const MOST_COPIED: usize = 100_000;

/// The key of a merge, as a node.
pub(super) const MERGE: &str = "<<";

/// The entries of a mapping with those of its merges before them.
pub(super) fn flattened(entries: Vec<Entry>, composer: &mut Composer) -> Result<Vec<Entry>, Failure> {
    if !entries.iter().any(|(key, _)| is_merge(key)) {
        return Ok(entries);
    }
    let (mut merged, mut own) = (Vec::new(), Vec::new());
    for (key, value) in entries {
        if !is_merge(&key) {
            own.push((key, value));
            continue;
        }
        const WRONG: &str = "only a mapping, or a list of mappings, can be merged";
        let mut add = |entries: &[Entry]| {
            composer.copied += entries.len();
            merged.push(entries.to_vec());
            let much = (key.span.start, "merges make more of this than a configuration has");
            if composer.copied > MOST_COPIED { Err(much) } else { Ok(()) }
        };
        match &value.content {
            Content::Dict(inner) => add(inner)?,
            Content::Sequence(Sequence::List, items) => {
                for item in items {
                    add(item.entries().ok_or((item.span.start, WRONG))?)?;
                }
            }
            // What contains itself has nothing in it yet.
            Content::Unknown(Unknown::Recursive) => {}
            _ => return Err((key.span.start, WRONG)),
        }
    }
    let mut seen: BTreeMap<String, Rc<Node>> = BTreeMap::new();
    let mut result = Vec::new();
    for (key, value) in merged.into_iter().flatten() {
        if let Some(name) = key.as_text() {
            match seen.get(name) {
                // The same entry twice.
                Some(earlier) if Rc::ptr_eq(earlier, &key) => continue,
                Some(_) => {
                    composer.merged_twice.push(Rc::clone(&key));
                    // PyYAML 6.0.4 tells keys apart by the identity of their text; Python has each text of one letter of
                    // Latin 1 only once, so that of those the first one counts, and of others the last one.
                    let mut letters = name.chars();
                    if letters.next().is_none_or(|letter| u32::from(letter) < 256) && letters.next().is_none() {
                        continue;
                    }
                }
                None => {}
            }
            seen.insert(name.to_owned(), Rc::clone(&key));
        }
        result.push((key, value));
    }
    result.extend(own);
    Ok(result)
}

/// Whether a key is the plain `<<`.
fn is_merge(key: &Node) -> bool {
    matches!(&key.content, Content::Unknown(Unknown::Tag(tag)) if tag == MERGE)
}
