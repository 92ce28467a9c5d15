//! What is different: against what was opened, a configuration that is kept, another release, or another link.

use super::Pane;
use crate::chrome::icon;
use crate::controls::{Named, Tie, choice, text as text_control};
use crate::markup::{Content, Element, button, element, list, live};
use crate::session::{Against, Binding, Slice, slice};
use engine::diff::{Change, ConfigChange, LineChange, configs, outcomes};
use engine::share::{self, Carrier};
use engine::{Config, Outcome, outcome};
use leptos::prelude::*;
use std::sync::Arc;

/// What a file's lines are, as they are shown: the sign, the text, and how many lines were left out before.
type Shown = (Change, String, usize);

/// How many unchanged lines are shown around a change.
const AROUND: usize = 2;

/// The other side, and the differences.
pub(super) fn changes_since(pane: Pane) -> Content {
    let other = slice(move || other_side(pane));
    let outcome_of_other = slice(move || {
        other.with(|other| {
            other.as_ref().ok().map(|other| Arc::new(outcome(other, &catalog::for_release(&other.release))))
        })
    });
    let session = pane.session;
    let settings = slice(move || {
        other.with(|other| {
            other.as_ref().map_or(Vec::new(), |other| session.config().with(|config| configs(other, config)))
        })
    });
    let files = slice(move || {
        outcome_of_other.with(|other| {
            let Some(other) = other else { return Vec::new() };
            session.outcome().with(|now| files(other, now))
        })
    });
    let refused = live(move || {
        other.with(|other| other.as_ref().err().map(|why| element("p").class("empty").child(why.as_str())))
    });
    let none = live(move || {
        let none = other.with(Result::is_ok) && settings.with(Vec::is_empty) && files.with(Vec::is_empty);
        none.then(|| element("p").class("empty").child("Nothing is different."))
    });
    Content::Several(vec![side(pane, other), refused, none, of_settings(pane, settings), of_files(files)])
}

/// The configuration that the present one is held against, or why there is none.
fn other_side(pane: Pane) -> Result<Config, String> {
    let session = pane.session;
    match session.view.against.get() {
        Against::Opened => Ok(session.opened()),
        Against::Release(release) => Ok(Config { release, ..session.config().get() }),
        Against::Config(config) => Ok(*config),
        Against::Link(text) if text.trim().is_empty() => Err("Paste a link, or the text after its #.".to_owned()),
        Against::Link(text) => share::decode(&text, Carrier::Link)
            .map(|opened| opened.config)
            .map_err(|refused| ["The link cannot be opened, because ", &refused.why, "."].concat()),
    }
}

/// The choice of the other side.
fn side(pane: Pane, other: Slice<Result<Config, String>>) -> Content {
    let against = pane.session.view.against;
    let key = slice(move || match against.get() {
        Against::Opened => "opened".to_owned(),
        Against::Release(release) => ["release ", &release].concat(),
        Against::Config(_) => "compared".to_owned(),
        Against::Link(_) => "link".to_owned(),
    });
    let kept = pane.outside.states();
    let states: Vec<Named> = kept
        .iter()
        .enumerate()
        .map(|(at, state)| (["kept ", &at.to_string()].concat(), ["Kept as ", &state.name].concat()))
        .collect();
    let choices = move || -> Vec<Named> {
        let mut choices =
            vec![("opened".to_owned(), "What was opened".to_owned()), ("link".to_owned(), "Another link".to_owned())];
        if matches!(against.get(), Against::Config(_)) {
            choices.push(("compared".to_owned(), "The other half of the link, or what is kept".to_owned()));
        }
        choices.extend(states.iter().cloned());
        choices.extend(
            catalog::releases()
                .iter()
                .rev()
                .map(|release| (["release ", release].concat(), ["The same on ZenML ", release].concat())),
        );
        choices
    };
    let set = Callback::new(move |key: String| {
        let other = match key.split_once(' ') {
            None if key == "link" => Against::Link(String::new()),
            None => Against::Opened,
            Some(("release", release)) => Against::Release(release.to_owned()),
            Some((_, at)) => {
                let state = at.parse().ok().and_then(|at: usize| kept.get(at));
                let opened = state.and_then(|state| share::decode(&state.text, Carrier::File).ok());
                opened.map_or(Against::Opened, |opened| Against::Config(Box::new(opened.config)))
            }
        };
        against.set(other);
    });
    let tie = Tie::plain("changes-against");
    let list = choice(&tie, choices, ToOwned::to_owned, Binding { value: key, set });
    let is_link = slice(move || matches!(against.get(), Against::Link(_)));
    let link = live(move || {
        is_link.get().then(|| {
            let value = slice(move || match against.get() {
                Against::Link(text) => text,
                _ => String::new(),
            });
            let binding = Binding { value, set: Callback::new(move |text| against.set(Against::Link(text))) };
            let tie = Tie { example: "https://…/#v=1…", ..Tie::plain("changes-link") };
            element("div")
                .class("panel-tools")
                .child(element("label").class("aside").set("for", &tie.id).child("Link"))
                .child(text_control(&tie, binding))
        })
    });
    let label = element("label").class("aside").set("for", &tie.id).child("Compared with");
    let both = button("plain-button")
        .child(icon("icon icon-link"))
        .child("Copy a link to both")
        .pressed(move || copy_both(pane, other));
    Content::Several(vec![element("div").class("panel-tools").child(label).child(list).child(both).into(), link])
}

