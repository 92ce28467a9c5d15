//! Names that the release has to know: flavors, integrations, code repositories.

use super::layer::{Layer, components};
use crate::field::Field;
use crate::nearest::nearest;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::situation::Situation;

/// The name of a code repository flavor of one's own (`zenml code-repository register --type custom`).
const CUSTOM: &str = "custom";

/// Checks every name against the catalog.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    flavors(situation, problems);
    integrations(situation, problems);
    code_repository(situation, problems);
}

/// A flavor with requirements or apt packages typed is the person's own and needs no word.
fn flavors(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    for (place, component) in components(situation.config) {
        let flavor = &component.flavor;
        let described = !component.requirements.is_empty() || !component.apt_packages.is_empty();
        let known = situation.catalog.flavor(component.component_type, flavor).is_some();
        if known || described || flavor.is_empty() {
            continue;
        }
        let names = situation.catalog.flavors_of(component.component_type).map(|known| known.name.as_str());
        let kind = ProblemKind::UnknownFlavor { flavor: flavor.clone(), nearest: nearest(flavor, names) };
        problems.push(Problem::new(Severity::Warning, place, kind));
    }
}

fn integrations(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    const FIELD: Field = Field::RequiredIntegrations;
    for layer in Layer::all(situation.config) {
        for item in layer.items(FIELD) {
            if situation.catalog.integration(&item.text).is_some() {
                continue;
            }
            let names = situation.catalog.integrations.iter().map(|known| known.name.as_str());
            let nearest = nearest(&item.text, names);
            let kind = ProblemKind::UnknownIntegration { name: item.text, nearest };
            problems.push(Problem::new(Severity::Error, layer.place(FIELD), kind).in_line(item.line));
        }
    }
}

fn code_repository(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let flavor = &situation.config.project.code_repository;
    if flavor.is_empty() || flavor == CUSTOM || situation.catalog.code_repository(flavor).is_some() {
        return;
    }
    let names = situation.catalog.code_repositories.iter().map(|known| known.name.as_str());
    let kind = ProblemKind::UnknownCodeRepository { flavor: flavor.clone(), nearest: nearest(flavor, names) };
    problems.push(Problem::new(Severity::Warning, Place::CodeRepository, kind));
}
