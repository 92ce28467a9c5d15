//! The header: name, undo and redo, the link, light and dark.

use crate::markup::{Element, button, element};
use crate::outside::Outside;
use crate::session::{Dialog, Session, Slice, Theme};
use engine::Place;
use leptos::prelude::*;

/// The header.
pub fn header(session: Session, outside: Outside) -> Element {
    let link = tool("icon icon-link")
        .set("aria-haspopup", "dialog")
        .child(element("span").class("header-word").child("Share"))
        .pressed(move || outside.open(Dialog::Share));
    let history = tool("icon icon-history")
        .set("data-spare", "true")
        .set("aria-label", "Kept configurations")
        .set("title", "Kept configurations")
        .set("aria-haspopup", "dialog")
        .pressed(move || outside.open(Dialog::History));
    let find = tool("icon icon-search")
        .set("aria-label", "Find anything")
        .set("title", "Find anything (Ctrl K)")
        .set("aria-haspopup", "dialog")
        .pressed(move || outside.open(Dialog::Palette));
    let help = tool("icon icon-help")
        .set("aria-label", "Help and shortcuts")
        .set("title", "Help and shortcuts (?)")
        .set("aria-haspopup", "dialog")
        .pressed(move || outside.open(Dialog::Help));
    let tools = element("div")
        .class("header-tools")
        .set("role", "group")
        .set("aria-label", "Page")
        .child(step("Undo", "icon icon-undo", session.undoable()).pressed(move || outside.undo()))
        .child(step("Redo", "icon icon-redo", session.redoable()).pressed(move || outside.redo()))
        .child(link)
        .child(history)
        .child(find)
        .child(theme(session))
        .child(help);
    element("header")
        .class("header")
        .child(element("span").class("mark").set("aria-hidden", "true"))
        .child(element("h1").child("Slipway"))
        .child(element("p").child("The image of a ZenML pipeline, before it runs"))
        .child(tools)
}

/// A picture that the words beside it, or the name of its button, say as well.
pub fn icon(class: &str) -> Element {
    element("span").class(class).set("aria-hidden", "true")
}

fn tool(class: &str) -> Element {
    button("header-button").child(icon(class))
}

/// A button for a step of the history. Without a step it stays where it is, for the keyboard's sake, but says so.
fn step(name: &'static str, class: &str, step: Slice<Option<Place>>) -> Element {
    let title = move || match step.get() {
        None => name.to_owned(),
        Some(place) => [name, ": ", &place.label()].concat(),
    };
    tool(class).set("aria-label", name).live("title", title).holds("aria-disabled", move || step.with(Option::is_none))
}

fn theme(session: Session) -> Element {
    let theme = session.view.theme;
    let next = move || {
        let position = Theme::ALL.iter().position(|candidate| *candidate == theme.get_untracked()).unwrap_or_default();
        theme.set(Theme::ALL.into_iter().cycle().nth(position + 1).unwrap_or_default());
    };
    let name = move || {
        let name = match theme.get() {
            Theme::System => "Colours: as the system",
            Theme::Light => "Colours: light",
            Theme::Dark => "Colours: dark",
        };
        name.to_owned()
    };
    tool("icon icon-theme").set("data-spare", "true").live("title", name).live("aria-label", name).pressed(next)
}
