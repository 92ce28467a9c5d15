//! What was taken is listed with its lines.

use crate::texts::{imported, on_top};
use engine::config::{Component, ComponentType, Config};
use engine::{Field, Place, share};
use importing::{Imported, Kind};
use std::ops::RangeInclusive;

fn check(imported: &Imported, expected: &[(RangeInclusive<usize>, Place)]) {
    let ours: Vec<_> = imported.read.iter().map(|read| (read.lines.clone(), read.place.clone())).collect();
    assert_eq!(ours, expected);
    assert!(!imported.is_refused());
}

#[test]
fn of_python_and_run_configurations_each_field_is_listed_with_its_value() {
    let text = "@step(step_operator='gpu')\ndef fit(): ...\n\n@pipeline(\n    name='train',\n    settings={'docker': DockerSettings(\n        apt_packages=[\n            'git',\n        ],\n        user='me',\n    )},\n)\ndef p(): ...\n";
    let found = imported(text, "");
    check(
        &found,
        &[
            (1..=1, Place::Step(0, None)),
            (5..=5, Place::PipelineName),
            (7..=9, Place::Field(Field::AptPackages)),
            (10..=10, Place::Field(Field::User)),
        ],
    );
    assert_eq!(text.get(found.read[3].span.start..).unwrap().get(..4), Some("'me'"));
    check(&imported("@pipeline\ndef p(): ...\n", ""), &[(2..=2, Place::PipelineName)]);
    check(
        &imported(
            "settings:\r\n  docker:\r\n    user: me\r\nsteps:\r\n  fit:\r\n    settings:\r\n      docker: {user: you}\r\n",
            "",
        ),
        &[(3..=3, Place::Field(Field::User)), (7..=7, Place::Step(0, Some(Field::User)))],
    );
}

#[test]
fn of_requirements_and_dockerfiles_each_part_is_listed() {
    let requirements = Place::Field(Field::Requirements);
    check(
        &imported("# ours\nnumpy\n-r more.txt\ntorch>=2\n", "requirements.txt"),
        &[(2..=2, requirements.clone()), (4..=4, requirements.clone())],
    );
    check(
        &imported("[project]\nrequires-python = \">=3.9\"\ndependencies = [\n  \"numpy\",\n]\n", "pyproject.toml"),
        &[(2..=2, Place::Python), (4..=4, requirements.clone())],
    );
    check(
        &imported(
            "FROM --platform=linux/amd64 python:3.11\nRUN apt-get update && \\\n    apt-get install -y git\nENV A=1\nRUN pip install \\\n    numpy\nUSER me\n",
            "",
        ),
        &[
            (1..=1, Place::Python),
            (1..=1, Place::RecipeBase),
            (1..=1, Place::Platform),
            (1..=1, Place::Field(Field::ParentImage)),
            (3..=3, Place::Field(Field::AptPackages)),
            (4..=4, Place::Field(Field::Environment)),
            (6..=6, requirements.clone()),
            (7..=7, Place::Field(Field::User)),
        ],
    );
    check(&imported("'numpy' 'torch>=2'\n", ""), &[(1..=1, requirements.clone()), (1..=1, requirements)]);
}

#[test]
fn of_stacks_each_component_is_listed_and_of_links_all_that_changes() {
    let stack = "zenml_version: 0.98.0\ncomponents:\n  orchestrator:\n    flavor: kubernetes\n    name: k\n";
    check(
        &imported(stack, "stack.yaml"),
        &[(1..=1, Place::Release), (4..=5, Place::Component(ComponentType::Orchestrator, 0))],
    );
    let own = Component::new(ComponentType::Orchestrator, "ours");
    let mut present = Config::new("0.98.0", "3.12");
    present.stack.components = vec![own];
    check(
        &on_top("'numpy' 'torch>=2'", Kind::ExportedRequirements, &present),
        &[
            (1..=1, Place::Component(ComponentType::Orchestrator, 0)),
            (1..=1, Place::Component(ComponentType::Orchestrator, 0)),
        ],
    );
    let link = share::encode(&Config::new("0.75.0", "3.12")).text;
    check(&on_top(&link, Kind::Slipway, &Config::new("0.98.0", "3.12")), &[(1..=1, Place::Release)]);
}

#[test]
fn a_text_of_which_nothing_can_be_taken_is_refused() {
    for (text, kind) in [
        ("settings: [", Kind::RunConfigurationYaml),
        ("x = 1", Kind::Python),
        ("Stack 'a' has no requirements.", Kind::ExportedRequirements),
        ("v=1&k=00000000&zenml=0.98.0", Kind::Slipway),
        ("", Kind::Requirements),
    ] {
        let found = on_top(text, kind, &Config::new("0.98.0", "3.12"));
        assert!(found.is_refused(), "{text} {found:?}");
    }
}
