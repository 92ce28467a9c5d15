//! Reports: what stands in them, and that those for whom they are written can read them.

use facts::report::{self, Checked};
use facts::{Facts, Standing, Verdict, let_zenml_build};
use serde_json::Value;

use super::agreement::facts_of;
use super::recordings::recording;
use super::stacks::{contract_of, stacks};

fn with<T>(image: &str, stack: &str, strict: bool, answer: impl Fn(&Checked<'_>) -> T) -> T {
    let config = stacks().into_iter().find(|(name, _)| *name == stack).expect("the stack").1;
    let contracts = [contract_of(&config, "registry.example.com/ml/train:1")];
    let facts: Facts = facts_of(&recording(image), &["probe.json", "inspect.json", "history.json"]);
    let verdicts: Vec<Verdict> = facts::check(&contracts, &facts);
    answer(&Checked { contracts: &contracts, facts: &facts, verdicts: &verdicts, strict })
}

#[test]
fn the_sentence_counts_what_fails_and_says_when() {
    let sentence = |image, stack| with(image, stack, false, |checked| facts::summary(checked.verdicts).sentence());
    assert_eq!(sentence("full", "kubernetes").split(',').next(), Some("All 9 requirements are satisfied"));
    // s3fs, boto3 and aws-profile-manager.
    assert_eq!(sentence("no-store", "kubernetes"), "3 missing: will fail at step start");
    // slack-sdk; PySocks, which requests[socks] brings, and a folder in which any user may write.
    assert_eq!(sentence("wrong-versions", "docker"), "2 missing, 1 wrong version: will fail at step start");
}

#[test]
fn json_holds_every_verdict_with_what_was_found_and_where() {
    with("no-store", "kubernetes", false, |checked| {
        let read: Value = serde_json::from_str(&report::json(checked).text()).expect("it is JSON");
        let image = &read["images"][0];
        assert_eq!(image["image"], "registry.example.com/ml/train:1");
        assert_eq!(image["satisfied"], false);
        let verdicts = image["verdicts"].as_array().expect("verdicts");
        assert_eq!(verdicts.len(), checked.verdicts.len());
        for (one, verdict) in verdicts.iter().zip(checked.verdicts) {
            assert_eq!(one["standing"], verdict.standing.key());
            assert!(one["found"].as_str().is_some_and(|found| !found.is_empty()), "{one}");
        }
        let sources = read["sources"].as_array().expect("sources");
        assert_eq!(sources.len(), 3);
        assert_eq!(sources[0]["formats"][0], "Slipway's probe");
    });
}

#[test]
fn a_table_in_markdown_has_the_same_cells_in_every_row() {
    for (image, stack) in [("no-store", "kubernetes"), ("entrypoint", "airflow"), ("full", "skypilot")] {
        let text = with(image, stack, false, |checked| report::markdown(checked).text());
        assert!(text.starts_with("**"), "{text}");
        assert!(!text.lines().any(|line| line.starts_with('#')), "a heading tears an issue apart");
        for row in text.lines().filter(|line| line.starts_with('|')) {
            // A bar in a cell is escaped.
            let bars = row.replace("\\|", "").matches('|').count();
            assert_eq!(bars, 6, "{row}");
        }
        // A table needs an empty line before it, else GitHub shows bars.
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with("| | Requirement")) {
            assert_eq!((lines[number - 1], lines[number + 1]), ("", "|---|---|---|---|---|"), "{line}");
        }
    }
}

#[test]
fn junit_counts_what_it_lists() {
    for (image, stack) in [("no-store", "kubernetes"), ("full", "kubernetes"), ("wrong-versions", "docker")] {
        for strict in [false, true] {
            with(image, stack, strict, |checked| {
                let text = report::junit(checked).text();
                let count = |part: &str| text.matches(part).count().to_string();
                let head = text.lines().find(|line| line.contains("<testsuite ")).expect("a suite");
                for (attribute, element) in
                    [("tests", "<testcase "), ("failures", "<failure"), ("errors", "<error"), ("skipped", "<skipped")]
                {
                    let said = head.split(&format!(" {attribute}=\"")).nth(1).and_then(|rest| rest.split('"').next());
                    assert_eq!(said, Some(count(element).as_str()), "{attribute} of {image}");
                }
                let failing = checked
                    .verdicts
                    .iter()
                    .filter(|one| one.standing.fails() && one.requirement.severity == engine::Severity::Error);
                assert_eq!(count("<failure"), failing.count().to_string(), "{image}");
            });
        }
    }
}

#[test]
fn letting_zenml_build_is_offered_where_that_mends_everything_and_nowhere_else() {
    let offered = |image: &str, stack: &str| {
        let config = stacks().into_iter().find(|(name, _)| *name == stack).expect("the stack").1;
        let catalog = catalog::for_release(&config.release);
        with(image, stack, false, |checked| {
            let [contract] = checked.contracts else { panic!("one contract") };
            let document = let_zenml_build(&config, &catalog, contract, checked.verdicts, checked.facts);
            document.map(|document| document.text())
        })
    };
    let text = offered("no-store", "kubernetes").expect("the store's requirements are ZenML's to install");
    assert!(
        text.contains("parent_image=\"registry.example.com/ml/train:1\"") && !text.contains("skip_build"),
        "{text}"
    );
    for (image, stack) in
        [("full", "kubernetes"), ("plain", "kubernetes"), ("no-folder", "docker"), ("entrypoint", "airflow")]
    {
        assert_eq!(offered(image, stack), None, "{image}, {stack}");
    }
}

#[test]
fn every_verdict_has_a_place_that_its_texts_have() {
    for image in super::recordings::NAMES {
        for (stack, _) in stacks() {
            with(image, stack, false, |checked| {
                for verdict in checked.verdicts {
                    for place in &verdict.places {
                        assert!(place.source < checked.facts.sources.len(), "{verdict:?}");
                        assert!(!checked.facts.place(*place).is_empty());
                    }
                    assert!(verdict.standing != Standing::Wrong || !verdict.found.is_empty());
                }
            });
        }
    }
}
