//! What is worth saying about a Config and all that follows from it.

use crate::outcome::Image;
use crate::problem::Problem;
use crate::situation::Situation;

/// The problems of a situation and its images, the worst first.
pub fn problems(_situation: &Situation<'_>, _images: &[Image]) -> Vec<Problem> {
    Vec::new()
}
