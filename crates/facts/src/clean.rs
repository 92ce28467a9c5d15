//! What a terminal or a log puts around and between the letters of a payload, taken away. Lines stay lines.

use core::iter::Peekable;
use core::str::Chars;

/// Without escape sequences of terminals, other control characters, and the times that a log puts before each line.
pub(crate) fn clean(text: String) -> String {
    let is_noise = |byte: u8| byte < b' ' && !matches!(byte, b'\n' | b'\t');
    let text = if text.bytes().any(is_noise) { without_controls(&text) } else { text };
    let mut first = text.lines().filter(|line| !line.is_empty()).take(4).map(|line| time(line).is_some());
    // A log stamps every line.
    if !first.next().unwrap_or(false) || first.filter(|stamped| !stamped).count() > 1 {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        out.push_str(time(line).unwrap_or(line));
    }
    out
}

fn without_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1b}' => escape_sequence(&mut letters),
            '\r' if letters.peek() == Some(&'\n') => {}
            // A progress bar writes its line again and again.
            '\r' => out.push('\n'),
            '\n' | '\t' => out.push(letter),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Skips what belongs to an escape sequence (ECMA-48), but never a line's end.
fn escape_sequence(letters: &mut Peekable<Chars<'_>>) {
    match letters.next_if(|letter| *letter != '\n') {
        Some('[') => {
            while letters.next_if(|letter| (' '..'@').contains(letter)).is_some() {}
            letters.next_if(|letter| ('@'..='~').contains(letter));
        }
        // A title or an address, up to BEL or ESC \.
        Some(']') => {
            while letters.next_if(|letter| !matches!(letter, '\u{7}' | '\u{1b}' | '\n')).is_some() {}
            if letters.next_if_eq(&'\u{7}').is_none() && letters.next_if_eq(&'\u{1b}').is_some() {
                letters.next_if_eq(&'\\');
            }
        }
        // A character set, named by one letter more.
        Some('(' | ')') => {
            letters.next_if(|letter| *letter != '\n');
        }
        _ => {}
    }
}

/// The line behind a time as ISO 8601 writes it in logs: `2026-01-31T12:00:00.123Z `.
fn time(line: &str) -> Option<&str> {
    let (stamp, rest) = line.split_once(' ').unwrap_or((line.trim_end_matches('\n'), "\n"));
    let shape = stamp.bytes().take(19).map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    let zoned = stamp.ends_with('Z') || stamp.get(19..).is_some_and(|rest| rest.contains(['+', '-']));
    (shape.eq(*b"0000-00-00T00:00:00") && zoned).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn terminals_and_logs_leave_nothing_behind() {
        for (text, expected) in [
            ("\u{1b}[32mnumpy\u{1b}[0m==1.0\r\n", "numpy==1.0\n"),
            ("\u{1b}]0;title\u{7}a\u{1b}]8;;https://x\u{1b}\\b\u{1b}(Bc", "abc"),
            ("10%\r50%\rdone\n", "10%\n50%\ndone\n"),
            ("a\u{0}\u{8}b\tc", "ab\tc"),
            (
                "2026-01-31T12:00:00.1234567Z a==1\n2026-01-31T12:00:00Z b==2\n2026-01-31T12:00:01+01:00 c==3\nd==4\n",
                "a==1\nb==2\nc==3\nd==4\n",
            ),
            ("2026-01-31T12:00:00Z [{}]\n", "[{}]\n"),
            ("2026-01-31T12:00:00Z a==1\nb\nc\n", "2026-01-31T12:00:00Z a==1\nb\nc\n"),
            ("ü\u{1b}", "ü"),
        ] {
            assert_eq!(clean(text.to_owned()), expected, "{text:?}");
        }
    }
}
