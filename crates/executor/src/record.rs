//! What a server keeps, as it comes in replies: records with an id, and pages of them.

use crate::Json;
use crate::call::Call;
use crate::operation::{Ask, Malformed};

/// Something that is read from a reply.
pub trait Record: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Something is missing that ZenML always sends.
    fn read(json: &Json) -> Result<Self, Malformed>;
}

/// A record's id and name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// Its id.
    pub id: String,
    /// Its name; empty for one that has none.
    pub name: String,
}

/// Some of the records that there are (`Page`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// Which page this is, from 1.
    pub index: u64,
    /// How many pages there are.
    pub total_pages: u64,
    /// How many records there are.
    pub total: u64,
    /// The records of this page.
    pub items: Vec<T>,
}

/// Which records are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// Which page, from 1.
    pub page: u32,
    /// How many records a page has; ZenML allows up to 10,000.
    pub size: u32,
    /// What the name has to contain; empty for anything.
    pub name: String,
}

impl Default for Search {
    /// The first twenty of all.
    fn default() -> Self {
        Self { page: 1, size: 20, name: String::new() }
    }
}

impl Search {
    /// A question for these records.
    pub fn of<T: Record>(&self, call: Call) -> Ask<Page<T>> {
        let call = call.with("page", self.page.to_string()).with("size", self.size.to_string());
        // ZenML reads a word before a colon as an operator, so that one always stands here.
        let call = match self.name.trim() {
            "" => call,
            name => call.with("name", format!("contains:{name}")),
        };
        Ask::new(call)
    }
}

impl<T: Record> Record for Page<T> {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let count = |key: &str| json.get(key).as_count();
        let Json::List(items) = json.get("items") else { return Err(Malformed("`items`")) };
        Ok(Self {
            index: count("index").ok_or(Malformed("`index`"))?,
            total_pages: count("total_pages").ok_or(Malformed("`total_pages`"))?,
            total: count("total").ok_or(Malformed("`total`"))?,
            items: items.iter().map(T::read).collect::<Result<_, _>>()?,
        })
    }
}

impl Record for Reference {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let id = json.get("id").to_text().ok_or(Malformed("`id`"))?;
        Ok(Self { id, name: json.get("name").to_text().unwrap_or_default() })
    }
}

/// A reply of which nothing is used.
impl Record for () {
    fn read(_: &Json) -> Result<Self, Malformed> {
        Ok(())
    }
}

impl Reference {
    /// A record that may be missing.
    pub(crate) fn if_any(json: &Json) -> Option<Self> {
        Self::read(json).ok()
    }
}
