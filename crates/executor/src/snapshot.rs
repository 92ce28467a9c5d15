//! Snapshots: compiled pipelines from which runs are started.

use crate::Json;
use crate::call::Call;
use crate::operation::{Ask, Malformed};
use crate::record::{Page, Record, Reference, Search};

/// A snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Its id.
    pub id: String,
    /// Its name; empty for one that has none.
    pub name: String,
    /// When it was made, in UTC (ISO 8601).
    pub created: String,
    /// Whether the server calls it runnable: it has a build that is not local and knows its stack. That does not promise
    /// that a run starts.
    pub runnable: bool,
    /// Whether its pipeline is dynamic.
    pub dynamic: bool,
    /// The project's id.
    pub project: String,
    /// Its pipeline.
    pub pipeline: Reference,
    /// Its stack; `None` where that was deleted.
    pub stack: Option<Reference>,
    /// The id of its build; `None` where that was deleted or never made.
    pub build: Option<String>,
}

impl Snapshot {
    /// The named snapshots of a pipeline that the server calls runnable, the newest first.
    pub fn list(project: &str, pipeline: &str, search: &Search) -> Ask<Page<Self>> {
        let call = Call::get(&["pipeline_snapshots"]).with("project", project).with("pipeline", pipeline);
        search.of(call.with("named_only", "true").with("runnable", "true").with("sort_by", "desc:created"))
    }

    /// The snapshot of a name, if there is one.
    pub fn of_name(project: &str, pipeline: &str, name: &str) -> Call {
        let call = Call::get(&["pipeline_snapshots"]).with("project", project).with("pipeline", pipeline);
        call.with("name", name).with("page", "1").with("size", "1")
    }

    /// A snapshot with everything that a copy needs.
    pub fn whole(id: &str) -> Call {
        Call::get(&["pipeline_snapshots", id])
    }
}

impl Record for Snapshot {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Reference { id, name } = Reference::read(json)?;
        let (body, resources) = (json.get("body"), json.get("resources"));
        let pipeline = resources.get("pipeline");
        Ok(Self {
            id,
            name,
            created: body.get("created").to_text().unwrap_or_default(),
            runnable: body.get("runnable").is_true(),
            dynamic: body.get("is_dynamic").is_true(),
            project: body.get("project_id").to_text().ok_or(Malformed("`project_id`"))?,
            pipeline: Reference {
                id: body.get("pipeline_id").to_text().ok_or(Malformed("`pipeline_id`"))?,
                name: pipeline.get("name").to_text().unwrap_or_default(),
            },
            stack: Reference::if_any(resources.get("stack")),
            build: resources.at(&["build", "id"]).to_text(),
        })
    }
}
