//! How far a run at a service is, and what it prints.

use super::started::page;
use crate::Json;
use crate::operation::Malformed;
use crate::record::Record;
use crate::run_status::RunStatus;

/// How far a run is, as the service says it. At GitHub and GitLab that is the job, which waits for ZenML's run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Its status in ZenML's words.
    pub status: RunStatus,
    /// Why, where the service says so; empty elsewhere.
    pub reason: String,
    /// Its page; `None` for none.
    pub page: Option<String>,
    /// The id of ZenML's run; `None` where the service does not say it.
    pub run: Option<String>,
}

/// Lines that a run printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The lines.
    pub lines: Vec<String>,
    /// How many lines there were up to these: what to ask after next.
    pub after: u64,
}

/// Words of GitHub (`status`, and `conclusion` once that is `completed`) and GitLab (`status`) that ZenML does not have.
const WORDS: [(&str, RunStatus); 24] = [
    ("requested", RunStatus::Queued),
    ("pending", RunStatus::Queued),
    ("waiting", RunStatus::Queued),
    ("created", RunStatus::Queued),
    ("waiting_for_resource", RunStatus::Queued),
    ("waiting_for_callback", RunStatus::Queued),
    ("preparing", RunStatus::Provisioning),
    ("scheduled", RunStatus::Queued),
    ("manual", RunStatus::Paused),
    ("in_progress", RunStatus::Running),
    ("success", RunStatus::Completed),
    ("neutral", RunStatus::Completed),
    ("failure", RunStatus::Failed),
    ("timed_out", RunStatus::Failed),
    ("startup_failure", RunStatus::Failed),
    ("action_required", RunStatus::Paused),
    ("stale", RunStatus::Cancelled),
    ("canceled", RunStatus::Cancelled),
    ("canceling", RunStatus::Cancelling),
    ("queued", RunStatus::Queued),
    ("running", RunStatus::Running),
    ("failed", RunStatus::Failed),
    ("skipped", RunStatus::Skipped),
    ("cancelled", RunStatus::Cancelled),
];

fn status(word: &str) -> RunStatus {
    let known = WORDS.iter().find(|(known, _)| *known == word).map(|(_, status)| status.clone());
    known.unwrap_or_else(|| RunStatus::of_key(word))
}

impl Record for Progress {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let conclusion = json.get("conclusion").to_text();
        let word = json.get("status").to_text().ok_or(Malformed("`status`"))?;
        Ok(Self {
            status: status(conclusion.as_ref().unwrap_or(&word)),
            reason: json.get("reason").to_text().or(conclusion).unwrap_or_default(),
            page: page(json),
            run: json.get("run").to_text(),
        })
    }
}

impl Record for Lines {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Json::List(items) = json.get("lines") else { return Err(Malformed("`lines`")) };
        Ok(Self {
            lines: items.iter().filter_map(Json::to_text).collect(),
            after: json.get("after").as_count().ok_or(Malformed("`after`"))?,
        })
    }
}
