//! A text that Slipway gives out, line by line, each line with its reason: every output is one of these.

mod changed;

pub use changed::changed;

use crate::place::Origin;

/// A file or snippet: the one form of every output, so that copying, colouring and explaining is written once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file name under which it is saved.
    pub name: String,
    /// What language it is in, for colouring.
    pub language: Language,
    /// Its lines, without line breaks between them; a value that holds a line break keeps it inside its line.
    pub lines: Vec<Line>,
    /// Whether the text ends with a line break: ZenML's own files do not.
    pub final_newline: bool,
}

/// One line and why it is there. Text and origins live together, so that neither can be moved without the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, exactly as it is copied.
    pub text: String,
    /// What asked for it, the most important first; never empty.
    pub origins: Vec<Origin>,
}

/// What an output is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// A Dockerfile.
    Dockerfile,
    /// A requirements file.
    Requirements,
    /// Python source.
    Python,
    /// YAML.
    Yaml,
    /// Shell commands.
    Shell,
    /// XML, HTML or Markdown.
    Markup,
    /// Anything else.
    Plain,
}

impl Document {
    /// An empty document with a final line break.
    pub fn new(name: impl Into<String>, language: Language) -> Self {
        Self { name: name.into(), language, lines: Vec::new(), final_newline: true }
    }

    /// A document that is not there.
    pub(crate) const fn nothing() -> Self {
        Self { name: String::new(), language: Language::Plain, lines: Vec::new(), final_newline: false }
    }

    /// Adds a line with one origin.
    pub fn push(&mut self, text: impl Into<String>, origin: Origin) {
        self.lines.push(Line { text: text.into(), origins: vec![origin] });
    }

    /// The whole text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (position, line) in self.lines.iter().enumerate() {
            if position > 0 {
                text.push('\n');
            }
            text.push_str(&line.text);
        }
        if self.final_newline && !self.lines.is_empty() {
            text.push('\n');
        }
        text
    }
}
