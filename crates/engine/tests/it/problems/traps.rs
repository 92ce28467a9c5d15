//! Every problem of a Config has a fixture that raises it and one that does not, and each fix takes its problem away.

mod fixtures;

use engine::config::{Config, Goal};
use engine::{Config as AnyConfig, Problem, Situation, fix, outcome};
use fixtures::{FIXTURES, Fixture};
use std::collections::BTreeSet;

/// No Config has them: those of links, which `links` tests, those of an owner, which are `embedding`'s, and a tag without a letter, which the key of a component of
/// ZenML's own never leaves (the oracle's cases have others).
const ELSEWHERE: [&str; 9] = [
    "broken-link",
    "unchecked-link",
    "salvaged-link",
    "pinned-release",
    "unknown-key",
    "unusable-value",
    "empty-tag",
    "locked-by-owner",
    "not-allowed-by-owner",
];

fn config(fixture: &Fixture, edit: fn(&mut Config)) -> AnyConfig {
    let mut config = super::sound();
    config.release = fixture.release.into();
    config.python = "3.11".into();
    edit(&mut config);
    config
}

fn problems(config: &Config) -> Vec<Problem> {
    let release = catalog::nearest(&config.release).unwrap_or("0.98.0");
    outcome(config, &catalog::catalog(release).expect("shipped")).problems
}

/// A problem by what tells it from others.
fn name(problem: &Problem) -> (String, String) {
    (problem.kind.id().to_owned(), problem.place.id())
}

