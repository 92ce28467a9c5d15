//! Why a task stopped, said to the person at the terminal.

use std::fmt;

/// The reason a task stopped. Any error becomes one by `?`; [`Explain`] puts in front what was being done.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with this text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// A failure about which everything has been said already.
    pub fn said() -> Self {
        Self(String::new())
    }

    /// Whether there is something left to say.
    pub fn is_said(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `Failure` itself is no `Error`: that is what allows this for every type that is one.
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// Says what was being done when an error came.
pub trait Explain<T> {
    /// The value, or a failure that reads "`what`: the error".
    fn explain(self, what: impl fmt::Display) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> Explain<T> for Result<T, E> {
    fn explain(self, what: impl fmt::Display) -> Result<T, Failure> {
        self.map_err(|error| Failure(format!("{what}: {error}")))
    }
}
