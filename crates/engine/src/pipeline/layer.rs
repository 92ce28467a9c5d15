//! `DockerSettings` at one level: as an object or as a dict.

use crate::value::Dict;

/// `settings={"docker": …}` at one level of a pipeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// How they are written.
    pub form: Form,
    /// The keyword arguments, or the entries of the dict.
    pub keywords: Dict,
}

/// How settings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `DockerSettings(...)`: validated and migrated where it is written.
    Object,
    /// A dict, in code or in a file: validated when all dicts of its level are merged.
    Dict,
}

impl Layer {
    /// `DockerSettings(**keywords)`.
    pub const fn object(keywords: Dict) -> Self {
        Self { form: Form::Object, keywords }
    }

    /// A dict.
    pub const fn dict(keywords: Dict) -> Self {
        Self { form: Form::Dict, keywords }
    }
}
