//! The stack: for each type of component, which flavors.

use super::component::component;
use crate::controls::check;
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
pub fn stack(session: Session) -> AnyView {
    let common = COMMON.map(|component_type| components(session, component_type));
    let rest = ComponentType::ALL.into_iter().filter(|component_type| !COMMON.contains(component_type));
    let rest = rest.map(|component_type| components(session, component_type)).collect_view();
    let set = slice(move || session.config().with(|config| folded(&config.stack)));
    let badge =
        move || Some(set.get()).filter(|set| *set > 0).map(|set| view! { <span class="badge">{set} " set"</span> });
    let sql_store = session.binding(
        Place::SqlStore,
        |config| config.stack.uses_sql_store,
        |config, uses| config.stack.uses_sql_store = uses,
    );
    view! {
        {common.into_iter().collect_view()}
        <details class="more" prop:open=set.get_untracked() != 0>
            <summary>"More components" {badge}</summary>
            <div class="fields">
                {rest}
                {check(Place::SqlStore.id(), "The client works on a database of its own, without a ZenML server", sql_store)}
            </div>
        </details>
    }
    .into_any()
}

/// How much is set among what is folded.
fn folded(stack: &Stack) -> usize {
    let components = stack.components.iter().filter(|component| !COMMON.contains(&component.component_type));
    components.count() + usize::from(stack.uses_sql_store)
}

/// The components of one type: one list, or several and a button for another where ZenML allows that.
fn components(session: Session, component_type: ComponentType) -> AnyView {
    let count = slice(move || session.config().with(|config| config.stack.of(component_type).count()));
    // Whether an empty list waits behind the chosen ones. It is no component before a flavor is chosen.
    let another = RwSignal::new(false);
    let positions = move || {
        let count = count.get();
        let shown = if count == 0 || another.get() { count + 1 } else { count };
        0..shown
    };
    let chosen = Callback::new(move |()| another.set(false));
    let button = component_type.several().then(|| {
        move || {
            let offered = count.get() > 0 && !another.get();
            offered.then(|| {
                view! {
                    <button class="plain-button" type="button" on:click=move |_| another.set(true)>
                        <span class="icon icon-add" aria-hidden="true"></span>
                        "Another " {component_type.label().to_lowercase()}
                    </button>
                }
            })
        }
    });
    view! {
        <div class="component">
            <For
                each=positions
                key=|position| *position
                children=move |position| component(session, component_type, position, chosen)
            />
            {button}
        </div>
    }
    .into_any()
}
