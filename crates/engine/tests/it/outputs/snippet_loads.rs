//! Settings of random pipelines of every release, which the real ZenML of that release has loaded from every snippet.

use crate::adapter_snippets::with_snippets;
use serde_json::Value;

/// The cases of releases.
macro_rules! of_releases {
    ($($release:literal,)*) => {
        [$(($release, include_bytes!(concat!("../../cases/snippets/", $release, ".jsonl.gz")).as_slice()),)*]
    };
}

/// Every release that has a catalog.
static OF_RELEASES: [(&str, &[u8]); 34] = of_releases![
    "0.55.5", "0.56.4", "0.57.1", "0.58.2", "0.60.0", "0.61.0", "0.62.0", "0.63.0", "0.64.0", "0.65.0", "0.66.0",
    "0.67.0", "0.68.1", "0.70.0", "0.71.0", "0.72.0", "0.73.0", "0.74.0", "0.75.0", "0.80.2", "0.81.0", "0.82.1",
    "0.83.1", "0.84.3", "0.85.0", "0.90.0", "0.91.2", "0.92.0", "0.93.3", "0.94.6", "0.95.1", "0.96.4", "0.97.0",
    "0.98.0",
];

/// After a change of how snippets are written, `cargo xtask oracle RELEASE --kind snippets --count 24` has ZenML load them
/// anew.
#[test]
fn zenml_of_every_release_has_loaded_exactly_these_snippets_to_what_is_set() {
    assert!(OF_RELEASES.iter().map(|(release, _)| release).eq(catalog::releases()));
    let (mut valid, mut snippets) = (0, 0);
    for (release, cases) in OF_RELEASES {
        let text = std::io::read_to_string(flate2::read::GzDecoder::new(cases)).expect("the cases can be unpacked");
        for line in text.lines() {
            let case: Value = serde_json::from_str(line).expect("a case is JSON");
            let id = case["id"].as_str().expect("a case has an id");
            let written = with_snippets(case.clone()).expect("the case is one of the release");
            assert_eq!(written["snippets"], case["snippets"], "{release} {id} is written in another way today");
            assert_eq!(written["docker_settings"], case["docker_settings"], "{id}");
            let loads = case["expected"]["loads"].as_array().expect("every snippet was loaded");
            assert_eq!(loads.len(), case["snippets"].as_array().map_or(0, Vec::len), "{id}");
            assert!(loads.iter().all(|load| *load == Value::Bool(true)), "{id}: {loads:#?}");
            snippets += loads.len();
            let levels = case["expected"]["levels"].as_array().expect("every level was read");
            let refused = levels.iter().any(|level| level.get("error").is_some());
            if !refused {
                valid += 1;
                check_what_is_set(&case["docker_settings"], &levels[0], id);
            }
        }
    }
    assert!(valid >= 500 && snippets >= 5_000, "only {valid} pipelines with {snippets} snippets are valid");
}

/// What the Config sets is set in the model as well.
fn check_what_is_set(settings: &Value, level: &Value, id: &str) {
    let set = level["set"].as_array().expect("the names of the fields that are set");
    for name in settings.as_object().expect("keyword arguments").keys() {
        assert!(set.contains(&Value::from(name.as_str())), "{id}: {name} is not among {set:?}");
    }
}
