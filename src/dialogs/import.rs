//! Importing: a text that a person has already, what of it would change, and what of it was not understood.

use super::FIRST;
use crate::controls::{Named, Tie, area, choice};
use crate::form::{prose, severity_key};
use crate::markup::{Content, Element, button, element, live};
use crate::outside::Outside;
use crate::session::{Binding, Given, Session, Slice, slice};
use engine::Place;
use importing::{Imported, Kind, Notice, Read, recognise};
use leptos::prelude::*;

/// How many lines of a list are shown at most.
const MOST: usize = 100;

/// The text, its preview, and the step that takes it over.
pub fn import(session: Session, outside: Outside) -> Content {
    let given = session.view.given;
    // The label of the kind that a person chose; empty where the text says itself what it is.
    let chosen = RwSignal::new(String::new());
    let recognised = slice(move || given.with(|given| recognise(&given.text, &given.name)));
    let kind = slice(move || chosen.with(|chosen| Kind::ALL.into_iter().find(|kind| kind.label() == *chosen)));
    let filled = slice(move || given.with(|given| !given.text.trim().is_empty()));
    let imported = slice(move || {
        let kind = kind.get().or_else(|| recognised.get()).filter(|_| filled.get())?;
        let catalog = session.catalog().get();
        let import = |given: &Given| session.config().with(|now| importing::import(&given.text, kind, now, &catalog));
        Some(given.with(import))
    });
    let preview = live(move || match (filled.get(), imported.get()) {
        (false, _) => nothing_yet().into(),
        (true, None) => {
            element("p").class("empty").child("What this text is cannot be seen from it. Choose above.").into()
        }
        (true, Some(imported)) => untrack(|| preview(session, &imported)),
    });
    Content::Several(vec![
        text(outside, given, chosen).into(),
        kinds(chosen, recognised, filled).into(),
        element("div").class("import-preview").set("aria-live", "polite").child(preview).into(),
        apply(session, outside, imported).into(),
    ])
}

/// Where the text goes: typed, pasted, dropped, or read from a file.
fn text(outside: Outside, given: RwSignal<Given>, chosen: RwSignal<String>) -> Element {
    let value = slice(move || given.with(|given| given.text.clone()));
    let set = move |name: String, text: String| {
        chosen.set(String::new());
        given.set(Given { name, text });
    };
    let typed = Binding { value, set: Callback::new(move |text| set(String::new(), text)) };
    let file = element("input").class("file-control").set("type", "file").set("id", "import-file").on("change", {
        move |event| {
            if event.read_file(set) {
                outside.focus_id(FIRST);
            }
        }
    });
    let name = live(move || {
        given.with(|given| (!given.name.is_empty()).then(|| element("span").class("aside").child(given.name.as_str())))
    });
    let head = element("div")
        .class("field-head")
        .child(element("label").set("for", FIRST).child("Text to import"))
        .child(name);
    element("div").class("field").child(head).child(area(&Tie::plain(FIRST), typed)).child(
        element("div")
            .class("panel-tools")
            .child(element("label").class("aside").set("for", "import-file").child("Or a file"))
            .child(file),
    )
}

/// What the text is: recognised, or chosen by hand.
fn kinds(chosen: RwSignal<String>, recognised: Slice<Option<Kind>>, filled: Slice<bool>) -> Element {
    let choices = move || {
        let itself = match recognised.get() {
            Some(kind) => ["As recognised: ", kind.label()].concat(),
            None if filled.get() => "Not recognised".to_owned(),
            None => "Whatever it says itself".to_owned(),
        };
        let kinds = Kind::ALL.into_iter().map(|kind| (kind.label().to_owned(), kind.label().to_owned()));
        [(String::new(), itself)].into_iter().chain(kinds).collect::<Vec<Named>>()
    };
    let binding = Binding { value: slice(move || chosen.get()), set: Callback::new(move |kind| chosen.set(kind)) };
    let tie = Tie::plain("import-kind");
    element("div")
        .class("panel-tools")
        .child(element("label").class("aside").set("for", &tie.id).child("It is read as"))
        .child(choice(&tie, choices, ToOwned::to_owned, binding))
}

