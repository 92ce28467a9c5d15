//! Where the pipeline's code comes from.

use super::{Fact, Finding, Situation, Spot};
use engine::Severity;

/// Whether a step will find the code that it runs.
pub fn check(situation: &Situation<'_>, findings: &mut Vec<Finding>) {
    let source = situation.source;
    let promised = situation.wish.code_in_images;
    if source.snapshot.downloads_code() {
        return;
    }
    if !promised {
        findings.push(Finding::new(Severity::Error, Spot::Snapshot, Fact::NoCode));
    }
    for image in source.build.iter().flat_map(|build| &build.images).filter(|image| image.contains_code) {
        let fact = Fact::CodeWasInImage(image.image.clone());
        findings.push(Finding::new(Severity::Warning, Spot::Image(image.key.clone()), fact));
    }
}
