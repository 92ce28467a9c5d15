//! One component of the stack: its flavor, what that brings, and what else ZenML must know of it.

use super::field::{LabelOf, Words, field};
use super::own_flavor::own_flavor;
use crate::controls::{Named, Tie, check, choice, text};
use crate::session::{Binding, Session, slice};
use engine::catalog::{Catalog, Flavor, Locality};
use engine::config::{Component, ComponentType, Config};
use engine::{Place, PythonVersion};
use leptos::prelude::*;

/// What the list of flavors holds for a flavor that is the person's own.
const OWN: &str = "*";

/// A component at a position among those of its type; `chosen` is told when a flavor was chosen.
pub fn component(session: Session, component_type: ComponentType, position: usize, chosen: Callback<()>) -> AnyView {
    let place = Place::Component(component_type, position);
    let flavor =
        part(session, component_type, position, |component| &component.flavor, |component| &mut component.flavor);
    // Stays while the name of an own flavor passes by a known one letter by letter.
    let naming = RwSignal::new(false);
    let known = slice(move || {
        session.catalog().with(|catalog| flavor.value.with(|flavor| catalog.flavor(component_type, flavor).cloned()))
    });
    let there = slice(move || session.config().with(|config| nth(config, component_type, position).is_some()));
    let own = slice(move || there.get() && (naming.get() || known.with(Option::is_none)));
    let shown = Signal::derive(move || if own.get() { OWN.to_owned() } else { flavor.value.get() });
    let set = Callback::new({
        let place = place.clone();
        move |value: String| {
            naming.set(value == OWN);
            let place = place.clone();
            session.edit(place, move |config| choose(config, component_type, position, &value));
            chosen.run(());
        }
    });
    let choices = slice(move || session.catalog().with(|catalog| choices(catalog, component_type)));
    let words = Words { label_of: LabelOf::Whole, ..Words::new(component_type.label(), "", "") };
    let select = field(session, place, words, None, move |tie| {
        let list = choice(tie, choices.into(), ToOwned::to_owned, Binding { value: shown, set });
        let brings =
            move || session.catalog().with(|catalog| known.with(|known| brings(catalog, known.as_ref(), session)));
        view! { {list} <p class="aside">{brings}</p> }.into_any()
    });
    let registry = component_type == ComponentType::ContainerRegistry;
    let open_locality = slice(move || {
        own.get() || known.with(|known| known.as_ref().is_some_and(|flavor| flavor.local == Locality::Configured))
    });
    let details = move || {
        let (own, locality) = (own.get(), open_locality.get());
        let shown = there.get() && (registry || own || locality);
        shown.then(|| {
            view! {
                <div class="component-details">
                    {own.then(|| own_flavor(session, component_type, position))}
                    {registry.then(|| registry_fields(session, position))}
                    {locality.then(|| locality_field(session, component_type, position))}
                </div>
            }
        })
    };
    view! { {select} {details} }.into_any()
}

/// The flavors to choose from.
fn choices(catalog: &Catalog, component_type: ComponentType) -> Vec<Named> {
    let mut choices = vec![(String::new(), "None".to_owned())];
    choices.extend(catalog.flavors_of(component_type).map(|flavor| (flavor.name.clone(), flavor_name(flavor))));
    choices.push((OWN.to_owned(), "A flavor of your own…".to_owned()));
    choices
}

/// The flavor's name on screen, with ZenML's where the two differ.
fn flavor_name(flavor: &Flavor) -> String {
    let plain = flavor.display_name.to_lowercase().replace([' ', '-', ':'], "_");
    if plain == flavor.name.replace('-', "_") {
        flavor.display_name.clone()
    } else {
        [&flavor.display_name, " (", &flavor.name, ")"].concat()
    }
}

