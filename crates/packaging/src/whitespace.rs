//! Whitespace and line ends as Python's `str` has them; Rust's own notions differ in a few control characters.

/// `str.isspace` for one character: Unicode's White_Space and the four separators from U+001C to U+001F.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// `str.strip` without arguments.
pub(crate) fn strip(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// `str.splitlines`: the lines without their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some((end, separator)) = first_line_end(rest) else { return Some(std::mem::take(&mut rest)) };
        let line = rest.get(..end).unwrap_or_default();
        let after = rest.get(end + separator.len_utf8()..).unwrap_or_default();
        rest = if separator == '\r' { after.strip_prefix('\n').unwrap_or(after) } else { after };
        Some(line)
    })
}

/// The first character that ends a line and where it is. Most are passed over byte by byte.
fn first_line_end(text: &str) -> Option<(usize, char)> {
    let mut from = 0;
    loop {
        let worth_a_look = |byte: &u8| *byte < b' ' || !byte.is_ascii();
        from += text.as_bytes().get(from..)?.iter().position(worth_a_look)?;
        let c = text.get(from..)?.chars().next()?;
        if ends_line(c) {
            return Some((from, c));
        }
        from += c.len_utf8();
    }
}

fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