/// Copies the link that opens both sides.
fn copy_both(pane: Pane, other: Slice<Result<Config, String>>) {
    let allowed = pane.session.allowed.get_untracked();
    let now = pane.session.config().get_untracked();
    let both = other.with_untracked(|other| {
        let encoded = |config: &Config| share::encode_allowing(config, &allowed);
        Some(share::compare(&encoded(other.as_ref().ok()?), &encoded(&now)))
    });
    match both {
        Some(Ok(text)) => pane.outside.copy(&[&pane.outside.page_address(), "#", &text].concat()),
        Some(Err(refused)) => pane.outside.say(&["There is no link to both: ", &refused.why].concat()),
        None => pane.outside.say("There is nothing to compare with yet"),
    }
}

/// The settings that are others.
fn of_settings(pane: Pane, changes: Slice<Vec<ConfigChange>>) -> Content {
    let some = slice(move || changes.with(|changes| !changes.is_empty()));
    live(move || {
        some.get().then(|| {
            let rows = list(move || changes.get(), move |_, change| setting(Some(pane), change));
            element("section").class("words").child(element("h3").child("Settings")).child(table("Now", rows))
        })
    })
}

/// Settings that would be or became others, as a table.
pub fn changes(changes: &[ConfigChange]) -> Content {
    table("After", changes.iter().map(|change| setting(None, change)).collect()).into()
}

fn table(now: &str, rows: Content) -> Element {
    let heads = ["Setting", "Before", now].map(|head| element("th").set("scope", "col").child(head));
    let head = element("thead").child(element("tr").child(heads.into_iter().collect::<Content>()));
    element("div").class("table").child(element("table").child(head).child(element("tbody").child(rows)))
}

/// A setting, which leads to its control where there is a pane.
fn setting(pane: Option<Pane>, change: &ConfigChange) -> Element {
    let name =
        if change.part.is_empty() { change.place.label() } else { [&change.place.label(), ", ", change.part].concat() };
    let value = |label: &str, value: &Option<String>| {
        let value = value.as_ref().map_or_else(
            || element("span").class("aside").child("not set"),
            |text| element("code").child(text.as_str()),
        );
        element("td").set("data-label", label).child(value)
    };
    let place = change.place.clone();
    let head = element("th").set("scope", "row");
    let head = match pane {
        Some(pane) => head.child(button("plain-button").child(name).pressed(move || _ = pane.outside.focus(&place))),
        None => head.child(name),
    };
    element("tr").child(head).child(value("Before", &change.before)).child(value("Now", &change.after))
}

/// A file that differs: its path, how many lines came and went, and the lines to show.
type FileShown = (String, usize, usize, Vec<Shown>);

/// The files that differ, with the lines around what is different.
fn files(other: &Outcome, now: &Outcome) -> Vec<FileShown> {
    let changes = outcomes(other, now);
    let files = changes
        .iter()
        .map(|file| (file.path.clone(), file.count(Change::Added), file.count(Change::Removed), shown(&file.lines)));
    files.collect()
}

/// The lines to show: those that are different, and some around them.
fn shown(lines: &[LineChange<'_>]) -> Vec<Shown> {
    let different: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| line.change != Change::Kept).map(|(at, _)| at).collect();
    let mut near = different.iter().copied().peekable();
    let (mut shown, mut left_out) = (Vec::new(), 0);
    for (at, line) in lines.iter().enumerate() {
        while near.peek().is_some_and(|next| next + AROUND < at) {
            near.next();
        }
        if near.peek().is_some_and(|next| at + AROUND >= *next) {
            shown.push((line.change, line.text.to_owned(), std::mem::take(&mut left_out)));
        } else {
            left_out += 1;
        }
    }
    shown
}

fn of_files(files: Slice<Vec<FileShown>>) -> Content {
    list(
        move || files.get(),
        |_, (path, added, removed, lines)| {
            let size = [&added.to_string(), " added, ", &removed.to_string(), " removed"].concat();
            let head = element("div")
                .class("listing-head")
                .child(element("h3").child(path.as_str()))
                .child(element("span").class("listing-size").child(size));
            let lines = lines.iter().map(|(change, text, left_out)| {
                let gap = (*left_out > 0)
                    .then(|| element("p").class("aside").child([&left_out.to_string(), " lines the same"].concat()));
                let (sign, key, name) = match change {
                    Change::Kept => (" ", "kept", ""),
                    Change::Added => ("+", "added", "Added: "),
                    Change::Removed => ("−", "removed", "Removed: "),
                };
                let line = element("div")
                    .class("difference")
                    .set("data-change", key)
                    .child(element("span").set("aria-hidden", "true").child(sign))
                    .child(element("span").class("visually-hidden").child(name))
                    .child(element("code").child(text.as_str()));
                Content::Several(vec![gap.into(), line.into()])
            });
            element("article")
                .class("listing")
                .child(head)
                .child(element("div").class("differences").child(lines.collect::<Content>()))
        },
    )
}
