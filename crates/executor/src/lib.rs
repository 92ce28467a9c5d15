//! Launching on a ZenML server, as calls to send and replies to read. The crate sends nothing itself: it knows no browser, no
//! network, no clock and no chance. Identities come in as arguments, and times to wait go out as values.
//!
//! 1. A [`Connection`] is a server's [`Address`], a [`Credential`] and the token that came of it; it makes a [`Call`] into a
//!    [`Request`].
//! 2. An [`Operation`] says which call is due and takes what came of it; an [`Exchange`] drives one, logs in, and waits where the
//!    server has no room.
//! 3. [`ProbeQuery`] asks what the server is. Records ([`project`], [`stack`], [`pipeline`], [`snapshot`], [`build`], [`run`]) are
//!    listed with a [`Search`]; [`SourceQuery`] asks for everything about a snapshot.
//! 4. A [`Wish`] says what to launch, [`preflight()`] what speaks against it, a [`Plan`] which calls it takes, and
//!    [`script()`] writes them for a shell.
//! 5. A person's [`Confirmation`] turns the plan into a [`Launch`]; a [`Follow`] watches its run, a [`log::Log`] reads what it
//!    prints, [`run::Run::stop`] stops it.
//!
//! # What a page calls
//!
//! | a person | entry point | what comes of it |
//! |---|---|---|
//! | types an address | [`Address::parse`] | the address, or an [`address::AddressError`] with message and hint |
//! | types a key, a name and password, or a token | [`Credential::key`], [`Credential::password`], [`Credential::token`] | the credential, or a [`credential::CredentialError`] |
//! | connects | [`Connection::new`], [`ProbeQuery`] | a [`Probe`]: release, account, and whether the server can launch ([`probe::Launching`]) |
//! | wants no key kept | [`short_token::ShortToken::ask`], [`Connection::log_in_with`] | a token that lapses |
//! | looks around, page by page | [`project::Project::list`], [`stack::Stack::list`], [`pipeline::Pipeline::list`], [`snapshot::Snapshot::list`], [`build::Build::list`], [`Run::list`] | a [`Page`] of them |
//! | chooses a stack | [`stack::Component::of_stack`], [`stack::Component::in_form`] | the components as the form has them |
//! | chooses an earlier image | [`build::Build::caveats`], [`reuse::find`], [`reuse::explain`] | what to know about it; the build that ZenML would take, or why not one |
//! | chooses a snapshot | [`SourceQuery`], [`parameter::Parameter::all`] | a [`Source`], and the form of its parameters |
//! | has settings and an image | [`Wish::of`], [`preflight()`], [`preflight::may_start`] | [`preflight::Finding`]s with place, message and hint |
//! | reads what will be done | [`Plan::new`], [`Plan::calls`], [`Call::shown`], [`script()`] | the calls, and the commands for a shell |
//! | confirms | [`Confirmation::by_person`], [`Plan::begin`] | a [`launch::Launched`] with its [`launch::Proof`], or a [`launch::Halted`] that goes on where it stopped |
//! | waits | [`Follow`], [`log::Log`] | [`follow::Report`]s on the way, [`follow::Followed`] at the end; the lines that are new |
//! | stops it | [`run_status::RunStatus::may_stop`], [`Run::stop`] | |
//! | has a server that cannot launch | [`Connection::to_deputy`], [`Deputy::offer`], [`Order::of`], [`Deputy::objections`], [`Deputy::start`], [`Deputy::progress`], [`Deputy::stop`], [`Deputy::find`], [`deputy::Handed`], [`Deputy::files`] | the run at CI or at a gateway; what is kept of it; the workflow and script that CI needs |
//! | comes back after a reload | [`launch::Remembered`], [`launch::ProofQuery`] | the run, by what was kept of it |
//! | sees something fail | [`Failure::message`], [`Failure::said`], [`Failure::hints`], [`Connection::knock`] | what is so, the server's own words, what to do |
//!
//! # How an operation is carried
//!
//! Everything above that talks to a server is an [`Operation`]. Whoever carries it has the network and the clock; a browser's
//! `fetch` is called with `credentials: "omit"` and `redirect: "error"`:
//!
//! ```
//! use executor::{Address, Answer, Connection, Credential, Exchange, Operation, ProbeQuery, Reply, Request, Turn};
//!
//! /// Carries an operation to its end.
//! fn carry<O: Operation>(
//!     connection: &mut Connection,
//!     operation: O,
//!     mut fetch: impl FnMut(Request) -> Answer,
//!     mut sleep: impl FnMut(u32),
//! ) -> O::Outcome {
//!     let mut exchange = Exchange::new(operation);
//!     loop {
//!         match exchange.turn(connection) {
//!             // The next call is due. Before a launch sends it, `awaiting.operation()` is what `launch::Remembered` keeps.
//!             Turn::Send(request, awaiting) => {
//!                 let answer = fetch(request);
//!                 exchange = awaiting.answer(connection, answer);
//!                 // Here `exchange.operation()` shows how far it is: a launch its stage, a follower its report.
//!             }
//!             // Nothing for a while, for a reason that is told.
//!             Turn::Pause(pause, waiting) => {
//!                 sleep(pause.seconds);
//!                 exchange = waiting;
//!             }
//!             Turn::Done(outcome) => return outcome,
//!         }
//!     }
//! }
//!
//! let address = Address::parse("https://zenml.example.com").map_err(|error| error.message())?;
//! let key = Credential::key("ZENKEY_example").map_err(|error| error.message())?;
//! let mut connection = Connection::new(address, key, "https://slipway.example.com");
//! let mut asked = Vec::new();
//! let outcome = carry(
//!     &mut connection,
//!     ProbeQuery::default(),
//!     |request| {
//!         asked.push(request.url.clone());
//!         // What a server says to a key that it does not know.
//!         match request.url.rsplit('/').next() {
//!             Some("info") => Answer::Reply(Reply {
//!                 status: 200,
//!                 body: r#"{"version": "0.98.0", "auth_scheme": "OAUTH2_PASSWORD_BEARER"}"#.into(),
//!             }),
//!             _ => Answer::Reply(Reply {
//!                 status: 401,
//!                 body: r#"{"detail": ["CredentialsNotValid", "Authentication error: error decoding API key"]}"#.into(),
//!             }),
//!         }
//!     },
//!     |_seconds| {},
//! );
//! assert_eq!(asked, ["https://zenml.example.com/api/v1/info", "https://zenml.example.com/api/v1/login"]);
//! assert_eq!(outcome.unwrap_err().message(), "The server does not accept this login");
//! # Ok::<(), String>(())
//! ```
//!
//! A launch is carried the same way; what it comes to is either a run or the launch itself, to be carried again:
//!
//! ```no_run
//! # use executor::{Confirmation, Connection, Follow, Identity, Launch, Operation, Plan, Source, Wish, launch::Launched};
//! # fn carry<O: Operation>(_: &mut Connection, operation: O) -> O::Outcome { unimplemented!() }
//! # fn page(connection: &mut Connection, source: &Source, wish: &Wish, random: [u8; 16]) {
//! let plan = Plan::new(source, wish, "0.98.0");
//! let launch: Launch = plan.begin(Confirmation::by_person(Identity::of_random(random)));
//! let launched: Launched = match carry(connection, launch) {
//!     Ok(launched) => launched,
//!     // `halted.failure` says why. When the person tries again, the call that failed is sent again, under the same key.
//!     Err(halted) => match carry(connection, *halted.launch) {
//!         Ok(launched) => launched,
//!         Err(_) => return,
//!     },
//! };
//! let followed = carry(connection, Follow::new(&launched.run.id, executor::follow::Limits::default()));
//! # let _ = followed;
//! # }
//! ```
//!
//! The contract with the server was found by running one (ZenML 0.98.0); a failure is told apart as far as that goes
//! ([`Failure`]).

