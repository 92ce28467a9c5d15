//! The way out: what was really built on top of images that fail, and what became of them.

use engine::contract::Check;
use facts::{Facts, Standing, Verdict, way_out};
use serde_json::Value;

use super::agreement::{disagreements, facts_of, imports, verdicts};
use super::recordings::recording;
use super::stacks::{contract_of, stacks};

const GIVEN: [&str; 3] = ["probe.json", "inspect.json", "history.json"];

/// The image and the stack that it was mended for.
const MENDED: [(&str, &str); 6] = [
    ("plain", "kubernetes"),
    ("no-store", "kubernetes"),
    ("profile-environment", "docker"),
    ("no-folder", "ssh"),
    ("entrypoint", "airflow"),
    ("wrong-versions", "ssh"),
];

/// The recording of a mended image.
pub fn bytes(name: &str) -> &'static [u8] {
    match name {
        "plain.kubernetes" => include_bytes!("../cases/images/plain.kubernetes.mended.json.gz"),
        "no-store.kubernetes" => include_bytes!("../cases/images/no-store.kubernetes.mended.json.gz"),
        "profile-environment.docker" => include_bytes!("../cases/images/profile-environment.docker.mended.json.gz"),
        "no-folder.ssh" => include_bytes!("../cases/images/no-folder.ssh.mended.json.gz"),
        "entrypoint.airflow" => include_bytes!("../cases/images/entrypoint.airflow.mended.json.gz"),
        "wrong-versions.ssh" => include_bytes!("../cases/images/wrong-versions.ssh.mended.json.gz"),
        other => panic!("nothing is recorded of {other}"),
    }
}

fn check(image: &str, stack: &str, recording: &Value) -> (Vec<Verdict>, Facts, facts::WayOut) {
    let config = stacks().into_iter().find(|(name, _)| *name == stack).expect("the stack").1;
    let contract = contract_of(&config, &format!("localhost/slipway-{image}"));
    let (facts, verdicts) = (facts_of(recording, &GIVEN), verdicts(&contract, recording, &GIVEN));
    let way_out = way_out(&contract, &verdicts, &facts);
    (verdicts, facts, way_out)
}

#[test]
fn the_dockerfile_that_was_built_is_the_one_that_is_written_and_makes_the_image_do() {
    let full = imports(&recording("full"));
    for (image, stack) in MENDED {
        let (verdicts, _, way_out) = check(image, stack, &recording(image));
        assert!(facts::summary(&verdicts).fails(), "{image} does for {stack} without being mended");
        let mended = recording(&format!("{image}.{stack}"));
        assert_eq!(
            mended["dockerfile"].as_str(),
            Some(way_out.dockerfile.text().as_str()),
            "{image}, {stack}: what is written has changed; build it with `cargo xtask build-images facts {image}`"
        );
        let (verdicts, _, _) = check(image, stack, &mended);
        let summary = facts::summary(&verdicts);
        assert!(!summary.fails(), "{image}, {stack}: {}", summary.sentence());
        let config = stacks().into_iter().find(|(name, _)| *name == stack).expect("the stack").1;
        let found = disagreements(&config, &verdicts, &mended, &full);
        assert!(found.is_empty(), "{image}, {stack}:\n{}", found.join("\n"));
    }
}

#[test]
fn what_no_layer_mends_is_left_with_what_to_do_instead() {
    let (verdicts, _, way_out) = check("entrypoint", "airflow", &recording("entrypoint"));
    let secret = verdicts.iter().find(|verdict| verdict.requirement.check == Check::Secret).expect("C15 is checked");
    assert_eq!(secret.standing, Standing::Wrong);
    let left: Vec<Check> = way_out.left.iter().map(|left| left.requirement.check).collect();
    assert!(left.contains(&Check::Secret), "{left:?}");
    assert!(way_out.left.iter().all(|left| !left.instead.is_empty() && !left.instead.ends_with('.')));
}

#[test]
fn an_image_that_does_gets_no_dockerfile() {
    let (_, _, way_out) = check("full", "kubernetes", &recording("full"));
    assert_eq!((way_out.dockerfile.text(), way_out.commands.text()), (String::new(), String::new()));
}
