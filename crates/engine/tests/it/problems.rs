//! Every problem: a configuration that has it, and one that nearly has it.

mod effects;
mod releases;
mod requirements;
mod sound;
mod stack;
mod steps;
mod traps;
mod values;

use engine::config::{Component, ComponentType, Config, Goal, Step};
use engine::{Catalog, Field, Outcome, Problem, ProblemKind, PythonValue, Severity, outcome};
use sound::sound;
use std::sync::LazyLock;

/// Fields with what is typed in them.
type Typed<'a> = &'a [(Field, &'a str)];

/// Problems in short.
type Expected<'a> = &'a [&'a str];

/// ZenML 0.98.0.
pub(crate) static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| catalog::catalog("0.98.0").expect("the catalog is part of the project"));

/// What follows from an edited sound configuration.
pub(crate) fn outcome_of(edit: impl FnOnce(&mut Config)) -> Outcome {
    let mut config = sound();
    edit(&mut config);
    outcome(&config, &CATALOG)
}

fn problems(edit: impl FnOnce(&mut Config)) -> Vec<Problem> {
    outcome_of(edit).problems
}

/// A problem in short: severity, control, line and kind.
fn short(problem: &Problem) -> String {
    let kind = format!("{:?}", problem.kind);
    let kind = kind.split([' ', '(']).next().unwrap_or_default();
    let line = problem.line.map_or_else(String::new, |line| format!(":{line}"));
    format!("{:?} {}{line} {kind}", problem.severity, problem.place.id())
}

/// Holds all problems of an edited sound configuration against the expected ones.
fn check(what: &str, edit: impl FnOnce(&mut Config), expected: Expected<'_>) {
    compare(what, problems(edit), expected);
}

fn compare(what: &str, found: Vec<Problem>, expected: Expected<'_>) {
    let short: Vec<String> = found.iter().map(short).collect();
    assert_eq!(short, expected, "{what}: {found:#?}");
    for problem in found {
        assert!(!problem.message().is_empty() && problem.hint().is_none_or(|hint| !hint.is_empty()), "{what}");
    }
}

/// The same for one typed field.
fn typed(field: Field, text: &str, expected: Expected<'_>) {
    check(&format!("{} {text:?}", field.key()), |config| config.settings.type_text(field, text), expected);
}

/// Types several fields.
fn fields(config: &mut Config, fields: Typed<'_>) {
    for (field, text) in fields {
        config.settings.type_text(*field, *text);
    }
}

/// The component of a type, added if there is none.
fn component(config: &mut Config, component_type: ComponentType) -> &mut Component {
    let components = &mut config.stack.components;
    let found = components.iter().position(|component| component.component_type == component_type);
    let position = found.unwrap_or_else(|| {
        components.push(Component::new(component_type, ""));
        components.len() - 1
    });
    components.get_mut(position).expect("it was found or added")
}

#[test]
fn a_sound_configuration_has_no_problem() {
    check("sound", |_| {}, &[]);
    check("goal", |config| config.goal = Goal::BringYourOwn, &[]);
}

#[test]
fn release_and_python_have_to_be_those_of_the_catalog() {
    check("patch", |config| config.release = "0.98.1".into(), &["Warning zenml UnknownRelease"]);
    check("text", |config| config.release = "latest".into(), &["Error zenml UnknownRelease"]);
    for python in ["3.9", "3.15", "three", ""] {
        check(python, |config| config.python = python.into(), &["Error python UnsupportedPython"]);
    }
    check("oldest", |config| config.python = "3.10".into(), &[]);
    let kind =
        ProblemKind::UnsupportedPython { python: "3.9".into(), supported: "3.10, 3.11, 3.12, 3.13, 3.14".into() };
    assert_eq!(problems(|config| config.python = "3.9".into())[0].kind, kind);
}

#[test]
fn an_unknown_integration_is_named_with_its_line() {
    const FIELD: Field = Field::RequiredIntegrations;
    typed(FIELD, "sklearn\n\npytroch", &["Error required_integrations:3 UnknownIntegration"]);
    typed(FIELD, "sklearn\npytorch", &[]);
    let kind = ProblemKind::UnknownIntegration { name: "hugging-face".into(), nearest: Some("huggingface".into()) };
    assert_eq!(problems(|config| config.settings.type_text(FIELD, "hugging-face"))[0].kind, kind);
    let empty = |config: &mut Config| config.settings.set(FIELD, PythonValue::texts([""]));
    // ZenML takes it for all integrations, whose requirements exclude each other.
    check(
        "an empty text from a file",
        empty,
        &["Error required_integrations RequirementsCannotMeet", "Error required_integrations:1 UnknownIntegration"],
    );
}

#[test]
fn settings_of_a_step_are_checked_at_the_step() {
    let step = |text: &'static str| {
        move |config: &mut Config| {
            let mut step = Step { name: "trainer".into(), ..Step::default() };
            step.settings.type_text(Field::AptPackages, text);
            config.steps.push(step);
        }
    };
    check("bad", step("GIT"), &["Error steps.1.apt_packages:1 BadAptPackage"]);
    check("good", step("git"), &[]);
}

#[test]
fn the_worst_comes_first_and_then_the_order_of_the_form() {
    let edit = |config: &mut Config| {
        config.python = "2.7".into();
        config.project.code_repository = "svn".into();
        fields(config, &[(Field::Environment, "A"), (Field::AptPackages, "A"), (Field::RequiredIntegrations, "x")]);
    };
    check(
        "order",
        edit,
        &[
            "Error python UnsupportedPython",
            "Error required_integrations:1 UnknownIntegration",
            "Error apt_packages:1 BadAptPackage",
            "Warning code_repository UnknownCodeRepository",
            "Warning environment:1 VariableWithoutValue",
        ],
    );
    assert_eq!(problems(edit), problems(edit));
}

#[test]
fn a_long_value_is_cut_in_the_message_and_kept_in_the_problem() {
    let long = "A".repeat(100_000);
    let found = problems(|config| config.settings.type_text(Field::AptPackages, long.clone()));
    assert_eq!(found[0].kind, ProblemKind::BadAptPackage(long));
    assert!(found[0].message().len() < 200);
    assert_eq!(found[0].severity, Severity::Error);
}
