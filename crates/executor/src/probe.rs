//! What a server is, who is logged in, and whether it can start runs at all.

use crate::Json;
use crate::call::Call;
use crate::failure::{Failure, Purpose};
use crate::identity::Identity;
use crate::operation::{Malformed, Operation, Step};
use crate::project::Account;
use crate::record::Record;
use crate::source::read;
use engine::Release;

/// The first release that has snapshots.
const FIRST: Release = Release::new(0, 90, 0);

/// What is known of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// What it says of itself.
    pub server: Server,
    /// Who is logged in.
    pub account: Account,
    /// Whether it can start runs.
    pub launching: Launching,
}

/// What a server says of itself to anybody (`ServerModel`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its ZenML release.
    pub version: String,
    /// How it wants to be logged in to: `NO_AUTH`, `HTTP_BASIC`, `OAUTH2_PASSWORD_BEARER` or `EXTERNAL`.
    pub auth_scheme: String,
    /// Whether somebody has set it up.
    pub active: bool,
    /// Under which address its runs reach it; empty where it does not know, and then no run starts.
    pub server_url: String,
    /// Where its dashboard is; empty for the same address.
    pub dashboard_url: String,
    /// Whether it is a workspace of ZenML Pro.
    pub pro: bool,
}

/// Whether a server can start runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Launching {
    /// It can.
    Possible,
    /// It has no workload manager, as open-source servers are shipped.
    NoWorkloadManager,
    /// Its release has no snapshots yet.
    TooOld,
    /// It does not say.
    Unknown(Failure),
}

/// Asks for a [`Probe`].
pub struct ProbeQuery(State);

enum State {
    Server,
    AskedServer,
    Account(Server),
    AskedAccount(Server),
    Launching(Server, Account),
    AskedLaunching(Server, Account),
    Over(Result<Probe, Failure>),
}

impl Default for ProbeQuery {
    fn default() -> Self {
        Self(State::Server)
    }
}

impl Operation for ProbeQuery {
    type Outcome = Result<Probe, Failure>;

    fn next(self) -> Step<Self> {
        match self.0 {
            State::Server => Step::Call(Call::get(&["info"]).open(), Self(State::AskedServer)),
            State::Account(server) => Step::Call(Account::current(), Self(State::AskedAccount(server))),
            State::Launching(server, account) => {
                // The route exists where a workload manager does, and no snapshot has this id: nothing can start.
                let call = Call::post(&["pipeline_snapshots", &Identity::NIL.to_string(), "runs"], Json::object([]));
                Step::Call(call, Self(State::AskedLaunching(server, account)))
            }
            State::Over(outcome) => Step::Done(outcome),
            State::AskedServer | State::AskedAccount(_) | State::AskedLaunching(..) => {
                Step::Done(Err(Failure::Malformed("a reply")))
            }
        }
    }

    fn take(self, reply: Result<Json, Failure>) -> Self {
        let next = match self.0 {
            State::AskedServer => read(reply).map(State::Account),
            State::AskedAccount(server) => read(reply).map(|account| State::Launching(server, account)),
            State::AskedLaunching(server, account) => {
                let launching = Launching::of(&server, reply);
                Ok(State::Over(Ok(Probe { server, account, launching })))
            }
            other => Ok(other),
        };
        Self(next.unwrap_or_else(|failure| State::Over(Err(failure))))
    }

    fn purpose(&self) -> Purpose {
        if matches!(self.0, State::AskedLaunching(..)) { Purpose::Start } else { Purpose::Other }
    }
}

impl Launching {
    fn of(server: &Server, reply: Result<Json, Failure>) -> Self {
        let old = Release::parse(&server.version).is_some_and(|release| release < FIRST);
        match reply {
            // The route is there and looked for the snapshot: it names the exception.
            Err(Failure::NotFound(detail)) if detail.exception.is_some() => Self::Possible,
            Err(Failure::NotFound(_) | Failure::CannotLaunch) if old => Self::TooOld,
            Err(Failure::NotFound(_) | Failure::CannotLaunch) => Self::NoWorkloadManager,
            Err(failure) => Self::Unknown(failure),
            Ok(_) => Self::Unknown(Failure::Malformed("a refusal")),
        }
    }
}

impl Server {
    /// Its release, if it is a released one.
    pub fn release(&self) -> Option<Release> {
        Release::parse(&self.version)
    }
}

impl Record for Server {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let text = |key: &str| json.get(key).to_text();
        Ok(Self {
            version: text("version").ok_or(Malformed("`version`"))?,
            auth_scheme: text("auth_scheme").ok_or(Malformed("`auth_scheme`"))?,
            // Releases that do not say it are set up when they start.
            active: !matches!(json.get("active"), Json::Bool(false)),
            server_url: text("server_url").unwrap_or_default(),
            dashboard_url: text("dashboard_url").unwrap_or_default(),
            pro: text("pro_workspace_id").is_some() || text("deployment_type").as_deref() == Some("cloud"),
        })
    }
}
