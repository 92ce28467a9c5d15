//! What a person pastes into a page to have a configuration there, for each kind of page.

use crate::options::View;
use crate::still::{self, beside, escaped};
use engine::Document;

/// The page for frames, beside the page.
const FRAME: &str = "embed.html";

/// The script that defines the element, beside the page.
const SCRIPT: &str = "embed.js";

/// Letters of text that a frame carries to show at once; more makes addresses that proxies cut.
const LONGEST_SHOWN: usize = 3_000;

/// What is pasted where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// A page of HTML that may load a script: the element, as high as its content.
    Html,
    /// A page of HTML without scripts: a frame of fixed height.
    Frame,
    /// MkDocs.
    MkDocs,
    /// Docusaurus.
    Docusaurus,
    /// Sphinx.
    Sphinx,
    /// Markdown that allows neither: documents and a badge.
    Markdown,
}

/// How the frame is to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What is shown.
    pub view: View,
    /// `light` or `dark`; empty for what the reader's system says.
    pub theme: String,
    /// Whether nothing can be changed.
    pub read_only: bool,
    /// The places that are fixed, by their ids.
    pub locks: Vec<String>,
}

impl Host {
    /// Every kind of page.
    pub const ALL: [Self; 6] = [Self::Html, Self::Frame, Self::MkDocs, Self::Docusaurus, Self::Sphinx, Self::Markdown];

    /// Its name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Frame => "HTML, no script",
            Self::MkDocs => "MkDocs",
            Self::Docusaurus => "Docusaurus",
            Self::Sphinx => "Sphinx",
            Self::Markdown => "Markdown",
        }
    }

    /// What a person has to know before it works; empty for nothing.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Html | Self::MkDocs => {
                "The script has to be allowed by the page's policy: its host in script-src and frame-src."
            }
            Self::Frame => "The height stays as it is; the frame scrolls inside.",
            Self::Docusaurus => {
                "MDX takes HTML as it is, with attributes of React. The script goes into scripts of docusaurus.config.js."
            }
            Self::Sphinx => "For MyST, write the lines of HTML as they are.",
            Self::Markdown => "Nothing is loaded: the text is as it is today, and the badge opens the configuration.",
        }
    }
}

impl Wish {
    /// The query of the frame's address, without its `?`; empty where nothing is wished.
    pub fn query(&self) -> String {
        self.attributes().into_iter().map(|(name, value)| [name, "=", &value].concat()).collect::<Vec<_>>().join("&")
    }

    fn attributes(&self) -> Vec<(&'static str, String)> {
        let view = (self.view != View::Full).then(|| ("view", self.view.key().to_owned()));
        let theme = (!self.theme.is_empty()).then(|| ("theme", self.theme.clone()));
        let read_only = self.read_only.then(|| ("readonly", "1".to_owned()));
        let locks = (!self.locks.is_empty()).then(|| ("lock", self.locks.join(",")));
        [view, theme, read_only, locks].into_iter().flatten().collect()
    }

    /// The address of the frame.
    pub fn address(&self, page: &str, link: &str) -> String {
        let query = self.query();
        let mark = if query.is_empty() { "" } else { "?" };
        [&beside(page, FRAME), mark, &query, "#", link].concat()
    }
}

/// The lines to paste. `documents` are made of what others may have; the first one is shown until the frame can be used.
pub fn snippet(host: Host, wish: &Wish, page: &str, link: &str, documents: &[Document]) -> String {
    match host {
        Host::Html => [element(wish, page, link, documents), script(page)].concat(),
        Host::Frame => frame(wish, page, link, documents),
        // Python-Markdown leaves a block of HTML alone up to the first empty line.
        Host::MkDocs => [without_empty_lines(&element(wish, page, link, documents)), script(page)].concat(),
        Host::Docusaurus => {
            let address = escaped(&wish.address(page, link));
            let style = "style={{ width: '100%', height: 640, border: 0 }}";
            let lines =
                ["<iframe\n  src=\"", &address, "\"\n  title=\"", TITLE, "\"\n  ", style, "\n  loading=\"lazy\"\n"];
            [&lines.concat(), "  allow=\"clipboard-write\"\n  referrerPolicy=\"no-referrer\"\n/>\n"].concat()
        }
        Host::Sphinx => {
            let lines = [element(wish, page, link, documents), script(page)].concat();
            let lines = lines.lines().map(|line| if line.is_empty() { String::new() } else { ["   ", line].concat() });
            [".. raw:: html\n\n", &lines.collect::<Vec<_>>().join("\n"), "\n"].concat()
        }
        Host::Markdown => still::markdown(documents, Some(page), link),
    }
}

const TITLE: &str = "ZenML image configurator";

fn element(wish: &Wish, page: &str, link: &str, documents: &[Document]) -> String {
    let attributes = wish.attributes().into_iter();
    let attributes = attributes.map(|(name, value)| [" ", name, "=\"", &escaped(&value), "\""].concat());
    let first = documents.first().map(Document::text).unwrap_or_default();
    let text = escaped(first.trim_end_matches('\n'));
    let address = escaped(&still::address(page, link));
    let open = ["<slipway-configurator link=\"", &escaped(link), "\"", &attributes.collect::<String>(), ">\n"].concat();
    let inside = ["<pre><code>", &text, "</code></pre>\n<a href=\"", &address, "\">Open in Slipway</a>\n"].concat();
    [&open, &inside, "</slipway-configurator>\n"].concat()
}

fn script(page: &str) -> String {
    ["<script src=\"", &escaped(&beside(page, SCRIPT)), "\" defer></script>\n"].concat()
}

fn frame(wish: &Wish, page: &str, link: &str, documents: &[Document]) -> String {
    let outputs = wish.read_only || matches!(wish.view, View::Outputs | View::Snippet);
    let first = documents.first().map(Document::text).filter(|text| outputs && text.len() <= LONGEST_SHOWN);
    let shown = first.map(|text| ["&shown=", &encoded(text.trim_end())].concat()).unwrap_or_default();
    let address = escaped(&[wish.address(page, link), shown].concat());
    let lines = ["<iframe src=\"", &address, "\" title=\"", TITLE, "\" width=\"100%\" height=\"640\" loading=\"lazy\""];
    [&lines.concat(), " allow=\"clipboard-write\" referrerpolicy=\"no-referrer\"></iframe>\n"].concat()
}

/// An empty line would end the block; a blank in it is seen by nobody.
fn without_empty_lines(text: &str) -> String {
    text.lines()
        .map(|line| if line.is_empty() { "&#8203;" } else { line })
        .fold(String::new(), |all, line| all + line + "\n")
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' | b':' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
