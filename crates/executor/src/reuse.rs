//! Would ZenML take an existing build of the server for the settings of a configuration?

use crate::build::Build;
use crate::stack::Component;
use engine::Catalog;
use engine::config::{ComponentType, Config};
use engine::reuse::{Condition, Explanation, with_build};

/// Whether ZenML would take a build for a run on a stack, and if not, which of its conditions fail and what differs. The
/// configuration does not know of which stack of the server it is: that is `stack`, its id, and its components; without
/// them the build is taken to be of the same.
pub fn explain(config: &Config, catalog: &Catalog, build: &Build, stack: Option<(&str, &[Component])>) -> Explanation {
    let registry = stack.and_then(|(_, components)| {
        let is_registry = |component: &&Component| component.kind() == Some(ComponentType::ContainerRegistry);
        components.iter().find(is_registry).map(|component| component.id.as_str())
    });
    // The server looks for builds of stacks that hold this registry now, and the build's stack is this one or fails anyway.
    let mut explanation = with_build(config, catalog, &build.existing(registry), &build.recorded());
    let of_build = build.stack.as_ref().map(|stack| stack.id.as_str());
    if stack.is_some_and(|(id, _)| of_build != Some(id)) && !explanation.failing.contains(&Condition::StackId) {
        explanation.failing.insert(0, Condition::StackId);
    }
    explanation
}
