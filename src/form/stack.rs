//! The stack: for each type of component, which flavors.

use super::component::component;
use super::group::more;
use super::offers::Preset;
use super::preset::preset;
use crate::chrome::icon;
use crate::controls::check;
use crate::markup::{Content, Element, button, element, live, rows};
use crate::session::{Session, slice};
use engine::Place;
use engine::config::{ComponentType, Stack};
use leptos::prelude::*;

/// The types that decide most of an image, in the order of the form.
const COMMON: [ComponentType; 6] = [
    ComponentType::Orchestrator,
    ComponentType::ArtifactStore,
    ComponentType::ContainerRegistry,
    ComponentType::ImageBuilder,
    ComponentType::StepOperator,
    ComponentType::ExperimentTracker,
];

/// The stack's components.
pub fn stack(session: Session) -> Content {
    let common: Content = COMMON.into_iter().map(|component_type| components(session, component_type)).collect();
    let rest = ComponentType::ALL.into_iter().filter(|component_type| !COMMON.contains(component_type));
    let rest: Content = rest.map(|component_type| components(session, component_type)).collect();
    let sql_store = session.switch(
        Place::SqlStore,
        |config| config.stack.uses_sql_store,
        |config, uses| config.stack.uses_sql_store = uses,
    );
    let label = "The client works on a database of its own, without a ZenML server";
    let sql_store = check(&Place::SqlStore.id(), label, sql_store);
    let set = move || session.config().with(|config| folded(&config.stack));
    let open = untrack(set) > 0;
    let first = Place::Component(ComponentType::Orchestrator, 0);
    Content::Several(vec![
        element("div")
            .class("component")
            .child(preset(session, Preset::Stack, "Common stacks", "stack-preset", first))
            .into(),
        common,
        more(session, "More components", set, open, Content::Several(vec![rest, sql_store.into()])).into(),
    ])
}

/// How much is set among what is folded.
fn folded(stack: &Stack) -> usize {
    let components = stack.components.iter().filter(|component| !COMMON.contains(&component.component_type));
    components.count() + usize::from(stack.uses_sql_store)
}

/// The components of one type: one list, or several and a button for another where ZenML allows that.
fn components(session: Session, component_type: ComponentType) -> Element {
    let count = slice(move || session.config().with(|config| config.stack.of(component_type).count()));
    // Whether an empty list waits behind the chosen ones. It is no component before a flavor is chosen.
    let another = RwSignal::new(false);
    let shown = move || if count.get() == 0 || another.get() { count.get() + 1 } else { count.get() };
    let list = rows(shown, move |position| component(session, component_type, position, another));
    let more = move || {
        (count.get() > 0 && !another.get()).then(|| {
            button("plain-button")
                .child(icon("icon icon-add"))
                .child(["Another ", &component_type.label().to_ascii_lowercase()].concat())
                .pressed(move || another.set(true))
        })
    };
    element("div")
        .class("components")
        .holds("data-set", move || count.get() > 0)
        .child(list)
        .child(component_type.several().then(|| live(more)))
}
