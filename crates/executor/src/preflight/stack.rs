//! The stack, as the server judges it (`validate_stack_is_runnable_from_server`).

use super::{Fact, Finding, Situation, Spot};
use crate::stack::stack_checksum;
use engine::Severity;
use engine::config::ComponentType;

/// Whether the server takes the stack.
pub fn check(situation: &Situation<'_>, findings: &mut Vec<Finding>) {
    let source = situation.source;
    let components = &source.components;
    let mut report = |severity, spot, fact| findings.push(Finding::new(severity, spot, fact));
    if source.snapshot.summary.stack.is_none() {
        report(Severity::Error, Spot::Stack, Fact::StackGone);
        return;
    }
    for (position, component) in components.iter().enumerate() {
        let spot = || Spot::Component(component.name.clone());
        if component.is_custom == Some(true) {
            report(Severity::Error, spot(), Fact::CustomFlavor(component.flavor.clone()));
        } else if component.is_local(situation.catalog) == Some(true) {
            report(Severity::Error, spot(), Fact::LocalComponent(component.flavor.clone()));
        }
        let same = |other: &&crate::stack::Component| other.component_type == component.component_type;
        if components.iter().take(position).filter(same).count() == 1 {
            report(Severity::Error, Spot::Stack, Fact::SeveralOfOneType(component.component_type.clone()));
        }
    }
    if !components.iter().any(|component| component.kind() == Some(ComponentType::ContainerRegistry)) {
        report(Severity::Warning, Spot::Stack, Fact::NoContainerRegistry);
    }
    let checksum = source.build.as_ref().and_then(|build| build.stack_checksum.as_ref());
    if checksum.is_some_and(|checksum| *checksum != stack_checksum(components)) {
        report(Severity::Warning, Spot::Stack, Fact::StackChanged);
    }
}
