//! What a Dockerfile says about the settings, until all of it is read.

use super::variables::Variables;
use engine::PythonValue;
use engine::value::Dict;
use std::collections::BTreeMap;

/// What was found so far in the stages that the image is made of.
#[derive(Default)]
pub(super) struct Found {
    pub variables: Variables,
    /// Arguments from before the first stage, which a stage has to name to know them.
    pub before: BTreeMap<String, String>,
    pub environment: Pairs,
    pub arguments: Pairs,
    pub labels: Pairs,
    pub apt_packages: Vec<String>,
    pub requirements: Vec<String>,
    pub installer: Option<&'static str>,
    pub options: Pairs,
    pub cache_mount: Option<String>,
    pub user: Option<String>,
}

impl Found {
    /// Sets a variable for what follows, and the environment of the image.
    pub(super) fn set(&mut self, name: &str, value: String) {
        self.variables.known.insert(name.to_owned(), value.clone());
        self.environment.insert(name, PythonValue::Text(value));
    }
}

/// Names and values in the order of their first mention; the last value of a name counts.
#[derive(Default)]
pub(super) struct Pairs {
    entries: Vec<(String, PythonValue)>,
    positions: BTreeMap<String, usize>,
}

impl Pairs {
    pub(super) fn get(&self, name: &str) -> Option<&PythonValue> {
        self.entries.get(*self.positions.get(name)?).map(|(_, value)| value)
    }

    pub(super) fn insert(&mut self, name: impl Into<String>, value: PythonValue) {
        let name = name.into();
        let position = self.positions.get(&name).copied();
        match position.and_then(|position| self.entries.get_mut(position)) {
            Some((_, known)) => *known = value,
            None => {
                self.positions.insert(name.clone(), self.entries.len());
                self.entries.push((name, value));
            }
        }
    }

    /// The dict; `None` for an empty one.
    pub(super) fn into_value(self) -> Option<PythonValue> {
        let filled = !self.entries.is_empty();
        filled.then(|| PythonValue::Dict(self.entries.into_iter().collect::<Dict>()))
    }
}
