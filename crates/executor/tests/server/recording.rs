//! Keeps what a server said, for the tests without one: `cargo xtask replies` asks for it.

use crate::carrier::Carrier;
use executor::call::Body;
use executor::{Answer, Call};
use serde_json::{Value, json};
use std::{env, fs, path::Path};
use zenml_server::Server;

/// A call and what came of it.
#[derive(Clone)]
pub struct Exchanged {
    pub call: Call,
    pub answer: Answer,
}

impl Exchanged {
    /// Method and path without ids and query.
    pub fn short(&self) -> String {
        let path = self.call.path.trim_start_matches("/api/v1/");
        let is_id = |part: &&str| part.len() == 36 && part.matches('-').count() == 4;
        let parts: Vec<&str> = path.split('/').map(|part| if is_id(&part) { "…" } else { part }).collect();
        format!("{} {}", self.call.method.name(), parts.join("/"))
    }

    fn line(&self) -> Value {
        let body = match &self.call.body {
            Body::Json(json) => serde_json::from_str(&json.to_string()).unwrap(),
            Body::Nothing | Body::Login => Value::Null,
        };
        let mut line = json!({ "method": self.call.method.name(), "target": self.call.target(), "body": body });
        if let Answer::Reply(reply) = &self.answer {
            line["status"] = reply.status.into();
            line["reply"] = serde_json::from_str(&reply.body).unwrap_or_else(|_| Value::from(reply.body.as_str()));
        }
        line
    }
}

impl Carrier {
    /// Writes what was said under a name, if that is asked for. What is secret or belongs to this machine is replaced.
    pub fn keep(&self, server: &Server, name: &str) {
        if env::var_os("SLIPWAY_RECORD").is_none() {
            return;
        }
        let mut text = String::new();
        for exchanged in self.said.borrow().iter() {
            text.push_str(&server.scrubbed(&exchanged.line().to_string()));
            text.push('\n');
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.jsonl")), text).unwrap();
    }
}
