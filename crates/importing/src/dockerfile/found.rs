//! What a Dockerfile says about the settings, until all of it is read.

use super::variables::Variables;
use engine::PythonValue;
use engine::value::Dict;

/// What was found so far in the stages that the image is made of.
#[derive(Default)]
pub(super) struct Found {
    pub variables: Variables,
    pub environment: Dict,
    pub arguments: Dict,
    pub labels: Dict,
    pub apt_packages: Vec<String>,
    pub requirements: Vec<String>,
    pub installer: Option<&'static str>,
    pub options: Dict,
    pub cache_mount: Option<String>,
    pub user: Option<String>,
}

impl Found {
    /// Sets a variable for what follows, and the environment of the image.
    pub(super) fn set(&mut self, name: &str, value: String) {
        self.variables.0.insert(name.to_owned(), value.clone());
        self.environment.insert(name, PythonValue::Text(value));
    }
}
