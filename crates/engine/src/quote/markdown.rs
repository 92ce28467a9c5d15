//! Texts in Markdown.

/// A text outside of code: nothing in it means anything, and it stays on its line.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in super::single_line(text).chars() {
        if "\\`*_{}[]<>#|~!&".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