#[test]
fn every_kind_of_problem_has_its_fixtures() {
    // The identifiers as the source names them, so that a new kind without a fixture is noticed.
    let source = include_str!("../../../src/problem/identity.rs");
    let ids: BTreeSet<&str> = source.split("=> (\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(ids.len() >= 70, "{} identifiers", ids.len());
    let known: BTreeSet<&str> = FIXTURES.iter().map(|fixture| fixture.id).chain(ELSEWHERE).collect();
    let without: Vec<_> = ids.difference(&known).collect();
    let unknown: Vec<_> = known.difference(&ids).collect();
    assert!(without.is_empty() && unknown.is_empty(), "without a fixture {without:?}, of no kind {unknown:?}");
}

#[test]
fn one_fixture_raises_the_problem_and_one_does_not() {
    for fixture in FIXTURES {
        let raised = problems(&config(fixture, fixture.raises));
        let found: Vec<_> = raised.iter().map(name).collect();
        assert!(raised.iter().any(|problem| problem.kind.id() == fixture.id), "{}: {found:?}", fixture.id);
        let quiet = problems(&config(fixture, fixture.quiet));
        let found: Vec<_> = quiet.iter().map(name).collect();
        assert!(!quiet.iter().any(|problem| problem.kind.id() == fixture.id), "{} still: {found:?}", fixture.id);
    }
}

/// The identifier of a kind is its name.
#[test]
fn an_identifier_is_the_kind_in_small_letters() {
    let kebab = |name: &str| {
        let mut text = String::new();
        for letter in name.chars() {
            if letter.is_ascii_uppercase() && !text.is_empty() {
                text.push('-');
            }
            text.push(letter.to_ascii_lowercase());
        }
        text
    };
    for fixture in FIXTURES {
        for problem in problems(&config(fixture, fixture.raises)) {
            let shown = format!("{:?}", problem.kind);
            let mut names = shown.split([' ', '(', ')', '{']);
            let expected = match (names.next(), names.next()) {
                (Some("NoEffect"), Some(why)) => format!("no-effect-{}", kebab(why)),
                (name, _) => kebab(name.unwrap_or_default()),
            };
            assert_eq!(problem.kind.id(), expected);
        }
    }
}

#[test]
fn every_problem_says_what_is_so_and_has_a_rule() {
    for fixture in FIXTURES {
        for problem in problems(&config(fixture, fixture.raises)) {
            let (id, message) = (problem.kind.id(), problem.message());
            assert!(!problem.kind.rules().is_empty(), "{id}");
            assert!(id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{id}");
            assert!(!message.is_empty() && !message.ends_with('.'), "{message}");
            assert!(problem.hint().is_none_or(|hint| !hint.is_empty() && !hint.ends_with('.')), "{id}");
        }
    }
}

#[test]
fn each_fix_takes_its_problem_away_and_makes_no_other() {
    let (mut fixed, mut wrong) = (BTreeSet::new(), Vec::new());
    for fixture in FIXTURES {
        let before = config(fixture, fixture.raises);
        let catalog = catalog::catalog(catalog::nearest(&before.release).unwrap_or("0.98.0")).expect("shipped");
        let raised = problems(&before);
        for problem in &raised {
            let Some(fix) = fix::fix(problem, &Situation::of(&before, &catalog)) else { continue };
            assert!(!fix.label.is_empty() && !fix.edits.is_empty(), "{}", fixture.id);
            let mut after = before.clone();
            fix.apply(&mut after);
            assert_ne!(after, before, "{} {:?}", fixture.id, name(problem));
            let left = problems(&after);
            let count = |problems: &[Problem]| problems.iter().filter(|other| name(other) == name(problem)).count();
            if count(&left) >= count(&raised) {
                wrong.push(format!("{} {:?}: still there after {fix:?}", fixture.id, name(problem)));
            }
            let known = |other: &&Problem| raised.iter().any(|known| name(known) == name(other));
            for other in left.iter().filter(|other| !known(other)) {
                wrong.push(format!("{} {:?}: {fix:?} makes {:?}", fixture.id, name(problem), name(other)));
            }
            fixed.insert(problem.kind.id());
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fixed.len() >= 45, "{} kinds have a fix: {fixed:?}", fixed.len());
}

/// Whatever else is wrong with a Config, a fix changes it and takes its own problem away; a problem of the same kind that
/// was hidden behind it may come up.
#[test]
fn a_fix_does_what_it_says_in_any_config() {
    let catalog = catalog::catalog("0.98.0").expect("shipped");
    let mut applied = 0;
    for before in crate::outputs::random::configs(120) {
        let situation = Situation::of(&before, &catalog);
        for problem in &outcome(&before, &catalog).problems {
            let Some(fix) = fix::fix(problem, &situation) else { continue };
            let mut after = before.clone();
            fix.apply(&mut after);
            assert_ne!(after, before, "{problem:?} {fix:?}");
            let left = outcome(&after, &catalog).problems;
            assert!(!left.contains(problem) || problem.line.is_some(), "{problem:?} {fix:?}");
            applied += 1;
        }
    }
    assert!(applied > 500, "{applied}");
}

#[test]
fn the_empty_page_has_nothing_to_say() {
    for goal in [Goal::BringYourOwn, Goal::LetZenmlBuild] {
        for release in catalog::releases() {
            let mut config = Config::new(*release, "3.11");
            config.goal = goal;
            let found: Vec<_> = problems(&config).iter().map(name).collect();
            assert!(found.is_empty(), "{release} {goal:?}: {found:?}");
        }
    }
}

/// The four projects that the rest of the tests know, for the goals that their people come with.
#[test]
fn real_projects_hear_only_what_concerns_them() {
    const LOCAL: [&str; 1] = ["Warning stack.orchestrator NoEffect"];
    let cases: [(&str, &str, Goal, &[&str]); 5] = [
        ("aws-training", include_str!("../../cases/aws-training/case.json"), Goal::LetZenmlBuild, &[]),
        (
            "google-cloud",
            include_str!("../../cases/google-cloud/case.json"),
            Goal::LetZenmlBuild,
            &["Note local_project_install_command BuiltEveryRun"],
        ),
        ("prebuilt", include_str!("../../cases/prebuilt/case.json"), Goal::BringYourOwn, &LOCAL),
        (
            "prebuilt-run",
            include_str!("../../cases/prebuilt-run/case.json"),
            Goal::Reuse,
            &["Warning stack.orchestrator NoEffect", "Note allow_download_from_artifact_store CodeMustBeInImage"],
        ),
        ("reuse", include_str!("../../cases/reuse/case.json"), Goal::Reuse, &LOCAL),
    ];
    for (name, text, goal, expected) in cases {
        let case: serde_json::Value = serde_json::from_str(text).expect("a case is JSON");
        let text = |key: &str| case[key].as_str().unwrap_or_default();
        let mut config = Config::new(text("zenml_version"), text("python_version"));
        config.goal = goal;
        config.stack = crate::adapter::stack(&case);
        config.project = crate::adapter::project(&case);
        if let engine::PythonValue::Dict(keywords) = crate::adapter::python_value(&case["docker_settings"]) {
            config.settings = engine::settings::Settings::of_keywords(&keywords);
        }
        let found: Vec<String> = problems(&config).iter().map(super::short).collect();
        assert_eq!(found, expected, "{name}");
    }
}
