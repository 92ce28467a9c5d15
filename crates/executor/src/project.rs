//! Projects and the account.

use crate::Json;
use crate::call::Call;
use crate::operation::{Ask, Malformed};
use crate::record::{Page, Record, Reference, Search};

/// A project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What people call it.
    pub display_name: String,
}

/// The account that a connection is logged in to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is a service account's.
    pub is_service_account: bool,
    /// Whether it may administer the server.
    pub is_admin: bool,
}

impl Project {
    /// The projects of a server.
    pub fn list(search: &Search) -> Ask<Page<Self>> {
        search.of(Call::get(&["projects"]))
    }
}

impl Account {
    /// Who is logged in.
    pub fn current() -> Call {
        Call::get(&["current-user"])
    }
}

impl Record for Project {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, name } = Reference::read(json)?;
        let display_name = json.at(&["body", "display_name"]).to_text().unwrap_or_else(|| name.clone());
        Ok(Self { id, name, display_name })
    }
}

impl Record for Account {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, name } = Reference::read(json)?;
        let body = json.get("body");
        let is = |key: &str| body.get(key).is_true();
        Ok(Self { id, name, is_service_account: is("is_service_account"), is_admin: is("is_admin") })
    }
}
