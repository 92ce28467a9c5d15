//! What a configuration asks for.

use crate::records::source;
use engine::config::{Config, Goal, Step};
use engine::situation::Situation;
use engine::{Field, PythonValue};
use executor::Wish;

/// A configuration that reuses an image.
pub fn reusing(image: &str) -> Config {
    let mut config = Config::new("0.98.0", "3.11");
    config.goal = Goal::Reuse;
    config.settings.set(Field::ParentImage, PythonValue::text(image));
    config
}

fn wish(config: &Config, name: &str) -> Option<Wish> {
    let catalog = catalog::catalog("0.98.0").unwrap();
    Wish::of(&Situation::of(config, &catalog), &source(name))
}

#[test]
fn the_image_of_the_goal_is_that_of_every_key() {
    let wish = wish(&reusing(" a/b:1 "), "two-images").unwrap();
    assert_eq!(wish.images, [("orchestrator".into(), "a/b:1".into()), ("train.orchestrator".into(), "a/b:1".into())]);
    let keywords: Vec<&str> = wish.docker.iter().map(|(key, _)| key).collect();
    assert_eq!(keywords, ["parent_image", "skip_build"]);
}

#[test]
fn an_image_that_is_brought_along_is_that_of_the_recipe() {
    let mut config = Config::new("0.98.0", "3.12");
    config.target.registry = "registry.example.com/team".into();
    config.target.repository = "train".into();
    config.target.tag = "3".into();
    let wish = wish(&config, "one-image").unwrap();
    assert_eq!(wish.image("orchestrator"), "registry.example.com/team/train:3");
}

#[test]
fn where_zenml_builds_there_is_nothing_to_launch_on() {
    let mut config = reusing("a/b:1");
    config.goal = Goal::LetZenmlBuild;
    assert_eq!(wish(&config, "one-image"), None);
}

#[test]
fn steps_of_the_configuration_count_where_the_snapshot_has_them() {
    let mut config = reusing("a/b:1");
    let mut step = |name: &str, image: &str| {
        let mut step = Step { name: name.into(), ..Step::default() };
        step.settings.set(Field::ParentImage, PythonValue::text(image));
        config.steps.push(step);
    };
    step("train", "a/gpu:1");
    step("nowhere", "a/none:1");
    let wish = wish(&config, "two-images").unwrap();
    assert_eq!((wish.image("train.orchestrator"), wish.image("load.orchestrator")), ("a/gpu:1", "a/b:1"));
    assert!(wish.docker_of("train").is_some() && wish.docker_of("nowhere").is_none());
    assert_eq!(wish.images.len(), 2);
}

#[test]
fn a_configuration_without_an_image_wishes_for_none_and_that_is_found() {
    let mut config = reusing("a/b:1");
    config.settings.unset(Field::ParentImage);
    assert_eq!(wish(&config, "one-image").unwrap().image("orchestrator"), "");
}
