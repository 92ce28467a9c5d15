//! What a server says about an error: ZenML has four shapes for it (`launch-contract.md` §2, §5).

use crate::Json;
use crate::reply::Reply;

/// Longer texts are cut: they are tracebacks, or pages of something that stands before the server.
const LONGEST: usize = 600;

/// What a server said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Detail {
    /// The name of the exception, where it gave one.
    pub exception: Option<String>,
    /// The text; empty where it said nothing.
    pub text: String,
}

/// Something about a request that does not have the form that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, for example `body.images.orchestrator.image`; empty where the server does not say.
    pub place: String,
    /// What about it.
    pub text: String,
}

impl Detail {
    /// What a reply says.
    pub fn of(reply: &Reply) -> Self {
        let Some(json) = reply.json() else {
            // Nothing that ZenML wrote: a proxy's page would only confuse.
            let page = reply.body.trim_start().starts_with('<');
            return Self { exception: None, text: if page { String::new() } else { cut(reply.body.trim()) } };
        };
        let detail = match json.get("detail") {
            Json::Null => &json,
            detail => detail,
        };
        match detail {
            Json::Text(text) => Self { exception: None, text: cut(text) },
            Json::List(items) => {
                let mut items = items.iter().map(plain);
                let exception = items.next().filter(|name| !name.is_empty());
                Self { exception, text: cut(&items.collect::<Vec<_>>().join(": ")) }
            }
            // A server of ZenML's that is busy, or another service.
            other => {
                let said = ["error", "message"].map(|key| plain(other.get(key)));
                Self { exception: None, text: cut(&said.into_iter().find(|text| !text.is_empty()).unwrap_or_default()) }
            }
        }
    }

    /// Whether the exception is this one.
    pub fn is(&self, exception: &str) -> bool {
        self.exception.as_deref() == Some(exception)
    }
}

impl Fault {
    /// All faults that a reply of status 422 names. ZenML writes pydantic's errors as Python's `str` does.
    pub fn all(reply: &Reply) -> Vec<Self> {
        let text = Detail::of(reply).text;
        let uncut = reply.json().map(|json| longest(&json)).unwrap_or_default();
        let faults: Vec<Self> = uncut.split("'loc': (").skip(1).map(Self::of_error).collect();
        if faults.is_empty() { vec![Self { place: String::new(), text }] } else { faults }
    }

    /// The fault behind `'loc': (`.
    fn of_error(rest: &str) -> Self {
        let (place, rest) = rest.split_once(')').unwrap_or((rest, ""));
        let names = place.split(',').map(|name| name.trim().trim_matches(['\'', '"'])).filter(|name| !name.is_empty());
        let text = rest.split_once("'msg': ").map_or("", |(_, message)| message);
        let quote = text.chars().next().unwrap_or('\'');
        let text = text.trim_start_matches(quote).split(quote).next().unwrap_or_default();
        Self { place: names.collect::<Vec<_>>().join("."), text: cut(text) }
    }
}

/// The longest text somewhere in a value.
fn longest(json: &Json) -> String {
    match json {
        Json::Text(text) => text.clone(),
        Json::List(items) => items.iter().map(longest).max_by_key(String::len).unwrap_or_default(),
        other => other.entries().iter().map(|(_, value)| longest(value)).max_by_key(String::len).unwrap_or_default(),
    }
}

/// A value as a text without quotes.
fn plain(json: &Json) -> String {
    match json {
        Json::Text(text) => text.clone(),
        Json::Null => String::new(),
        other => other.to_string(),
    }
}

/// A text of a length that can be read, without values that look secret.
fn cut(text: &str) -> String {
    let short: String = text.chars().take(LONGEST).collect();
    let text = if short.len() < text.len() { format!("{short}…") } else { short };
    engine::secret::redact(&text).unwrap_or(text)
}
