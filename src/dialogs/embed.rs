//! What puts the configuration into another page: how it looks there, and the lines to paste.

use super::FIRST;
use crate::chrome::icon;
use crate::controls::{Choice, Tie, check, choice_of, text};
use crate::markup::{Content, Element, button, element, live};
use crate::outside::Outside;
use crate::session::{Binding, ON, Session, slice};
use embedding::options::View;
use embedding::owner::place_of;
use embedding::snippet::{Host, Wish, snippet};
use engine::commands::Tool;
use engine::documents::documents;
use engine::{Document, Situation, outcome, share};
use leptos::prelude::*;

/// What is chosen in the dialog: never shared, never undone.
#[derive(Clone, Copy)]
struct Chosen {
    host: RwSignal<String>,
    view: RwSignal<String>,
    theme: RwSignal<String>,
    locks: RwSignal<String>,
    read_only: RwSignal<String>,
}

/// The whole dialog.
pub fn embed(session: Session, outside: Outside) -> Content {
    let new = |text: &str| RwSignal::new(text.to_owned());
    let chosen = Chosen {
        host: new(Host::Html.label()),
        view: new(View::Outputs.key()),
        theme: new(""),
        locks: new(""),
        read_only: new(""),
    };
    let hosts = Host::ALL.map(|host| named(host.label(), host.label())).to_vec();
    let views = vec![
        named("full", "Form and outputs"),
        named("form", "The form"),
        named("outputs", "The outputs"),
        named("snippet", "One output"),
    ];
    let themes = vec![named("", "As the reader's system"), named("light", "Light"), named("dark", "Dark")];
    let locks = element("div")
        .class("field")
        .child(label("embed-locks", "Fixed fields"))
        .child(text(&Tie::plain("embed-locks"), binding(chosen.locks)));
    let form = element("div")
        .class("embed-form")
        .child(list(FIRST, "Page", hosts, chosen.host))
        .child(list("embed-view", "What is shown", views, chosen.view))
        .child(list("embed-theme", "Colours", themes, chosen.theme))
        .child(locks)
        .child(check("embed-read-only", "Nothing can be changed", binding(chosen.read_only)));
    Content::Several(vec![
        form.into(),
        unknown(chosen).into(),
        lines(session, outside, chosen),
        preview(session, outside, chosen),
    ])
}

impl Chosen {
    fn host(self) -> Host {
        self.host.with(|label| Host::ALL.into_iter().find(|host| host.label() == label)).unwrap_or(Host::Html)
    }

    fn wish(self) -> Wish {
        Wish {
            view: self.view.with(|view| View::of(view)).unwrap_or_default(),
            theme: self.theme.get(),
            read_only: self.read_only.with(|on| on == ON),
            locks: self.ids().into_iter().filter(|id| place_of(id).is_some()).collect(),
        }
    }

    fn ids(self) -> Vec<String> {
        self.locks.with(|text| text.split([',', ' ']).filter(|id| !id.is_empty()).map(str::to_owned).collect())
    }
}

/// The fixed fields that do not exist.
fn unknown(chosen: Chosen) -> Element {
    let words = live(move || {
        let unknown: Vec<String> = chosen.ids().into_iter().filter(|id| place_of(id).is_none()).collect();
        (!unknown.is_empty()).then(|| {
            let words = [
                "There is no field ",
                &unknown.join(", "),
                ". Fields have the names of links, for example parent_image.",
            ];
            element("p").class("warning").child(words.concat())
        })
    });
    element("div").set("role", "status").child(words)
}

/// The lines to paste.
fn lines(session: Session, outside: Outside, chosen: Chosen) -> Content {
    let text = slice(move || {
        let link = session.shared().with(|shared| shared.as_ref().map(|shared| shared.link.clone()));
        match link {
            Some(Ok(link)) => {
                let given = given_away(session);
                Ok(snippet(chosen.host(), &chosen.wish(), &outside.page_address(), &link, &given))
            }
            Some(Err(refused)) => Err(["There is no link to this configuration: ", &refused.why].concat()),
            None => Err("It is not ready yet".to_owned()),
        }
    });
    let about = live(move || element("p").class("aside").child(chosen.host().about()));
    let field = live(move || match text.get() {
        Ok(text) => {
            let copied = text.clone();
            let copy = button("button")
                .child(icon("icon icon-copy"))
                .child("Copy the lines")
                .pressed(move || outside.copy(&copied));
            let area = element("textarea")
                .class("area-control")
                .set("id", "embed-lines")
                .set("rows", "8")
                .set("readonly", "")
                .set("spellcheck", "false")
                .value(move || text.clone());
            Content::Several(vec![area.into(), element("div").class("panel-tools").child(copy).into()])
        }
        Err(why) => element("p").class("empty").child(why).into(),
    });
    let field = element("div").class("field").child(label("embed-lines", "Lines to paste")).child(field);
    Content::Several(vec![field.into(), about])
}

/// How it looks, where it can be shown.
fn preview(session: Session, outside: Outside, chosen: Chosen) -> Content {
    let address = slice(move || {
        let link = session.shared().with(|shared| shared.as_ref().and_then(|shared| shared.link.clone().ok()))?;
        (chosen.host() != Host::Markdown).then(|| chosen.wish().address(&outside.page_address(), &link))
    });
    live(move || {
        let frame = element("iframe").class("embed-preview").set("title", "How it looks in a page");
        address.get().map(|address| frame.set("src", &address))
    })
}

/// The documents as others may have them.
fn given_away(session: Session) -> Vec<Document> {
    let config = session.config().get();
    let Ok(config) = session.allowed.with(|allowed| share::redacted(&config, allowed)) else { return Vec::new() };
    let catalog = session.catalog().get();
    documents(&Situation::of(&config, &catalog), &outcome(&config, &catalog), Tool::Docker)
}

fn named(value: &str, name: &str) -> (String, String) {
    (value.to_owned(), name.to_owned())
}

fn binding(signal: RwSignal<String>) -> Binding {
    Binding { value: slice(move || signal.get()), set: Callback::new(move |text| signal.set(text)) }
}

fn label(id: &str, name: &str) -> Element {
    element("div").class("field-head").child(element("label").set("for", id).child(name))
}

fn list(id: &str, name: &str, choices: Vec<(String, String)>, chosen: RwSignal<String>) -> Element {
    let choices = move || choices.iter().cloned().map(Choice::from).collect();
    let list = choice_of(&Tie::plain(id), choices, ToOwned::to_owned, binding(chosen));
    element("div").class("field").child(label(id, name)).child(list)
}
