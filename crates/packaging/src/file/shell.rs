//! Words as a POSIX shell splits them (Python's `shlex.split`).

use super::OptionError;

/// The words of a text; quotation marks and backslashes are taken away. An error if a quotation or escape is not
/// finished.
pub(super) fn words(text: &str) -> Result<Vec<String>, OptionError> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            ' ' | '\t' | '\r' | '\n' => words.extend(word.take()),
            '\'' | '"' => quotation(&mut chars, c, word.get_or_insert_default())?,
            '\\' => word.get_or_insert_default().push(chars.next().ok_or(OptionError::EscapeUnfinished)?),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    Ok(words)
}

/// Between double quotation marks a backslash escapes only itself and the mark; between single ones nothing.
fn quotation(chars: &mut std::str::Chars, quote: char, word: &mut String) -> Result<(), OptionError> {
    loop {
        match chars.next().ok_or(OptionError::QuoteUnclosed)? {
            c if c == quote => return Ok(()),
            '\\' if quote == '"' => {
                let c = chars.next().ok_or(OptionError::EscapeUnfinished)?;
                if c != '\\' && c != '"' {
                    word.push('\\');
                }
                word.push(c);
            }
            c => word.push(c),
        }
    }
}