/// What a flavor brings into the image, in words.
fn brings(catalog: &Catalog, flavor: Option<&Flavor>, session: Session) -> String {
    let integration = flavor.and_then(|flavor| flavor.requirements_integration.as_deref());
    let Some(integration) = integration.and_then(|name| catalog.integration(name)) else { return String::new() };
    let python = session.config().with(|config| PythonVersion::parse(&config.python));
    let requirements = match python {
        Some(python) => integration.requirements_on(python),
        None => &integration.requirements,
    };
    if requirements.is_empty() {
        return String::new();
    }
    String::from("Brings ") + &requirements.join(", ")
}

/// Chooses a flavor at a position: none takes the component away, and there is no component before a flavor is chosen.
fn choose(config: &mut Config, component_type: ComponentType, position: usize, flavor: &str) {
    let found = index(config, component_type, position);
    match (found, flavor) {
        (Some(index), "") => drop(config.stack.components.remove(index)),
        (None, "") => {}
        (found, flavor) => {
            let name = if flavor == OWN { ["my_", component_type.key()].concat() } else { flavor.to_owned() };
            match found.and_then(|index| config.stack.components.get_mut(index)) {
                Some(component) => component.flavor = name,
                None => config.stack.components.push(Component::new(component_type, name)),
            }
        }
    }
}

/// Address and default repository of a container registry.
fn registry_fields(session: Session, position: usize) -> AnyView {
    const REGISTRY: ComponentType = ComponentType::ContainerRegistry;
    let uri = part(session, REGISTRY, position, |component| &component.uri, |component| &mut component.uri);
    let repository = part(
        session,
        REGISTRY,
        position,
        |component| &component.default_repository,
        |component| &mut component.default_repository,
    );
    let id = Place::Component(REGISTRY, position).id();
    view! {
        {labelled("Address", "registry.example.com/team", [&id, ".uri"].concat(), uri)}
        {labelled("Default repository", "zenml", [&id, ".default_repository"].concat(), repository)}
    }
    .into_any()
}

/// A text of a component under its label.
pub fn labelled(label: &'static str, example: &'static str, id: String, binding: Binding<String>) -> AnyView {
    view! {
        <div class="field">
            <div class="field-head"><label for=id.clone()>{label}</label></div>
            {text(Tie { example, ..Tie::plain(id) }, true, binding)}
        </div>
    }
    .into_any()
}

fn locality_field(session: Session, component_type: ComponentType, position: usize) -> AnyView {
    let place = Place::Component(component_type, position);
    let id = place.id() + ".is_local";
    let binding = session.binding(
        place,
        move |config| nth(config, component_type, position).is_some_and(|component| component.is_local),
        move |config, is_local| edit(config, component_type, position, |component| component.is_local = is_local),
    );
    check(id, "It runs on the machine that starts the pipeline", binding)
}

/// A text of a component.
pub fn part(
    session: Session,
    component_type: ComponentType,
    position: usize,
    get: fn(&Component) -> &String,
    get_mut: fn(&mut Component) -> &mut String,
) -> Binding<String> {
    session.binding(
        Place::Component(component_type, position),
        move |config| nth(config, component_type, position).map(get).cloned().unwrap_or_default(),
        move |config, text| edit(config, component_type, position, |component| *get_mut(component) = text),
    )
}

fn nth(config: &Config, component_type: ComponentType, position: usize) -> Option<&Component> {
    config.stack.of(component_type).nth(position)
}

/// Where in the whole list the component at a position of its type is.
fn index(config: &Config, component_type: ComponentType, position: usize) -> Option<usize> {
    let components = config.stack.components.iter().enumerate();
    components.filter(|(_, component)| component.component_type == component_type).nth(position).map(|(index, _)| index)
}

fn edit(config: &mut Config, component_type: ComponentType, position: usize, change: impl FnOnce(&mut Component)) {
    if let Some(component) =
        index(config, component_type, position).and_then(|index| config.stack.components.get_mut(index))
    {
        change(component);
    }
}
