//! Deputies of a server that starts no runs: services that run a pipeline with the SDK, GitHub Actions, GitLab, and a gateway of one's own.
//!
//! What GitHub and GitLab are sent follows their documentation; it was never sent to either.

mod files;
mod handed;
mod objection;
mod progress;
mod started;
mod wording;

pub use handed::Handed;
pub use objection::Objection;
pub use progress::{Lines, Progress};
pub use started::{Found, Started};

use crate::Json;
use crate::address::Address;
use crate::call::{Body, Call, Method};
use crate::operation::Ask;
use crate::order::Order;
use crate::record::Record;

/// Where an order goes. The address is that of its connection: `https://api.github.com`, GitLab's own, or the gateway's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deputy {
    /// A gateway of one's own, as `gateway/openapi.json` describes it.
    Gateway,
    /// A workflow of GitHub Actions that has a `workflow_dispatch` with the input `launch`.
    Github {
        /// Whose repository.
        owner: String,
        /// The repository.
        repository: String,
        /// The workflow's file name.
        workflow: String,
        /// The branch or tag that has it.
        reference: String,
        /// Whether it is an Enterprise Server, whose interface is below `/api/v3`.
        enterprise: bool,
    },
    /// A pipeline of GitLab CI that reads the variable `SLIPWAY_LAUNCH`.
    Gitlab {
        /// The project's number, or its path, as in `group/project`.
        project: String,
        /// The branch or tag.
        reference: String,
    },
}

/// What a service can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abilities {
    /// It does an order once, however often it comes.
    pub idempotent: bool,
    /// A start whose reply was lost can be found again.
    pub findable: bool,
    /// It hands out what is printed.
    pub logs: bool,
    /// Starting takes one secret and everything else another one, so that there are two connections.
    pub two_secrets: bool,
}

/// More than GitHub takes as the inputs of a workflow, in characters.
const TOO_LONG: usize = 65_536;

impl Deputy {
    /// What a gateway can do. All deputies say how far a run is, and stop it.
    pub const GATEWAY: Abilities = Abilities { idempotent: true, findable: true, logs: true, two_secrets: false };
    /// What GitHub can do.
    pub const GITHUB: Abilities = Abilities { idempotent: false, findable: true, logs: false, two_secrets: false };
    /// What GitLab can do.
    pub const GITLAB: Abilities = Abilities { idempotent: false, findable: false, logs: false, two_secrets: true };

    /// What it can do.
    pub const fn abilities(&self) -> Abilities {
        match self {
            Self::Gateway => Self::GATEWAY,
            Self::Github { .. } => Self::GITHUB,
            Self::Gitlab { .. } => Self::GITLAB,
        }
    }

    /// Asks what can be started, which also tells whether the token is good: a gateway's pipelines, the workflow at GitHub, the project
    /// at GitLab.
    pub fn offer(&self) -> Ask<Offer> {
        Ask::new(match self {
            Self::Gateway => Call::to(Method::Get, &["pipelines"]),
            Self::Github { .. } => self.workflow(None, Method::Get),
            Self::Gitlab { project, .. } => Call::to(Method::Get, &["api", "v4", "projects", project]),
        })
    }

    /// Whether the interface of a GitHub at this address is that of an Enterprise Server, below `/api/v3`. Those in the cloud have an
    /// address of their own for it, which begins with `api.`.
    pub fn is_enterprise(address: &Address) -> bool {
        !address.origin().contains("://api.")
    }

    /// Whether the order is longer than the service takes.
    pub fn is_too_long(&self, order: &Order) -> bool {
        matches!(self, Self::Github { .. }) && order.json().to_string().chars().count() >= TOO_LONG
    }

    /// Starts an order. Only a gateway does it once however often it is sent; to the others a call whose answer was lost is not to
    /// be sent again before [`Deputy::find`] has found nothing.
    pub fn start(&self, order: &Order) -> Ask<Started> {
        Ask::new(self.start_call(order))
    }

