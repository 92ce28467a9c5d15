//! `cargo xtask bench`: how fast things are, beside what they are compared with.

mod engine;
mod facts;
mod hostile;
mod page;

use crate::failure::Failure;

/// What is measured: the name of a section, and the function that prints it and says what does not hold.
type Section = (&'static str, fn() -> Result<Vec<String>, Failure>);

/// Every section, in the order in which they are printed. A new one is one row.
const SECTIONS: [Section; 5] = [
    ("engine", engine::run),
    ("facts", facts::run),
    ("hostile", hostile::run),
    ("typing", page::typing),
    ("loading", page::loading),
];

/// What follows the task's name.
pub const ARGUMENTS: &str = "[SECTION…]";

/// Measures every section, or those that are named.
///
/// # Errors
/// An unknown section, something that cannot be measured, or a figure that is worse than it has to be.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = arguments.iter().find(|name| !SECTIONS.iter().any(|(known, _)| known == name)) {
        let known = SECTIONS.map(|(name, _)| name).join(", ");
        return Err(Failure::new(format!("there is no section `{unknown}`, but {known}")));
    }
    let mut broken = Vec::new();
    for (name, section) in SECTIONS {
        if arguments.is_empty() || arguments.iter().any(|argument| argument == name) {
            broken.extend(section()?);
        }
    }
    if broken.is_empty() { Ok(()) } else { Err(Failure::new(broken.join("\n"))) }
}
