//! What the documents claim about commands and files holds.

use std::collections::BTreeSet;

use crate::sources::{self, Source, assert_none};

/// What a person types to see the page and to test it.
const COMMANDS: [&str; 2] = ["cargo xtask serve", "cargo xtask test"];

#[test]
fn the_readme_names_the_two_commands() {
    let readme = read("README.md");
    for command in COMMANDS {
        assert!(readme.text.contains(command), "README.md does not say `{command}`");
    }
}

#[test]
fn ci_runs_the_test_command_of_the_readme() {
    assert_eq!(called(&read(".ci/run").text), BTreeSet::from(["test"]));
}

#[test]
fn every_task_that_a_document_names_exists() {
    let tasks = read("xtask/src/main.rs");
    let tasks = tasks_in(&tasks.text);
    assert_none(documents().iter().flat_map(|document| unknown(document, &tasks)).collect());
}

#[test]
fn every_link_to_a_file_resolves() {
    assert_none(documents().iter().flat_map(broken).collect());
}

#[test]
fn a_task_that_does_not_exist_and_a_broken_link_are_found() {
    let document = Source {
        path: "crates/a.md".into(),
        text:
            "`cargo xtask fly` or [this](nothing.md), [that](https://example.com), [here](#below), [up](../Cargo.toml)"
                .into(),
    };
    assert_eq!(unknown(&document, &BTreeSet::from(["serve"])), ["crates/a.md: there is no task `fly`"]);
    assert_eq!(broken(&document), ["crates/a.md: no file at `nothing.md`"]);
}

/// The tasks named after `cargo xtask` that the table does not have.
fn unknown(document: &Source, tasks: &BTreeSet<&str>) -> Vec<String> {
    let unknown = called(&document.text).into_iter().filter(|task| !tasks.contains(task));
    unknown.map(|task| format!("{}: there is no task `{task}`", document.path)).collect()
}

/// The words in small letters that follow `cargo xtask`.
fn called(text: &str) -> BTreeSet<&str> {
    let after = text.split("cargo xtask ").skip(1);
    let words =
        after.map(|rest| rest.split(|c: char| !(c.is_ascii_lowercase() || c == '-')).next().unwrap_or_default());
    words.filter(|word| !word.is_empty()).collect()
}

/// The names in the table of tasks.
fn tasks_in(text: &str) -> BTreeSet<&str> {
    text.split("Task { name: \"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The targets of links and pictures that are files and are not there.
fn broken(document: &Source) -> Vec<String> {
    let folder = sources::root().join(&document.path).parent().unwrap().to_path_buf();
    let targets = document.text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let files = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    let missing = files.filter(|target| !folder.join(target.split('#').next().unwrap_or_default()).exists());
    missing.map(|target| format!("{}: no file at `{target}`", document.path)).collect()
}

fn documents() -> Vec<Source> {
    sources::all().into_iter().filter(|source| source.is_a("md")).collect()
}

fn read(path: &str) -> Source {
    let found = sources::all().into_iter().find(|source| source.path == path);
    found.unwrap_or_else(|| panic!("there is no {path}"))
}
