//! Steps of a run.

use crate::Json;
use crate::call::Call;
use crate::operation::Malformed;
use crate::record::{Record, Reference};
use crate::run::LogSource;
use crate::run_status::RunStatus;

/// A step that ran or runs (`StepRunResponse`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRun {
    /// Its id.
    pub id: String,
    /// Its name in the run.
    pub name: String,
    /// How far it is.
    pub status: RunStatus,
    /// When it began, in UTC (ISO 8601); empty for not yet.
    pub start: String,
    /// When it ended, in UTC (ISO 8601); empty for not yet.
    pub end: String,
    /// Its logs.
    pub logs: Vec<LogSource>,
}

impl StepRun {
    /// The steps of a run that began, in their order. A step that is retried comes once for each attempt.
    pub fn of_run(project: &str, run: &str) -> Call {
        let call = Call::get(&["steps"]).with("project", project).with("pipeline_run_id", run);
        call.with("sort_by", "asc:created").with("page", "1").with("size", "1000")
    }
}

impl Record for StepRun {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, name } = Reference::read(json)?;
        let body = json.get("body");
        let text = |key: &str| body.get(key).to_text().unwrap_or_default();
        Ok(Self {
            id,
            name,
            status: RunStatus::of_key(body.get("status").as_text().ok_or(Malformed("`status`"))?),
            start: text("start_time"),
            end: text("end_time"),
            logs: LogSource::all(json.get("resources")),
        })
    }
}