    /// The call that starts an order, as it is shown.
    pub fn start_call(&self, order: &Order) -> Call {
        match self {
            Self::Gateway => Call::to(Method::Post, &["launches"]).body(Body::Json(order.json())).once(order.launch),
            Self::Github { reference, .. } => {
                let inputs = Json::object([("launch", Json::text(order.json().to_string()))]);
                let body = Json::object([
                    ("ref", Json::text(reference)),
                    ("inputs", inputs),
                    ("return_run_details", true.into()),
                ]);
                self.workflow(Some("dispatches"), Method::Post).body(Body::Json(body))
            }
            Self::Gitlab { project, reference } => {
                // GitLab puts other variables in where a value names them with a dollar. In JSON a dollar can be written so.
                let order = order.json().to_string().replace('$', "\\u0024");
                let fields = [("ref", reference.clone()), ("variables[SLIPWAY_LAUNCH]", order)];
                let fields = fields.map(|(name, value)| (name.to_owned(), value)).to_vec();
                let path = ["api", "v4", "projects", project, "trigger", "pipeline"];
                Call::to(Method::Post, &path).open().body(Body::Trigger(fields))
            }
        }
    }

    /// Looks for the run of an order whose start told no id; `None` where the service has no way to, and for a gateway, at which a
    /// run has the id of its launch.
    pub fn find(&self) -> Option<Ask<Found>> {
        let call = match self {
            Self::Github { reference, .. } => {
                let runs = self.workflow(Some("runs"), Method::Get).with("event", "workflow_dispatch");
                runs.with("branch", reference).with("per_page", "50")
            }
            Self::Gateway | Self::Gitlab { .. } => return None,
        };
        Some(Ask::new(call))
    }

    /// How far a run is.
    pub fn progress(&self, id: &str) -> Ask<Progress> {
        Ask::new(self.of_run(Method::Get, id, None))
    }

    /// Stops a run.
    pub fn stop(&self, id: &str) -> Ask<()> {
        let call = self.of_run(Method::Post, id, Some(if *self == Self::Gateway { "stop" } else { "cancel" }));
        Ask::new(call)
    }

    /// What a run printed after so many lines; `None` where the service hands nothing out that a page can read.
    pub fn lines(&self, id: &str, after: u64) -> Option<Ask<Lines>> {
        let call = || self.of_run(Method::Get, id, Some("logs")).with("after", after.to_string());
        self.abilities().logs.then(|| Ask::new(call()))
    }

    fn of_run(&self, method: Method, id: &str, last: Option<&str>) -> Call {
        let mut path = match self {
            Self::Gateway => vec!["launches", id],
            Self::Github { .. } => self.repository(&["runs", id]),
            Self::Gitlab { project, .. } => vec!["api", "v4", "projects", project, "pipelines", id],
        };
        path.extend(last);
        Call::to(method, &path)
    }

    fn workflow(&self, last: Option<&str>, method: Method) -> Call {
        let Self::Github { workflow, .. } = self else { return Call::to(method, &[]) };
        let mut path = self.repository(&["workflows", workflow]);
        path.extend(last);
        Call::to(method, &path)
    }

    /// A path below the actions of a repository at GitHub.
    fn repository<'a>(&'a self, last: &[&'a str]) -> Vec<&'a str> {
        let Self::Github { owner, repository, enterprise, .. } = self else { return Vec::new() };
        let begin: &[&str] = if *enterprise { &["api", "v3"] } else { &[] };
        [begin, &["repos", owner, repository, "actions"], last].concat()
    }
}

/// What a service says before anything is started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The names of the pipelines that a gateway can run; empty for the others, which do not say.
    pub pipelines: Vec<String>,
    /// Why a workflow takes no orders, in GitHub's word (`disabled_manually`, …); empty where it does.
    pub dormant: String,
}

impl Record for Offer {
    fn read(json: &Json) -> Result<Self, crate::Malformed> {
        let pipelines = match json.get("pipelines") {
            Json::List(items) => items.iter().filter_map(Json::to_text).collect(),
            // A workflow of GitHub's or a project of GitLab's.
            _ if matches!(json.get("id"), Json::Number(_)) => Vec::new(),
            _ => return Err(crate::Malformed("`pipelines`")),
        };
        let dormant = json.get("state").to_text().filter(|state| state != "active").unwrap_or_default();
        Ok(Self { pipelines, dormant })
    }
}
