//! The header: name, undo and redo, the link, light and dark.

use crate::outside::Outside;
use crate::session::{Session, Theme};
use engine::Place;
use leptos::prelude::*;

/// The header.
pub fn header(session: Session, outside: Outside) -> AnyView {
    view! {
        <header class="header">
            <span class="mark" aria-hidden="true"></span>
            <h1>"Slipway"</h1>
            <p>"The image of a ZenML pipeline, before it runs"</p>
            <div class="header-tools" role="group" aria-label="Page">
                {step_button("Undo", "icon icon-undo", session.undoable(), move || undo(session, outside))}
                {step_button("Redo", "icon icon-redo", session.redoable(), move || redo(session, outside))}
                <button class="header-button" type="button" on:click=move |_| outside.copy_link()>
                    <span class="icon icon-link" aria-hidden="true"></span>
                    <span class="header-word">"Copy link"</span>
                </button>
                {theme_button(session)}
            </div>
        </header>
    }
    .into_any()
}

/// Takes the last step back and says which.
pub fn undo(session: Session, outside: Outside) {
    if let Some(place) = session.undo() {
        outside.say(&(String::from("Undone: ") + &place.label()));
    }
}

/// Brings the last step back again and says which.
pub fn redo(session: Session, outside: Outside) {
    if let Some(place) = session.redo() {
        outside.say(&(String::from("Done again: ") + &place.label()));
    }
}

/// A button for a step of the history. Without a step it stays where it is, for the keyboard's sake, but says so.
fn step_button(
    name: &'static str,
    icon: &'static str,
    step: Signal<Option<Place>>,
    press: impl Fn() + 'static,
) -> AnyView {
    let title = move || {
        step.with(|step| step.as_ref().map_or_else(|| name.to_owned(), |place| name.to_owned() + ": " + &place.label()))
    };
    let disabled = move || step.with(|step| if step.is_none() { "true" } else { "false" });
    view! {
        <button
            class="header-button"
            type="button"
            title=title
            aria-label=name
            aria-disabled=disabled
            on:click=move |_| press()
        >
            <span class=icon aria-hidden="true"></span>
        </button>
    }
    .into_any()
}

fn theme_button(session: Session) -> AnyView {
    let theme = session.view.theme;
    let next = move || {
        let position = Theme::ALL.iter().position(|candidate| *candidate == theme.get_untracked()).unwrap_or_default();
        theme.set(Theme::ALL.into_iter().cycle().nth(position + 1).unwrap_or_default());
    };
    let name = move || match theme.get() {
        Theme::System => "Colours: as the system",
        Theme::Light => "Colours: light",
        Theme::Dark => "Colours: dark",
    };
    view! {
        <button class="header-button" type="button" title=name aria-label=name on:click=move |_| next()>
            <span class="icon icon-theme" aria-hidden="true"></span>
        </button>
    }
    .into_any()
}
