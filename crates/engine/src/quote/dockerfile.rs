//! Words of a Dockerfile, by the rules of its reference for `ENV`, `ARG`, `FROM` and `USER`.

use super::single_line;

/// A word that the builder takes unchanged: as it is, or in double quotes, where a backslash takes the meaning from
/// `"`, `$` and itself. A line break has no spelling there and becomes a space.
pub(crate) fn word(text: &str) -> String {
    let text = single_line(text);
    if is_plain(&text) {
        return text;
    }
    let mut out = String::from("\"");
    for letter in text.chars() {
        if matches!(letter, '"' | '\\' | '$') {
            out.push('\\');
        }
        out.push(letter);
    }
    out.push('"');
    out
}

/// The value of an `ENV` line, always in quotes.
pub fn value(text: &str) -> String {
    let word = word(text);
    if word.starts_with('"') { word } else { format!("\"{word}\"") }
}

/// Whether a text can be the name of a variable that both the builder and a shell know.
pub(crate) fn is_variable_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-./@+=:,".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::{value, word};

    /// Derived by hand from the reference: in double quotes `$` begins a variable and a backslash escapes `"`, `$` and
    /// itself; single quotes, `#` and spaces mean nothing there.
    #[test]
    fn a_value_keeps_every_sign() {
        for (text, expected) in [
            ("/opt/hf", r#""/opt/hf""#),
            ("", r#""""#),
            ("it's", r#""it's""#),
            (r#"say "hi""#, r#""say \"hi\"""#),
            (r"C:\tools\", r#""C:\\tools\\""#),
            ("$HOME/${X}", r#""\$HOME/\${X}""#),
            ("a # b", r##""a # b""##),
            ("one\ntwo", r#""one two""#),
            ("größe = 5", r#""größe = 5""#),
        ] {
            assert_eq!(value(text), expected);
        }
        assert_eq!(word("python:3.12-slim"), "python:3.12-slim");
    }
}
