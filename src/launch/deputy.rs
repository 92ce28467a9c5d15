//! Launching through a deputy: one column of steps, from the service to the end of the run.

mod check;
mod draft;
mod earlier;
mod files;
mod pipeline;
mod reach;
mod run;
mod sending;
mod state;

pub use state::{Deputed, Reach, Ready, Sending};

use super::{Launching, Through};
use crate::markup::Content;
use crate::panels::Pane;

/// The steps after the choice of the way.
pub fn steps(pane: Pane, launching: Launching, way: Through) -> Content {
    let draft = draft::draft(pane.session, launching, way);
    let steps = [
        reach::reach(pane, launching, way),
        pipeline::pipeline(pane, launching, way),
        check::check(pane, launching, way, draft),
        run::run(launching),
    ];
    steps.into_iter().collect()
}