pub mod address;
pub mod build;
pub mod call;
pub mod connection;
pub mod credential;
pub mod deputy;
pub mod exchange;
pub mod failure;
pub mod follow;
pub mod identity;
pub mod json;
pub mod launch;
pub mod log;
pub mod operation;
pub mod order;
pub mod parameter;
pub mod pipeline;
pub mod plan;
pub mod preflight;
pub mod probe;
pub mod project;
pub mod record;
pub mod reply;
pub mod request;
pub mod reuse;
pub mod run;
pub mod run_status;
pub mod script;
pub mod short_token;
pub mod snapshot;
pub mod snapshot_detail;
pub mod source;
pub mod stack;
pub mod step_run;
pub mod wish;

pub use address::Address;
pub use call::Call;
pub use connection::Connection;
pub use credential::Credential;
pub use deputy::Deputy;
pub use exchange::{Awaiting, Exchange, Turn};
pub use failure::Failure;
pub use follow::Follow;
pub use identity::Identity;
pub use json::Json;
pub use launch::{Confirmation, Launch, Remembered};
pub use operation::{Ask, Malformed, Operation, Pause, Step};
pub use order::Order;
pub use plan::Plan;
pub use preflight::preflight;
pub use probe::{Probe, ProbeQuery};
pub use record::{Page, Record, Reference, Search};
pub use reply::{Answer, Reply};
pub use request::Request;
pub use run::Run;
pub use script::script;
pub use source::{Source, SourceQuery};
pub use wish::Wish;
