//! A call with everything that goes over the wire, secrets too.

use crate::address::Address;
use crate::call::{Access, Body, Call, Method, encoded};
use crate::credential::{Credential, Secret};

/// What is handed to `fetch`, with `credentials: "omit"`, `redirect: "error"` and no referrer. A cookie of the server's would win over
/// the token, and a redirect would take the token elsewhere. It is not shown: [`Call::shown`] is what a person sees.
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// What is sent.
    pub body: Option<String>,
}

/// What a credential was exchanged for.
#[derive(Debug)]
pub struct Token {
    /// Goes into the `Authorization` header.
    pub access: Secret,
    /// Goes into the `X-CSRF-Token` header, if the server gave one. It does where it takes the page for another site.
    pub csrf: Option<Secret>,
}

impl Request {
    /// The request that a call is.
    pub(crate) fn of(call: &Call, address: &Address, credential: &Credential, token: Option<&Token>) -> Self {
        let mut headers = vec![("Accept", "application/json".to_owned())];
        let body = match &call.body {
            Body::Nothing => None,
            Body::Json(json) => Some(("application/json", json.to_string())),
            Body::Trigger(fields) => {
                let token = match credential {
                    Credential::Token(token) => token.reveal(),
                    _ => "",
                };
                let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
                let fields = [("token", token)].into_iter().chain(fields);
                let fields = fields.map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
                Some(("application/x-www-form-urlencoded", fields.collect::<Vec<_>>().join("&")))
            }
            Body::Login => Some(("application/x-www-form-urlencoded", form(credential))),
        };
        let body = body.map(|(kind, text)| {
            headers.push(("Content-Type", kind.to_owned()));
            text
        });
        if let Some(token) = token.filter(|_| call.access == Access::Token) {
            headers.push(("Authorization", format!("Bearer {}", token.access.reveal())));
            headers.extend(token.csrf.as_ref().map(|csrf| ("X-CSRF-Token", csrf.reveal().to_owned())));
        }
        headers.extend(call.key.map(|key| ("Idempotency-Key", key.to_string())));
        Self { method: call.method, url: format!("{}{}", address.origin(), call.target()), headers, body }
    }
}

/// The form of a login (`OAuthLoginRequestForm`). The server takes no JSON here, and a form needs no preflight.
fn form(credential: &Credential) -> String {
    match credential {
        Credential::Key(key) => format!("grant_type=zenml-api-key&password={}", encoded(key.reveal())),
        Credential::Password { username, password } => {
            format!("grant_type=password&username={}&password={}", encoded(username), encoded(password.reveal()))
        }
        Credential::Token(_) | Credential::Nothing => String::new(),
    }
}
