//! Stacks and exported requirements, as the command line of real releases prints them (`xtask/python/export_stacks.py`).

use crate::answers::cases;
use crate::texts::on_top;
use engine::config::{Component, ComponentType, Config};
use engine::{Field, PythonValue};
use importing::{Kind, NoticeKind, recognise};
use serde_json::Value;

/// The components that were registered, as a Config has them; what was not printed is not known.
fn registered(case: &Value, configured: bool) -> Vec<Component> {
    let rows = case["stack"].as_array().unwrap().iter().map(|row| {
        let text = |position: usize| row[position].as_str().unwrap();
        let component_type = ComponentType::from_key(text(0)).unwrap();
        let mut component = Component::new(component_type, text(1));
        component.name = text(2).to_owned();
        if configured {
            component.uri = match component_type {
                ComponentType::ContainerRegistry => row[3]["uri"].as_str().unwrap_or_default().to_owned(),
                _ => String::new(),
            };
            component.is_local = row[3]["local"] == true;
        }
        component
    });
    sorted(rows.collect())
}

fn sorted(mut components: Vec<Component>) -> Vec<Component> {
    components.sort_by_key(|component| component.component_type);
    components
}

#[test]
fn every_stack_has_the_components_that_were_registered() {
    let mut count = 0;
    for case in cases(include_bytes!("../cases/stacks.jsonl.gz")) {
        let release = case["release"].as_str().unwrap();
        let catalog = catalog::catalog(release).unwrap();
        let model = case["model"].to_string();
        let texts = [
            ("export", Kind::StackYaml, true),
            ("describe_json", Kind::StackJson, false),
            ("describe_yaml", Kind::StackYaml, false),
        ];
        let texts = texts.map(|(key, kind, configured)| (case[key].as_str(), kind, configured));
        for (text, kind, configured) in texts.into_iter().chain([(Some(model.as_str()), Kind::StackJson, false)]) {
            let Some(text) = text else { continue };
            assert_eq!(recognise(text, ""), Some(kind), "{text}");
            let mut present = Config::new("0.97.0", "3.12");
            present.stack.components.push(Component::new(ComponentType::Annotator, "label_studio"));
            let imported = importing::import(text, kind, &present, &catalog);
            assert_eq!(sorted(imported.config.stack.components.clone()), registered(&case, configured), "{text}");
            let releases = if configured { release } else { "0.97.0" };
            assert_eq!(imported.config.release, releases);
            count += 1;
        }
    }
    assert!(count >= 40, "only {count} texts");
}

#[test]
fn exported_requirements_are_read_one_by_one_and_what_the_stack_brings_is_left_out() {
    for case in cases(include_bytes!("../cases/stacks.jsonl.gz")) {
        let catalog = catalog::catalog(case["release"].as_str().unwrap()).unwrap();
        let import = |text: &str, kind: Kind, present: &Config| importing::import(text, kind, present, &catalog);
        let text = case["integration_requirements"].as_str().unwrap();
        assert_eq!(recognise(text, ""), Some(Kind::ExportedRequirements), "{text}");
        let empty = Config::new(case["release"].as_str().unwrap(), "3.11");
        let printed: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches('"')).collect();
        let found = import(text, Kind::ExportedRequirements, &empty).config.settings.value(Field::Requirements);
        assert_eq!(found, Some(PythonValue::texts(printed)));
        let Some(text) = case["requirements"].as_str().filter(|text| !text.is_empty()) else { continue };
        let stack = import(case["export"].as_str().unwrap(), Kind::StackYaml, &empty).config;
        let imported = import(text, Kind::ExportedRequirements, &stack);
        assert_eq!(imported.config, stack, "{text}");
        assert!(
            imported
                .notices
                .iter()
                .all(|notice| matches!(notice.kind, NoticeKind::AlreadyBrought(_) | NoticeKind::Nothing))
        );
    }
}

#[test]
fn what_nobody_brings_goes_to_the_one_component_of_an_own_flavor() {
    let mut present = Config::new("0.98.0", "3.12");
    present.stack.components.push(Component::new(ComponentType::Orchestrator, "ours"));
    let text = "\"torch>=2\" 'numpy ; python_version < \"3.9\"'";
    let imported = on_top(text, Kind::ExportedRequirements, &present);
    assert_eq!(imported.config.stack.components[0].requirements, "torch>=2\nnumpy ; python_version < \"3.9\"");
    assert_eq!(on_top(text, Kind::ExportedRequirements, &imported.config).changes, []);
}

#[test]
fn a_mistyped_type_or_flavor_has_a_suggestion() {
    let text = "components:\n  orchestrater: {flavor: kubernetes}\n  step_operator: {flavor: sagemakr, name: s}\n";
    let imported = on_top(text, Kind::StackYaml, &Config::new("0.98.0", "3.12"));
    let hints: Vec<Option<String>> = imported.notices.iter().map(|notice| notice.suggestion()).collect();
    assert_eq!(hints, [Some("Did you mean orchestrator?".into()), Some("Did you mean sagemaker?".into())]);
    assert_eq!(imported.config.stack.components.len(), 1);
}
