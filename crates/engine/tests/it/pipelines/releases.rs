//! Pipelines and the reuse of builds under the releases that the oracle answers: pipelines from 0.91.1 on, reuse from
//! 0.68.1 on.

use crate::cases::check;
use crate::{adapter_pipelines, adapter_reuse};
use engine::Release;
use serde_json::Value;

/// The cases of releases.
macro_rules! of_releases {
    ($($release:literal,)*) => {
        [$(($release, include_bytes!(concat!("../../cases/runs/", $release, ".jsonl.gz")).as_slice()),)*]
    };
}

/// Every release that has a catalog, but for 0.98.0, which has cases of its own.
static OF_RELEASES: [(&str, &[u8]); 21] = of_releases![
    "0.68.1", "0.70.0", "0.71.0", "0.72.0", "0.73.0", "0.74.0", "0.75.0", "0.80.2", "0.81.0", "0.82.1", "0.83.1",
    "0.84.3", "0.85.0", "0.90.0", "0.91.2", "0.92.0", "0.93.3", "0.94.6", "0.95.1", "0.96.4", "0.97.0",
];

/// Patches that brought something and have no catalog, because a later one of their minor has; and 0.75.1, which takes that
/// of an earlier one.
static OF_PATCHES: [(&str, &[u8]); 9] =
    of_releases!["0.75.1", "0.91.1", "0.93.1", "0.93.2", "0.94.3", "0.94.4", "0.95.0", "0.96.1", "0.96.2",];

fn actual(case: &Value) -> Value {
    if case["kind"] == "reuse" { adapter_reuse::actual(case) } else { adapter_pipelines::actual(case) }
}

#[test]
fn every_release_runs_pipelines_and_reuses_builds_as_it_did() {
    let answered = Release::new(0, 68, 1)..Release::new(0, 98, 0);
    let releases = catalog::releases().iter().filter(|name| answered.contains(&Release::parse(name).unwrap()));
    assert!(OF_RELEASES.iter().map(|(release, _)| release).eq(releases));
    for (release, cases) in OF_RELEASES {
        let pipelines = Release::parse(release).unwrap() >= Release::new(0, 91, 1);
        check(cases, if pipelines { 50 } else { 25 }, actual);
    }
}

#[test]
fn a_patch_without_a_catalog_runs_pipelines_and_reuses_builds_as_it_did() {
    OF_PATCHES.iter().for_each(|(release, cases)| check(cases, if *release == "0.91.1" { 50 } else { 20 }, actual));
}
