//! Pipelines of several steps, as the real ZenML compiles, builds and runs them.

mod configs;
mod releases;

use crate::adapter_pipelines;
use crate::cases::check;

#[test]
fn every_pipeline_case_of_0_98_0_is_answered_as_zenml_answers_it() {
    check(include_bytes!("../cases/pipelines-0.98.0.jsonl.gz"), 100, adapter_pipelines::actual);
}
