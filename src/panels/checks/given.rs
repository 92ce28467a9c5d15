//! Facts in: the command that looks, texts that are pasted, dropped or chosen, and what became of each.

use super::{Desk, heading};
use crate::controls::{Tie, area};
use crate::form::{prose, severity_key, severity_name};
use crate::markup::{Content, Element, button, element, live};
use crate::outside::Outside;
use crate::panels::build::{kept, switch};
use crate::panels::listing::listing;
use crate::session::{Binding, slice};
use engine::commands::Tool;
use engine::{Document, Language, Origin, Severity};
use facts::probe::{self, Host};
use facts::{Facts, NoticeKind, Reader};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// How many bytes are read before the page has another turn.
const PIECE: usize = 256 * 1024;

/// Where a text goes that nobody gave a name.
const PASTED: &str = "pasted text";

/// The whole of it.
pub(super) fn given(desk: Desk) -> Element {
    element("section")
        .class("words")
        .child(heading("Look at the image"))
        .child(command(desk))
        .child(texts(desk))
        .child(sources(desk))
}

/// The command that looks, for the place where the image can be started.
fn command(desk: Desk) -> Content {
    let host = RwSignal::new(Host::Docker.label().to_owned());
    let chosen =
        move || host.with(|host| Host::ALL.into_iter().find(|one| one.label() == host)).unwrap_or(Host::Docker);
    let image = slice(move || {
        desk.contract.with(|contract| {
            let name = contract.as_ref().map(|contract| contract.image.clone()).unwrap_or_default();
            if name.is_empty() { "IMAGE".to_owned() } else { name }
        })
    });
    let probe = slice(move || image.with(|image| probe::command(image, chosen())));
    let further = slice(move || {
        let tool = if chosen() == Host::Podman { Tool::Podman } else { Tool::Docker };
        let mut document = Document::new("further.sh", Language::Shell);
        for line in image.with(|image| probe::further_commands(image, tool)) {
            document.push(line, Origin::Zenml);
        }
        document
    });
    let outside = desk.pane.outside;
    let copy = button("button")
        .set("data-main", "true")
        .child("Copy the command that looks")
        .pressed(move || outside.copy(&probe.with_untracked(Document::text)));
    let about = "It starts a container of the image, looks with Python's standard library and nothing else, sends nothing, and \
                 prints JSON. Paste that below. Any of pip freeze, pip list, pip inspect, docker inspect, docker \
                 history, dpkg, an SBOM, a lock file or a Dockerfile does as well, each for what it knows.";
    let details =
        element("details").class("more").child(element("summary").child("Read it first")).child(
            element("div")
                .class("panel-stack")
                .child(listing(desk.pane, "probe-command", "", probe, ""))
                .child(listing(desk.pane, "probe-further", "What it cannot see", further, "")),
        );
    let tools = element("div")
        .class("panel-tools")
        .child(switch("With", "probe-host", &Host::ALL.map(Host::label), kept(host)))
        .child(copy);
    Content::Several(vec![element("p").class("aside").child(about).into(), tools.into(), details.into()])
}

/// Where texts go.
fn texts(desk: Desk) -> Content {
    let typed = RwSignal::new(String::new());
    let binding = Binding { value: slice(move || typed.get()), set: Callback::new(move |text| typed.set(text)) };
    let tie = Tie { example: "{\"slipway_probe\": 1, …}", ..Tie::plain("facts") };
    let read = button("button").child("Read it").pressed(move || {
        let text = typed.get_untracked();
        if text.trim().is_empty() {
            desk.pane.outside.say("There is nothing to read yet");
        } else {
            typed.set(String::new());
            take(desk, PASTED.to_owned(), text.into_bytes());
        }
    });
    let files =
        element("input").class("file-control").set("type", "file").set("multiple", "").set("id", "facts-files").on(
            "change",
            move |event| {
                event.read_files(move |name, bytes| take(desk, name, bytes));
            },
        );
    let field = element("div")
        .class("field")
        .child(element("div").class("field-head").child(element("label").set("for", &tie.id).child("What it prints")))
        .child(area(&tie, binding));
    let tools = element("div")
        .class("panel-tools")
        .child(read)
        .child(element("label").class("aside").set("for", "facts-files").child("Or files"))
        .child(files);
    Content::Several(vec![field.into(), tools.into()])
}

/// Lets a text wait for its turn, and begins where nothing is read.
pub(super) fn take(desk: Desk, name: String, bytes: Vec<u8>) {
    let idle = desk.looked.with_value(|looked| {
        if let Ok(mut waiting) = looked.waiting.lock() {
            waiting.push_back((name, bytes));
        }
        looked.progress.with_untracked(Option::is_none)
    });
    if idle {
        next(desk);
    }
}

