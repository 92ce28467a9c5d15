//! The command-line program, run as a person or a CI job runs it.

#[cfg(test)]
mod check;
#[cfg(test)]
mod check_link;
#[cfg(test)]
mod program;
#[cfg(test)]
mod render;
