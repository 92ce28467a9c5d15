//! What chromedriver understands beyond the WebDriver standard: Chromium's own protocol, and its logs.

use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command at an address of chromedriver's own, always a POST with a body.
#[derive(Debug)]
pub struct Extension {
    path: &'static str,
    body: Value,
}

impl Extension {
    /// A method of the Chrome DevTools Protocol.
    pub fn devtools(method: &str, parameters: Value) -> Self {
        Self { path: "goog/cdp/execute", body: json!({ "cmd": method, "params": parameters }) }
    }

    /// The entries of a log since it was last asked for: `browser` or `performance`.
    pub fn log(name: &str) -> Self {
        Self { path: "se/log", body: json!({ "type": name }) }
    }
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
