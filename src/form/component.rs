//! One component of the stack: its flavor, what that brings, and what else ZenML must know of it.

use super::field::{Words, field};
use super::own_flavor::own_flavor;
use crate::controls::{Choice, Tie, check, choice_of, text};
use crate::markup::{Content, Element, element, live, text as live_text};
use crate::session::{Binding, Session, slice};
use engine::catalog::{Catalog, Flavor, Locality};
use engine::config::{Component, ComponentType, Config};
use engine::{Place, PythonVersion};
use leptos::prelude::*;

/// What the list of flavors holds for a flavor that is the person's own.
const OWN: &str = "*";

/// What is known of a flavor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// No component is there.
    Absent,
    /// One of the catalog's; whether its configuration decides if it is local.
    Listed(bool),
    /// The person's own.
    Own,
}

/// A component at a position among those of its type; `another` is whether an empty list waits for one more.
pub fn component(session: Session, component_type: ComponentType, position: usize, another: RwSignal<bool>) -> Element {
    let place = Place::Component(component_type, position);
    let flavor =
        part(session, component_type, position, |component| &component.flavor, |component| &mut component.flavor);
    // Stays while the name of an own flavor passes by a known one letter by letter.
    let naming = RwSignal::new(false);
    let known = slice(move || {
        let there = session.config().with(|config| nth(config, component_type, position).is_some());
        session.catalog().with(|catalog| {
            let listed = flavor.value.with(|flavor| catalog.flavor(component_type, flavor).map(is_open));
            match listed {
                _ if !there => Known::Absent,
                Some(open) if !naming.get() => Known::Listed(open),
                _ => Known::Own,
            }
        })
    });
    let shown = slice(move || if known.get() == Known::Own { OWN.to_owned() } else { flavor.value.get() });
    let set = Callback::new({
        let place = place.clone();
        move |value: String| {
            naming.set(value == OWN);
            another.set(false);
            session.edit(place.clone(), |config| choose(config, component_type, position, &value));
        }
    });
    let brings = slice(move || {
        session.catalog().with(|catalog| {
            let python = session.config().with(|config| PythonVersion::parse(&config.python));
            flavor.value.with(|flavor| brings(catalog, catalog.flavor(component_type, flavor), python))
        })
    });
    let select = field(session, place, Words::new(component_type.label(), "", "").whole(), None, |tie| {
        let choices = move || {
            let other = session.rest.with(|rest| rest.map(|rest| rest.offers.other_flavors));
            session.catalog().with(|catalog| {
                let mut choices = choices(catalog, component_type);
                choices.extend(other.map(|other| other(catalog, component_type)).unwrap_or_default());
                choices
            })
        };
        let list = choice_of(tie, choices, ToOwned::to_owned, Binding { value: shown, set });
        let brings = element("p").class("aside").child(live_text(move || brings.get()));
        Content::Several(vec![list.into(), brings.into()])
    });
    let details = live(move || details(session, component_type, position, known.get()));
    element("div").class("component").child(select).child(details)
}

/// What else ZenML must know of a component.
fn details(session: Session, component_type: ComponentType, position: usize, known: Known) -> Option<Element> {
    let registry = component_type == ComponentType::ContainerRegistry && known != Known::Absent;
    let own = (known == Known::Own).then(|| own_flavor(session, component_type, position));
    let local = matches!(known, Known::Own | Known::Listed(true)).then(|| local(session, component_type, position));
    let registry = registry.then(|| registry_fields(session, position));
    let needed = own.is_some() || local.is_some() || registry.is_some();
    needed.then(|| element("div").class("component-details").child(own).child(registry).child(local))
}

const fn is_open(flavor: &Flavor) -> bool {
    matches!(flavor.local, Locality::Configured)
}

/// The flavors to choose from.
fn choices(catalog: &Catalog, component_type: ComponentType) -> Vec<Choice> {
    let flavors = catalog.flavors_of(component_type).map(|flavor| (flavor.name.clone(), flavor_name(flavor)));
    let none = std::iter::once((String::new(), "None".to_owned()));
    let own = std::iter::once((OWN.to_owned(), "A flavor of your own…".to_owned()));
    none.chain(flavors).chain(own).map(Choice::from).collect()
}

/// The flavor's name on screen, with ZenML's where the two differ.
fn flavor_name(flavor: &Flavor) -> String {
    let same = |letter: u8| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { b'_' };
    if flavor.display_name.bytes().map(same).eq(flavor.name.bytes().map(same)) {
        flavor.display_name.clone()
    } else {
        [&flavor.display_name, " (", &flavor.name, ")"].concat()
    }
}

/// What a flavor brings into the image, in words.
fn brings(catalog: &Catalog, flavor: Option<&Flavor>, python: Option<PythonVersion>) -> String {
    let integration = flavor.and_then(|flavor| flavor.requirements_integration.as_deref());
    let Some(integration) = integration.and_then(|name| catalog.integration(name)) else { return String::new() };
    let requirements = match python {
        Some(python) => integration.requirements_on(python),
        None => &integration.requirements,
    };
    if requirements.is_empty() { String::new() } else { String::from("Brings ") + &requirements.join(", ") }
}

/// Chooses a flavor at a position: none takes the component away, and there is no component before a flavor is chosen.
fn choose(config: &mut Config, component_type: ComponentType, position: usize, flavor: &str) {
    match (index(config, component_type, position), flavor) {
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
fn registry_fields(session: Session, position: usize) -> Content {
    const REGISTRY: ComponentType = ComponentType::ContainerRegistry;
    let uri = part(session, REGISTRY, position, |component| &component.uri, |component| &mut component.uri);
    let repository = part(
        session,
        REGISTRY,
        position,
        |component| &component.default_repository,
        |component| &mut component.default_repository,
    );
    let tie = |name: &str, example| part_tie(REGISTRY, position, name, example);
    let uri = labelled("Address", &tie("uri", "registry.example.com/team"), |tie| text(tie, uri));
    let tie = tie("default_repository", "zenml");
    Content::Several(vec![uri.into(), labelled("Default repository", &tie, |tie| text(tie, repository)).into()])
}

/// The tie of a part of a component.
pub fn part_tie(component_type: ComponentType, position: usize, name: &str, example: &'static str) -> Tie {
    Tie { example, ..Tie::plain([&Place::Component(component_type, position).id(), ".", name].concat()) }
}

/// A control of a part of a component under its label.
pub fn labelled(label: &str, tie: &Tie, control: impl FnOnce(&Tie) -> Element) -> Element {
    let head = element("div").class("field-head").child(element("label").set("for", &tie.id).child(label));
    element("div").class("field").child(head).child(control(tie))
}

fn local(session: Session, component_type: ComponentType, position: usize) -> Element {
    let place = Place::Component(component_type, position);
    let id = place.id() + ".is_local";
    let binding = session.switch(
        place,
        move |config| nth(config, component_type, position).is_some_and(|component| component.is_local),
        move |config, is_local| edit(config, component_type, position, |component| component.is_local = is_local),
    );
    check(&id, "It runs on the machine that starts the pipeline", binding)
}

/// A text of a component.
pub fn part(
    session: Session,
    component_type: ComponentType,
    position: usize,
    get: fn(&Component) -> &String,
    get_mut: fn(&mut Component) -> &mut String,
) -> Binding {
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
    let index = index(config, component_type, position);
    if let Some(component) = index.and_then(|index| config.stack.components.get_mut(index)) {
        change(component);
    }
}
