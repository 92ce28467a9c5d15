//! How each language that Slipway writes spells a value: one file per language, so that quoting is decided once.

pub mod dockerfile;
pub mod json;
pub mod markdown;
pub(crate) mod python;
pub mod shell;
pub(crate) mod yaml;

/// The text on one line. Neither a Dockerfile instruction nor a comment can hold a line break: what follows it would be
/// read as an instruction of its own.
pub fn single_line(text: &str) -> String {
    text.split(is_line_break).filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a character ends a line for any of the programs that read our outputs.
pub(crate) fn is_line_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::single_line;

    #[test]
    fn nothing_can_begin_a_second_line() {
        assert_eq!(single_line("python:3.12\r\nRUN false\u{2028}\n"), "python:3.12 RUN false");
    }
}