fn nothing_yet() -> Element {
    element("p").class("aside").child(
        "Python with DockerSettings, a run configuration as YAML or JSON, requirements, pyproject.toml, a Dockerfile, a \
         stack as ZenML describes or exports it, or a link or file of Slipway. It is read here and sent nowhere.",
    )
}

fn preview(session: Session, imported: &Imported) -> Content {
    let count = imported.changes.len();
    let summary = match (imported.is_refused(), count) {
        (true, _) => "Nothing can be taken from this text".to_owned(),
        (false, 0) => "Nothing would change".to_owned(),
        (false, 1) => "One setting would change".to_owned(),
        (false, count) => [&count.to_string(), " settings would change"].concat(),
    };
    let table = session.rest.get_untracked().filter(|_| count > 0).map(|rest| (rest.changes)(&imported.changes));
    let kept: Vec<String> = imported.kept.iter().map(Place::label).collect();
    let kept = (!kept.is_empty())
        .then(|| element("p").class("aside").child(["Not in the text, and kept as set: ", &kept.join(", ")].concat()));
    Content::Several(vec![
        element("h3").child(summary).into(),
        table.into(),
        kept.into(),
        notices(&imported.notices),
        understood(&imported.read),
    ])
}

/// What was not understood or not taken, with its line.
fn notices(notices: &[Notice]) -> Content {
    if notices.is_empty() {
        return Content::Nothing;
    }
    let head = match notices.len() {
        1 => "One remark".to_owned(),
        count => [&count.to_string(), " remarks"].concat(),
    };
    let entry = |notice: &Notice| {
        element("li")
            .set("data-severity", severity_key(notice.severity))
            .child(element("strong").child(["Line ", &notice.line.to_string(), " "].concat()))
            .child(prose(&notice.message()))
            .child(notice.suggestion().map(|hint| element("span").class("hint").child(prose(&hint))))
    };
    let entries = notices.iter().take(MOST).map(entry).collect::<Content>();
    let more = notices.len().saturating_sub(MOST);
    let more = (more > 0).then(|| element("p").class("aside").child(["And ", &more.to_string(), " more"].concat()));
    Content::Several(vec![
        element("h3").child(head).into(),
        element("ul").class("problems").child(entries).into(),
        more.into(),
    ])
}

/// What was understood, line by line, for those who want to be sure.
fn understood(read: &[Read]) -> Content {
    if read.is_empty() {
        return Content::Nothing;
    }
    let entry = |read: &Read| {
        let (first, last) = (read.lines.start(), read.lines.end());
        let lines = match first == last {
            true => ["Line ", &first.to_string()].concat(),
            false => ["Lines ", &first.to_string(), " to ", &last.to_string()].concat(),
        };
        element("li").child([&lines, ": ", &read.place.label()].concat())
    };
    let entries = read.iter().take(MOST).map(entry).collect::<Content>();
    element("details")
        .class("more")
        .child(element("summary").child("What was understood"))
        .child(element("ul").class("plain-list").child(entries))
        .into()
}

/// Takes the text over, as one step.
fn apply(session: Session, outside: Outside, imported: Slice<Option<Imported>>) -> Element {
    let some = slice(move || imported.with(|imported| imported.as_ref().is_some_and(|it| !it.changes.is_empty())));
    let take = move || {
        let config = imported.with_untracked(|imported| imported.as_ref().map(|imported| imported.config.clone()));
        match config.filter(|_| some.get_untracked()) {
            Some(config) => {
                session.view.dialog.set(None);
                session.view.given.set(Given::default());
                outside.load(Place::Import, config);
                outside.say("Imported. Undo takes it back");
            }
            None => outside.say("There is nothing to take over"),
        }
    };
    let apply = button("button")
        .set("data-main", "true")
        .holds("aria-disabled", move || !some.get())
        .child("Take over")
        .pressed(take);
    let cancel = button("plain-button").child("Cancel").pressed(move || session.view.dialog.set(None));
    element("div").class("dialog-actions").child(apply).child(cancel)
}
