//! Writes shell.html anew: what the page shows before its Wasm is there.

use crate::{arguments, failure::Failure, test};

/// Opens the release page in Chromium and keeps what it begins with.
///
/// # Errors
/// An argument, a tool that is missing, a page that cannot be built or opened.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    arguments::none(arguments)?;
    test::end_to_end_alone("shell::the_shell_is_what_a_new_page_shows", "SLIPWAY_WRITE_SHELL")
}
