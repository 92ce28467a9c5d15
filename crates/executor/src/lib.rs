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
//! The contract with the server was found by running one (ZenML 0.98.0); a failure is told apart as far as that goes
//! ([`Failure`]).

pub mod address;
pub mod build;
pub mod call;
pub mod connection;
pub mod credential;
pub mod exchange;
pub mod failure;
pub mod follow;
pub mod identity;
pub mod json;
pub mod launch;
pub mod log;
pub mod operation;
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
pub use exchange::{Awaiting, Exchange, Turn};
pub use failure::Failure;
pub use follow::Follow;
pub use identity::Identity;
pub use json::Json;
pub use launch::{Confirmation, Launch};
pub use operation::{Ask, Malformed, Operation, Pause, Step};
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
