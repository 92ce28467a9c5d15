//! The sentences of problems: what is so, and what to do.

use super::Problem;

impl Problem {
    /// What is so, in a sentence.
    pub fn message(&self) -> String {
        String::new()
    }

    /// What to do about it; `None` where nothing needs to be done.
    pub fn hint(&self) -> Option<String> {
        None
    }
}
