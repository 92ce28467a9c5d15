//! Which build ZenML would take: the question that it asks the server.

use engine::config::{Config, Goal};
use engine::reuse::Obstacle;
use engine::{Field, PythonValue};
use executor::reuse::find;
use executor::stack::Component;
use executor::{Operation, Page, Record, Step};

fn components() -> Vec<Component> {
    let json = crate::records::reply("source-one-image", "GET /api/v1/components");
    Page::<Component>::read(&json).unwrap().items
}

fn config(components: &[Component]) -> Config {
    let mut config = Config::new("0.98.0", "3.11");
    config.goal = Goal::LetZenmlBuild;
    let catalog = catalog::catalog("0.98.0").unwrap();
    config.stack.components.extend(components.iter().filter_map(|component| component.in_form(&catalog)));
    config
}

#[test]
fn the_search_has_every_filter_of_zenmls_own() {
    let (components, catalog) = (components(), catalog::catalog("0.98.0").unwrap());
    let registry = components.iter().find(|component| component.component_type == "container_registry").unwrap();
    let ask = find(&config(&components), &catalog, "the project", ("the stack", &components)).unwrap();
    let Step::Call(call, _) = ask.next() else { panic!() };
    let asked = |key: &str| call.query.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    // Right: the arguments of `client.list_builds` in `find_existing_build`.
    for (key, value) in [
        ("project", "the project"),
        ("sort_by", "desc:created"),
        ("size", "1"),
        ("stack_id", "the stack"),
        ("container_registry_id", &registry.id),
        ("is_local", "false"),
        ("contains_code", "false"),
        ("zenml_version", "0.98.0"),
        ("python_version", "startswith:3.11"),
    ] {
        assert_eq!(asked(key), Some(value), "{key}");
    }
    assert!(asked("checksum").is_some_and(|checksum| checksum.len() == 32));
}

#[test]
fn where_zenml_would_not_look_nothing_is_asked() {
    let (components, catalog) = (components(), catalog::catalog("0.98.0").unwrap());
    let mut config = config(&components);
    config.settings.set(Field::PreventBuildReuse, PythonValue::Bool(true));
    let why = find(&config, &catalog, "the project", ("the stack", &components)).err();
    assert_eq!(why, Some(vec![Obstacle::Prevented]));
}
