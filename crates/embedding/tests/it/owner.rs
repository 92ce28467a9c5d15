//! Locks hold whatever comes, and what an owner does not allow is said.

use embedding::owner::{Lock, Owner, ids, place_of};
use embedding::policy::Policy;
use engine::config::{Component, ComponentType, Config, Step};
use engine::share::{self, Carrier};
use engine::{Field, Place, ProblemKind, PythonValue};

const IMAGE: &str = "registry.example.com/ml/base:1";

fn owner() -> Owner {
    let text = format!(
        r#"{{ "version": 1, "locked": {{ "parent_image": {{ "value": "{IMAGE}", "reason": "Ours." }}, "stack.orchestrator": {{ "value": "kubernetes", "reason": "One cluster." }} }},
        "parent_images": ["registry.example.com/ml/*"], "registries": ["registry.example.com/ml"] }}"#
    );
    let (policy, faults) = Policy::read(&text);
    assert_eq!(faults, []);
    policy.owner(Config::new("0.98.0", "3.12"))
}

#[test]
fn a_link_that_breaks_a_lock_is_reported_and_not_applied() {
    let link = "v=1&zenml=0.98.0&parent_image=evil.example%2Fimage&stack.orchestrator=local&requirements=pandas";
    let mut config = share::decode(link, Carrier::Link).unwrap().config;
    let broken = owner().keep(&mut config);
    let said: Vec<_> = broken.iter().map(|problem| (problem.place.id(), problem.message())).collect();
    assert_eq!(
        said,
        [
            ("parent_image".to_owned(), "It is fixed here and stays as it is. Ours.".to_owned()),
            ("stack.orchestrator".to_owned(), "It is fixed here and stays as it is. One cluster.".to_owned()),
        ]
    );
    assert_eq!(config.settings.value(Field::ParentImage), Some(PythonValue::text(IMAGE)));
    assert_eq!(config.stack.components, [Component::new(ComponentType::Orchestrator, "kubernetes")]);
    assert!(config.settings.get(Field::Requirements).is_some());
    assert_eq!(owner().keep(&mut config), []);
}

#[test]
fn a_step_is_no_way_round_a_lock() {
    let mut config = Config::new("0.98.0", "3.12");
    owner().keep(&mut config);
    config.steps.push(Step { name: "train".into(), ..Step::default() });
    config.steps[0].settings.type_text(Field::ParentImage, "evil.example/image");
    assert_eq!(owner().keep(&mut config).len(), 1);
    assert!(config.steps[0].settings.get(Field::ParentImage).is_none());
    assert_eq!(owner().lock(&Place::Step(0, Some(Field::ParentImage))), Some("Ours."));
    assert_eq!(owner().lock(&Place::Component(ComponentType::Orchestrator, 3)), Some("One cluster."));
    assert_eq!(owner().lock(&Place::Field(Field::Requirements)), None);
}

#[test]
fn what_is_read_only_stays_whole() {
    let owner = Owner { read_only: true, ..owner() };
    let mut config = Config::new("0.90.0", "3.10");
    assert_eq!(owner.keep(&mut config).len(), 1);
    assert_eq!(config, owner.fixed);
    assert!(owner.lock(&Place::Goal).is_some());
}

#[test]
fn images_and_registries_that_are_not_allowed_are_named() {
    let owner = Owner { locks: Vec::<Lock>::new(), ..owner() };
    let mut config = Config::new("0.98.0", "3.12");
    assert_eq!(owner.problems(&config), []);
    config.settings.type_text(Field::ParentImage, "registry.example.com/ml/train:v1");
    config.target.registry = "registry.example.com/ml/team".into();
    assert_eq!(owner.problems(&config), []);
    config.settings.type_text(Field::ParentImage, "docker.io/evil/train:v1");
    config.target.registry = "registry.example.com/mlx".into();
    let mut registry = Component::new(ComponentType::ContainerRegistry, "default");
    registry.uri = "evil.example".into();
    config.stack.components.push(registry);
    let found = owner.problems(&config);
    let places: Vec<String> = found.iter().map(|problem| problem.place.id()).collect();
    assert_eq!(places, ["parent_image", "image", "stack.container_registry"]);
    assert!(found.iter().all(|problem| matches!(problem.kind, ProblemKind::NotAllowedByOwner { .. })));
    assert!(
        found[0].message().contains("docker.io/evil/train:v1")
            && found[0].hint().unwrap().contains("registry.example.com/ml/*")
    );
}

#[test]
fn every_id_that_a_lock_may_name_is_a_place() {
    for id in ids() {
        assert_eq!(place_of(&id).map(|place| place.id()), Some(id.clone()), "{id}");
    }
    assert!(ids().len() > 40 && place_of("launch").is_none());
}
