//! Verdicts on real images: the image itself agrees, and what it is described in does not matter.

use std::collections::BTreeMap;

use engine::contract::Need;
use facts::{Facts, Standing};

use super::agreement::{disagreements, facts_of, imports, verdicts};
use super::recordings::{NAMES, recording};
use super::stacks::{contract_of, stacks};

/// What a person gives who does as the page says.
const GIVEN: [&str; 3] = ["probe.json", "inspect.json", "history.json"];

#[test]
fn every_image_agrees_with_every_verdict_for_every_stack() {
    let imports = imports(&recording("full"));
    let (mut found, mut counts) = (Vec::new(), BTreeMap::<&str, usize>::new());
    let mut imported = [0, 0];
    for name in NAMES {
        let recording = recording(name);
        for import in recording["judged"]["flavors"].as_object().into_iter().flatten() {
            imported[usize::from(import.1["imported"] == true)] += 1;
        }
        for (stack, config) in stacks() {
            let verdicts = verdicts(&contract_of(&config, name), &recording, &GIVEN);
            for verdict in &verdicts {
                *counts.entry(verdict.standing.key()).or_default() += 1;
            }
            let lines = disagreements(&config, &verdicts, &recording, &imports);
            found.extend(lines.into_iter().map(|line| format!("{name}, {stack}: {line}")));
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    assert!(NAMES.len() >= 8 && stacks().len() >= 5);
    // Images that all do, or none of which does, would prove little.
    for standing in [Standing::Satisfied, Standing::Missing, Standing::Wrong, Standing::NotApplicable] {
        assert!(counts.get(standing.key()).is_some_and(|count| *count >= 10), "{counts:?}");
    }
    assert!(imported.iter().all(|count| *count >= 20), "{imported:?}");
}

#[test]
fn the_full_image_does_for_all_stacks_but_the_one_that_nothing_satisfies() {
    let recording = recording("full");
    let summaries = stacks().into_iter().map(|(stack, config)| {
        let summary = facts::summary(&verdicts(&contract_of(&config, "full"), &recording, &GIVEN));
        (stack, summary.fails(), summary.holds())
    });
    let expected = [
        ("docker", false, true),
        ("kubernetes", false, true),
        ("ssh", false, true),
        ("airflow", false, true),
        ("skypilot", true, false),
        ("hyperai", false, true),
    ];
    assert_eq!(summaries.collect::<Vec<_>>(), expected);
}

/// Ways to describe one image, each of texts that one program prints.
const DESCRIPTIONS: [&[&str]; 20] = [
    &["probe.json"],
    &["pip-freeze.txt"],
    &["pip-freeze-all.txt"],
    &["pip-list.txt"],
    &["pip-list-freeze.txt"],
    &["pip-list.json"],
    &["pip-inspect.json"],
    &["uv-freeze.txt"],
    &["uv-list.txt"],
    &["uv-list.json"],
    &["cyclonedx-bom.json"],
    &["cyclonedx.json"],
    &["spdx.json"],
    &["syft.json"],
    &["dpkg-l.txt"],
    &["dpkg-query.txt"],
    &["dpkg-query-plain.txt"],
    &["inspect.json"],
    &["buildah-inspect.json"],
    &["oci-config.json"],
];

#[test]
fn one_image_in_many_formats_gets_verdicts_that_do_not_contradict_each_other() {
    for name in NAMES {
        let recording = recording(name);
        for (stack, config) in stacks() {
            let contract = contract_of(&config, name);
            let mut described = 0;
            let mut known: Vec<Option<(Standing, &str)>> = vec![None; contract.requirements.len()];
            for files in DESCRIPTIONS.iter().filter(|files| recording["texts"].get(files[0]).is_some()) {
                let verdicts = verdicts(&contract, &recording, files);
                described += usize::from(verdicts.iter().any(|verdict| {
                    matches!(verdict.requirement.need, Need::Distribution(_)) && verdict.standing == Standing::Satisfied
                }));
                for (verdict, known) in verdicts.iter().zip(&mut known) {
                    if verdict.standing == Standing::Unverified {
                        continue;
                    }
                    let (standing, file) = *known.get_or_insert((verdict.standing, files[0]));
                    let title = verdict.requirement.title();
                    assert_eq!(
                        standing, verdict.standing,
                        "{name}, {stack}: {title}, first by {file}, then by {}: {}",
                        files[0], verdict.found
                    );
                }
            }
            if *name == "own-environment" && stack == "kubernetes" {
                assert!(described >= 10, "{described} formats say that something is there");
            }
        }
    }
}

#[test]
fn all_texts_of_an_image_together_contradict_each_other_in_nothing() {
    for name in NAMES {
        let recording = recording(name);
        let files: Vec<&str> = DESCRIPTIONS.iter().map(|files| files[0]).collect();
        let facts: Facts = facts_of(&recording, &files);
        // uv sees nothing of what Debian has installed, and an empty list may be anybody's.
        let unusable: Vec<&str> =
            facts.unusable().into_iter().filter(|file| recording["texts"][*file] != "[]\n").collect();
        assert!(unusable.is_empty(), "{name}: {unusable:?}");
        let contradictions = facts.contradictions();
        // The image in which a distribution is installed twice shows one or the other, by who looks.
        let expected: &[&str] = if *name == "half-an-extra" { &["boto3"] } else { &[] };
        let subjects: Vec<&str> = contradictions.iter().map(|one| one.subject.as_str()).collect();
        assert!(subjects.iter().all(|subject| expected.contains(subject)), "{name}: {contradictions:#?}");
    }
}

#[test]
fn an_sbom_of_several_pythons_counts_only_what_the_one_on_the_path_sees() {
    let zenml = |image: &str, files: &[&str]| {
        let (_, config) = stacks().into_iter().next().expect("a stack");
        let verdicts = verdicts(&contract_of(&config, image), &recording(image), files);
        let verdict = verdicts.into_iter().find(|verdict| verdict.requirement.id() == "zenml.zenml").expect("C1");
        (verdict.standing, verdict.found)
    };
    for (image, files, standing, found) in [
        ("full", &["cyclonedx.json"][..], Standing::Satisfied, "0.98.0"),
        ("own-environment", &["cyclonedx.json"], Standing::Unverified, "which one is on the PATH is not said"),
        ("own-environment", &["spdx.json"], Standing::Unverified, "which one is on the PATH is not said"),
        ("own-environment", &["syft.json"], Standing::Unverified, "/opt/venv/lib/python3.11/site-packages"),
        ("own-environment", &["cyclonedx.json", "inspect.json"], Standing::Satisfied, "0.98.0"),
        ("own-environment", &["spdx.json", "oci-config.json"], Standing::Satisfied, "0.98.0"),
        ("profile-environment", &["cyclonedx.json"], Standing::Unverified, "which one is on the PATH is not said"),
        ("profile-environment", &["cyclonedx.json", "inspect.json"], Standing::Unverified, "does not look"),
    ] {
        let verdict = zenml(image, files);
        assert_eq!(verdict.0, standing, "{image}, {files:?}: {}", verdict.1);
        assert!(verdict.1.contains(found), "{image}, {files:?}: {}", verdict.1);
    }
}
