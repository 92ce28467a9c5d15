//! Texts that nobody would write: none may panic, and none may lose the present configuration.

use crate::answers::cases;
use crate::chance::Chance;
use engine::{Catalog, Config};
use importing::{Kind, import, recognise};

/// What a mutation puts in.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "'",
    "\"",
    "\"\"\"",
    "\\",
    "\n",
    "\r\n",
    "\t",
    " ",
    "#",
    ":",
    ": ",
    "- ",
    "&a ",
    "*a",
    "<<: ",
    "!",
    "|",
    ">",
    "%",
    "@",
    "=",
    ",",
    ";",
    "`",
    "$",
    "${",
    "<<EOF\n",
    "\u{feff}",
    "\u{2028}",
    "\u{0}",
    "é",
    "😀",
    "0x",
    "1e999",
    "f'",
    "rb'",
    "lambda:",
    "**",
    "*",
    "if ",
    "for ",
    "import ",
    "from ",
    "def f(",
    "class ",
    "@step(",
    "FROM ",
    "RUN ",
    "ENV ",
    "[[",
    "]]",
    "DockerSettings(",
    ".with_options(settings=",
    "settings:\n  docker:\n",
    "--- ",
    "...",
    "\\u",
    "\\x4",
    "-r ",
    "v=1&",
    "v1z.",
];

/// Texts that mean something.
fn texts() -> Vec<String> {
    let of_programs = cases(include_bytes!("../cases/programs.jsonl.gz")).filter(|case| case["release"] == "0.98.0");
    let mut texts: Vec<String> = of_programs.take(60).map(|case| case["text"].as_str().unwrap().to_owned()).collect();
    texts.extend(
        cases(include_bytes!("../cases/stacks.jsonl.gz")).map(|case| case["export"].as_str().unwrap().to_owned()),
    );
    texts.extend(
        [
            "FROM python:3.11-slim AS base\nARG A=1\nENV B=\"x $A\" C=2\nRUN apt-get update && apt-get install -y git \\\n  curl\nRUN <<EOF\npip install torch\nEOF\nUSER me\n",
            "[project]\nname = \"x\"\nrequires-python = \">=3.9\"\ndependencies = [\"torch>=2\"]\n[tool.poetry.dependencies]\npython = \"^3.9\"\nx = {version = \"^1.2\", extras = [\"a\"]}\n",
            "torch==2.4.0 --hash=sha256:ab\n-r more.txt\n-e .\nnumpy>=1,<2 ; python_version < '3.12'\n",
            "\"numpy>=2\" torch \"pandas ; python_version < '3.9'\"",
            "v=1&k=1a2b3c4d&zenml=0.98.0&python=3.12&requirements=a&requirements=b",
        ]
        .map(str::to_owned),
    );
    texts
}

fn mutated(chance: &mut Chance, text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for _ in 0..=chance.below(4) {
        let at = chance.below(letters.len() + 1);
        let end = (at + chance.below(12)).min(letters.len());
        match chance.below(4) {
            0 => drop(letters.drain(at..end)),
            1 => {
                let repeated: Vec<char> = letters[at..end].to_vec();
                letters.splice(at..at, repeated.iter().copied().cycle().take(repeated.len() * 3));
            }
            2 => letters.truncate(at.max(1)),
            _ => drop(letters.splice(at..at, PIECES[chance.below(PIECES.len())].chars())),
        }
    }
    letters.into_iter().collect()
}

/// Imports a text as every kind.
fn check(text: &str, present: &Config, catalog: &Catalog) {
    recognise(text, "");
    for kind in Kind::ALL {
        let imported = import(text, kind, present, catalog);
        for notice in &imported.notices {
            assert!(notice.line >= 1 && notice.column >= 1 && !notice.message().is_empty());
            assert!(notice.span.start <= text.len(), "{notice:?} in {text:?}");
        }
        // What says nothing about a part leaves it alone.
        if kind != Kind::Slipway {
            assert_eq!(imported.config.project.files, present.project.files);
            assert_eq!(imported.config.unrecognised, present.unrecognised);
            assert!(imported.config.steps.len() >= present.steps.len());
        }
    }
}

#[test]
fn nothing_that_is_typed_can_panic() {
    let mut present = Config::new("0.98.0", "3.12");
    present.project.files.push(("requirements.txt".into(), "x".into()));
    present.unrecognised.push(("future".into(), "1".into()));
    let catalog = catalog::catalog("0.98.0").unwrap();
    let mut chance = Chance::new(3);
    let texts = texts();
    for _ in 0..2_500 {
        let original = &texts[chance.below(texts.len())];
        let text = mutated(&mut chance, original);
        check(&text, &present, &catalog);
    }
    for piece in PIECES {
        for count in [1, 2, 3, 100] {
            check(&piece.repeat(count), &present, &catalog);
        }
    }
}

#[test]
fn what_is_nested_deep_is_refused_and_not_followed() {
    let present = Config::new("0.98.0", "3.12");
    let catalog = catalog::catalog("0.98.0").unwrap();
    for opening in [
        "[",
        "(",
        "{",
        "{'a': ",
        "{\"a\":",
        "- ",
        "? ",
        "a: [",
        "DockerSettings(a=",
        "f(",
        "a.",
        "-",
        "not ",
        "lambda: ",
        "*",
        "[[a.",
    ] {
        check(&opening.repeat(20_000), &present, &catalog);
    }
}
