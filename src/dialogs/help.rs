//! The help sheet: what the page is, its shortcuts, and where ZenML explains the rest.

use super::FIRST;
use crate::actions::SHORTCUTS;
use crate::controls::check;
use crate::markup::{Content, Element, element};
use crate::session::{Binding, ON, Session, slice};
use leptos::prelude::*;

/// The sheet.
pub fn help(session: Session) -> Content {
    let keys = SHORTCUTS.iter().map(|shortcut| {
        element("tr")
            .child(element("th").set("scope", "row").child(element("kbd").child(shortcut.keys)))
            .child(element("td").child(shortcut.about))
    });
    let single = session.view.single_keys;
    let value = slice(move || if single.get() { ON.to_owned() } else { String::new() });
    let binding = Binding { value, set: Callback::new(move |value| single.set(value == ON)) };
    let table = element("table").child(element("tbody").child(keys.collect::<Content>()));
    let about = [
        "What you decide is on the left, what follows from it on the right, at once. Nothing that you type leaves this browser.",
        "The address of the page is the configuration: copy it, and whoever opens it sees the same. Values that look secret stay out of it.",
        "Point at a line of an output, or go to it with the arrow keys, to see who asked for it. Enter leads to the setting.",
    ];
    let first = element("p").set("id", FIRST).set("tabindex", "-1").child(about[0]);
    let about = std::iter::once(first).chain(about.into_iter().skip(1).map(|text| element("p").child(text)));
    Content::Several(vec![
        element("div").class("help-words").child(about.collect::<Content>()).into(),
        element("h3").child("Shortcuts").into(),
        element("div").class("table").child(table).into(),
        check("single-keys", "Shortcuts of a single key, while no field has the focus", binding).into(),
        element("h3").child("ZenML's own pages").into(),
        element("ul")
            .class("links")
            .child(LINKS.iter().map(|(name, path)| link(name, path)).collect::<Content>())
            .into(),
    ])
}

/// ZenML's pages behind what the page is about.
const LINKS: [(&str, &str); 3] = [
    ("Containerization", "https://docs.zenml.io/concepts/containerization"),
    ("Stacks and components", "https://docs.zenml.io/concepts/stack_components"),
    ("Code repositories", "https://docs.zenml.io/user-guides/production-guide/connect-code-repository"),
];

fn link(name: &str, address: &str) -> Element {
    let link = element("a").set("href", address).set("target", "_blank").set("rel", "noopener noreferrer").child(name);
    element("li").child(link)
}
