//! How a launch ends, and how one is found again whose page went away.

use super::{Launch, Proof, of_launch};
use crate::Json;
use crate::failure::Failure;
use crate::identity::Identity;
use crate::operation::{Operation, Step};
use crate::run::Run;

/// A run that was started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Launched {
    /// The run.
    pub run: Run,
    /// Whether it is on our images.
    pub proof: Proof,
}

/// A launch that stopped. What it made stays made: given to an exchange again, it goes on with the call that failed, under
/// the same key.
#[derive(Debug)]
pub struct Halted {
    /// Why.
    pub failure: Failure,
    /// The launch.
    pub launch: Box<Launch>,
}

/// Looks for the run of a launch whose page was reloaded before the reply came.
pub struct RunSearch {
    project: String,
    snapshot: String,
    launch: Identity,
    found: Option<Box<Result<Option<Run>, Failure>>>,
}

impl RunSearch {
    /// Looks among the runs of a copy, by the project's id and the copy's.
    pub fn new(project: &str, snapshot: &str, launch: Identity) -> Self {
        Self { project: project.to_owned(), snapshot: snapshot.to_owned(), launch, found: None }
    }
}

impl Operation for RunSearch {
    type Outcome = Result<Option<Run>, Failure>;

    fn next(self) -> Step<Self> {
        match self.found {
            Some(found) => Step::Done(*found),
            None => Step::Call(Run::of_snapshot(&self.project, &self.snapshot), self),
        }
    }

    fn take(mut self, reply: Result<Json, Failure>) -> Self {
        let found = reply.and_then(|json| of_launch(&json, self.launch).map_err(Failure::from));
        self.found = Some(Box::new(found));
        self
    }
}
