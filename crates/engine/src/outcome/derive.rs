//! The one function that makes an Outcome.

use super::Outcome;
use crate::catalog::Catalog;
use crate::check;
use crate::config::Config;
use crate::document::{Document, Language};
use crate::recipe;
use crate::resolution;
use crate::situation::{Situation, Sourced};

/// Everything that follows from a Config under the catalog of its release. It never fails.
pub fn outcome(config: &Config, catalog: &Catalog) -> Outcome {
    let situation = Situation::of(config, catalog);
    let images = Vec::new();
    Outcome {
        problems: check::problems(&situation, &images),
        images,
        recipe: recipe::recipe(&situation),
        stack_requirements: requirements("stack-requirements.txt", &situation.stack_requirements),
        integration_requirements: requirements("integration-requirements.txt", &situation.integration_requirements),
        project_requirements: requirements("project-requirements.txt", &situation.project_requirements),
        resolution: resolution::resolution(&situation),
        apt_packages: Vec::new(),
    }
}

/// Requirements as a file of their own.
fn requirements(name: &str, requirements: &[Sourced]) -> Document {
    let mut document = Document::new(name, Language::Requirements);
    document.lines.extend(requirements.iter().map(Sourced::line));
    document
}
