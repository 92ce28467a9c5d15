//! What a launch starts from: a snapshot, its build and its stack, asked for one after another.

use crate::Json;
use crate::build::Build;
use crate::failure::Failure;
use crate::operation::{Operation, Step};
use crate::record::{Page, Record};
use crate::snapshot::Snapshot;
use crate::snapshot_detail::SnapshotDetail;
use crate::stack::Component;

/// A snapshot with everything that decides whether and how a copy of it can be launched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The snapshot.
    pub snapshot: SnapshotDetail,
    /// Its build; `None` where that was deleted or never made.
    pub build: Option<Build>,
    /// The components of its stack; none where that was deleted.
    pub components: Vec<Component>,
}

/// Asks for a [`Source`].
pub struct SourceQuery(State);

enum State {
    Snapshot(String),
    AskedSnapshot,
    Build(Box<SnapshotDetail>, String),
    AskedBuild(Box<SnapshotDetail>),
    Components(Box<SnapshotDetail>, Option<Build>),
    AskedComponents(Box<SnapshotDetail>, Option<Build>),
    Over(Box<Result<Source, Failure>>),
}

impl State {
    fn over(outcome: Result<Source, Failure>) -> Self {
        Self::Over(Box::new(outcome))
    }
}

impl SourceQuery {
    /// Asks for a snapshot by its id.
    pub fn new(snapshot: &str) -> Self {
        Self(State::Snapshot(snapshot.to_owned()))
    }
}

impl Operation for SourceQuery {
    type Outcome = Result<Source, Failure>;

    fn next(self) -> Step<Self> {
        match self.0 {
            State::Snapshot(id) => Step::Call(Snapshot::whole(&id), Self(State::AskedSnapshot)),
            State::Build(snapshot, id) => Step::Call(Build::whole(&id), Self(State::AskedBuild(snapshot))),
            State::Components(snapshot, build) => match snapshot.summary.stack.as_ref().map(|stack| stack.id.clone()) {
                Some(stack) => {
                    let call = Component::of_stack(&stack);
                    Step::Call(call, Self(State::AskedComponents(snapshot, build)))
                }
                None => Step::Done(Ok(Source { snapshot: *snapshot, build, components: Vec::new() })),
            },
            State::Over(outcome) => Step::Done(*outcome),
            State::AskedSnapshot | State::AskedBuild(_) | State::AskedComponents(..) => {
                Step::Done(Err(Failure::Malformed("a reply")))
            }
        }
    }

    fn take(self, reply: Result<Json, Failure>) -> Self {
        let next = match self.0 {
            State::AskedSnapshot => read::<SnapshotDetail>(reply).map(|snapshot| {
                let snapshot = Box::new(snapshot);
                match snapshot.summary.build.clone() {
                    Some(build) => State::Build(snapshot, build),
                    None => State::Components(snapshot, None),
                }
            }),
            State::AskedBuild(snapshot) => read(reply).map(|build| State::Components(snapshot, Some(build))),
            State::AskedComponents(snapshot, build) => read::<Page<Component>>(reply)
                .map(|page| State::over(Ok(Source { snapshot: *snapshot, build, components: page.items }))),
            other => Ok(other),
        };
        Self(next.unwrap_or_else(|failure| State::over(Err(failure))))
    }
}

/// Reads a reply that is a record.
pub(crate) fn read<T: Record>(reply: Result<Json, Failure>) -> Result<T, Failure> {
    reply.and_then(|json| T::read(&json).map_err(Failure::from))
}
