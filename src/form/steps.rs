//! Steps with settings of their own: which, and what comes out of merging them with the pipeline's.

use super::component::labelled;
use super::effective::effective;
use super::field::{Words, field};
use super::rows::row;
use crate::chrome::icon;
use crate::controls::{Named, Tie, choice, text};
use crate::markup::{Content, Element, button, element, live, rows};
use crate::outside::Outside;
use crate::session::{Binding, Scope, Session, Slice, slice};
use engine::config::{ComponentType, Config, Step};
use engine::{Field, Place, ROWS};
use leptos::prelude::*;

/// The steps, and a button for another one.
pub fn steps(session: Session, outside: Outside) -> Content {
    let count = slice(move || session.config().with(|config| config.steps.len()));
    let list = rows(move || count.get(), move |position| step(session, outside, position));
    let words = move || match count.get() {
        0 => "Every step runs with the pipeline's settings. A step that needs others is named here.",
        _ => "All other steps run with the pipeline's settings.",
    };
    let add = button("button").child(icon("icon icon-add")).child("Add a step");
    let add = add.pressed(move || add_step(session, outside));
    let about = element("p").class("aside").child(live(words));
    element("div").class("steps field-wide").child(about).child(list).child(add).into()
}

/// Adds a step and leads to its name.
pub fn add_step(session: Session, outside: Outside) {
    let place = Place::Step(session.config().with_untracked(|config| config.steps.len()), None);
    session.seal();
    session.edit(place.clone(), |config| config.steps.push(Step::default()));
    session.seal();
    outside.focus_soon(place);
}

fn step(session: Session, outside: Outside, position: usize) -> Element {
    let place = Place::Step(position, None);
    let id = place.id();
    let name = part(session, position, |step| &step.name, |step| &mut step.name);
    let operator = part(session, position, |step| &step.step_operator, |step| &mut step.step_operator);
    let words = Words::new("Step", "Its name in the pipeline", "trainer");
    let name = field(session, place.clone(), words, None, |tie| text(tie, name).into());
    let tie = Tie::plain([&id, ".step_operator"].concat());
    let operators = move || session.config().with(operators);
    let operator = labelled("Runs in", &tie, |tie| {
        choice(tie, operators, |name| name.to_owned() + " (not in the stack)", operator)
    });
    let remove = button("plain-button")
        .child(icon("icon icon-close"))
        .child("Remove")
        .child(element("span").class("visually-hidden").child([" ", &place.label()].concat()))
        .pressed(move || {
            session.seal();
            session.edit(Place::Step(position, None), |config| {
                if position < config.steps.len() {
                    config.steps.remove(position);
                }
            });
            session.seal();
        });
    // Fields that a person asked for and has not filled in yet.
    let opened = RwSignal::new(Vec::<Field>::new());
    let shown = slice(move || session.config().with(|config| opened.with(|opened| shown(config, position, opened))));
    let fields = live(move || {
        let fields = shown.get().into_iter().map(|field| row(session, Scope::Step(position), field.row()));
        element("div").class("fields").child(fields.collect::<Content>())
    });
    element("section")
        .class("step")
        .set("aria-label", &place.label())
        .child(element("div").class("field-row").child(name).child(operator))
        .child(fields)
        .child(element("div").class("step-tools").child(another(&id, shown, opened, outside, position)).child(remove))
        .child(effective(session, position))
}

/// The fields of a step that are on the page: those that are set, and those that were asked for.
fn shown(config: &Config, position: usize, opened: &[Field]) -> Vec<Field> {
    let set = |field: Field| config.steps.get(position).is_some_and(|step| step.settings.get(field).is_some());
    ROWS.iter().map(|row| row.field).filter(|field| set(*field) || opened.contains(field)).collect()
}

/// A list of the fields that are not on the page yet.
fn another(
    id: &str,
    shown: Slice<Vec<Field>>,
    opened: RwSignal<Vec<Field>>,
    outside: Outside,
    position: usize,
) -> Content {
    let choices = move || -> Vec<Named> {
        let rest = shown
            .with(|shown| ROWS.iter().filter(|row| !row.deprecated && !shown.contains(&row.field)).collect::<Vec<_>>());
        let named = rest.into_iter().map(|row| (row.key.to_owned(), [row.label, " (", row.key, ")"].concat()));
        std::iter::once((String::new(), "Choose a setting".to_owned())).chain(named).collect()
    };
    // Chosen by arrow keys, one after the other; nothing is added before that is asked for.
    let chosen = RwSignal::new(String::new());
    let binding = Binding { value: slice(move || chosen.get()), set: Callback::new(move |key| chosen.set(key)) };
    let tie = Tie::plain([id, ".add"].concat());
    let list = labelled("Add a setting", &tie, |tie| choice(tie, choices, ToOwned::to_owned, binding));
    let add = button("button").child(icon("icon icon-add")).child("Add").pressed(move || {
        if let Some(field) = Field::from_key(&chosen.get_untracked()) {
            chosen.set(String::new());
            opened.update(|opened| opened.push(field));
            outside.focus_soon(Place::Step(position, Some(field)));
        }
    });
    [list, add].into_iter().collect()
}

/// What a step may run in.
fn operators(config: &Config) -> Vec<Named> {
    let operators = config.stack.of(ComponentType::StepOperator).map(|component| {
        let name = if component.name.is_empty() { &component.flavor } else { &component.name };
        (name.clone(), ["Step operator ", name].concat())
    });
    std::iter::once((String::new(), "The orchestrator".to_owned())).chain(operators).collect()
}

/// A text of a step.
fn part(
    session: Session,
    position: usize,
    get: fn(&Step) -> &String,
    get_mut: fn(&mut Step) -> &mut String,
) -> Binding {
    session.binding(
        Place::Step(position, None),
        move |config| config.steps.get(position).map(get).cloned().unwrap_or_default(),
        move |config, text| {
            if let Some(step) = config.steps.get_mut(position) {
                *get_mut(step) = text;
            }
        },
    )
}
