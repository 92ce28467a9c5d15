//! A configuration without a frame and without a script: its documents as HTML or Markdown, under a badge that opens it.

use engine::Document;
use engine::markdown::markdown as block;

/// The badge, beside the page.
const BADGE: &str = "badge.svg";

/// What stands behind the pictures for whoever does not see them.
const OPEN: &str = "Open in Slipway";

/// The documents as a piece of HTML. It needs no style and no script, and nothing in it is markup but its own. `page` is the
/// address of the page and `link` the text of the configuration; without a page there is no badge.
pub fn html(documents: &[Document], page: Option<&str>, link: &str) -> String {
    let mut out = String::from("<div class=\"slipway\">\n");
    if let Some(page) = page {
        let address = escaped(&address(page, link));
        let badge = escaped(&beside(page, BADGE));
        let line =
            ["<p><a href=\"", &address, "\" rel=\"noopener\"><img src=\"", &badge, "\" alt=\"", OPEN, "\"></a></p>\n"];
        out.push_str(&line.concat());
    }
    for document in documents {
        let text = document.text();
        let name = escaped(&document.name);
        // A parser takes the first line break of a preformatted text away.
        let lines =
            ["<p><code>", &name, "</code></p>\n<pre><code>", &escaped(text.trim_end_matches('\n')), "</code></pre>\n"];
        out.push_str(&lines.concat());
    }
    out.push_str("</div>\n");
    out
}

/// The documents as Markdown, each as a block of code below its name. `page` and `link` as for [`html`].
pub fn markdown(documents: &[Document], page: Option<&str>, link: &str) -> String {
    let badge = page.map(|page| badge(page, link)).into_iter();
    let blocks = documents.iter().map(|document| block(document, "").trim_end().to_owned());
    badge.chain(blocks).collect::<Vec<_>>().join("\n\n") + "\n"
}

/// The badge that opens a configuration, as Markdown.
pub fn badge(page: &str, link: &str) -> String {
    ["[![", OPEN, "](<", &target(&beside(page, BADGE)), ">)](<", &target(&address(page, link)), ">)"].concat()
}

/// The address of a configuration.
pub fn address(page: &str, link: &str) -> String {
    [page, "#", link].concat()
}

/// The address of a file beside the page.
pub fn beside(page: &str, name: &str) -> String {
    // `https://HOST` has no path, and its slashes part nothing.
    let start = page.find("://").map_or(0, |scheme| scheme + 3);
    match page.rfind('/').filter(|slash| *slash >= start) {
        Some(slash) => [page.get(..slash).unwrap_or_default(), "/", name].concat(),
        None => [page, "/", name].concat(),
    }
}

/// A text inside HTML, also between double quotes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

/// An address as it may stand between `<` and `>`.
fn target(address: &str) -> String {
    let plain = |letter: char| !matches!(letter, '<' | '>' | '\\') && !letter.is_whitespace() && !letter.is_control();
    address.chars().filter(|letter| plain(*letter)).collect()
}
