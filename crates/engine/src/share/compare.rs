//! Two configurations in one link: `compare.` and both in their packed form.
//!
//! `compare.v1z.….1a2b3c4d.v1z.….5e6f7a8b`: no value of a link and no place on the page begins so, every character is a
//! letter, a digit, `-`, `_` or `.`, and each half is a link of its own with a checksum of its own.

use super::{Carrier, LONGEST_LINK, Opened, Refused, Shared, decode, limit, mend, packed};

/// What a comparison begins with.
const MARK: &str = "compare.";

/// Whether a text after `#` is a comparison of two configurations.
pub fn is_comparison(text: &str) -> bool {
    text.trim_start_matches(['#', '!']).starts_with(MARK)
}

/// The link to two configurations side by side, or why there is none.
pub fn compare(left: &Shared, right: &Shared) -> Result<String, Refused> {
    let text = [MARK, &left.packed(), ".", &right.packed()].concat();
    if text.len() > LONGEST_LINK {
        return Err(Refused::too_long(text.len()));
    }
    decode_comparison(&text).map(|_| text)
}

/// The two configurations of a link, or why it is refused: a half that would be refused alone.
pub fn decode_comparison(text: &str) -> Result<(Opened, Opened), Refused> {
    limit::length(text, Carrier::Link)?;
    let text = mend::body(text);
    let halves = text.strip_prefix(MARK).ok_or_else(|| Refused::because("it does not compare two configurations"))?;
    // The second half begins at the mark behind the first checksum.
    let (left, right) = halves
        .match_indices('.')
        .filter_map(|(at, _)| Some((halves.get(..at)?, halves.get(at + 1..)?)))
        .find(|(left, right)| !left.is_empty() && right.starts_with(packed::MARK))
        .ok_or_else(|| {
            let arrived = text.chars().count();
            Refused::because(format!("only one of its two configurations is in the {arrived} characters that arrived"))
        })?;
    let half = |name: &str, text: &str| {
        decode(text, Carrier::Link).map_err(|refused| Refused::because(format!("its {name} half: {}", refused.why)))
    };
    Ok((half("first", left)?, half("second", right)?))
}
