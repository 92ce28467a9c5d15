//! How a frame looks and what in it is fixed, as the query of its address says. What is not on the list is reported.

use crate::policy;

/// The parts of the page that a frame shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Form and outputs.
    #[default]
    Full,
    /// The form.
    Form,
    /// The outputs.
    Outputs,
    /// One output, without tabs.
    Snippet,
}

/// The options of a frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// What is shown.
    pub view: View,
    /// The output that is shown first, by the name of its tab in small letters; empty for the goal's first.
    pub tab: String,
    /// `light`, `dark`, or empty for what the system says.
    pub theme: String,
    /// The accent, as `#rrggbb`; empty for the page's own.
    pub accent: String,
    /// The places that are fixed, by their ids.
    pub locks: Vec<String>,
    /// Whether nothing can be changed.
    pub read_only: bool,
    /// The preset to begin with, by its key; empty for none.
    pub preset: String,
    /// The origin of the page around the frame; empty where it is not said.
    pub origin: String,
    /// Options that nobody knows, and values that none can have.
    pub unknown: Vec<String>,
}

/// No list of locks is longer.
const MOST_LOCKS: usize = 64;

/// What the page around the frame reads itself, and a configuration in the query.
const ELSEWHERE: [&str; 2] = ["c", "height"];

impl Options {
    /// The options of a query, with or without its `?`.
    pub fn of(query: &str) -> Self {
        let mut options = Self::default();
        for pair in query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let known = unescaped(value).is_some_and(|value| options.take(name, &value));
            if !known && options.unknown.len() < MOST_LOCKS {
                let name: String = name.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
                options.unknown.push(name);
            }
        }
        options
    }

    fn take(&mut self, name: &str, value: &str) -> bool {
        match name {
            "view" => return View::of(value).map(|view| self.view = view).is_some(),
            "theme" if matches!(value, "light" | "dark" | "auto") => {
                self.theme = if value == "auto" { String::new() } else { value.to_owned() };
            }
            "lock" => {
                let places = value.split(',').map(str::trim).filter(|place| !place.is_empty());
                self.locks = places.take(MOST_LOCKS).map(str::to_owned).collect();
            }
            "readonly" if matches!(value, "" | "0" | "1") => self.read_only = value != "0",
            "accent" if policy::accents(value).iter().any(|accent| !accent.is_empty()) => {
                value.clone_into(&mut self.accent)
            }
            "tab" => value.clone_into(&mut self.tab),
            "preset" => value.clone_into(&mut self.preset),
            "origin" if is_origin(value) => value.clone_into(&mut self.origin),
            other => return ELSEWHERE.contains(&other),
        }
        true
    }
}

impl View {
    /// The view of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.key() == name)
    }

    /// Every view.
    pub const ALL: [Self; 4] = [Self::Full, Self::Form, Self::Outputs, Self::Snippet];

    /// Its name in addresses and in the stylesheet.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Form => "form",
            Self::Outputs => "outputs",
            Self::Snippet => "snippet",
        }
    }
}

/// Whether a text is an origin as browsers write it: scheme, host, port, and nothing behind.
pub fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let of_host = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | ':' | '[' | ']');
    host.is_some_and(|host| !host.is_empty() && host.chars().all(of_host) && host == host.to_ascii_lowercase())
}

/// A value of a query as it was before it was encoded; `None` where it is no UTF-8.
fn unescaped(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => digit(rest.next())? * 16 + digit(rest.next())?,
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok().filter(|text| !text.chars().any(char::is_control))
}
