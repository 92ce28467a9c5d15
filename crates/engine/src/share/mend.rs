//! From a text as it arrives to pairs: undoing what programs and people do to links on the way.

use super::{Refused, compare, crc32, escape, packed};

pub(super) type Pairs = Vec<(String, String)>;

/// What programs that find links in a text leave at their end, and what people type behind them.
const BEHIND: &[char] = &['.', ',', ';', ':', '!', '?', ')', ']', '>', '\'', '"', '*'];

/// What stands before a link that was copied with its surroundings.
const BEFORE: &[char] = &['!', '#', '/', '<', '"', '\'', '(', '['];

/// What comes before the text in an address: `#`, also where a program encoded it, and the query for those who read no
/// fragment.
const MARKS: [&str; 4] = ["#", "%23", "?c=", "&c="];

/// No address has more of them before its link.
const MOST_MARKS: usize = 16;

/// Whether a text after `#` is meant to be a configuration, or two, and not a place on the page.
pub fn is_link(text: &str) -> bool {
    let equals = ["=", "%3D", "%3d"].iter().any(|sign| text.contains(sign));
    equals || packed_version(start(text)).is_some() || compare::is_comparison(text)
}

/// The configuration in the query of an address, for example `v=1&zenml=…` of `?theme=dark&c=v%3D1%26zenml…`: the place
/// for programs that read no fragment. `None` where there is none.
pub fn in_query(query: &str) -> Option<String> {
    let behind = ["?c=", "&c="].iter().find_map(|mark| Some(query.split_once(mark)?.1));
    escape::unescape(of_query(behind.or_else(|| query.strip_prefix("c="))?))
}

/// The value of a query's parameter. A readable link that nobody encoded goes on behind its own `&`.
fn of_query(rest: &str) -> &str {
    let query = rest.split('#').next().unwrap_or(rest);
    match query.split('&').next() {
        Some(value) if !value.contains('=') => value,
        _ => query,
    }
}

/// The pairs of a text without version and checksum, and whether a checksum confirmed them.
pub(super) fn pairs(text: &str) -> Result<(Pairs, bool), Refused> {
    let text = body(text);
    let arrived = text.chars().count();
    if text.is_empty() {
        return Err(Refused::because("it is empty"));
    }
    if compare::is_comparison(&text) {
        return Err(Refused::because("it holds two configurations to compare, and one is needed here"));
    }
    if let Some(rest) = text.strip_prefix(packed::MARK) {
        let mut pairs = split(&packed::unpack(rest, arrived)?)?;
        take(&mut pairs)?;
        return Ok((pairs, true));
    }
    let mut pairs = split(&text)?;
    let Some(checksum) = take(&mut pairs)? else { return Ok((pairs, false)) };
    if confirmed(&pairs, checksum) {
        return Ok((pairs, true));
    }
    repaired(&text).ok_or_else(|| {
        Refused::because(format!(
            "it was altered or cut off on the way: its checksum does not fit the {arrived} characters that arrived"
        ))
    })
}

/// The pairs of a text whatever its checksum says.
pub(super) fn salvage(text: &str) -> Result<Pairs, Refused> {
    let text = body(text);
    let text = text.strip_prefix(packed::MARK).map(packed::salvage).unwrap_or(text);
    let mut pairs = split(&text)?;
    take_version(&mut pairs)?;
    pairs.retain(|(key, _)| key != "k");
    Ok(pairs)
}

/// The pairs of a text whose checksum fits once something is undone that programs do: a sign that is no punctuation
/// everywhere stands behind, a space became a plus, a percent sign was encoded again.
fn repaired(text: &str) -> Option<(Pairs, bool)> {
    let trimmed = text.trim_end_matches(|last: char| !last.is_ascii_alphanumeric());
    let decoded = trimmed.replace("%25", "%");
    let candidates = [trimmed.to_owned(), trimmed.replace('+', "%20"), decoded.replace('+', "%20"), decoded];
    candidates.into_iter().filter(|candidate| candidate != text).find_map(|text| {
        let mut pairs = split(&text).ok()?;
        let checksum = take(&mut pairs).ok()??;
        confirmed(&pairs, checksum).then_some((pairs, true))
    })
}

