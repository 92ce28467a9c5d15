//! Makes the pictures of the documents anew: the main states of the page, in three widths and two colour schemes.

use crate::{arguments, failure::Failure, test};

/// Opens the release page in Chromium and takes pictures of it.
///
/// # Errors
/// An argument, a tool that is missing, a page that cannot be built or opened.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    arguments::none(arguments)?;
    test::end_to_end_alone("states::every_main_state_has_its_pictures", "SLIPWAY_WRITE_PICTURES")
}
