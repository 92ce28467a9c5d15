//! What is on a server from the beginning.

use serde_json::Value;

/// What was put on a fresh server.
#[derive(Debug, Clone)]
pub struct Seed {
    /// The API key of a service account, which may do everything but administer.
    pub key: String,
    /// The password of the user `member`, who is no administrator.
    pub member_password: String,
    /// The project's id.
    pub project: String,
    stacks: Value,
    snapshots: Value,
}

impl Seed {
    /// Nothing yet.
    pub(crate) const fn empty() -> Self {
        Self {
            key: String::new(),
            member_password: String::new(),
            project: String::new(),
            stacks: Value::Null,
            snapshots: Value::Null,
        }
    }

    /// Reads what the script says it made.
    pub(crate) fn read(text: &str) -> Self {
        let json: Value = serde_json::from_str(text).expect("seed.py prints JSON");
        let text = |key: &str| json[key].as_str().expect(key).to_owned();
        Self {
            key: text("key"),
            member_password: text("member"),
            project: text("project"),
            stacks: json["stacks"].clone(),
            snapshots: json["snapshots"].clone(),
        }
    }

    /// The id of a stack: `team` is sound, `other` is like it, `half_local` and `own_flavor` are what their names say.
    pub fn stack(&self, name: &str) -> &str {
        self.stacks[name].as_str().expect(name)
    }

    /// The id of a snapshot: `v1` of the pipelines `one_image`, `two_images` and `dynamic` by the pipeline's name, a broken one by
    /// its own.
    pub fn snapshot(&self, name: &str) -> &str {
        self.snapshots[name].as_str().expect(name)
    }
}
