//! What looks secret in a Config, value by value, and which of it a person lets travel all the same.

use super::crc32;
use crate::place::Place;
use core::fmt;

/// A value, or a part of one, that looks secret and is not in a text. It names the value without holding it. Those that a
/// person ticks, each for itself, are what [`super::encode_allowing`] lets travel; a value that is changed afterwards is
/// another one. They are no part of a Config and in no text.
#[derive(Clone, PartialEq, Eq)]
pub struct Withheld {
    /// Where it stands.
    pub place: Place,
    /// What it is called there: the name of a variable or an option, else the text without the secret.
    pub name: String,
    /// The checksum of the value.
    value: u32,
}

impl Withheld {
    pub(super) fn new(place: Place, name: &str, value: &str) -> Self {
        Self { place, name: name.to_owned(), value: crc32::of(value.as_bytes()) }
    }
}

/// Without the checksum, from which a short value could be guessed.
impl fmt::Debug for Withheld {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Withheld({:?}, {:?})", self.place, self.name)
    }
}
