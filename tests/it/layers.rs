//! Who may import whom: the picture of ARCHITECTURE.md as a table and two walks.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::Value;

use crate::sources::{self, Source, assert_none};

/// The crates that each room may import directly. A new dependency is one word here, and a reason in DECISIONS.md.
const ROOMS: [(&str, &[&str]); 10] = [
    ("packaging", &["pep440_rs"]),
    ("engine", &["packaging"]),
    ("catalog", &["engine", "serde_json"]),
    ("importing", &["engine", "packaging"]),
    ("facts", &["engine", "packaging"]),
    ("executor", &["engine"]),
    ("embedding", &["engine"]),
    ("command", &["catalog", "embedding", "engine", "facts"]),
    ("browser", &["js-sys", "wasm-bindgen", "wasm-bindgen-futures", "web-sys"]),
    (
        "slipway",
        &[
            "browser",
            "catalog",
            "embedding",
            "engine",
            "executor",
            "facts",
            "importing",
            "leptos",
            "packaging",
            "qrcodegen",
            "wasm_split_helpers",
        ],
    ),
];

/// The tasks, what they measure with, and the tests' server ship nowhere: they may import anything.
const FREE: [&str; 3] = ["xtask", "bench", "zenml-server"];

/// Rooms that must stay compilable and testable without a browser, a clock or a network.
const PURE: [&str; 7] = ["packaging", "engine", "catalog", "importing", "executor", "embedding", "facts"];

/// What a pure room must not reach, however far down: the browser, the user interface, time, chance, the network, threads.
const FORBIDDEN: [&str; 22] = [
    "any_spawner",
    "async-std",
    "chrono",
    "futures",
    "getrandom",
    "gloo",
    "gloo-net",
    "gloo-timers",
    "gloo-utils",
    "js-sys",
    "leptos",
    "rand",
    "reactive_graph",
    "reqwest",
    "tachys",
    "time",
    "tokio",
    "ureq",
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "web-sys",
    "web-time",
];

/// The dependency graph of normal and build dependencies: who names whom.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Text rules: what stands where, because a re-export gets past Cargo. Words, the places where they may stand, the reason.
const WORDS: [(&[&str], &[&str], &str); 5] = [
    (
        &["web_sys", "js_sys", "window()", "document()", "wasm_bindgen::"],
        &["crates/browser", "tests/web.rs"],
        "only `browser` knows the browser",
    ),
    (
        &["Effect::watch", "spawn_local", "set_timeout", "set_interval", "request_animation_frame"],
        &["src/outside", "src/outside.rs", "crates/browser", "tests/web.rs"],
        "effects live in `src/outside`",
    ),
    (
        &["Effect::new"],
        &["src/outside", "src/markup.rs", "crates/browser", "tests/web.rs"],
        "effects live in `src/outside`, and those that draw in `src/markup.rs`",
    ),
    (
        &["RwSignal<Config", "RwSignal<History"],
        &["src/session.rs", "src/session"],
        "the session alone holds the Config",
    ),
    (&["expect_context", "use_context"], &["src"], "only the page has contexts"),
];

/// Controls can be used and tested alone.
const CONTROLS: (&[&str], &str) =
    (&["expect_context", "use_context", "Session"], "a control knows its binding and nothing else");

#[test]
fn every_room_imports_only_what_its_row_allows() {
    assert_none(strangers(&graph("wasm32-unknown-unknown"), &members()));
}

#[test]
fn nothing_forbidden_is_reachable_from_a_pure_room() {
    for platform in ["wasm32-unknown-unknown", &host()] {
        assert_none(reachable(&graph(platform)));
    }
}

#[test]
fn words_that_cargo_cannot_see_stand_only_where_they_may() {
    let complaints = sources::all().iter().filter(|source| is_room(source)).flat_map(misplaced).collect();
    assert_none(complaints);
}

#[test]
fn web_sys_under_the_engine_is_found_with_its_path() {
    let graph = BTreeMap::from([
        ("engine".to_owned(), BTreeSet::from(["packaging".to_owned()])),
        ("packaging".to_owned(), BTreeSet::from(["clock".to_owned()])),
        ("clock".to_owned(), BTreeSet::from(["web-sys".to_owned()])),
    ]);
    let complaints = reachable(&graph).join("\n");
    assert!(complaints.contains("engine → packaging → clock → web-sys"), "{complaints}");
    let complaints = strangers(&graph, &["engine".to_owned(), "packaging".to_owned()]).join("\n");
    assert_eq!(complaints, "packaging may not import clock");
}

