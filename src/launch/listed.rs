//! A list of the server's, of which one is chosen: a page at a time, searched on the server.

use super::launching::Asked;
use super::{bound, field};
use crate::controls::{Named, Tie, choice, text};
use crate::markup::{Content, Element, button, element, live};
use crate::session::{Binding, slice};
use leptos::prelude::*;
use std::rc::Rc;

/// Some of what a server has.
#[derive(Clone, Copy)]
pub struct Listed {
    /// What the names have to contain.
    pub search: RwSignal<String>,
    /// What was found so far.
    pub entries: RwSignal<Vec<Entry>>,
    /// How many there are.
    pub total: RwSignal<u64>,
    /// Whether it is asked for.
    pub state: RwSignal<Asked>,
    /// The id of the chosen one; empty for none.
    pub chosen: RwSignal<String>,
    /// Which question was the last: the answer to an earlier one is for nobody.
    pub question: StoredValue<u32>,
}

/// One of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its name, with what tells it from others.
    pub name: String,
}

impl Listed {
    /// Nothing asked for yet.
    pub fn new() -> Self {
        Self {
            search: RwSignal::new(String::new()),
            entries: RwSignal::new(Vec::new()),
            total: RwSignal::new(0),
            state: RwSignal::new(Asked::Idle),
            chosen: RwSignal::new(String::new()),
            question: StoredValue::new(0),
        }
    }

    /// Forgets what was found and chosen.
    pub fn forget(self) {
        self.question.update_value(|question| *question = question.wrapping_add(1));
        self.search.set(String::new());
        self.entries.set(Vec::new());
        self.total.set(0);
        self.state.set(Asked::Idle);
        self.chosen.set(String::new());
    }
}

impl Default for Listed {
    fn default() -> Self {
        Self::new()
    }
}

/// A list that unfolds. Where the server has more than is there, a field searches on the server. `ask` asks anew, or for more;
/// `choose` takes an id; `locked` says when nothing may be chosen.
pub fn chooser(
    listed: Listed,
    id: &'static str,
    label: &'static str,
    none: &'static str,
    ask: impl Fn(bool) + 'static,
    choose: impl Fn(String) + Send + Sync + 'static,
    locked: impl Fn() -> bool + 'static,
) -> Element {
    let ask = Rc::new(ask);
    let choices = move || {
        let empty = if listed.entries.with(Vec::is_empty) { none } else { "Choose" };
        let first = std::iter::once((String::new(), empty.to_owned()));
        let all = listed
            .entries
            .with(|entries| entries.iter().map(|entry| (entry.id.clone(), entry.name.clone())).collect::<Vec<Named>>());
        first.chain(all).collect::<Vec<Named>>()
    };
    let binding = Binding { value: slice(move || listed.chosen.get()), set: Callback::new(choose) };
    let select = choice(&Tie::plain(id), choices, ToOwned::to_owned, binding).flag("disabled", locked);
    let some = slice(move || {
        let hidden = listed.total.get() > listed.entries.with(|entries| entries.len() as u64);
        (hidden, hidden || listed.search.with(|search| !search.is_empty()))
    });
    let again = Rc::clone(&ask);
    let finding = live(move || {
        let (hidden, searched) = some.get();
        let (ask, more) = (Rc::clone(&ask), Rc::clone(&ask));
        searched.then(|| untrack(|| finder(listed, id, label, hidden, move || ask(false), move || more(true))))
    });
    let state = live(move || match listed.state.get() {
        Asked::Failed(trouble) => {
            let again = Rc::clone(&again);
            let again = button("button").child("Try again").pressed(move || again(false));
            Content::Several(vec![trouble.shown().into(), again.into()])
        }
        _ => Content::Nothing,
    });
    field(id, label, Content::Several(vec![select.into(), finding, state]))
}

/// The field that searches on the server, and the way to more of what was found.
fn finder(
    listed: Listed,
    id: &str,
    label: &str,
    hidden: bool,
    ask: impl Fn() + 'static,
    more: impl Fn() + 'static,
) -> Element {
    let tie = Tie::plain([id, "-search"].concat());
    let about = ["Search: ", label].concat();
    let search = text(&tie, bound(listed.search)).set("aria-label", &about).on("change", move |_| ask());
    let count = listed.entries.with_untracked(Vec::len).to_string();
    let of = [&count, " of ", &listed.total.get_untracked().to_string()].concat();
    let more = hidden.then(|| button("button").child("More").pressed(more));
    element("div").class("panel-tools").child(search).child(element("span").class("aside").child(of)).child(more)
}
