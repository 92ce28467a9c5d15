//! What a frame and the page around it say to each other, seen from the frame.
//!
//! The frame says `ready` to its parent every quarter of a second, twenty times, under one name of its own, and nothing of what it
//! holds. The parent answers the first of a name with
//! `init` and hands over a port; from then on everything goes through the port and nothing else is listened to. Where the address
//! of the frame names the origin of the page around it (`origin=`), `ready` goes there alone and only an `init` from there
//! counts; then the page may also load and ask. Without it the page may size the frame, choose its colours and what it shows, no
//! more. What is said by whoever framed us is never a reason to trust it: a frame holds no token, keeps nothing and launches nothing.
//!
//! | host to frame | carries | answer |
//! |---|---|---|
//! | `init` | a port | `size`, later |
//! | `ping` | | `pong` |
//! | `setTheme` | `theme`: light, dark, auto | `result` |
//! | `setView` | `view`: full, form, outputs, snippet | `result` |
//! | `focus` | | `result` |
//! | `load` | `link` | `result` |
//! | `get` | `what`: link, outputs | `result` with `link` or `outputs` |
//!
//! | frame to host | carries |
//! |---|---|
//! | `ready` | |
//! | `size` | `height` |
//! | `change` | `link`, `errors`, `warnings` |
//! | `result` | what was asked for |
//! | `error` | `code` |
//!
//! At most 65,536 bytes a message and 20 messages a second; the rest is dropped. No message ever holds a value that
//! looks secret.

use crate::height::{Heights, Said};
use crate::message::{self, Message};
use crate::options::{View, is_origin};
use engine::PythonValue;
use engine::value::Dict;

/// How often the frame says that it is ready.
const TRIES: usize = 20;

/// Messages that are listened to in a second.
const MOST: usize = 20;

/// A second, in milliseconds.
const SECOND: u64 = 1_000;

/// What the frame is to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// Say this to the parent's window, if it is of this origin (`*` for any).
    ToParent(String, String),
    /// Take the port that came with the message, and say and hear everything through it.
    TakePort,
    /// Say this through the port.
    Say(String),
    /// Take other colours; none for what the system says.
    Theme(Option<String>),
    /// Show other parts.
    View(View),
    /// Take the keyboard's focus.
    Focus,
    /// Open the text of a link, and answer with [`Conversation::loaded`].
    Load {
        /// What the answer refers to.
        id: String,
        /// The text.
        link: String,
    },
    /// Answer with [`Conversation::link`].
    AskLink {
        /// What the answer refers to.
        id: String,
    },
    /// Answer with [`Conversation::outputs`].
    AskOutputs {
        /// What the answer refers to.
        id: String,
    },
}

/// What a frame and the page around it have said so far.
#[derive(Debug, Clone)]
pub struct Conversation {
    parent: Option<String>,
    name: String,
    tries: usize,
    open: bool,
    heights: Heights,
    heard: Vec<u64>,
    dropped: usize,
}

impl Conversation {
    /// A conversation that begins, with the origin of the page around the frame, if the address says it, and a name that no other
    /// conversation has: letters, digits, `-` and `_`.
    pub fn new(origin: &str, name: &str) -> Self {
        let parent = Some(origin.to_owned()).filter(|origin| is_origin(origin));
        let name = name.to_owned();
        Self { parent, name, tries: 0, open: false, heights: Heights::default(), heard: Vec::new(), dropped: 0 }
    }

    /// Says that the frame is ready; `None` where it was answered, or where nobody answers.
    pub fn knock(&mut self) -> Option<Act> {
        if self.open || self.tries >= TRIES {
            return None;
        }
        self.tries += 1;
        Some(Act::ToParent(message::write(&self.name, "ready", []), self.parent.clone().unwrap_or_else(|| "*".into())))
    }

    /// Whether it was answered.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// How many messages were dropped because there were too many.
    pub const fn dropped(&self) -> usize {
        self.dropped
    }

    /// A message came to the frame's window: from where, whether from the parent's window, whether with one port. The time is
    /// in milliseconds.
    pub fn heard_at_window(&mut self, origin: &str, of_parent: bool, has_port: bool, text: &str, now: u64) -> Vec<Act> {
        let right = self.parent.as_deref().is_none_or(|parent| parent == origin);
        if self.open || !of_parent || !right || !has_port || !self.counts(now) {
            return Vec::new();
        }
        match Message::read(text) {
            Some(message) if message.kind == "init" => {
                self.open = true;
                vec![Act::TakePort]
            }
            _ => Vec::new(),
        }
    }

