//! Texts of others, as they may be shown: on one line, of bounded length, with nothing that a terminal or a reader of text
//! would take for more than letters.

/// A longer text is shown by its beginning.
const LONGEST: usize = 200;

/// A text as it may be shown.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::new();
    for (count, letter) in text.chars().enumerate() {
        if count == LONGEST {
            out.push('…');
            break;
        }
        out.push(if is_plain(letter) { letter } else { '\u{fffd}' });
    }
    out
}

/// Whether a letter stands for itself. Line ends, controls, marks that turn the direction of writing, and tags are not.
fn is_plain(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
