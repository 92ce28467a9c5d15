//! `cargo xtask conform CASES…`: holds the engine and the packaging rules against what the real programs answered.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    path::Path,
};

use serde_json::{Value, json};

use crate::failure::{Explain, Failure};

// The tests' own way from a case to an answer, so that task and tests cannot differ.
#[path = "../../crates/engine/tests/it/adapter.rs"]
#[allow(clippy::indexing_slicing, reason = "it is a test's, and indexing is how tests read JSON")]
mod adapter;
#[path = "../../crates/engine/tests/it/adapter_pipelines.rs"]
#[allow(clippy::indexing_slicing, reason = "it is a test's, and indexing is how tests read JSON")]
mod adapter_pipelines;
#[path = "../../crates/engine/tests/it/adapter_reuse.rs"]
#[allow(clippy::indexing_slicing, reason = "it is a test's, and indexing is how tests read JSON")]
mod adapter_reuse;
#[path = "../../crates/engine/tests/it/adapter_snippets.rs"]
#[allow(clippy::indexing_slicing, reason = "it is a test's, and indexing is how tests read JSON")]
mod adapter_snippets;
#[path = "../../crates/engine/tests/it/adapter_tables.rs"]
#[allow(clippy::indexing_slicing, reason = "it is a test's, and indexing is how tests read JSON")]
mod adapter_tables;
#[path = "../../crates/packaging/tests/it/adapter.rs"]
mod packaging_adapter;

/// How many differing cases are shown, and how much of each answer.
const SHOWN: usize = 5;
const SHOWN_CHARACTERS: usize = 600;

/// Compares every case of the files (`.jsonl`, `.jsonl.gz`) with its expected answer, field by field; with `--emit` it
/// writes the answers instead, `{"id": …, "actual": {…}}` line by line, and compares nothing.
///
/// # Errors
/// No file, one that cannot be read, a case of an unsupported kind, or any difference.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let (flags, files): (Vec<&String>, Vec<&String>) = arguments.iter().partition(|text| text.starts_with("--"));
    let emit = match flags.as_slice() {
        [] => false,
        [flag] if *flag == "--emit" => true,
        _ => return Err(Failure::new("unexpected: this task takes only `--emit` and files of cases")),
    };
    if files.is_empty() {
        return Err(Failure::new(
            "which cases? For example `cargo xtask conform crates/engine/tests/cases/*.jsonl.gz`",
        ));
    }
    let mut sound = true;
    for file in files {
        let lines = lines(Path::new(file)).explain(file)?;
        sound &= if emit { self::emit(lines).explain(file)? } else { compare(file, lines).explain(file)? };
    }
    if sound { Ok(()) } else { Err(Failure::said()) }
}

/// Adds to each case of a file the snippets that the engine writes for it.
///
/// # Errors
/// The file cannot be read or written, or holds a case of another kind.
pub fn add_snippets(file: &Path) -> Result<(), Failure> {
    let mut text = String::new();
    for line in lines(file).explain(file.display())? {
        let case = adapter_snippets::with_snippets(serde_json::from_str(&line?)?).map_err(Failure::new)?;
        text.push_str(&format!("{case}\n"));
    }
    std::fs::write(file, text).explain(file.display())
}

/// Writes the answers to standard output; false if any case is of an unsupported kind.
fn emit(lines: impl Iterator<Item = io::Result<String>>) -> Result<bool, Failure> {
    let mut out = io::stdout().lock();
    let mut unsupported = Unsupported::default();
    for line in lines {
        let case: Value = serde_json::from_str(&line?)?;
        match answer(&case) {
            Ok(actual) => writeln!(out, "{}", json!({ "id": case.get("id"), "actual": actual }))?,
            Err(reason) => unsupported.add(reason),
        }
    }
    out.flush()?;
    Ok(unsupported.report())
}

