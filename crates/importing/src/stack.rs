//! A stack: what `zenml stack describe --output json` prints and `zenml stack export` writes, in any release from 0.55.5
//! to 0.98.0.

use crate::draft::Draft;
use crate::node::{Content, Node};
use crate::notice::NoticeKind;
use crate::settings::{self, distinct};
use engine::config::{Component, ComponentType};
use engine::{Place, PythonValue, Release};

/// Keys of a stack that say nothing about images, and what holds it in a server's answer.
const WITHOUT_EFFECT: [&str; 14] = [
    "id",
    "name",
    "active",
    "owner",
    "labels",
    "stack_name",
    "description",
    "created",
    "updated",
    "user",
    "is_active",
    "dashboard_url",
    "environment",
    "secrets",
];

/// Reads a stack. It takes the place of the present one.
pub(crate) fn read(draft: &mut Draft<'_>, root: &Node) {
    let inner =
        ["metadata", "stack"].into_iter().filter_map(|key| root.get(key)).find(|node| node.get("components").is_some());
    let root = inner.map_or(root, |inner| inner);
    let Some(entries) = root.entries() else {
        return draft.warn(root.span, NoticeKind::WrongShape("a stack"));
    };
    let mut components = Vec::new();
    let mut found = false;
    for (key, name, value) in distinct(draft, entries) {
        match name {
            "components" => {
                found = true;
                of_types(draft, value, &mut components);
            }
            "zenml_version" => release(draft, value),
            _ if WITHOUT_EFFECT.contains(&name) => {}
            _ => draft.remark(key.span, NoticeKind::Unrelated(name.to_owned())),
        }
    }
    if !found {
        return draft.refuse_all();
    }
    // What a person said about a component of their own stays with it.
    for component in &mut components {
        let same =
            |known: &&Component| (known.component_type, &known.flavor) == (component.component_type, &component.flavor);
        if let Some(known) = draft.config.stack.components.iter().find(same) {
            component.requirements.clone_from(&known.requirements);
            component.apt_packages.clone_from(&known.apt_packages);
        }
    }
    draft.config.stack.components = components;
}

/// The release that the stack was exported from; one that this text does not name well is passed over.
fn release(draft: &mut Draft<'_>, node: &Node) {
    match node.as_text().and_then(Release::parse) {
        Some(release) => {
            draft.config.release = release.to_string();
            draft.take(node.span, Place::Release);
        }
        None => draft.warn(node.span, NoticeKind::WrongShape("a release of ZenML")),
    }
}

fn of_types(draft: &mut Draft<'_>, node: &Node, components: &mut Vec<Component>) {
    let Some(entries) = node.entries() else {
        return draft.warn(node.span, NoticeKind::WrongShape("components by their type"));
    };
    for (key, name, value) in distinct(draft, entries) {
        let Some(component_type) = ComponentType::from_key(name) else {
            let nearest = draft.nearest(name, ComponentType::ALL.into_iter().map(ComponentType::key));
            draft.warn(key.span, NoticeKind::UnknownComponentType { name: name.to_owned(), nearest });
            continue;
        };
        // One component, or a list of them.
        for node in value.items().unwrap_or(&[]).iter().map(|item| &**item).chain(value.entries().map(|_| value)) {
            if let Err(why) = draft.spend() {
                return settings::unknown(draft, node, why);
            }
            if let Some(component) = component(draft, node, component_type) {
                let position = components.iter().filter(|other| other.component_type == component_type).count();
                draft.take(node.span, Place::Component(component_type, position));
                components.push(component);
            }
        }
    }
}

fn component(draft: &mut Draft<'_>, node: &Node, component_type: ComponentType) -> Option<Component> {
    // A server's answer has most of it one level deeper.
    let inner = |part: &str, key: &str| node.get(part).and_then(|part| part.get(key));
    let flavor = node
        .get("flavor")
        .or_else(|| node.get("flavor_name"))
        .or_else(|| inner("body", "flavor_name"))
        .or_else(|| inner("body", "flavor"));
    let Some(name) = flavor.and_then(|flavor| flavor.as_text()) else {
        draft.warn(node.span, NoticeKind::WrongShape("a component with its flavor"));
        return None;
    };
    let mut component = Component::new(component_type, name);
    if draft.catalog.flavor(component_type, name).is_none() {
        let nearest = draft.nearest(name, draft.catalog.flavors_of(component_type).map(|flavor| flavor.name.as_str()));
        draft.remark(
            flavor.map_or(node.span, |flavor| flavor.span),
            NoticeKind::UnknownFlavor { name: name.to_owned(), nearest },
        );
    }
    if let Some(name) = node.get("name").and_then(|name| name.as_text()) {
        component.name = name.to_owned();
    }
    let configuration = node.get("configuration").or_else(|| inner("metadata", "configuration"));
    if let Some(entries) = configuration.and_then(|configuration| configuration.entries()) {
        for (_, name, value) in distinct(draft, entries) {
            let registry = component_type == ComponentType::ContainerRegistry;
            let truth = matches!(&value.content, Content::Scalar(value) if value.truth());
            match (name, &value.content) {
                ("uri", Content::Scalar(PythonValue::Text(uri))) if registry => component.uri.clone_from(uri),
                ("default_repository", Content::Scalar(PythonValue::Text(name))) if registry => {
                    component.default_repository.clone_from(name);
                }
                ("local" | "is_local", _) => component.is_local = truth,
                ("always_build_pipeline_image", _) => component.always_build_pipeline_image = truth,
                _ => {}
            }
        }
    }
    Some(component)
}
