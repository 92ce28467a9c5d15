//! A list of things to begin with.

use super::component::labelled;
use super::offers::Preset;
use crate::controls::{Choice, Tie, choice_of};
use crate::markup::Element;
use crate::session::{Binding, Session, slice};
use engine::Place;
use leptos::prelude::*;

/// The list, under its label. Choosing puts the whole of it in place, as one step of undo at `place`.
pub fn preset(session: Session, kind: Preset, label: &str, id: &str, place: Place) -> Element {
    let offers = move || session.rest.with(|rest| rest.map(|rest| rest.offers));
    let value = slice(move || {
        offers().map_or(String::new(), |offers| session.config().with(|config| (offers.preset)(kind, config)))
    });
    let set = Callback::new(move |key: String| {
        let Some(offers) = untrack(offers) else { return };
        session.seal();
        session.edit(place.clone(), |config| (offers.apply)(kind, &key, config));
        session.seal();
    });
    let choices = move || {
        let mut choices = vec![Choice::from((String::new(), "None of the common ones".to_owned()))];
        if let Some(offers) = offers() {
            choices.extend(
                session
                    .catalog()
                    .with(|catalog| session.config().with(|config| (offers.presets)(kind, config, catalog))),
            );
        }
        choices
    };
    labelled(label, &Tie::plain(id), |tie| choice_of(tie, choices, ToOwned::to_owned, Binding { value, set }))
}
