//! Pipelines.

use crate::Json;
use crate::call::Call;
use crate::operation::{Ask, Malformed};
use crate::record::{Page, Record, Reference, Search};
use crate::run_status::RunStatus;

/// A pipeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pipeline {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How its latest run goes or went; `None` where it never ran.
    pub latest_run: Option<RunStatus>,
}

impl Pipeline {
    /// The pipelines of a project, those that ran last first.
    pub fn list(project: &str, search: &Search) -> Ask<Page<Self>> {
        search.of(Call::get(&["pipelines"]).with("project", project).with("sort_by", "desc:latest_run"))
    }
}

impl Record for Pipeline {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, name } = Reference::read(json)?;
        let latest_run = json.at(&["resources", "latest_run_status"]).as_text().map(RunStatus::of_key);
        Ok(Self { id, name, latest_run })
    }
}