    /// A message came through the port.
    pub fn heard_at_port(&mut self, text: &str, now: u64) -> Vec<Act> {
        if !self.open || !self.counts(now) {
            return Vec::new();
        }
        let Some(message) = Message::read(text) else { return vec![failed("", "malformed")] };
        let id = message.id.clone();
        let known = self.parent.is_some();
        match message.kind.as_str() {
            "ping" => vec![Act::Say(message::write(&id, "pong", []))],
            "setTheme" => match message.text("theme") {
                Some("auto") => vec![Act::Theme(None), done(&id)],
                Some(theme @ ("light" | "dark")) => vec![Act::Theme(Some(theme.to_owned())), done(&id)],
                _ => vec![failed(&id, "unusable-value")],
            },
            "setView" => match message.text("view").and_then(View::of) {
                Some(view) => vec![Act::View(view), done(&id)],
                None => vec![failed(&id, "unusable-value")],
            },
            "focus" => vec![Act::Focus, done(&id)],
            "load" | "get" if !known => vec![failed(&id, "not-allowed")],
            "load" => match message.text("link") {
                Some(link) => vec![Act::Load { id, link: link.to_owned() }],
                None => vec![failed(&id, "unusable-value")],
            },
            "get" => match message.text("what") {
                Some("link") => vec![Act::AskLink { id }],
                Some("outputs") => vec![Act::AskOutputs { id }],
                _ => vec![failed(&id, "unusable-value")],
            },
            _ => vec![failed(&id, "unknown-type")],
        }
    }

    /// The answer to [`Act::Load`].
    pub fn loaded(&self, id: &str, opened: bool) -> Act {
        if opened { done(id) } else { failed(id, "broken-link") }
    }

    /// The answer to [`Act::AskLink`]: what others may have; none where there is no link.
    pub fn link(&self, id: &str, link: Option<&str>) -> Act {
        match link {
            Some(link) => answer(id, [("link", PythonValue::text(link))]),
            None => failed(id, "no-link"),
        }
    }

    /// The answer to [`Act::AskOutputs`]: names and texts, made of what others may have.
    pub fn outputs(&self, id: &str, outputs: &[(String, String)]) -> Act {
        let mut texts = Dict::new();
        outputs.iter().for_each(|(name, text)| texts.insert(name.clone(), PythonValue::text(text)));
        match answer(id, [("outputs", PythonValue::Dict(texts))]) {
            Act::Say(text) if text.len() > message::LONGEST => failed(id, "too-long"),
            said => said,
        }
    }

    /// The configuration is another one: only a page whose origin is known hears of it.
    pub fn changed(&self, link: &str, errors: usize, warnings: usize) -> Option<Act> {
        let count = |count: usize| PythonValue::Int(i64::try_from(count).unwrap_or(i64::MAX));
        let payload = [("link", PythonValue::text(link)), ("errors", count(errors)), ("warnings", count(warnings))];
        (self.open && self.parent.is_some()).then(|| Act::Say(message::write("", "change", payload)))
    }

    /// The content of the frame is this high.
    pub fn measured(&mut self, height: f64, now: u64) -> Option<Act> {
        if !self.open {
            return None;
        }
        match self.heights.measured(height, now) {
            Said::Nothing => None,
            Said::Height(height) => {
                Some(Act::Say(message::write("", "size", [("height", PythonValue::Int(i64::from(height)))])))
            }
            Said::Circle => Some(failed("", "resize-loop")),
        }
    }

    /// A person did something in the frame.
    pub fn touched(&mut self) {
        self.heights.touched();
    }

    /// What was said about unknown options.
    pub fn unknown(&self, options: &[String]) -> Option<Act> {
        (self.open && !options.is_empty()).then(|| failed("", "unknown-option"))
    }

    /// Whether one more message is listened to in this second.
    fn counts(&mut self, now: u64) -> bool {
        self.heard.retain(|time| time.saturating_add(SECOND) > now);
        let room = self.heard.len() < MOST;
        if room {
            self.heard.push(now);
        } else {
            self.dropped += 1;
        }
        room
    }
}

fn done(id: &str) -> Act {
    answer(id, [])
}

fn answer<'a>(id: &str, payload: impl IntoIterator<Item = (&'a str, PythonValue)>) -> Act {
    Act::Say(message::write(id, "result", payload))
}

fn failed(id: &str, code: &str) -> Act {
    Act::Say(message::write(id, "error", [("code", PythonValue::text(code))]))
}
