//! One message: `{"slipway": 1, "id": "…", "type": "…", "payload": {…}}` as JSON.

use engine::PythonValue;
use engine::value::Dict;

/// The version of the protocol.
const VERSION: i64 = 1;

/// Bytes of a message.
pub(crate) const LONGEST: usize = 65_536;

/// Letters of an identity.
const LONGEST_ID: usize = 64;

/// A message that came, as far as it is one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Message {
    /// What answers refer to; empty where nobody waits for one.
    pub id: String,
    /// What it is.
    pub kind: String,
    /// What it carries.
    pub payload: Dict,
}

impl Message {
    /// The message of a text; `None` where it is none of this protocol and version.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let Some(PythonValue::Dict(members)) = PythonValue::from_json(text) else { return None };
        if members.get("slipway") != Some(&PythonValue::Int(VERSION)) {
            return None;
        }
        let id = match members.get("id") {
            None => String::new(),
            Some(PythonValue::Text(id)) if is_id(id) => id.clone(),
            Some(_) => return None,
        };
        let payload = match members.get("payload") {
            None => Dict::new(),
            Some(PythonValue::Dict(payload)) => payload.clone(),
            Some(_) => return None,
        };
        match members.get("type") {
            Some(PythonValue::Text(kind)) => Some(Self { id, kind: kind.clone(), payload }),
            _ => None,
        }
    }

    /// A text that it carries under a name.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.payload.get(name) {
            Some(PythonValue::Text(text)) => Some(text),
            _ => None,
        }
    }
}

/// A message as it is sent, with the identity of the one that it answers, if it does.
pub(crate) fn write<'a>(id: &str, kind: &str, payload: impl IntoIterator<Item = (&'a str, PythonValue)>) -> String {
    let mut members = Dict::new();
    members.insert("slipway", PythonValue::Int(VERSION));
    if !id.is_empty() {
        members.insert("id", PythonValue::text(id));
    }
    members.insert("type", PythonValue::text(kind));
    let mut carried = Dict::new();
    payload.into_iter().for_each(|(name, value)| carried.insert(name, value));
    if carried.iter().next().is_some() {
        members.insert("payload", PythonValue::Dict(carried));
    }
    PythonValue::Dict(members).to_compact_json()
}

fn is_id(id: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    !id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(plain)
}