/// Begins with the next text.
fn next(desk: Desk) {
    let text = desk.looked.with_value(|looked| looked.waiting.lock().ok()?.pop_front());
    let progress = desk.looked.with_value(|looked| looked.progress.clone());
    let Some((name, bytes)) = text else { return progress.set(None) };
    progress.set(Some((0, bytes.len())));
    let source = desk.facts.with_untracked(|facts| facts.sources.len());
    step(desk, Rc::new(RefCell::new(Some(Reader::new(&name, source, bytes)))));
}

/// Reads a piece, and the rest when the page has had its turn.
fn step(desk: Desk, reader: Rc<RefCell<Option<Reader>>>) {
    let now = reader.borrow_mut().as_mut().map(|reader| (reader.step(PIECE), reader.progress()));
    match now {
        Some((true, progress)) => {
            desk.looked.with_value(|looked| looked.progress.set(Some(progress)));
            desk.pane.outside.later(Rc::new(move |_: Outside| step(desk, Rc::clone(&reader))));
        }
        Some((false, _)) => {
            if let Some(reader) = reader.borrow_mut().take() {
                desk.facts.update(|facts| facts.add(reader.finish()));
            }
            next(desk);
        }
        None => {}
    }
}

/// The texts that were read, each with what it was taken for and what there is to know of it.
fn sources(desk: Desk) -> Element {
    let progress = RwSignal::from(desk.looked.with_value(|looked| looked.progress.clone()));
    let bar = live(move || {
        progress.get().map(|(read, all)| {
            let percent = (read * 100 / all.max(1)).to_string();
            element("p")
                .child("Reading ")
                .child(element("progress").set("max", "100").set("value", &percent).set("aria-label", "Reading"))
        })
    });
    let list = live(move || {
        desk.facts.with(|facts| {
            (!facts.sources.is_empty()).then(|| {
                let rows = (0..facts.sources.len()).map(|position| source(facts, position));
                let forget = button("plain-button").child("Forget all of it").pressed(move || {
                    desk.facts.set(Facts::default());
                    desk.pane.outside.focus_id("facts");
                });
                Content::Several(vec![
                    element("ul").class("sources").child(rows.collect::<Content>()).into(),
                    contradictions(facts),
                    forget.into(),
                ])
            })
        })
    });
    element("div").set("role", "status").child(bar).child(list)
}

fn source(facts: &Facts, position: usize) -> Element {
    let labels: Vec<&str> = facts
        .readings
        .iter()
        .filter(|reading| reading.source == position)
        .map(|reading| reading.format.label())
        .collect();
    let kind = if labels.is_empty() { "not recognised".to_owned() } else { labels.join(", ") };
    let name = facts.sources.get(position).map(String::as_str).unwrap_or_default();
    let notices = facts.all_notices().filter(|(place, _)| place.source == position).map(|(place, notice)| {
        let severity = match notice.kind {
            NoticeKind::Unrecognised | NoticeKind::Unusable(_) | NoticeKind::Empty | NoticeKind::NotJson => {
                Severity::Error
            }
            NoticeKind::Truncated | NoticeKind::Duplicate(..) | NoticeKind::CutOff => Severity::Warning,
            _ => Severity::Note,
        };
        let within = place.within();
        element("li")
            .set("data-severity", severity_key(severity))
            .child(element("strong").child(severity_name(severity)))
            .child(" ")
            .child(if within.is_empty() { String::new() } else { [&within, ": "].concat() })
            .child(prose(&notice.message()))
            .child(notice.hint().map(|hint| element("span").class("hint").child(prose(hint))))
    });
    element("li")
        .child(element("strong").child(name))
        .child(" ")
        .child(element("span").class("aside").child(kind))
        .child(element("ul").class("problems").child(notices.collect::<Content>()))
}

/// Where the texts differ.
fn contradictions(facts: &Facts) -> Content {
    let found = facts.contradictions();
    if found.is_empty() {
        return Content::Nothing;
    }
    let rows = found.iter().map(|one| {
        let said: Vec<String> =
            one.said.iter().map(|(value, place)| ["`", value, "` in ", &facts.place(*place)].concat()).collect();
        element("li")
            .set("data-severity", "warning")
            .child(element("strong").child("Warning"))
            .child(" ")
            .child(prose(&["The texts differ on ", &one.subject, ": ", &said.join(", ")].concat()))
    });
    element("ul").class("problems").child(rows.collect::<Content>()).into()
}