#[test]
fn a_member_without_a_row_is_found() {
    assert_eq!(strangers(&BTreeMap::new(), &["attic".to_owned()]), ["attic has no row in the table of rooms"]);
}

#[test]
fn a_misplaced_word_is_found() {
    let bad = |path: &str, text: &str| misplaced(&Source { path: path.into(), text: text.into() });
    assert_eq!(bad("src/app.rs", "//! x\nleptos::web_sys::window()").len(), 2);
    assert_eq!(bad("crates/browser/src/lib.rs", "web_sys::window()"), [""; 0]);
    assert_eq!(bad("src/form.rs", "Effect::new(|_| ())").len(), 1);
    assert_eq!(bad("src/controls/text.rs", "expect_context::<Session>()").len(), 2);
    assert_eq!(bad("src/form.rs", "// document() is not called here"), [""; 0]);
}

/// Direct dependencies that a room's row does not name.
fn strangers(graph: &Graph, members: &[String]) -> Vec<String> {
    let mut complaints = Vec::new();
    for member in members.iter().filter(|member| !FREE.contains(&member.as_str())) {
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| room == member) else {
            complaints.push(format!("{member} has no row in the table of rooms"));
            continue;
        };
        for import in graph.get(member).into_iter().flatten() {
            if !allowed.contains(&import.as_str()) {
                complaints.push(format!("{member} may not import {import}"));
            }
        }
    }
    complaints
}

/// The ways from a pure room to something forbidden.
fn reachable(graph: &Graph) -> Vec<String> {
    let mut complaints = Vec::new();
    for room in PURE {
        let mut ways = vec![vec![room.to_owned()]];
        let mut seen = BTreeSet::new();
        while let Some(way) = ways.pop() {
            let last = way.last().unwrap();
            if FORBIDDEN.contains(&last.as_str()) {
                complaints.push(way.join(" → "));
            } else if seen.insert(last.clone()) {
                ways.extend(
                    graph
                        .get(last)
                        .into_iter()
                        .flatten()
                        .map(|next| [way.as_slice(), std::slice::from_ref(next)].concat()),
                );
            }
        }
    }
    complaints
}

/// Words of the text rules that stand in this file and may not.
fn misplaced(source: &Source) -> Vec<String> {
    let code: String =
        source.text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let complain = |words: &[&str], reason: &str| {
        let found = words.iter().filter(|word| code.contains(*word));
        found.map(|word| format!("{}: `{word}`: {reason}", source.path)).collect::<Vec<_>>()
    };
    let mut complaints = Vec::new();
    for (words, places, reason) in WORDS {
        if !places.iter().any(|place| source.is_in(place)) {
            complaints.extend(complain(words, reason));
        }
    }
    if source.is_in("src/controls") {
        complaints.extend(complain(CONTROLS.0, CONTROLS.1));
    }
    complaints
}

/// Rust that ships in the page, and its tests in the browser.
fn is_room(source: &Source) -> bool {
    source.is_a("rs") && (source.is_in("src") || source.is_in("crates") || source.path == "tests/web.rs")
}

fn members() -> Vec<String> {
    let metadata = metadata("wasm32-unknown-unknown");
    let members: BTreeSet<&str> = strings(&metadata["workspace_members"]).collect();
    let packages = list(&metadata["packages"]).iter();
    packages.filter(|package| members.contains(id(package))).map(|package| name(package).to_owned()).collect()
}

fn graph(platform: &str) -> Graph {
    let metadata = metadata(platform);
    let names: BTreeMap<&str, &str> =
        list(&metadata["packages"]).iter().map(|package| (id(package), name(package))).collect();
    let mut graph = Graph::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let imports = list(&node["deps"])
            .iter()
            .filter(|import| list(&import["dep_kinds"]).iter().any(|kind| kind["kind"] != "dev"));
        let imports = imports.map(|import| names[import["pkg"].as_str().unwrap()].to_owned());
        graph.entry(names[id(node)].to_owned()).or_default().extend(imports);
    }
    assert!(graph.contains_key("engine"), "cargo metadata knows no engine");
    graph
}

fn metadata(platform: &str) -> Value {
    let arguments = ["metadata", "--locked", "--format-version", "1", "--filter-platform", platform];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(sources::root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// This machine's own platform.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    list(value).iter().filter_map(Value::as_str)
}

fn id(package: &Value) -> &str {
    package["id"].as_str().unwrap()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}
