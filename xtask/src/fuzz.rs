//! `cargo xtask fuzz`: lets a fuzzer look for texts that make something fail. The targets are in `fuzz/`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{
    command::{cargo, run as run_command},
    conform,
    failure::{Explain, Failure},
    place, tools,
};

/// What follows the task's name.
pub const ARGUMENTS: &str = "[--seconds N] [TARGET…]";

/// A text that takes longer is a finding, in seconds; and the longest text.
const HANGS: u32 = 5;
const LONGEST: u32 = 8192;

/// A target and where its first texts are taken from: files of cases, and the key of a case that holds one.
struct Target {
    name: &'static str,
    cases: &'static str,
    key: &'static str,
}

const fn target(name: &'static str, cases: &'static str, key: &'static str) -> Target {
    Target { name, cases, key }
}

const TARGETS: [Target; 15] = [
    target("version", "packaging/tests/cases/version.jsonl.gz", "version"),
    target("specifier", "packaging/tests/cases/specifier.jsonl.gz", "specifier"),
    target("requirement", "packaging/tests/cases/requirement.jsonl.gz", "line"),
    target("marker", "packaging/tests/cases/marker.jsonl.gz", "marker"),
    target("requirements_file", "packaging/tests/cases/requirements_file.jsonl.gz", "text"),
    target("json", "engine/tests/cases/settings-0.98.0.jsonl.gz", "docker_settings"),
    target("link", "engine/tests/cases/links/v1.txt", ""),
    target("outcome", "engine/tests/cases/links/v1.txt", ""),
    target("controls", "packaging/tests/cases/requirements_file.jsonl.gz", "text"),
    target("image_reference", "packaging/tests/cases/requirement.jsonl.gz", "line"),
    target("secret", "packaging/tests/cases/requirements_file.jsonl.gz", "text"),
    target("import", "importing/tests/cases/programs.jsonl.gz", "text"),
    target("facts", "facts/tests/cases/images/plain.json.gz", "texts"),
    target("reply", "executor/tests/replies/lists.jsonl", "reply"),
    target("portal", "embedding/tests/cases/conversations/known-host.txt", ""),
];

/// Runs every target, or those that are named, for 60 seconds each. What a fuzzer finds lies in `fuzz/artifacts`; what it
/// learned, in `fuzz/corpus`.
///
/// # Errors
/// Something else than [`ARGUMENTS`], a fuzzer that cannot be built, or a finding.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let (seconds, names) = match arguments {
        [flag, seconds, names @ ..] if flag == "--seconds" => (seconds.parse().explain("--seconds")?, names),
        names => (60_u32, names),
    };
    if let Some(unknown) = names.iter().find(|name| !TARGETS.iter().any(|target| target.name == *name)) {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        return Err(Failure::new(format!("there is no target `{unknown}`, but {}", known.join(", "))));
    }
    tools::ensure_cargo_fuzz()?;
    let mut found = Vec::new();
    for target in TARGETS.iter().filter(|target| names.is_empty() || names.iter().any(|name| name == target.name)) {
        let corpus = corpus(target)?;
        let mut fuzz = fuzz(target.name, &corpus);
        fuzz.args([format!("-max_total_time={seconds}"), format!("-timeout={HANGS}"), format!("-max_len={LONGEST}")]);
        fuzz.args(["-print_final_stats=1", "-verbosity=0"]);
        // The others are tried as well.
        if let Err(failure) = run_command(&format!("Fuzzing {} for {seconds} s", target.name), &mut fuzz) {
            found.push(format!("{}: {failure}", target.name));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(Failure::new(found.join("\n"))) }
}

/// The fuzzer needs switches that Rust calls unstable, so the compiler has to be told that we know. Its sanitizers find
/// mistakes in unsafe code, of which there is none.
fn fuzz(name: &str, corpus: &Path) -> Command {
    let mut fuzz = cargo();
    fuzz.args(["fuzz", "run", "--fuzz-dir", "fuzz", "--sanitizer", "none", name]).arg(corpus).arg("--");
    fuzz.env("RUSTC_BOOTSTRAP", "1");
    fuzz
}

/// The folder with the texts that a target begins with.
fn corpus(target: &Target) -> Result<PathBuf, Failure> {
    let folder = place::root().join("fuzz/corpus").join(target.name);
    fs::create_dir_all(&folder).explain(folder.display())?;
    for (number, text) in texts(target)?.into_iter().enumerate() {
        let file = folder.join(format!("case-{number}"));
        if !file.exists() {
            fs::write(&file, text).explain(file.display())?;
        }
    }
    Ok(folder)
}

fn texts(target: &Target) -> Result<Vec<String>, Failure> {
    let file = place::root().join("crates").join(target.cases);
    if target.key.is_empty() {
        // Lines of a name, a link and what it means, or with a message at the end.
        let text = fs::read_to_string(&file).explain(file.display())?;
        let of_line =
            |line: &'_ str| line.split('\t').nth(1).or_else(|| line.get(line.find('{')?..)).map(str::to_owned);
        return Ok(text.lines().filter_map(of_line).collect());
    }
    let mut texts = Vec::new();
    for line in conform::lines(&file).explain(file.display())? {
        let case: Value = serde_json::from_str(&line?)?;
        match case.get(target.key) {
            Some(Value::String(text)) => texts.push(text.clone()),
            // Several, each under its name.
            Some(Value::Object(several)) if target.key == "texts" => {
                texts.extend(several.values().filter_map(Value::as_str).map(str::to_owned));
            }
            Some(value) => texts.push(value.to_string()),
            None => {}
        }
    }
    Ok(texts)
}
