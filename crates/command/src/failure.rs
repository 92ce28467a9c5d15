//! Why the program cannot do what it was asked for.

use std::fmt;
use std::io;

/// A reason, in a sentence for the person at the terminal.
#[derive(Debug)]
pub enum Failure {
    /// Anything that is not about a stream or a file.
    Said(String),
    /// A file or stream: what was to be done, and why it was not.
    World(String, io::Error),
}

impl Failure {
    /// Whether the other end of a pipe was closed.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::World(_, error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(reason) => out.write_str(reason),
            Self::World(what, error) => write!(out, "{what}: {error}"),
        }
    }
}

impl From<String> for Failure {
    fn from(reason: String) -> Self {
        Self::Said(reason)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::World("the answer cannot be written".to_owned(), error)
    }
}
