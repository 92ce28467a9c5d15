//! Keeps what a server said, for the tests without one: `cargo xtask replies` asks for it.

use crate::carrier::Carrier;
use executor::call::Body;
use executor::{Answer, Call, Json};
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

    /// The call and its answer on one line. The reply stands there as the server wrote it, but for the tokens of a login.
    fn line(&self) -> String {
        let body = match &self.call.body {
            Body::Json(json) => json.clone(),
            Body::Nothing | Body::Login | Body::Trigger(_) => Json::Null,
        };
        let mut line = Json::object([
            ("method", self.call.method.name().into()),
            ("target", self.call.target().as_str().into()),
            ("body", body),
        ]);
        if let Answer::Reply(reply) = &self.answer {
            let mut json = reply.json().unwrap_or_else(|| Json::text(&reply.body));
            for key in ["access_token", "csrf_token"] {
                if self.call.body == Body::Login && json.get(key).as_text().is_some() {
                    json.set(key, "scrubbed".into());
                }
            }
            line.set("status", Json::Number(reply.status.to_string()));
            line.set("reply", json);
        }
        line.to_string()
    }
}

impl Carrier {
    /// Writes what was said under a name, if that is asked for. What is secret or belongs to this machine is replaced.
    pub fn keep(&self, server: &Server, name: &str) {
        if env::var_os("SLIPWAY_RECORD").is_none() {
            return;
        }
        let said = self.said.borrow();
        let lines: Vec<String> = said.iter().map(|exchanged| server.scrubbed(&exchanged.line()) + "\n").collect();
        let mut kept: Vec<&str> = Vec::new();
        let mut rest = lines.as_slice();
        while let Some((line, after)) = rest.split_first() {
            // A run is asked about again and again; two questions whose answers are those of the two before say nothing.
            let (two, before) = (rest.get(..2), kept.len().checked_sub(2).and_then(|start| kept.get(start..)));
            if let (Some(two), Some(before)) = (two, before)
                && two == before
            {
                rest = &rest[2..];
                continue;
            }
            kept.push(line);
            rest = after;
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.jsonl")), kept.concat()).unwrap();
    }
}
