//! From physical to logical lines: continuations joined, comments gone, options set apart.

use std::borrow::Cow;

use crate::whitespace::{is_space, lines, strip};

/// The logical lines that say something, with the numbers of their first physical lines (pip's `preprocess`).
pub(super) fn logical_lines(text: &str) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
    joined_lines(text).filter_map(|(first, line)| {
        let line = match line {
            Cow::Borrowed(line) => Cow::Borrowed(strip(without_comment(line))),
            Cow::Owned(line) => Cow::Owned(strip(without_comment(&line)).to_owned()),
        };
        (!line.is_empty()).then_some((first, line))
    })
}

/// A line that ends with a backslash goes on in the next one; a comment goes on nowhere, and ends what went on to it.
fn joined_lines(text: &str) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
    let mut lines = lines(text).enumerate().map(|(index, line)| (index + 1, line));
    std::iter::from_fn(move || {
        let (first, line) = lines.next()?;
        if !goes_on(line) {
            return Some((first, Cow::Borrowed(line)));
        }
        let mut joined = line.trim_matches('\\').to_owned();
        for (_, line) in lines.by_ref() {
            if goes_on(line) {
                joined.push_str(line.trim_matches('\\'));
                continue;
            }
            if is_comment(line) {
                // It must stay a comment behind what it is joined to.
                joined.push(' ');
            }
            joined.push_str(line);
            break;
        }
        Some((first, Cow::Owned(joined)))
    })
}

fn goes_on(line: &str) -> bool {
    line.ends_with('\\') && !is_comment(line)
}

fn is_comment(line: &str) -> bool {
    line.trim_start_matches(is_space).starts_with('#')
}

/// A comment begins at a `#` at the start or behind whitespace, inside quotation marks as well.
fn without_comment(line: &str) -> &str {
    if !line.contains('#') {
        return line;
    }
    let mut after_space = true;
    for (index, c) in line.char_indices() {
        if c == '#' && after_space {
            return line.get(..index).unwrap_or_default();
        }
        after_space = is_space(c);
    }
    line
}

/// The requirement and the options: these begin at the first `-` that stands at the start or behind a space.
pub(super) fn split_options(line: &str) -> (&str, &str) {
    if line.starts_with('-') {
        return ("", line);
    }
    let mut blanks = line.match_indices(' ');
    let before_option = |at: usize| line.get(at + 1..).filter(|rest| rest.starts_with('-'));
    let found = blanks.find_map(|(at, _)| Some((line.get(..at)?, before_option(at)?)));
    found.unwrap_or((line, ""))
}
