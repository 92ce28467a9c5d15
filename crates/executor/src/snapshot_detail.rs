//! A snapshot with everything that a copy of it needs.

use crate::Json;
use crate::operation::Malformed;
use crate::record::Record;
use crate::snapshot::Snapshot;

/// A snapshot and the whole of what the server sent about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotDetail {
    /// What the list shows of it.
    pub summary: Snapshot,
    json: Json,
}

impl SnapshotDetail {
    /// Its metadata as the server sent it.
    pub fn metadata(&self) -> &Json {
        self.json.get("metadata")
    }

    /// Its resources as the server sent them.
    pub fn resources(&self) -> &Json {
        self.json.get("resources")
    }

    /// Its steps: names and configurations. A dynamic pipeline has here only those of `depends_on`.
    pub fn steps(&self) -> impl Iterator<Item = (&str, &Json)> {
        self.metadata().get("step_configurations").entries().iter().map(|(name, step)| (name.as_str(), step))
    }

    /// The `DockerSettings` of the pipeline, as far as they are set.
    pub fn docker(&self) -> &Json {
        self.metadata().at(&["pipeline_configuration", "settings", "docker"])
    }

    /// Whether the code is kept where a step can fetch it, and the settings allow it to (`should_download_code`). Otherwise
    /// the image has to hold it.
    pub fn downloads_code(&self) -> bool {
        let allows = |key: &str| !matches!(self.docker().get(key), Json::Bool(false));
        let repository = !self.resources().get("code_reference").is_null();
        (repository && allows("allow_download_from_code_repository"))
            || (self.metadata().get("code_path").to_text().is_some() && allows("allow_download_from_artifact_store"))
    }
}

impl Record for SnapshotDetail {
    fn read(json: &Json) -> Result<Self, Malformed> {
        for part in ["pipeline_configuration", "step_configurations", "run_name_template"] {
            if json.at(&["metadata", part]).is_null() {
                return Err(Malformed("the snapshot's `metadata`"));
            }
        }
        Ok(Self { summary: Snapshot::read(json)?, json: json.clone() })
    }
}
