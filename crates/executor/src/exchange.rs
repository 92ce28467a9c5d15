//! Drives an operation: logs in before it, again when the token has lapsed, and waits where the server has no room.

use crate::Malformed;
use crate::call::Call;
use crate::connection::Connection;
use crate::failure::{Failure, Purpose};
use crate::operation::{Operation, Pause, Reason, Step};
use crate::reply::{Answer, Reply};
use crate::request::Request;

/// How often a call is sent again while the server has no room: a start takes its runner up to three minutes.
const MOST_BUSY: u32 = 45;
/// How often a login is tried again.
const MOST_LOGINS: u32 = 2;

/// An operation under way. Each of its states can only be used once, so that nothing is sent or answered twice.
///
/// ```text
/// loop { match exchange.turn(&connection) {
///     Turn::Send(request, awaiting) => exchange = awaiting.answer(&mut connection, fetch(request).await),
///     Turn::Pause(pause, waiting) => { sleep(pause.seconds).await; exchange = waiting },
///     Turn::Done(outcome) => return outcome,
/// } }
/// ```
pub struct Exchange<O> {
    operation: O,
    state: State,
}

/// An operation that waits for an answer.
pub struct Awaiting<O> {
    operation: O,
    call: Call,
    login: bool,
    attempts: Attempts,
}

/// What is to be done.
pub enum Turn<O: Operation> {
    /// A request is to be sent, and its answer given to [`Awaiting::answer`].
    Send(Request, Awaiting<O>),
    /// Nothing for a while.
    Pause(Pause, Exchange<O>),
    /// It is over.
    Done(O::Outcome),
}

/// What an exchange does next.
enum State {
    /// It asks the operation.
    Ready,
    /// It sends a call.
    Due(Call, Attempts),
    /// It waits and then sends a call.
    Paused(Pause, Call, Attempts),
}

/// What was tried with a call so far.
#[derive(Debug, Clone, Copy, Default)]
struct Attempts {
    /// Whether the token that goes with it is fresh.
    renewed: bool,
    /// How often the server had no room for it.
    busy: u32,
    /// How often the server took no login for it.
    logins: u32,
}

impl<O: Operation> Exchange<O> {
    /// Begins with an operation.
    pub const fn new(operation: O) -> Self {
        Self { operation, state: State::Ready }
    }

    /// The operation, to show how far it is.
    pub const fn operation(&self) -> &O {
        &self.operation
    }

    /// What is to be done next.
    pub fn turn(self, connection: &Connection) -> Turn<O> {
        let Self { operation, state } = self;
        match state {
            State::Ready => match operation.next() {
                Step::Call(call, operation) => Self::send(operation, call, Attempts::default(), connection),
                Step::Pause(pause, operation) => Turn::Pause(pause, Self::new(operation)),
                Step::Done(outcome) => Turn::Done(outcome),
            },
            State::Due(call, attempts) => Self::send(operation, call, attempts, connection),
            State::Paused(pause, call, attempts) => {
                Turn::Pause(pause, Self { operation, state: State::Due(call, attempts) })
            }
        }
    }

    fn send(operation: O, call: Call, attempts: Attempts, connection: &Connection) -> Turn<O> {
        let login = connection.needs_login(&call);
        let request = if login { connection.request(&Call::login()) } else { connection.request(&call) };
        Turn::Send(request, Awaiting { operation, call, login, attempts })
    }
}

impl<O: Operation> Awaiting<O> {
    /// The operation, to show how far it is.
    pub const fn operation(&self) -> &O {
        &self.operation
    }

    /// The call that was sent: of a login, that of the login.
    pub fn call(&self) -> Call {
        if self.login { Call::login() } else { self.call.clone() }
    }

    /// Takes the answer.
    pub fn answer(self, connection: &mut Connection, answer: Answer) -> Exchange<O> {
        match answer {
            Answer::Nothing => {
                let failure = Failure::NoAnswer(connection.no_answer());
                Exchange::new(self.operation.take(Err(failure)))
            }
            Answer::Reply(reply) if self.login => self.logged_in(connection, reply),
            Answer::Reply(reply) => self.replied(connection, reply),
        }
    }

    fn logged_in(mut self, connection: &mut Connection, reply: Reply) -> Exchange<O> {
        let reply = if reply.status < 300 { reply } else { connection.scrubbed(reply) };
        let failure = match Failure::of(&reply, Purpose::Login) {
            None => match reply.json().ok_or(Malformed("JSON")).and_then(|json| connection.take_token(&json)) {
                Ok(()) => {
                    self.attempts.renewed = true;
                    return self.again();
                }
                Err(malformed) => malformed.into(),
            },
            Some(Failure::Busy(_)) if self.attempts.logins < MOST_LOGINS => {
                self.attempts.logins += 1;
                return self.later(Pause { seconds: 60, reason: Reason::TooManyLogins });
            }
            Some(failure) => failure,
        };
        Exchange::new(self.operation.take(Err(failure)))
    }

    fn replied(mut self, connection: &mut Connection, reply: Reply) -> Exchange<O> {
        let reply = if reply.status < 300 { reply } else { connection.scrubbed(reply) };
        let result = match Failure::of(&reply, self.operation.purpose()) {
            None => reply.json().ok_or(Failure::Malformed("JSON")),
            Some(Failure::Lapsed) if connection.credential().is_exchanged() && !self.attempts.renewed => {
                connection.forget_token();
                return self.again();
            }
            Some(Failure::Busy(_)) if self.attempts.busy < MOST_BUSY => {
                self.attempts.busy += 1;
                let reason = if self.operation.purpose() == Purpose::Start { Reason::NoRoom } else { Reason::Busy };
                let seconds = (self.attempts.busy + 1).min(5);
                return self.later(Pause { seconds, reason });
            }
            Some(failure) => Err(failure),
        };
        Exchange::new(self.operation.take(result))
    }

    /// Sends the same call again.
    fn again(self) -> Exchange<O> {
        Exchange { operation: self.operation, state: State::Due(self.call, self.attempts) }
    }

    /// Sends the same call again after a while.
    fn later(self, pause: Pause) -> Exchange<O> {
        Exchange { operation: self.operation, state: State::Paused(pause, self.call, self.attempts) }
    }
}
