//! Export, import, export: the second text is the first.

use crate::chance;
use engine::config::{Config, Goal};
use engine::{Catalog, Severity, Situation, snippet};
use importing::{Kind, import, recognise};

/// The settings in every way in which the engine writes them.
pub fn exported(situation: &Situation<'_>) -> [(Kind, String); 4] {
    [
        (Kind::Python, snippet::python(situation).text()),
        (Kind::Python, snippet::with_options(situation).text()),
        (Kind::RunConfigurationYaml, snippet::yaml(situation).text()),
        (Kind::RunConfigurationJson, snippet::json(situation).text()),
    ]
}

/// What comes back from an exported text, of which nothing may be lost.
pub fn imported(kind: Kind, text: &str, present: &Config, catalog: &Catalog) -> Config {
    assert_eq!(recognise(text, ""), Some(kind), "{text}");
    let imported = import(text, kind, present, catalog);
    let lost: Vec<_> = imported.notices.iter().filter(|notice| notice.severity != Severity::Note).collect();
    assert!(lost.is_empty(), "{lost:?} in {text}");
    imported.config
}

fn check(count: usize, present: impl Fn(&Config) -> Config) {
    for config in chance::configs(count) {
        let catalog = catalog::catalog(&config.release).unwrap();
        for (position, (kind, text)) in exported(&Situation::of(&config, &catalog)).into_iter().enumerate() {
            let back = imported(kind, &text, &present(&config), &catalog);
            let (_, again) = &exported(&Situation::of(&back, &catalog))[position];
            assert_eq!(*again, text, "{kind:?} of {:?}", config.settings);
        }
    }
}

#[test]
fn any_configuration_of_any_release_and_goal_comes_back_on_top_of_itself() {
    check(750, Clone::clone);
}

#[test]
fn any_configuration_comes_back_on_top_of_an_empty_one_of_its_goal() {
    check(750, |config| Config {
        goal: config.goal,
        // The name of a recipe's image, and which registry it has, is nothing that the text says.
        target: config.target.clone(),
        stack: config.stack.clone(),
        ..Config::new(config.release.clone(), config.python.clone())
    });
}

#[test]
fn what_is_imported_again_changes_nothing() {
    for config in chance::configs(300).filter(|config| config.goal == Goal::LetZenmlBuild) {
        let catalog = catalog::catalog(&config.release).unwrap();
        for (kind, text) in exported(&Situation::of(&config, &catalog)) {
            let once = import(&text, kind, &config, &catalog);
            let twice = import(&text, kind, &once.config, &catalog);
            assert_eq!(twice.changes, [], "{kind:?} {text}");
        }
    }
}
