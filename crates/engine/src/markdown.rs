//! A document as Markdown, to be pasted into an issue or a chat.

use crate::document::{Document, Language};

/// The document as a block of code below its name and a link to the configuration that it comes from. There are no
/// headings, which would tear the place apart that it is pasted into, and no text can end the block.
pub fn markdown(document: &Document, link: &str) -> String {
    let text = document.text();
    let fence = "`".repeat(longest_run(&text).max(2) + 1);
    let ticks = "`".repeat(longest_run(&document.name) + 1);
    let link = if link.is_empty() { String::new() } else { [", [the configuration](<", &target(link), ">)"].concat() };
    let end = if text.ends_with('\n') || text.is_empty() { "" } else { "\n" };
    [&ticks, &document.name, &ticks, &link, "\n\n", &fence, language(document), "\n", &text, end, &fence, "\n"].concat()
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default()
}

/// A link as it may stand between `<` and `>`: those two and what cannot be in a link at all are percent-encoded.
fn target(link: &str) -> String {
    let mut out = String::with_capacity(link.len());
    for letter in link.chars() {
        match letter {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            letter if letter.is_whitespace() || letter.is_control() => out.push_str("%20"),
            letter => out.push(letter),
        }
    }
    out
}

/// The name under which renderers know the language.
fn language(document: &Document) -> &'static str {
    match document.language {
        Language::Dockerfile => "dockerfile",
        Language::Python => "python",
        Language::Yaml => "yaml",
        Language::Shell => "sh",
        Language::Markup => "xml",
        Language::Plain if document.name.ends_with(".json") => "json",
        Language::Requirements | Language::Plain => "text",
    }
}
