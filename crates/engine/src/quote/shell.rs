//! Words of a POSIX shell.

/// A word that the shell hands on unchanged: as it is, or in single quotes, as Python's `shlex.quote` does it.
pub fn word(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// A word in which the shell still puts in variables (`$NAME`, `${NAME}`), as it does in the lines that ZenML writes
/// without quotes; everything else is handed on unchanged.
pub fn word_with_variables(text: &str) -> String {
    let mut variables = false;
    let mut out = String::from("\"");
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = variable(rest);
        let taken = if length > 0 { length } else { letter.len_utf8() };
        let (piece, after) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        if length > 0 {
            variables = true;
        } else if matches!(letter, '"' | '\\' | '$' | '`') {
            out.push('\\');
        }
        out.push_str(piece);
        rest = after;
    }
    out.push('"');
    if variables { out } else { word(text) }
}

/// The length of the variable that a text begins with; 0 for none.
fn variable(text: &str) -> usize {
    let Some(after) = text.strip_prefix('$') else { return 0 };
    let (name, around) = match after.strip_prefix('{') {
        Some(inner) => (inner.split_once('}').map_or("", |(name, _)| name), 3),
        None => (after.split(|letter: char| !is_name_letter(letter)).next().unwrap_or_default(), 1),
    };
    let named = name.chars().all(is_name_letter) && name.starts_with(|first: char| !first.is_ascii_digit());
    if named { name.len() + around } else { 0 }
}

fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphanumeric() || "_@%+=:,./-".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::{word, word_with_variables};

    #[test]
    fn only_plain_words_stay_bare() {
        for (text, expected) in [
            ("registry.example.com/ml/train:1.0", "registry.example.com/ml/train:1.0"),
            ("", "''"),
            ("it's $HOME", "'it'\\''s $HOME'"),
            ("a\nb", "'a\nb'"),
            ("~", "'~'"),
        ] {
            assert_eq!(word(text), expected);
        }
    }

    #[test]
    fn variables_stay_variables_and_nothing_else_is_run() {
        for (text, expected) in [
            ("--index-url=https://${TOKEN}@a/simple", "\"--index-url=https://${TOKEN}@a/simple\""),
            ("$A$(b)`c`\"\\", "\"$A\\$(b)\\`c\\`\\\"\\\\\""),
            ("cost$", "'cost$'"),
            ("${a b} $1", "'${a b} $1'"),
            ("plain", "plain"),
        ] {
            assert_eq!(word_with_variables(text), expected);
        }
    }
}
