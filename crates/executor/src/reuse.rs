//! Would ZenML take an existing build of the server for the settings of a configuration?

use crate::build::Build;
use crate::call::Call;
use crate::operation::Ask;
use crate::record::Page;
use crate::stack::Component;
use engine::Catalog;
use engine::config::{ComponentType, Config};
use engine::reuse::{Condition, Explanation, Obstacle, search, with_build};

/// Asks the server for the build that ZenML would take for a run of a configuration on a stack, with ZenML's own search
/// (`find_existing_build`): the first of the page is the one, and where there is none ZenML builds.
///
/// # Errors
/// ZenML would not look: why.
pub fn find(
    config: &Config,
    catalog: &Catalog,
    project: &str,
    (stack, components): (&str, &[Component]),
) -> Result<Ask<Page<Build>>, Vec<Obstacle>> {
    let query = search(config, catalog, stack, registry_of(components))?;
    let mut call = Call::get(&["pipeline_builds"]).with("project", project).with("hydrate", "true");
    call = call.with("sort_by", "desc:created").with("page", "1").with("size", "1");
    for condition in Condition::ALL {
        let value = match condition {
            Condition::StackId => Some(query.stack_id.clone()),
            Condition::ContainerRegistryId => query.container_registry_id.clone(),
            Condition::IsLocal | Condition::ContainsCode => Some("false".into()),
            Condition::ZenmlVersion => Some(query.zenml_version.clone()),
            Condition::PythonVersion => Some(format!("startswith:{}", query.python_version)),
            Condition::Checksum => Some(query.checksum.clone()),
        };
        call = value.map_or(call.clone(), |value| call.with(condition.key(), value));
    }
    Ok(Ask::new(call))
}

/// Whether ZenML would take a build for a run on a stack, and if not, which of its conditions fail and what differs. The
/// configuration does not know of which stack of the server it is: that is `stack`, its id, and its components; without
/// them the build is taken to be of the same.
pub fn explain(config: &Config, catalog: &Catalog, build: &Build, stack: Option<(&str, &[Component])>) -> Explanation {
    let registry = stack.and_then(|(_, components)| registry_of(components));
    // The server looks for builds of stacks that hold this registry now, and the build's stack is this one or fails anyway.
    let mut explanation = with_build(config, catalog, &build.existing(registry), &build.recorded());
    let of_build = build.stack.as_ref().map(|stack| stack.id.as_str());
    if stack.is_some_and(|(id, _)| of_build != Some(id)) && !explanation.failing.contains(&Condition::StackId) {
        explanation.failing.insert(0, Condition::StackId);
    }
    explanation
}

/// The id of the container registry among components.
fn registry_of(components: &[Component]) -> Option<&str> {
    let is_registry = |component: &&Component| component.kind() == Some(ComponentType::ContainerRegistry);
    components.iter().find(is_registry).map(|component| component.id.as_str())
}
