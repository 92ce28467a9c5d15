//! Carries requests to a server as a browser would for a page of another origin, and drives operations with it.

use crate::recording::Exchanged;
use executor::operation::Reason;
use executor::{Answer, Connection, Exchange, Operation, Pause, Reply, Request, Turn};
use std::cell::{Cell, RefCell};
use std::time::Duration;

/// The origin of the page whose browser this is. Its host is not the server's: for ZenML that is another site.
pub const PAGE: &str = "http://localhost:8080";

/// A browser without a screen.
pub struct Carrier {
    agent: ureq::Agent,
    page: &'static str,
    /// Everything that was said, in its order.
    pub said: RefCell<Vec<Exchanged>>,
    /// Every pause that was told.
    pub pauses: RefCell<Vec<Pause>>,
    /// The answer to which call gets lost on its way back, once: the end of its target.
    pub loses: Cell<Option<&'static str>>,
}

impl Default for Carrier {
    fn default() -> Self {
        Self::of(PAGE)
    }
}

impl Carrier {
    /// A browser with a page of an origin.
    pub fn of(page: &'static str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)));
        Self {
            agent: config.build().into(),
            page,
            said: RefCell::default(),
            pauses: RefCell::default(),
            loses: Cell::default(),
        }
    }

    /// Sends a request, as `fetch` does.
    fn fetch(&self, request: &Request) -> Answer {
        let with_headers = request.headers.iter().fold(
            ureq::http::Request::builder().method(request.method.name()).uri(&request.url).header("Origin", self.page),
            |builder, (name, value)| builder.header(*name, value),
        );
        let sent = match &request.body {
            Some(body) => self.agent.run(with_headers.body(body.clone()).unwrap()),
            None => self.agent.run(with_headers.body(()).unwrap()),
        };
        let Ok(mut reply) = sent else { return Answer::Nothing };
        // A browser keeps a reply from the page unless the server names the page's origin.
        let allowed = reply.headers().get("access-control-allow-origin").and_then(|value| value.to_str().ok());
        if !matches!(allowed, Some(origin) if origin == self.page || origin == "*") {
            return Answer::Nothing;
        }
        let status = reply.status().as_u16();
        reply.body_mut().read_to_string().map_or(Answer::Nothing, |body| Answer::Reply(Reply { status, body }))
    }

    /// Knocks, as `fetch` does without CORS: whether anything answers.
    pub fn knock(&self, connection: &Connection) -> bool {
        self.agent.get(connection.knock()).call().is_ok()
    }

    /// Drives an operation to its end.
    pub fn carry<O: Operation>(&self, connection: &mut Connection, operation: O) -> O::Outcome {
        self.carry_watching(connection, operation, |_| {})
    }

    /// Drives an operation to its end and looks at it after every answer.
    pub fn carry_watching<O: Operation>(
        &self,
        connection: &mut Connection,
        operation: O,
        mut look: impl FnMut(&O),
    ) -> O::Outcome {
        let mut exchange = Exchange::new(operation);
        loop {
            match exchange.turn(connection) {
                Turn::Send(request, awaiting) => {
                    let call = awaiting.call();
                    let answer = self.fetch(&request);
                    let lost = self.loses.get().is_some_and(|end| call.target().ends_with(end));
                    let answer =
                        if lost { self.loses.take().map_or(Answer::Nothing, |_| Answer::Nothing) } else { answer };
                    self.said.borrow_mut().push(Exchanged { call, answer: answer.clone() });
                    exchange = awaiting.answer(connection, answer);
                    look(exchange.operation());
                }
                Turn::Pause(pause, paused) => {
                    self.pauses.borrow_mut().push(pause);
                    // The server is on this machine: half a second of it is enough where nothing is said of its own time.
                    let whole = matches!(pause.reason, Reason::NoRoom | Reason::NoAnswer);
                    std::thread::sleep(Duration::from_millis(if whole { 1000 } else { 400 }) * pause.seconds.min(3));
                    exchange = paused;
                }
                Turn::Done(outcome) => return outcome,
            }
        }
    }

    /// The calls that were sent: method and what stands behind `/api/v1` up to the query, with ids left out.
    pub fn calls(&self) -> Vec<String> {
        self.said.borrow().iter().map(|exchanged| exchanged.short()).collect()
    }

    /// Whether a pause was told for a reason.
    pub fn paused_for(&self, reason: Reason) -> bool {
        self.pauses.borrow().iter().any(|pause| pause.reason == reason)
    }
}
