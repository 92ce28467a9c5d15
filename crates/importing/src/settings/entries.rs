//! The keys of a dict, each once.

use super::Entries;
use crate::draft::Draft;
use crate::node::{Content, Node};
use crate::notice::NoticeKind;
use std::collections::BTreeMap;

/// Keys that are texts, with the value that counts: of a repeated key the first place and the last value, as in Python.
pub(crate) fn distinct<'n>(draft: &mut Draft<'_>, entries: &'n Entries) -> Vec<(&'n Node, &'n str, &'n Node)> {
    let mut found: Vec<(&Node, &str, &Node)> = Vec::with_capacity(entries.len());
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, value) in entries {
        let Some(name) = key.as_text() else {
            match key.content {
                // Says what is not known of it.
                Content::Spread => drop(super::value(draft, value)),
                _ => draft.warn(key.span, NoticeKind::KeyNotText),
            }
            continue;
        };
        match positions.get(name).and_then(|position| found.get_mut(*position)) {
            Some(earlier) => {
                draft.warn(earlier.0.span, NoticeKind::RepeatedKey(name.to_owned()));
                *earlier = (key, name, value);
            }
            None => {
                positions.insert(name, found.len());
                found.push((key, name, value));
            }
        }
    }
    found
}