/// The text without what stands around it.
pub(super) fn body(text: &str) -> String {
    let is_lost =
        |letter: char| letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    let whole: String = text.chars().filter(|letter| !is_lost(*letter)).collect();
    let mut text = start(&whole).replace("&amp;", "&");
    for _ in 0..2 {
        if text.contains('=') || !text.contains('%') {
            break;
        }
        let Some(decoded) = escape::unescape(&text) else { break };
        text = decoded;
    }
    text.trim_end_matches(BEHIND).to_owned()
}

/// The text from where the link begins: behind the first mark that one follows, or else behind the first `#`.
fn start(text: &str) -> &str {
    let from = text.trim_start_matches(BEFORE);
    if starts_well(from) {
        return from;
    }
    let mut left = MOST_MARKS;
    for (at, _) in text.char_indices() {
        let Some((mark, rest)) = text.get(at..).and_then(behind_mark) else { continue };
        let rest = rest.trim_start_matches(BEFORE);
        let rest = if mark.ends_with('=') { of_query(rest) } else { rest };
        if starts_well(rest) {
            return rest;
        }
        left -= 1;
        if left == 0 {
            break;
        }
    }
    text.split_once('#').map_or(from, |(_, rest)| rest)
}

fn behind_mark(text: &str) -> Option<(&'static str, &str)> {
    MARKS.into_iter().find_map(|mark| Some((mark, text.strip_prefix(mark)?)))
}

fn starts_well(text: &str) -> bool {
    let equals = text
        .strip_prefix('v')
        .is_some_and(|rest| ["=", "%3D", "%3d", "%253D", "%253d"].iter().any(|sign| rest.starts_with(sign)));
    equals || packed_version(text).is_some() || compare::is_comparison(text)
}

/// The version of a packed link: `1` of `v1z.…`.
fn packed_version(text: &str) -> Option<&str> {
    let (version, rest) = text.strip_prefix('v')?.split_once('z')?;
    let digits = !version.is_empty() && version.len() < 4 && version.bytes().all(|byte| byte.is_ascii_digit());
    (digits && [".", "%2E", "%2e"].iter().any(|dot| rest.starts_with(dot))).then_some(version)
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
    take_version(pairs)?;
    let is_checksum = |text: &str| text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let broken = || Err(Refused::because("its checksum is broken: the link was altered or cut off on the way"));
    let Some(position) = pairs.iter().position(|(key, _)| key == "k") else {
        // A checksum without its own key: no other key has such a value in that place.
        let lost = pairs.first().is_some_and(|(key, value)| is_checksum(value) && key != "zenml");
        return if lost { broken() } else { Ok(None) };
    };
    let (_, digits) = pairs.remove(position);
    match u32::from_str_radix(&digits, 16) {
        Ok(checksum) if is_checksum(&digits) && position == 0 => Ok(Some(checksum)),
        _ => broken(),
    }
}

fn take_version(pairs: &mut Pairs) -> Result<(), Refused> {
    let later = |version: &str| {
        let version: String = version.chars().take(8).collect();
        Refused::because(format!(
            "it is of version {version}, and this Slipway reads version 1; the newest Slipway may read it"
        ))
    };
    match pairs.first().map(|(key, value)| (key.as_str(), value.as_str())) {
        Some(("v", "1")) => {
            pairs.remove(0);
            Ok(())
        }
        Some(("v", version)) => Err(later(version)),
        Some((key, _)) => match packed_version(key) {
            Some(version) => Err(later(version)),
            None => Err(Refused::because("it does not begin with its version, v=1")),
        },
        None => Err(Refused::because("it does not begin with its version, v=1")),
    }
}

/// Whether a checksum is that of the text which these pairs make.
fn confirmed(pairs: &[(String, String)], checksum: u32) -> bool {
    let text = escape::compose(pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())));
    crc32::of(text.as_bytes()) == checksum
}
