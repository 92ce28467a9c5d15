//! What holds for every Config, whatever is typed.

use engine::config::{CommandResult, Component, ComponentType, Config};
use engine::outcome::{Outcome, Plan};
use engine::{Document, PythonValue, ROWS};

use crate::outputs::random::{self, Chance};
use std::collections::BTreeSet;

/// Paths and commands that the settings of a random Config may ask for.
const FILES: [&str; 4] = ["requirements.txt", "pyproject.toml", "Dockerfile", "docker/Dockerfile"];
const COMMANDS: [&str; 4] = [
    "pip freeze",
    "uv pip freeze",
    "uv export --format=requirements-txt --directory=$ROOT --no-hashes --no-emit-project",
    "poetry export --format=requirements.txt --directory=$ROOT --without-hashes",
];

#[test]
fn no_config_makes_the_engine_fail_and_no_line_is_without_an_origin() {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let mut chance = Chance::new(23);
    for mut config in random::configs(600) {
        type_anything(&mut config, &mut chance);
        let outcome = engine::outcome(&config, &catalog);
        let keys: BTreeSet<&str> = outcome.images.iter().map(|image| image.key.as_str()).collect();
        assert!(!keys.is_empty() && keys.len() == outcome.images.len(), "{keys:?}");
        for document in documents(&outcome) {
            for line in &document.lines {
                assert!(!line.origins.is_empty(), "{}: {}", document.name, line.text);
            }
        }
    }
}

#[test]
fn what_is_asked_for_twice_is_there_once_with_both_origins() {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let mut config = Config::new("0.98.0", "3.12");
    for flavor in ["first", "second"] {
        let requirements = "numpy\n\n  pandas>=2  \n".into();
        let component = Component { requirements, ..Component::new(ComponentType::ExperimentTracker, flavor) };
        config.stack.components.push(component);
    }
    let requirements = engine::outcome(&config, &catalog).stack_requirements;
    let lines: Vec<(&str, usize)> =
        requirements.lines.iter().map(|line| (line.text.as_str(), line.origins.len())).collect();
    assert_eq!(lines, [("numpy", 2), ("pandas>=2", 2)]);
}

/// Texts in all controls and files, also where they make no sense.
fn type_anything(config: &mut Config, chance: &mut Chance) {
    for row in ROWS {
        if chance.below(12) == 0 {
            config.settings.type_text(row.field, chance.text());
        } else if chance.below(30) == 0 {
            config.settings.set(row.field, chance.any(2));
        }
    }
    for path in some(FILES, chance) {
        config.project.files.push((path.to_owned(), chance.text()));
    }
    for command in some(COMMANDS, chance) {
        let return_code = i32::from(chance.below(3) == 0);
        let result = CommandResult { stdout: chance.text(), stderr: chance.text(), return_code };
        config.project.commands.push((command.to_owned(), result));
    }
    for component_type in some(ComponentType::ALL, chance) {
        config.stack.components.push(Component {
            is_local: chance.below(2) == 0,
            requirements: chance.text(),
            apt_packages: chance.text(),
            ..Component::new(component_type, chance.text())
        });
    }
    if chance.below(3) == 0 {
        config.python = chance.text();
        config.release = chance.text();
        config.project.code_repository = chance.text();
        let value = PythonValue::texts([chance.text(), chance.text()]);
        config.settings.set(engine::Field::RequiredIntegrations, value);
    }
}

/// Some of the items, in their order.
fn some<T, const N: usize>(items: [T; N], chance: &mut Chance) -> Vec<T> {
    items.into_iter().filter(|_| chance.below(3) == 0).collect()
}

fn documents(outcome: &Outcome) -> Vec<&Document> {
    let mut documents =
        vec![&outcome.stack_requirements, &outcome.integration_requirements, &outcome.project_requirements];
    for image in &outcome.images {
        if let Plan::OnParent { build } | Plan::OnOwnDockerfile { build, .. } = &image.plan {
            documents.push(&build.dockerfile);
            documents.extend(build.requirements_files.iter().map(|file| &**file));
        }
    }
    documents
}
