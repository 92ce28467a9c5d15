//! The command palette: every action and every field by its name.

use super::FIRST;
use crate::actions::{Action, actions};
use crate::markup::{Content, Element, element, list, text};
use crate::outside::Outside;
use crate::session::{Session, Slice, slice};
use browser::event::Event;
use leptos::prelude::*;
use std::rc::Rc;

/// The id of the list.
const LIST: &str = "palette-list";

/// How many actions are shown at most.
const MOST: usize = 60;

/// The search field, and what it finds.
pub fn palette(session: Session, outside: Outside) -> Content {
    let query = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let all: Rc<[Action]> = actions(session).into();
    let words: Vec<String> = all.iter().map(Action::words).collect();
    // The positions of what is found, the best first.
    let of_integrations: Vec<String> = all.iter().map(|action| action.integration.clone()).collect();
    let found = slice(move || {
        let about = session.rest.with(|rest| rest.map(|rest| rest.offers.integrations_for));
        query.with(|query| {
            let mut found = find(&words, query);
            // What the words are about without being in a name, for example "llm".
            let about = about.filter(|_| !query.trim().is_empty());
            let about = about.map(|about| session.catalog().with(|catalog| about(query, catalog))).unwrap_or_default();
            let about = about.iter().filter_map(|name| of_integrations.iter().position(|one| one == name));
            let more: Vec<usize> = about.filter(|position| !found.contains(position)).collect();
            found.extend(more);
            found.truncate(MOST);
            found
        })
    });
    let run = {
        let all = Rc::clone(&all);
        move |position: usize| {
            let action =
                found.with_untracked(|found| found.get(position).copied()).and_then(|position| all.get(position));
            if let Some(action) = action {
                session.view.dialog.set(None);
                outside.later(action.run.clone());
            }
        }
    };
    let go = {
        let run = run.clone();
        move |event: &Event| {
            let last = found.with_untracked(|found| found.len().saturating_sub(1));
            let here = at.get_untracked().min(last);
            let there = match event.key().as_str() {
                "ArrowDown" if here == last => 0,
                "ArrowDown" => here + 1,
                "ArrowUp" if here == 0 => last,
                "ArrowUp" => here - 1,
                "Enter" => {
                    run(here);
                    return true;
                }
                _ => return false,
            };
            at.set(there);
            outside.show(&option_id(there));
            true
        }
    };
    let input = element("input")
        .class("text-control")
        .set("type", "text")
        .set("id", FIRST)
        .set("role", "combobox")
        .set("aria-label", "Search actions and settings")
        .set("aria-expanded", "true")
        .set("aria-controls", LIST)
        .set("aria-autocomplete", "list")
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("placeholder", "A setting, a tab, an integration or a thing to do")
        .live("aria-activedescendant", move || {
            found.with(|found| (!found.is_empty()).then(|| option_id(at.get().min(found.len() - 1))))
        })
        .on("input", move |event| {
            query.set(event.value());
            at.set(0);
        })
        .on("keydown", move |event| {
            if go(&event) {
                event.prevent_default();
            }
        });
    let options = list(
        move || found.with(|found| found.iter().enumerate().map(|(place, position)| (place, *position)).collect()),
        move |_, (place, position)| option(all.get(*position), *place, at, found),
    );
    let options = element("div")
        .class("palette-list")
        .set("id", LIST)
        .set("role", "listbox")
        .set("aria-label", "Found")
        .on("click", move |event| {
            let place = event.id_of_nearest("[role=option]");
            if let Some(place) = place.and_then(|id| id.rsplit_once('-')?.1.parse().ok()) {
                run(place);
            }
        })
        .child(options);
    let count = text(move || match found.with(Vec::len) {
        0 => "Nothing has such a name".to_owned(),
        1 => "1 found".to_owned(),
        count => count.to_string() + " found",
    });
    [
        element("div").class("search").child(input),
        options,
        element("p").class("aside").set("role", "status").child(count),
    ]
    .into_iter()
    .collect()
}

/// What has all the words, with those first that begin with the first word.
fn find(all: &[String], query: &str) -> Vec<usize> {
    let query = query.to_ascii_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let has_all = |text: &&String| words.iter().all(|word| text.contains(word));
    let mut found: Vec<usize> =
        all.iter().enumerate().filter(|(_, text)| has_all(text)).map(|(position, _)| position).collect();
    if let Some(first) = words.first() {
        found.sort_by_key(|position| {
            let text = all.get(*position).map(String::as_str).unwrap_or_default();
            (!text.starts_with(first), !text.split(' ').any(|word| word.starts_with(first)))
        });
    }
    found
}

fn option(action: Option<&Action>, place: usize, at: RwSignal<usize>, found: Slice<Vec<usize>>) -> Element {
    let option = element("div").set("role", "option").set("id", &option_id(place));
    let selected = move || at.get().min(found.with(Vec::len).saturating_sub(1)) == place;
    let option = option.holds("aria-selected", selected);
    let Some(action) = action else { return option };
    let about = element("span").class("aside").child(action.about.as_str());
    let keys = (!action.keys.is_empty()).then(|| element("kbd").child(action.keys));
    option.child(element("span").child(action.name.as_str())).child(about).child(keys)
}

fn option_id(place: usize) -> String {
    ["palette-", &place.to_string()].concat()
}
