//! Configurations that differ in nothing but the number of their requirements.

use engine::config::{Component, ComponentType, Config, Goal};
use engine::{Catalog, Field};

/// The release that is measured.
pub const RELEASE: &str = "0.98.0";

/// The Python of the image.
pub const PYTHON: &str = "3.11";

/// The numbers of requirements.
pub const SIZES: [usize; 4] = [20, 200, 1_000, 10_000];

/// Ends of requirements, in turn.
const ENDS: [&str; 6] = ["==1.26.4", ">=2.1,<3", "[cloud]~=0.9.1", "!=3.2.0", "; python_version >= \"3.10\"", ""];

/// A training pipeline on AWS, as typed on the page, with a number of requirements.
pub fn configuration(requirements: usize) -> Config {
    use ComponentType::{ArtifactStore, ContainerRegistry, ExperimentTracker, ImageBuilder, Orchestrator};
    let mut config = Config::new(RELEASE, PYTHON);
    config.goal = Goal::LetZenmlBuild;
    config.stack.components = [
        (Orchestrator, "kubernetes"),
        (ArtifactStore, "s3"),
        (ContainerRegistry, "aws"),
        (ExperimentTracker, "mlflow"),
        (ImageBuilder, "kaniko"),
    ]
    .map(|(component_type, flavor)| Component::new(component_type, flavor))
    .into();
    for component in &mut config.stack.components {
        if component.component_type == ContainerRegistry {
            component.uri = "715803424590.dkr.ecr.us-east-1.amazonaws.com".into();
        }
    }
    config.settings.type_text(Field::RequiredIntegrations, "sklearn\npytorch");
    config.settings.type_text(Field::AptPackages, "git\nlibgomp1");
    config.settings.type_text(Field::Environment, "HF_HOME=/opt/hf\nOMP_NUM_THREADS=8");
    config.settings.type_text(Field::Requirements, lines(requirements));
    config
}

/// The catalog of the release.
pub fn catalog() -> Option<Catalog> {
    catalog::catalog(RELEASE)
}

fn lines(count: usize) -> String {
    let mut text = String::new();
    for (number, end) in (0..count).zip(ENDS.into_iter().cycle()) {
        text.push_str(&format!("package-{number:05}{end}\n"));
    }
    text
}
