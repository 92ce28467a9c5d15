//! Carries requests to a server as a browser would for a page of another origin, and drives operations with it.

use executor::call::Method;
use executor::{Answer, Connection, Exchange, Operation, Pause, Reply, Request, Turn};
use std::cell::{Cell, RefCell};
use std::time::Duration;

/// The origin of the page whose browser this is.
pub const PAGE: &str = "http://localhost:8080";

/// A browser without a screen.
pub struct Carrier {
    agent: ureq::Agent,
    page: &'static str,
    /// Every answer with the method and target of its request, in their order.
    pub answers: RefCell<Vec<(String, Answer)>>,
    /// Every pause that was told.
    pub pauses: RefCell<Vec<Pause>>,
    /// How many of the next answers get lost on their way back.
    pub losses: Cell<usize>,
}

impl Carrier {
    /// A browser with a page of an origin.
    pub fn of(page: &'static str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)));
        let answers = RefCell::default();
        Self { agent: config.build().into(), page, answers, pauses: RefCell::default(), losses: Cell::new(0) }
    }

    /// Sends a request, as `fetch` does.
    pub fn fetch(&self, request: &Request) -> Answer {
        let answer = self.send(request);
        let target = request.url.split_once("/api/v1").map_or("", |(_, target)| target);
        let lost = self.losses.get() > 0;
        self.losses.set(self.losses.get().saturating_sub(1));
        let answer = if lost { Answer::Nothing } else { answer };
        self.answers.borrow_mut().push((format!("{} {target}", request.method.name()), answer.clone()));
        answer
    }

    fn send(&self, request: &Request) -> Answer {
        let with_headers = request.headers.iter().fold(
            ureq::http::Request::builder().method(request.method.name()).uri(&request.url).header("Origin", self.page),
            |builder, (name, value)| builder.header(*name, value),
        );
        let sent = match (&request.body, request.method) {
            (Some(body), _) => self.agent.run(with_headers.body(body.clone()).unwrap()),
            (None, Method::Get | Method::Post) => self.agent.run(with_headers.body(()).unwrap()),
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
                    exchange = awaiting.answer(connection, self.fetch(&request));
                    look(exchange.operation());
                }
                Turn::Pause(pause, paused) => {
                    self.pauses.borrow_mut().push(pause);
                    // Told seconds are only as long as they have to be: the server is on this machine.
                    std::thread::sleep(Duration::from_millis(250) * pause.seconds.min(4));
                    exchange = paused;
                }
                Turn::Done(outcome) => return outcome,
            }
        }
    }
}
