//! Requirements with their origins, each once.

use crate::situation::Sourced;

/// Sorted by code point and each text once, with all its origins in their order. The cost does not grow faster than
/// sorting.
pub(super) fn merged(mut requirements: Vec<Sourced>) -> Vec<Sourced> {
    requirements.sort_by(|left, right| left.text.cmp(&right.text));
    requirements.dedup_by(|later, kept| {
        let same = later.text == kept.text;
        if same {
            later.origins.drain(..).for_each(|origin| kept.add(origin));
        }
        same
    });
    requirements
}
