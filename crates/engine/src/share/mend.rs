//! From a text as it arrives to pairs: undoing what programs and people do to links on the way.

use super::{Refused, crc32, escape};

type Pairs = Vec<(String, String)>;

/// What programs that find links in a text leave at their end, and what people type behind them.
const BEHIND: &[char] = &['.', ',', ';', ':', '!', '?', ')', ']', '>', '\'', '"', '*'];

/// Whether a text after `#` is meant to be a configuration, and not a place on the page.
pub fn is_link(text: &str) -> bool {
    text.contains('=') || text.contains("%3D") || text.contains("v1z.")
}

/// The pairs of a text without version and checksum, and whether a checksum confirmed them.
pub(super) fn pairs(text: &str) -> Result<(Pairs, bool), Refused> {
    let text = body(text);
    if text.is_empty() {
        return Err(Refused::because("it is empty"));
    }
    if text.starts_with("v1z.") {
        return Err(Refused::because("it is packed, and this version of Slipway reads readable links only"));
    }
    let mut pairs = split(&text)?;
    let checksum = take(&mut pairs)?;
    let Some(checksum) = checksum else { return Ok((pairs, false)) };
    if confirmed(&pairs, checksum) {
        return Ok((pairs, true));
    }
    // A space may have become a plus on the way, a percent sign may have been encoded again.
    for (changed, original) in [("+", "%20"), ("%25", "%")] {
        if text.contains(changed) {
            let mut pairs = split(&text.replace(changed, original))?;
            take(&mut pairs)?;
            if confirmed(&pairs, checksum) {
                return Ok((pairs, true));
            }
        }
    }
    Err(Refused::because(format!(
        "it was altered or cut off on the way: its checksum does not fit the {} characters that arrived",
        text.chars().count()
    )))
}

/// The text without what stands around it.
fn body(text: &str) -> String {
    let mut text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    for mark in ["%23", "#"] {
        if !starts_well(&text)
            && let Some((_, after)) = text.split_once(mark)
        {
            text = after.to_owned();
        }
    }
    text = text.trim_start_matches(['!', '#', '/', '<', '"', '(']).replace("&amp;", "&");
    if !text.contains('=')
        && let Some(decoded) = escape::unescape(&text)
    {
        text = decoded;
    }
    text.trim_end_matches(BEHIND).to_owned()
}

fn starts_well(text: &str) -> bool {
    ["v=", "v%3D", "v1z."].iter().any(|start| text.starts_with(start))
}

fn split(text: &str) -> Result<Pairs, Refused> {
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        Some((escape::unescape(key)?, escape::unescape(value)?))
    };
    let pairs: Option<Pairs> = text.split('&').filter(|part| !part.is_empty()).map(pair).collect();
    pairs.ok_or_else(|| Refused::because("it holds bytes that are no text"))
}

/// Takes version and checksum out of the pairs; the checksum is `None` where somebody wrote the link by hand.
fn take(pairs: &mut Pairs) -> Result<Option<u32>, Refused> {
    match pairs.first().map(|(key, value)| (key.as_str(), value.as_str())) {
        Some(("v", "1")) => pairs.remove(0),
        Some(("v", version)) => {
            return Err(Refused::because(format!("it is of version {version}, and this Slipway reads version 1")));
        }
        _ => return Err(Refused::because("it does not begin with its version, v=1")),
    };
    let Some(position) = pairs.iter().position(|(key, _)| key == "k") else { return Ok(None) };
    let (_, digits) = pairs.remove(position);
    let whole = digits.len() == 8 && !digits.starts_with('+');
    match u32::from_str_radix(&digits, 16) {
        Ok(checksum) if whole && position == 0 => Ok(Some(checksum)),
        _ => Err(Refused::because("its checksum is broken: the link was altered or cut off on the way")),
    }
}

/// Whether the checksum is that of the text which these pairs make.
fn confirmed(pairs: &[(String, String)], checksum: u32) -> bool {
    let mut text = String::from("v=1");
    if !pairs.is_empty() {
        text.push('&');
        text.push_str(&escape::compose(pairs));
    }
    crc32::of(text.as_bytes()) == checksum
}
