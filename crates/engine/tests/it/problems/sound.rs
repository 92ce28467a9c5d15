//! A configuration without any problem, for tests to spoil.

use engine::config::{Component, ComponentType, Config, Goal};

/// A configuration without any problem.
pub(super) fn sound() -> Config {
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    let registry = Component::new(ComponentType::ContainerRegistry, "aws");
    config.stack.components = vec![
        Component::new(ComponentType::Orchestrator, "kubernetes"),
        Component::new(ComponentType::ArtifactStore, "s3"),
        Component { uri: "registry.example.com".into(), ..registry },
        Component::new(ComponentType::ImageBuilder, "local"),
    ];
    config
}
