//! What came back.

use crate::Json;

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The server replied.
    Reply(Reply),
    /// `fetch` failed: no server, no network, or a reply that the browser keeps from the page. It does not say which.
    Nothing,
}

/// A reply of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The body.
    pub body: String,
}

impl Reply {
    /// The body as JSON; `None` where it is none. An empty body is `null`.
    pub fn json(&self) -> Option<Json> {
        if self.body.trim().is_empty() { Some(Json::Null) } else { Json::parse(&self.body) }
    }
}
