//! What the run is told: parameters of pipeline and steps, its name, caching.

use super::launching::Typed;
use super::step::{step, waits};
use super::{Launching, bound, field, ticked, tie};
use crate::controls::{Named, Tie, check, choice, text};
use crate::form::prose;
use crate::markup::{Content, Element, element, live};
use crate::session::{Binding, slice};
use executor::parameter::{Kind, Parameter};
use leptos::prelude::*;

/// The step.
pub fn parameters(launching: Launching) -> Element {
    let some = slice(move || launching.source.with(Option::is_some));
    let content = live(move || match launching.source.get() {
        None => waits("After the choice of a snapshot").into(),
        Some(source) => untrack(|| {
            let parameters = Parameter::all(&source.snapshot);
            let fields = parameters.iter().map(|parameter| control(launching, parameter)).collect::<Content>();
            let none = parameters.is_empty().then(|| waits("This snapshot takes no parameters"));
            let code = (!source.snapshot.downloads_code())
                .then(|| check("launch-code", "The images hold the pipeline's code", ticked(launching.code_in_images)));
            Content::Several(vec![
                none.into(),
                element("div").class("fields").child(fields).into(),
                element("div")
                    .class("fields")
                    .child(run_name(launching, "as the snapshot says"))
                    .child(caching(launching, "As the snapshot says"))
                    .into(),
                code.into(),
            ])
        }),
    });
    step("Parameters", move || some.get(), content)
}

/// The run's name, and what it is when nothing is typed.
pub fn run_name(launching: Launching, otherwise: &'static str) -> Element {
    let control = text(&tie("launch-run-name", otherwise), bound(launching.run_name));
    let help = element("p").class("help").child("ZenML fills in {date} and {time}");
    field("launch-run-name", "Name of the run", Content::Several(vec![control.into(), help.into()]))
}

/// Whether steps may come from the cache, and what holds when nothing is chosen.
pub fn caching(launching: Launching, otherwise: &'static str) -> Element {
    let choices = move || {
        [("", otherwise), ("true", "Steps may come from the cache"), ("false", "Every step runs")]
            .map(|(value, name)| (value.to_owned(), name.to_owned()))
            .into_iter()
            .collect::<Vec<Named>>()
    };
    let control = choice(&Tie::plain("launch-caching"), choices, ToOwned::to_owned, bound(launching.caching));
    field("launch-caching", "Caching", control.into())
}

/// A parameter's control. What is left as it was is not sent.
fn control(launching: Launching, parameter: &Parameter) -> Element {
    let (step, name) = (parameter.step.clone(), parameter.name.clone());
    let id = ["launch-parameter-", step.as_deref().unwrap_or_default(), "-", &name].concat();
    let (of_step, of_name) = (step.clone(), name.clone());
    let typed = slice(move || launching.typed_for(of_step.as_deref(), &of_name));
    let (before, kind) = (parameter.shown(), parameter.kind.clone());
    let shown = slice(move || typed.get().unwrap_or_else(|| before.clone()));
    let unchanged = parameter.shown();
    let has_value = parameter.value.is_some();
    let set = Callback::new(move |text: String| {
        launching.typed.update(|all| {
            all.retain(|typed| !(typed.step == step && typed.name == name));
            if text != unchanged || !has_value {
                all.push(Typed { step: step.clone(), name: name.clone(), text });
            }
        });
    });
    let checked = parameter.clone();
    let wrong = slice(move || typed.with(|typed| typed.as_ref().is_some_and(|typed| checked.read(typed).is_err())));
    let tie = Tie { faults: slice(move || (wrong.get(), wrong.get())), ..Tie::plain(&id) };
    let binding = Binding { value: shown, set };
    let control = match kind {
        Kind::Boolean if !parameter.nullable => {
            let choices = || ["true", "false"].map(|value| (value.to_owned(), value.to_owned())).to_vec();
            choice(&tie, choices, ToOwned::to_owned, binding)
        }
        Kind::Choice(_) => {
            let choices = choices(parameter);
            choice(&tie, move || choices.clone(), ToOwned::to_owned, binding)
        }
        _ => text(&tie, binding),
    };
    let takes = parameter.takes();
    let about =
        if parameter.description.is_empty() { takes } else { [&parameter.description, ". Takes ", &takes].concat() };
    let help = element("p").class("help").child(prose(&about));
    let label = match &parameter.step {
        Some(step) => [step, ": ", &parameter.name].concat(),
        None => parameter.name.clone(),
    };
    field(&id, &label, Content::Several(vec![control.into(), help.into()]))
}

/// What a choice may be, as a person would type it.
fn choices(parameter: &Parameter) -> Vec<Named> {
    let Kind::Choice(choices) = &parameter.kind else { return Vec::new() };
    let shown = |choice: &executor::Json| match choice.as_text() {
        Some(text) => text.to_owned(),
        None => choice.to_string(),
    };
    choices.iter().map(shown).map(|choice| (choice.clone(), choice)).collect()
}
