//! Would ZenML reuse an earlier build, and if not, why not (`find_existing_build`, `reuse_or_create_pipeline_build`, R25)?

mod condition;
mod difference;
mod explanation;

pub use condition::{BuildQuery, Condition, ExistingBuild};
pub use difference::{Difference, Part, RecordedImage, between_builds, from_record};
pub use explanation::{Explanation, Obstacle, between_configs, search, with_build};
