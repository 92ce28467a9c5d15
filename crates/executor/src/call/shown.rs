//! A call as a person sees it before it is sent.

use super::{Access, Body, Call};
use crate::address::Address;

impl Call {
    /// Method, address, headers and body, one below the other. Where a secret will be, it says which.
    pub fn shown(&self, address: &Address) -> String {
        let mut lines = vec![format!("{} {address}{}", self.method.name(), self.target())];
        if self.access == Access::Token {
            lines.push("Authorization: Bearer <access token>".into());
        }
        match self.body {
            Body::Nothing => {}
            Body::Json(_) => lines.push("Content-Type: application/json".into()),
            Body::Login | Body::Trigger(_) => lines.push("Content-Type: application/x-www-form-urlencoded".into()),
        }
        lines.extend(self.key.map(|key| format!("Idempotency-Key: {key}")));
        match &self.body {
            Body::Nothing => {}
            Body::Json(json) => lines.extend([String::new(), json.pretty()]),
            Body::Trigger(fields) => {
                lines.extend([String::new(), "token=<your token>".into()]);
                lines.extend(fields.iter().map(|(name, value)| format!("{name}={value}")));
            }
            Body::Login => lines.extend([String::new(), "<your key, or your name and password>".into()]),
        }
        lines.join("\n")
    }
}
