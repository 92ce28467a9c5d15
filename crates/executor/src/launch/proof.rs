//! Whether a run is on our images.

use crate::Json;
use crate::build::Build;
use crate::failure::Failure;
use crate::operation::{Operation, Step};
use crate::run::Run;
use crate::source::read;

/// Whether the build of a run holds our images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// It does, every key.
    Holds,
    /// It does not: keys, and the images that stand there, empty for none.
    Differs(Vec<(String, String)>),
    /// Nobody could look.
    Unknown(Failure),
}

/// Looks whether the build of a run holds these images: for a run that was found again.
pub struct ProofQuery {
    images: Vec<(String, String)>,
    state: State,
}

enum State {
    Run(String),
    Build(String),
    Over(Proof),
}

impl Proof {
    pub(super) fn of(images: &[(String, String)], build: &Build) -> Self {
        let found = |key: &str| build.image(key).map(|image| image.image.clone()).unwrap_or_default();
        let other = images.iter().filter(|(key, image)| found(key) != *image);
        let others: Vec<(String, String)> = other.map(|(key, _)| (key.clone(), found(key))).collect();
        if others.is_empty() { Self::Holds } else { Self::Differs(others) }
    }
}

impl ProofQuery {
    /// Looks at a run by its id, for images by key.
    pub fn new(run: &str, images: &[(String, String)]) -> Self {
        Self { images: images.to_vec(), state: State::Run(run.to_owned()) }
    }
}

impl Operation for ProofQuery {
    type Outcome = Proof;

    fn next(self) -> Step<Self> {
        let call = match &self.state {
            State::Run(id) => Run::whole(id),
            State::Build(id) => Build::whole(id),
            State::Over(proof) => return Step::Done(proof.clone()),
        };
        Step::Call(call, self)
    }

    fn take(self, reply: Result<Json, Failure>) -> Self {
        let state = match self.state {
            State::Run(_) => read::<Run>(reply).and_then(|run| {
                let build = run.build.ok_or(Failure::Malformed("the run's build"))?;
                Ok(State::Build(build))
            }),
            State::Build(_) => read::<Build>(reply).map(|build| State::Over(Proof::of(&self.images, &build))),
            State::Over(proof) => Ok(State::Over(proof)),
        };
        Self { images: self.images, state: state.unwrap_or_else(|failure| State::Over(Proof::Unknown(failure))) }
    }
}
