//! What is done with a server, as a value: it says which call is due and takes what came of it.

use crate::Json;
use crate::call::Call;
use crate::failure::{Failure, Purpose};
use crate::record::Record;

/// A conversation with a server. It sends nothing itself: whoever drives it does, through an [`crate::Exchange`].
pub trait Operation: Sized {
    /// What comes of it.
    type Outcome;

    /// What is to be done next.
    fn next(self) -> Step<Self>;

    /// Takes what came of the call that was due.
    #[must_use]
    fn take(self, reply: Result<Json, Failure>) -> Self;

    /// For what the calls are made.
    fn purpose(&self) -> Purpose {
        Purpose::Other
    }
}

/// What is to be done next.
pub enum Step<O: Operation> {
    /// A call is due.
    Call(Call, O),
    /// Nothing for a while.
    Pause(Pause, O),
    /// It is over.
    Done(O::Outcome),
}

/// A time to wait. It is told and not done: whoever drives the operation has the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// How long.
    pub seconds: u32,
    /// Why.
    pub reason: Reason,
}

/// Why there is a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The server has no room for another run (429); the same call is sent again under the same key.
    NoRoom,
    /// The server has too much to do (429); the same call is sent again.
    Busy,
    /// Too many logins in a minute (429).
    TooManyLogins,
    /// There was no answer; the same call is sent again under the same key.
    NoAnswer,
    /// The run is asked about again and again.
    Following,
}

/// One question.
pub struct Ask<T>(State<T>);

enum State<T> {
    Due(Call),
    Asked,
    Over(Result<T, Failure>),
}

/// A reply lacks what ZenML always sends: what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed(pub &'static str);

impl<T: Record> Ask<T> {
    /// The question that a call is.
    pub const fn new(call: Call) -> Self {
        Self(State::Due(call))
    }
}

impl<T: Record> Operation for Ask<T> {
    type Outcome = Result<T, Failure>;

    fn next(self) -> Step<Self> {
        match self.0 {
            State::Due(call) => Step::Call(call, Self(State::Asked)),
            State::Asked => Step::Done(Err(Failure::Malformed("a reply"))),
            State::Over(outcome) => Step::Done(outcome),
        }
    }

    fn take(self, reply: Result<Json, Failure>) -> Self {
        Self(State::Over(reply.and_then(|json| T::read(&json).map_err(Failure::from))))
    }
}

impl From<Malformed> for Failure {
    fn from(malformed: Malformed) -> Self {
        Self::Malformed(malformed.0)
    }
}

impl Reason {
    /// What a person is told meanwhile.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NoRoom => {
                "The server is starting other runs. The same start is tried again, nothing is started twice"
            }
            Self::Busy => "The server has too much to do. The same call is sent again",
            Self::TooManyLogins => "The server takes no more logins for a minute",
            Self::NoAnswer => "There is no answer. The same call is sent again, nothing is done twice",
            Self::Following => "The run is asked about again and again",
        }
    }
}