/// Prints how many fields agree; false if one does not, or if a case is of an unsupported kind.
fn compare(file: &str, lines: impl Iterator<Item = io::Result<String>>) -> Result<bool, Failure> {
    let mut fields: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut unsupported = Unsupported::default();
    let (mut cases, mut different, mut shown) = (0, 0, String::new());
    for line in lines {
        let case: Value = serde_json::from_str(&line?)?;
        let expected = case.get("expected").ok_or_else(|| Failure::new("a case has no `expected`; see --emit"))?;
        let actual = match answer(&case) {
            Ok(actual) => actual,
            Err(reason) => {
                unsupported.add(reason);
                continue;
            }
        };
        cases += 1;
        let differences = adapter::differences(expected, &actual);
        for key in keys(expected).chain(differences.iter().filter(|key| expected.get(key).is_none())) {
            let (equal, total) = fields.entry(key.clone()).or_default();
            *equal += usize::from(!differences.contains(key));
            *total += 1;
        }
        if !differences.is_empty() {
            different += 1;
            if different <= SHOWN {
                shown.push_str(&difference(&case, expected, &actual, &differences));
            }
        }
    }
    println!("{file}: {cases} cases, {different} differ");
    for (field, (equal, total)) in &fields {
        println!("    {field:<40} {equal:>6} of {total:>6}");
    }
    print!("{shown}");
    Ok(unsupported.report() && different == 0)
}

/// The fields of one case that differ, both answers cut to a readable length.
fn difference(case: &Value, expected: &Value, actual: &Value, fields: &[String]) -> String {
    let cut = |value: Option<&Value>| {
        let text = value.map_or_else(|| "nothing".to_owned(), Value::to_string);
        text.chars().take(SHOWN_CHARACTERS).collect::<String>()
    };
    let mut text = String::new();
    for field in fields {
        let id = case.get("id").and_then(Value::as_str).unwrap_or("a case without id");
        let (expected, actual) = (cut(expected.get(field)), cut(actual.get(field)));
        text.push_str(&format!("  {id}, {field}\n    expected {expected}\n    actual   {actual}\n"));
    }
    text
}

fn keys(answer: &Value) -> impl Iterator<Item = &String> {
    answer.as_object().into_iter().flat_map(|fields| fields.keys())
}

/// The answer to a case, or why there is none.
fn answer(case: &Value) -> Result<Value, String> {
    const OF_PACKAGING: [&str; 7] =
        ["specifier", "version", "requirement", "marker", "requirements_file", "intersect", "meet"];
    let actual = match case.get("kind").and_then(Value::as_str) {
        Some(kind) if OF_PACKAGING.contains(&kind) => packaging_adapter::actual(case),
        Some("pipeline") => adapter_pipelines::actual(case),
        Some("reuse") => adapter_reuse::actual(case),
        Some("snippets") => return Err("snippets are loaded by ZenML, not compared here".to_owned()),
        Some("code" | "container_engine") => adapter_tables::actual(case),
        _ => adapter::actual(case),
    };
    match actual.get("unsupported").and_then(Value::as_str) {
        Some(reason) => Err(reason.to_owned()),
        None => Ok(actual),
    }
}

/// Cases that cannot be answered, counted by reason.
#[derive(Default)]
struct Unsupported(BTreeMap<String, usize>);

impl Unsupported {
    fn add(&mut self, reason: String) {
        *self.0.entry(reason).or_default() += 1;
    }

    /// Says it on standard error; true if there is nothing to say.
    fn report(&self) -> bool {
        for (reason, count) in &self.0 {
            eprintln!("not supported yet: {reason} ({count})");
        }
        self.0.is_empty()
    }
}

/// The lines of a file of cases, unpacked where its name ends in `.gz`.
pub fn lines(file: &Path) -> io::Result<impl Iterator<Item = io::Result<String>>> {
    let opened = File::open(file)?;
    let reader: Box<dyn Read> = if file.extension().is_some_and(|extension| extension == "gz") {
        Box::new(flate2::read::MultiGzDecoder::new(opened))
    } else {
        Box::new(opened)
    };
    let lines = BufReader::new(reader).lines();
    Ok(lines.filter(|line| !line.as_ref().is_ok_and(|line| line.trim().is_empty())))
}

#[cfg(test)]
mod tests {
    use super::compare;

    fn check(case: &str, sound: bool) {
        let compared = compare("cases", std::iter::once(Ok(case.to_owned())));
        assert_eq!(compared.ok(), Some(sound), "{case}");
    }

    #[test]
    fn a_case_that_differs_or_cannot_be_answered_is_not_passed_over() {
        const CASE: &str = r#""kind": "specifier", "specifier": ">=1", "version": "2""#;
        check(&format!(r#"{{{CASE}, "expected": {{"contains": true}}}}"#), true);
        check(&format!(r#"{{{CASE}, "expected": {{"contains": false}}}}"#), false);
        check(&format!(r#"{{{CASE}, "expected": {{"contains": true, "further": 1}}}}"#), false);
        check(&format!(r#"{{{CASE}, "expected": {{}}}}"#), false);
        check(r#"{"kind": "nothing that is known", "expected": {}}"#, false);
    }
}
