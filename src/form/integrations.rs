//! The integrations: chosen ones as chips, all of them in a list that can be searched by name and by what they bring.

use super::field::{LabelOf, Words, field};
use crate::chrome::icon;
use crate::controls::{Tie, text};
use crate::markup::{Content, Element, button, element, live, text as live_text};
use crate::session::{Binding, Scope, Session, Slice, slice};
use engine::catalog::Integration;
use engine::{Config, Field, Place};
use leptos::prelude::*;

/// The integrations.
pub fn integrations(session: Session) -> Element {
    let binding = session.typed(Scope::Pipeline, Field::RequiredIntegrations);
    let chosen = slice(move || binding.value.with(|text| names(text)));
    let row = Field::RequiredIntegrations.row();
    let words = Words {
        label: "Search integrations".into(),
        key: row.key,
        help: row.help,
        default: row.default,
        example: "name or package, for example torch",
        since: None,
        label_of: LabelOf::Whole,
    };
    let place = Place::Field(Field::RequiredIntegrations);
    field(session, place, words, Some(binding), |tie| chooser(session, tie, chosen, binding).into())
}

/// The id of the search field.
pub const SEARCH: &str = "required_integrations";

/// The integrations that are chosen, each once.
pub fn integration_names(config: &Config) -> Vec<String> {
    let setting = config.settings.get(Field::RequiredIntegrations);
    names(&setting.map(|setting| setting.text(Field::RequiredIntegrations)).unwrap_or_default())
}

/// The names in a text, each once.
fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.lines().map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|other| other == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// Takes a name in or out.
fn choose(chosen: Slice<Vec<String>>, binding: Binding, name: &str, is_chosen: bool) {
    let mut names = chosen.get_untracked();
    names.retain(|other| other != name);
    if is_chosen {
        names.push(name.to_owned());
    }
    binding.set.run(names.join("\n"));
}

fn chooser(session: Session, tie: &Tie, chosen: Slice<Vec<String>>, binding: Binding) -> Element {
    let query = RwSignal::new(String::new());
    let search = Binding { value: slice(move || query.get()), set: Callback::new(move |text| query.set(text)) };
    let words = slice(move || {
        query.with(|query| query.to_ascii_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    });
    // What the words are about without being in a name: only the part that follows knows.
    let about = slice(move || {
        let find = session.rest.with(|rest| rest.map(|rest| rest.offers.integrations_for));
        find.map_or(Vec::new(), |find| session.catalog().with(|catalog| query.with(|query| find(query, catalog))))
    });
    let found = Found { words, about };
    let none = move || {
        let found = session.catalog().with(|catalog| catalog.integrations.iter().any(|one| found.has(one)));
        String::from(if found { "" } else { "No integration has such a name or brings such a package" })
    };
    let chip = move |name: String| chip(session, name, chosen, binding);
    let chips = live(move || chosen.get().into_iter().map(chip).collect::<Content>());
    let entry = move |integration: &Integration| entry(integration.clone(), found, chosen, binding);
    let entries =
        live(move || session.catalog().with(|catalog| catalog.integrations.iter().map(entry).collect::<Content>()));
    let list = element("div")
        .class("chooser-list")
        .set("role", "group")
        .set("aria-label", "All integrations")
        .child(entries)
        .child(live(move || others(session, words)))
        .child(element("p").class("aside").set("role", "status").child(live_text(none)));
    element("div")
        .class("chooser")
        .child(element("ul").class("chips").set("aria-label", "Chosen integrations").child(chips))
        .child(element("div").class("search").child(text(tie, search)))
        .child(list)
}

/// What fits the search.
#[derive(Clone, Copy)]
struct Found {
    /// The words that are searched for.
    words: Slice<Vec<String>>,
    /// The names of what they are about.
    about: Slice<Vec<String>>,
}

impl Found {
    fn has(self, integration: &Integration) -> bool {
        self.words.with(|words| matches(integration, words))
            || self.about.with(|names| names.contains(&integration.name))
    }
}

/// The integrations that only other releases have, for whoever searches for one.
fn others(session: Session, words: Slice<Vec<String>>) -> Option<Content> {
    let other = session.rest.with(|rest| rest.map(|rest| rest.offers.other_integrations))?;
    let named = words.get();
    let other = session.catalog().with(|catalog| other(catalog)).into_iter();
    let other = other.filter(|(name, _)| !named.is_empty() && named.iter().all(|word| name.contains(word)));
    let entry = |(name, reason): (String, String)| {
        element("label")
            .child(element("input").set("type", "checkbox").set("disabled", ""))
            .child(element("code").child(name))
            .child(element("span").class("brings").child(reason))
    };
    Some(other.map(entry).collect())
}

/// A chosen integration, and the button that takes it away.
fn chip(session: Session, name: String, chosen: Slice<Vec<String>>, binding: Binding) -> Element {
    let known = session.catalog().with(|catalog| catalog.integration(&name).is_some());
    let remove = button("").set("aria-label", &["Remove ", &name].concat()).child(icon("icon icon-close"));
    element("li")
        .set("data-known", if known { "true" } else { "false" })
        .child(element("span").child(name.as_str()))
        .child(remove.pressed(move || choose(chosen, binding, &name, false)))
}

/// An integration to choose, and what it brings.
fn entry(integration: Integration, found: Found, chosen: Slice<Vec<String>>, binding: Binding) -> Element {
    let mut brings = integration.requirements.join(", ");
    if !integration.apt_packages.is_empty() {
        brings.push_str(" · apt: ");
        brings.push_str(&integration.apt_packages.join(", "));
    }
    let (name, changed) = (integration.name.clone(), integration.name.clone());
    let input = element("input")
        .set("type", "checkbox")
        .flag("checked", move || chosen.with(|chosen| chosen.contains(&name)))
        .on("change", move |event| choose(chosen, binding, &changed, event.checked()));
    element("label")
        .child(input)
        .child(element("code").child(integration.name.as_str()))
        .child(element("span").class("brings").child(brings))
        .flag("hidden", move || !found.has(&integration))
}

/// Whether an integration has each of the words in its name or in what it brings.
fn matches(integration: &Integration, words: &[String]) -> bool {
    let brought = || integration.requirements.iter().chain(&integration.apt_packages);
    words.iter().all(|word| {
        let has = |text: &String| text.to_ascii_lowercase().contains(word.as_str());
        has(&integration.name) || brought().any(has)
    })
}
