//! What a link sets, item by item: what a person should look through before relying on a link of somebody else's.

mod host;
mod remark;

pub use remark::Remark;

use super::write::{self, Pair, Permission};
use super::{Opened, literal};
use crate::config::Config;
use crate::place::Place;
use crate::value::PythonValue;

/// One thing that a link sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The control that it sets; [`Place::Link`] for a key that nobody knows here.
    pub place: Place,
    /// Its key in the link.
    pub key: String,
    /// Its value as a person reads it. Whole files are whole here.
    pub text: String,
    /// Why it deserves a second look; mostly nothing.
    pub remarks: Vec<Remark>,
}

/// All that a Config sets, in the order of a link. Nothing is withheld here: the list stays with the person.
pub fn given(config: &Config) -> Vec<Given> {
    let (pairs, _) = write::pairs(config, Permission::All);
    pairs.into_iter().map(of_pair).collect()
}

impl Opened {
    /// What the text sets.
    pub fn given(&self) -> Vec<Given> {
        given(&self.config)
    }
}

fn of_pair(Pair { key, value, place, known }: Pair) -> Given {
    let text = match literal::read(&value) {
        Some(Some(PythonValue::Text(text))) => text,
        Some(_) if known => value.chars().skip(1).collect(),
        _ => value,
    };
    let remarks = if known { remark::remarks(&place, &key, &text) } else { vec![Remark::Unrecognised] };
    Given { place, key, text, remarks }
}
