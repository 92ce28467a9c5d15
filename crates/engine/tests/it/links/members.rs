//! Every member of a Config travels.

use engine::Config;
use engine::config::{CommandResult, Component, ComponentType, Goal, Project, RecipeBase, Stack, Step, Target};
use engine::field::ROWS;
use engine::settings::Settings;
use engine::share::{Carrier, decode, encode};
use engine::value::PythonValue;

fn value(text: &str) -> String {
    text.to_owned()
}

fn later() -> Vec<(String, String)> {
    vec![("later".into(), "1".into()), ("later.part".into(), "2".into())]
}

/// A Config in which nothing is what it is without a decision. A new member does not compile until it is here.
fn full() -> Config {
    let mut settings = Settings::default();
    for row in ROWS {
        let value = match row.kind.read(row.example) {
            PythonValue::Text(text) if text.is_empty() => PythonValue::text("x"),
            PythonValue::List(items) if items.is_empty() => PythonValue::texts(["x"]),
            value => value,
        };
        settings.set(row.field, value);
    }
    let components = ComponentType::ALL.map(|component_type| Component {
        component_type,
        flavor: value("flavor"),
        name: value("name"),
        is_local: true,
        uri: value("registry.example.com"),
        default_repository: value("ml"),
        requirements: value("a==1\nb"),
        apt_packages: value("git\ncurl"),
        always_build_pipeline_image: true,
        unrecognised: later(),
    });
    let result = CommandResult { stdout: value("out\n"), stderr: value("err"), return_code: 3 };
    Config {
        goal: Goal::LetZenmlBuild,
        release: value("0.97.0"),
        python: value("3.10"),
        stack: Stack { components: components.into(), uses_sql_store: true },
        project: Project {
            pipeline_name: value("train"),
            dynamic: true,
            code_repository: value("github"),
            checkout: engine::config::Checkout::Unpushed,
            files: vec![(value("Dockerfile"), value("FROM x\n")), (value("empty"), String::new())],
            commands: vec![(value("pip freeze"), result)],
        },
        target: Target {
            platform: value("linux/amd64"),
            registry: value("registry.example.com"),
            repository: value("ml"),
            tag: value("v1"),
            recipe_base: RecipeBase::Cuda,
        },
        settings: settings.clone(),
        steps: vec![
            Step { name: value("a"), settings, step_operator: value("gpu"), unrecognised: later() },
            Step { name: value("b"), unrecognised: later(), ..Step::default() },
        ],
        unrecognised: later(),
    }
}

#[test]
fn a_configuration_with_every_member_set_comes_back_whole() {
    let shared = encode(&full());
    assert_eq!(shared.withheld, []);
    for text in [&shared.text, &shared.packed()] {
        let opened = decode(text, Carrier::Link).unwrap();
        assert_eq!(opened.config, full());
    }
}

#[test]
fn every_goal_base_and_component_type_travels() {
    for goal in Goal::ALL {
        for recipe_base in RecipeBase::ALL {
            let mut config = Config::new("0.98.0", "3.12");
            (config.goal, config.target.recipe_base) = (goal, recipe_base);
            assert_eq!(decode(&encode(&config).text, Carrier::Link).map(|opened| opened.config), Ok(config));
        }
    }
}
