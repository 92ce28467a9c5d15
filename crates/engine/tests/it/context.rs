//! Build contexts: what the real ZenML and the real Docker command line send.

use engine::Release;
use engine::context::{Reason, Sender, paths, sent};
use serde_json::Value;

fn fixtures() -> Vec<Value> {
    let cases = include_bytes!("../cases/context/ignored.jsonl.gz").as_slice();
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(cases)).expect("the fixtures can be unpacked");
    let fixtures: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("a fixture is JSON")).collect();
    assert!(fixtures.len() >= 150, "{} fixtures", fixtures.len());
    fixtures
}

/// Holds what is sent against what a program sends; where it refuses the file its answer is a text and says nothing.
fn check(answer: &str, sender: Sender) {
    let mut different = Vec::new();
    for fixture in fixtures() {
        let ignore = fixture["ignore"].as_str().expect("the ignore file");
        let paths: Vec<&str> =
            fixture["paths"].as_array().expect("the paths").iter().filter_map(Value::as_str).collect();
        let Some(expected) = fixture[answer].as_array() else { continue };
        let mut expected: Vec<&str> = expected.iter().filter_map(Value::as_str).collect();
        let found = sent(ignore, &paths, sender);
        let mut found: Vec<&str> = found.iter().filter(|one| one.sent).map(|one| one.path.as_str()).collect();
        expected.sort_unstable();
        found.sort_unstable();
        if found != expected {
            let more: Vec<_> = found.iter().filter(|path| !expected.contains(path)).collect();
            let less: Vec<_> = expected.iter().filter(|path| !found.contains(path)).collect();
            different.push(format!("{ignore:?}: more {more:?} less {less:?}"));
        }
    }
    assert!(different.is_empty(), "{}\n{}", different.len(), different.join("\n"));
}

#[test]
fn zenml_sends_what_its_own_build_context_sends() {
    check("zenml", Sender::Zenml(Release::new(0, 98, 0)));
}

#[test]
fn docker_sends_what_its_own_command_line_sends() {
    check("docker", Sender::Docker);
}

#[test]
fn the_ignore_file_itself_stays_behind_since_0_96_2() {
    let is_sent = |release| sent("*.md", &[".dockerignore"], Sender::Zenml(release))[0].sent;
    assert!(is_sent(Release::new(0, 96, 1)));
    assert!(!is_sent(Release::new(0, 96, 2)));
}

#[test]
fn a_pasted_list_is_one_of_files() {
    assert_eq!(paths("./a b.txt\r\n.\n\n./src/\nsrc/train.py\n/x\n"), ["a b.txt", "src/train.py", "x"]);
}

#[test]
fn every_file_says_which_line_decides() {
    let paths = ["data/a.csv", "data/keep/b.csv", "src/a.py", "Dockerfile", ".zen/config.yaml", "new/deep/x"];
    let reasons: Vec<Reason> = sent("# all\n*\n!src\n!data/keep\n", &paths, Sender::Zenml(Release::new(0, 98, 0)))
        .into_iter()
        .map(|one| one.reason)
        .collect();
    let expected = [Reason::Line(2), Reason::Line(4), Reason::Line(3), Reason::Always, Reason::Always, Reason::Line(2)];
    assert_eq!(reasons, expected);
}

#[test]
fn thousands_of_paths_and_a_hostile_pattern_are_done_in_passing() {
    let paths: Vec<String> = (0..2_000).map(|number| format!("data/{}/file-{number}.csv", number % 100)).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let hostile = ["**/", &"*a".repeat(50), "\n", &"[".repeat(500), "\n!", &"**/".repeat(50), "x"].concat();
    let found = sent(&hostile, &paths, Sender::Zenml(Release::new(0, 98, 0)));
    assert!(found.iter().all(|one| one.sent));
}
