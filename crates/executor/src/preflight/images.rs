//! The images and what they are for.

use super::{Fact, Finding, Situation, Spot};
use engine::Severity;
use engine::check::{fault_of_image, moves};

/// Whether there is something to run, and an image to run it in.
pub fn check(situation: &Situation<'_>, findings: &mut Vec<Finding>) {
    let source = situation.source;
    let mut report = |severity, spot, fact| findings.push(Finding::new(severity, spot, fact));
    match &source.build {
        None => report(Severity::Error, Spot::Snapshot, Fact::BuildGone),
        Some(build) if build.images.is_empty() => report(Severity::Error, Spot::Snapshot, Fact::NoImages),
        Some(_) => {}
    }
    if !source.snapshot.summary.dynamic && source.snapshot.steps().next().is_none() {
        report(Severity::Error, Spot::Snapshot, Fact::NoSteps);
    }
    for (key, image) in &situation.wish.images {
        let (spot, image) = (Spot::Image(key.clone()), image.trim());
        if image.is_empty() {
            report(Severity::Error, spot, Fact::ImageMissing);
        } else if let Some(part) = fault_of_image(image) {
            report(Severity::Error, spot, Fact::ImageUnreadable(image.to_owned(), part));
        } else if moves(image) {
            report(Severity::Warning, spot, Fact::ImageMoves(image.to_owned()));
        }
    }
}
