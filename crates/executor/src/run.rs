//! Runs.

use crate::Json;
use crate::call::{Call, encoded};
use crate::operation::{Ask, Malformed};
use crate::record::{Page, Record, Reference, Search};
use crate::run_status::RunStatus;

/// A run (`PipelineRunResponse`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How far it is.
    pub status: RunStatus,
    /// Why, where the server knows; empty elsewhere.
    pub reason: String,
    /// When it was made, in UTC (ISO 8601).
    pub created: String,
    /// When it was changed last, in UTC (ISO 8601): of a finished run, when it ended.
    pub updated: String,
    /// The project's id.
    pub project: String,
    /// Its pipeline.
    pub pipeline: Option<Reference>,
    /// Its stack.
    pub stack: Option<Reference>,
    /// The snapshot that it was started from.
    pub source_snapshot: Option<Reference>,
    /// The id of its build.
    pub build: Option<String>,
    /// Its logs.
    pub logs: Vec<LogSource>,
    /// The launch that it came of, where a page like this one started it and the reply says so.
    pub launch: Option<String>,
}

/// A log of a run or a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogSource {
    /// Its id.
    pub id: String,
    /// Who wrote it: `runner`, `orchestrator`, `step`, …
    pub source: String,
}

/// Under which key of a pipeline's `extra` a run says of which launch it came.
pub(crate) const LAUNCH: &str = "slipway_launch";

impl Run {
    /// The runs of a project, the newest first.
    pub fn list(project: &str, pipeline: Option<&str>, search: &Search) -> Ask<Page<Self>> {
        let call = Call::get(&["runs"]).with("project", project).with("sort_by", "desc:created");
        search.of(pipeline.map_or(call.clone(), |pipeline| call.with("pipeline", pipeline)))
    }

    /// The runs that were started from a snapshot, with what they say of their launch.
    pub fn of_snapshot(project: &str, snapshot: &str) -> Call {
        let call = Call::get(&["runs"]).with("project", project).with("source_snapshot_id", snapshot);
        call.with("sort_by", "desc:created").with("hydrate", "true").with("page", "1").with("size", "20")
    }

    /// A run, as far as its progress goes.
    pub fn state(id: &str) -> Call {
        Call::get(&["runs", id]).with("hydrate", "false")
    }

    /// A run with everything that is known of it.
    pub fn whole(id: &str) -> Call {
        Call::get(&["runs", id])
    }

    /// Stops a run at once. The server allows it only while it runs.
    pub fn stop(id: &str) -> Ask<()> {
        Ask::new(Call::post(&["runs", id, "stop"], Json::Null).with("graceful", "false"))
    }

    /// Has the server ask the orchestrator how far a run really is.
    pub fn refresh(id: &str) -> Call {
        Call::post(&["runs", id, "refresh"], Json::Null)
    }

    /// The run's page on a server's own dashboard (`get_run_url`), by the dashboard's address and the project's name.
    pub fn page(&self, dashboard: &str, project: &str) -> String {
        format!("{}/projects/{}/runs/{}", dashboard.trim_end_matches('/'), encoded(project), encoded(&self.id))
    }
}

impl Record for Run {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, name } = Reference::read(json)?;
        let (body, resources) = (json.get("body"), json.get("resources"));
        let text = |key: &str| body.get(key).to_text().unwrap_or_default();
        Ok(Self {
            id,
            name,
            status: RunStatus::of_key(body.get("status").as_text().ok_or(Malformed("`status`"))?),
            reason: text("status_reason"),
            created: text("created"),
            updated: text("updated"),
            project: text("project_id"),
            pipeline: Reference::if_any(resources.get("pipeline")),
            stack: Reference::if_any(resources.get("stack")),
            source_snapshot: Reference::if_any(resources.get("source_snapshot")),
            build: resources.at(&["build", "id"]).to_text(),
            logs: LogSource::all(resources),
            launch: json.at(&["metadata", "config", "extra", LAUNCH]).to_text(),
        })
    }
}

impl LogSource {
    /// The logs that a record names among its resources.
    pub(crate) fn all(resources: &Json) -> Vec<Self> {
        let read = |json: &Json| {
            let source = json.at(&["body", "source"]).to_text().unwrap_or_default();
            Some(Self { id: json.get("id").to_text()?, source })
        };
        resources.get("log_collection").items().iter().filter_map(read).collect()
    }
}
