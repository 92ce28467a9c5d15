//! One call as it is planned and shown: without any secret in it.

mod encoding;
mod shown;

use crate::Json;
use crate::identity::Identity;
pub use encoding::encoded;

/// A call of a server's interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The method.
    pub method: Method,
    /// The path from the origin on, encoded.
    pub path: String,
    /// The query, not encoded.
    pub query: Vec<(String, String)>,
    /// What is sent.
    pub body: Body,
    /// Whether the token goes with it.
    pub access: Access,
    /// Under which key the server does it only once (`Idempotency-Key`).
    pub key: Option<Identity>,
}

/// The methods that are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Asks.
    Get,
    /// Does.
    Post,
}

/// What a call sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Nothing.
    Nothing,
    /// JSON.
    Json(Json),
    /// The form with which a credential is exchanged for a token. The credential comes to it only in the request.
    Login,
    /// A form with these fields and the secret as `token`, which comes to it only in the request (GitLab's trigger).
    Trigger(Vec<(String, String)>),
}

/// Whether a call proves who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody may ask.
    Open,
    /// The token goes with it.
    Token,
}

impl Call {
    /// A question with a token. The parts of the path below `/api/v1` are encoded.
    pub fn get(path: &[&str]) -> Self {
        let call = Self::to(Method::Get, path);
        Self { path: format!("/api/v1{}", call.path), ..call }
    }

    /// A call with a token and no body, of another service than ZenML's. The parts of the path below the origin are encoded.
    pub fn to(method: Method, path: &[&str]) -> Self {
        Self {
            method,
            path: path.iter().fold(String::new(), |path, part| format!("{path}/{}", encoded(part))),
            query: Vec::new(),
            body: Body::Nothing,
            access: Access::Token,
            key: None,
        }
    }

    /// The same call with a body.
    pub fn body(self, body: Body) -> Self {
        Self { body, ..self }
    }

    /// An order with a token and a body.
    pub fn post(path: &[&str], body: Json) -> Self {
        Self { method: Method::Post, body: Body::Json(body), ..Self::get(path) }
    }

    /// The exchange of a credential for a token.
    pub fn login() -> Self {
        Self { method: Method::Post, body: Body::Login, access: Access::Open, ..Self::get(&["login"]) }
    }

    /// The same call without a token.
    pub fn open(self) -> Self {
        Self { access: Access::Open, ..self }
    }

    /// The same call with something in its query.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    /// The same call under a key, so that repeating it does nothing new.
    pub fn once(self, key: Identity) -> Self {
        Self { key: Some(key), ..self }
    }

    /// Path and query, encoded.
    pub fn target(&self) -> String {
        let mut target = self.path.clone();
        for (position, (name, value)) in self.query.iter().enumerate() {
            target.push(if position > 0 { '&' } else { '?' });
            target.push_str(&format!("{}={}", encoded(name), encoded(value)));
        }
        target
    }
}

impl Method {
    /// Its name in a request.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}
