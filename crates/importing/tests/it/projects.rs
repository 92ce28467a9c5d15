//! Requirements files, `pyproject.toml` and Poetry, against pip's rules and poetry-core's answers.

use crate::answers::cases;
use crate::texts::{imported, notices, on_top, value};
use engine::{Config, Field, PythonValue};
use importing::{Kind, NoticeKind};
use packaging::{EntryKind, MarkerEnvironment, Reading, Requirement, RequirementsFile};
use serde_json::Value;

/// The requirements that a text gives.
fn requirements(text: &str, kind: Kind) -> Vec<String> {
    match value(&on_top(text, kind, &Config::new("0.98.0", "3.12")), Field::Requirements) {
        Some(PythonValue::List(items)) => items.iter().map(PythonValue::to_text).collect(),
        _ => Vec::new(),
    }
}

/// Whether two requirements are the same: name, extras, specifiers, address, and when they apply.
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (Requirement::parse(one).unwrap(), Requirement::parse(other).unwrap());
    // Specifiers may be written in different ways that mean the same.
    let admits = |requirement: &Requirement| {
        let numbers = [0, 1, 2, 3, 4, 5, 9].into_iter();
        let versions = numbers.clone().flat_map(|major| numbers.clone().map(move |minor| (major, minor)));
        let versions = versions.flat_map(|(major, minor)| {
            ["", ".0", ".1", ".2", ".3", ".4", ".9", ".3.4", ".3.5", "rc1", "rc2", ".0b1"]
                .map(|rest| format!("{major}.{minor}{rest}"))
        });
        versions.map(|version| requirement.specifiers.contains_text(&version, Some(true))).collect::<Vec<bool>>()
    };
    let applies = |requirement: &Requirement| {
        let versions = (7..16).flat_map(|minor| [0, 1, 5].map(|patch| format!("3.{minor}.{patch}")));
        let answers = versions.map(|version| {
            let environment = MarkerEnvironment::linux(&version, "x86_64");
            requirement.marker.as_ref().is_none_or(|marker| marker.evaluate(&environment, None).unwrap_or_default())
        });
        answers.collect::<Vec<bool>>()
    };
    one.name.normalized() == other.name.normalized()
        && one.extras == other.extras
        && admits(&one) == admits(&other)
        && one.url == other.url
        && applies(&one) == applies(&other)
}

#[test]
fn poetrys_dependencies_become_what_poetry_makes_of_them() {
    let lines = include_str!("../cases/poetry.jsonl").lines();
    let mut read = 0;
    for case in lines.map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        let text = format!("[tool.poetry.dependencies]\n{}\n", case["toml"].as_str().unwrap());
        let found = requirements(&text, Kind::Pyproject);
        let expected = case["requirement"].as_str().filter(|requirement| !requirement.contains("||"));
        match (found.as_slice(), expected) {
            ([found], Some(expected)) => {
                assert!(same(found, &expected.replace(['(', ')'], "")), "{found} {expected}");
                read += 1;
            }
            // Two ranges at once are nothing that a requirement can say.
            ([], None) => {}
            _ => panic!("{found:?} {case}"),
        }
    }
    assert!(read > 40);
}

/// `cases/requirements_file.jsonl.gz` of `packaging` has what pip says about each of these files.
#[test]
fn a_requirements_file_becomes_the_requirements_that_pip_reads_in_it() {
    let mut kept = 0;
    for case in cases(include_bytes!("../../../packaging/tests/cases/requirements_file.jsonl.gz")) {
        let Some(text) = case["text"].as_str().or_else(|| case["input"].as_str()) else { continue };
        let lines = requirements(text, Kind::Requirements);
        let again = RequirementsFile::read(&lines.join("\n"));
        let wanted = |kind: &EntryKind| match kind {
            EntryKind::Requirement(line) => (line.reading != Reading::Path).then(|| format!("{line:?}")),
            EntryKind::Options(options) => Some(format!("{options:?}")),
            EntryKind::Editable { requirement, .. } => requirement.contains("://").then(|| requirement.clone()),
            _ => None,
        };
        let before: Vec<String> =
            RequirementsFile::read(text).entries.iter().filter_map(|entry| wanted(&entry.kind)).collect();
        let after: Vec<String> = again.entries.iter().filter_map(|entry| wanted(&entry.kind)).collect();
        assert_eq!(after, before, "{text:?} {lines:?}");
        kept += lines.len();
    }
    assert!(kept > 300, "only {kept} lines");
}

#[test]
fn what_a_requirements_file_points_to_is_said() {
    let found = imported(
        "# what we need\nnumpy>=2  # why\n-r more.txt\n-c pins.txt\n-e .\n./wheels/x.whl\ntorch==\n--foo=ab\n",
        "requirements.txt",
    );
    let texts = ["numpy>=2", "torch=="];
    assert_eq!(value(&found, Field::Requirements), Some(PythonValue::texts(texts)));
    let expected = [
        (3, NoticeKind::Unfollowed("more.txt".into())),
        (4, NoticeKind::Unfollowed("pins.txt".into())),
        (5, NoticeKind::LocalRequirement(".".into())),
        (6, NoticeKind::LocalRequirement("./wheels/x.whl".into())),
        (7, NoticeKind::UnreadableRequirement("torch==".into())),
        (8, NoticeKind::RequirementOption("--foo=ab".into())),
    ];
    assert_eq!(notices(&found), expected);
}

#[test]
fn a_project_brings_its_dependencies_and_a_python_that_it_supports() {
    let text = "[project]\nname = \"x\"\nrequires-python = \">=3.10,<3.12\"\ndependencies = [\n  \"torch>=2\",\n  \"numpy ; python_version < '3.12'\",\n]\n\
        [project.optional-dependencies]\ndev = [\"pytest\"]\n[dependency-groups]\nlint = [\"ruff\"]\n\
        [tool.uv.sources]\ntorch = { index = \"pytorch\" }\n[tool.ruff]\nline-length = 100\n";
    let found = imported(text, "");
    let texts = ["torch>=2", "numpy ; python_version < '3.12'"];
    assert_eq!(value(&found, Field::Requirements), Some(PythonValue::texts(texts)));
    assert_eq!(found.config.python, "3.11");
    let expected = [
        (9, NoticeKind::OptionalGroup("optional-dependencies.dev".into())),
        (11, NoticeKind::OptionalGroup("dependency-groups.lint".into())),
        (12, NoticeKind::ProjectSetting("tool.uv.sources".into())),
    ];
    assert_eq!(notices(&found), expected);
}

#[test]
fn a_python_that_fits_stays_and_one_that_no_release_has_is_said() {
    let python = |specifier: &str| {
        let found = imported(
            &format!("[project]\nrequires-python = \"{specifier}\"\ndependencies = [\"x\"]\n"),
            "pyproject.toml",
        );
        (found.config.python.clone(), notices(&found))
    };
    assert_eq!(python(">=3.9"), ("3.12".into(), vec![]));
    assert_eq!(python(">=3.12.4"), ("3.12".into(), vec![]));
    assert_eq!(python("==3.10.*"), ("3.10".into(), vec![]));
    assert_eq!(python("<3"), ("3.12".into(), vec![(2, NoticeKind::PythonNotSupported("<3".into()))]));
}
