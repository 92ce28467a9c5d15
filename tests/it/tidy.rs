//! Length, first lines, names, and words that must not be committed.

use crate::sources::{self, Source, assert_none};

/// A file that is longer is split by concern.
const MOST_LINES: usize = 400;

/// Names that say nothing.
const EMPTY_NAMES: [&str; 16] = [
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "service", "handler", "data", "info", "impl",
    "base", "core", "types", "model",
];

/// Left behind when something was not finished. In pieces, so that this file does not hold them.
const UNFINISHED: [&str; 5] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX"), concat!("#[ig", "nore"), concat!("to", "do!(")];

/// Registries' hosts and the paths of one machine: what is committed must hold anywhere. In pieces, for the same reason.
/// (The paths of every image, such as the home folder of its root, are ZenML's and Docker's own.)
const LOCAL: [&str; 6] = [
    concat!("crates", ".io"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("registry.npm", "js"),
    concat!("deb.debian", ".org"),
    concat!("/wo", "rk/"),
];

/// Written by Cargo, which names its registry there.
const LOCK: &str = "Cargo.lock";

/// A rule: the complaints about one file.
type Rule = fn(&Source) -> Vec<String>;

#[test]
fn no_file_is_longer_than_can_be_read_in_one_go() {
    check(too_long);
}

#[test]
fn every_file_opens_with_a_line_that_says_what_it_is() {
    check(without_opening);
}

#[test]
fn no_module_and_no_type_has_an_empty_name() {
    check(empty_name);
}

#[test]
fn nothing_unfinished_is_left_behind() {
    check(unfinished);
}

#[test]
fn nothing_names_a_registry_or_a_path_of_one_machine() {
    check(local);
}

#[test]
fn each_rule_finds_a_bad_file() {
    check_bad(too_long, "src/a.rs", &"//! x\n".repeat(MOST_LINES + 1));
    check_bad(without_opening, "src/a.rs", "use std::fs;\n");
    check_bad(without_opening, "xtask/python/a.py", "import sys\n");
    check_bad(without_opening, "style/a.css", ".a { }\n");
    check_bad(empty_name, "src/utils.rs", "");
    check_bad(empty_name, "src/model/row.rs", "");
    check_bad(empty_name, "src/a.rs", "pub struct Helper;");
    check_bad(empty_name, "src/a.rs", "pub struct StackManager {}");
    check_bad(unfinished, "src/a.rs", concat!("// TO", "DO: later"));
    check_bad(local, "README.md", concat!("see https://py", "pi.org/p/x"));
    check_bad(local, "src/a.rs", concat!("\"/wo", "rk/main\""));
}

fn check(rule: Rule) {
    assert_none(sources::all().iter().flat_map(rule).collect());
}

fn check_bad(rule: Rule, path: &str, text: &str) {
    assert_ne!(rule(&Source { path: path.into(), text: text.into() }), [""; 0], "{path}: {text}");
}

fn too_long(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let code = is_code(source) && lines > MOST_LINES;
    code.then(|| format!("{}: {lines} lines, at most {MOST_LINES}", source.path)).into_iter().collect()
}

fn without_opening(source: &Source) -> Vec<String> {
    let opening = match () {
        () if source.is_a("rs") => "//! ",
        () if source.is_a("py") => "\"\"\"",
        () if source.is_a("css") => "/* ",
        () if source.is_a("js") => "// ",
        () => return Vec::new(),
    };
    let mut lines = source.text.lines().skip_while(|line| line.starts_with("#!/"));
    let opens = lines.next().is_some_and(|line| line.starts_with(opening) && line.len() > opening.len());
    (!opens).then(|| format!("{}: does not open with `{opening}` and what it is", source.path)).into_iter().collect()
}

fn empty_name(source: &Source) -> Vec<String> {
    if !source.is_a("rs") {
        return Vec::new();
    }
    let mut complaints = Vec::new();
    for part in source.path.trim_end_matches(".rs").split('/') {
        if EMPTY_NAMES.contains(&part) {
            complaints.push(format!("{}: `{part}` says nothing", source.path));
        }
    }
    for name in declared(&source.text) {
        let lower = name.to_lowercase();
        let ends =
            ["util", "utils", "helper", "manager", "handler", "impl"].iter().any(|ending| lower.ends_with(ending));
        if ends || EMPTY_NAMES.contains(&lower.as_str()) {
            complaints.push(format!("{}: `{name}` says nothing", source.path));
        }
    }
    complaints
}

/// The names of the types, traits and modules that a text declares.
fn declared(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line.trim_start();
        let line = line
            .strip_prefix("pub(crate) ")
            .or(line.strip_prefix("pub(super) "))
            .or(line.strip_prefix("pub "))
            .unwrap_or(line);
        let (kind, rest) = line.split_once(' ')?;
        let name = rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()?;
        matches!(kind, "struct" | "enum" | "trait" | "type" | "mod").then_some(name)
    })
}

fn unfinished(source: &Source) -> Vec<String> {
    if is_code(source) || source.is_a("md") || source.is_a("html") { words(source, &UNFINISHED) } else { Vec::new() }
}

fn local(source: &Source) -> Vec<String> {
    if source.path.ends_with(LOCK) { Vec::new() } else { words(source, &LOCAL) }
}

fn words(source: &Source, words: &[&str]) -> Vec<String> {
    let mut complaints = Vec::new();
    for (number, line) in source.text.lines().enumerate() {
        for word in words.iter().filter(|word| line.contains(*word)) {
            complaints.push(format!("{}:{}: `{word}`", source.path, number + 1));
        }
    }
    complaints
}

fn is_code(source: &Source) -> bool {
    ["rs", "py", "css", "js"].iter().any(|extension| source.is_a(extension))
}
