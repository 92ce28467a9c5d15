//! What may still be added to a table (`tomllib._parser.Flags`).

use super::Part;
use std::collections::BTreeMap;

/// The flags of a table, and of those in it.
#[derive(Default)]
pub(super) struct Flags {
    /// It was named by a header or by the beginning of a key.
    pub nested: bool,
    /// Nothing may be added to it, nor to anything in it.
    pub frozen: bool,
    pub inner: BTreeMap<String, Flags>,
}

impl Flags {
    /// Those of a key, made where there are none.
    pub(super) fn at(&mut self, key: &[Part]) -> &mut Self {
        let mut flags = self;
        for (name, _) in key {
            flags = flags.inner.entry(name.clone()).or_default();
        }
        flags
    }

    /// Whether a key was named, and whether it or anything around it is frozen.
    pub(super) fn of(&self, key: &[Part]) -> (bool, bool) {
        let mut flags = self;
        for (name, _) in key {
            if flags.frozen {
                return (false, true);
            }
            match flags.inner.get(name) {
                Some(inner) => flags = inner,
                None => return (false, false),
            }
        }
        (flags.nested, flags.frozen)
    }
}
