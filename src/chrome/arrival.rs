//! The strip above everything when a link was opened: what it sets, what in it deserves a second look, what is missing;
//! or why it was refused, and what can be done.

use super::icon;
use crate::form::prose;
use crate::markup::{Content, Element, button, element, live};
use crate::outside::Outside;
use crate::session::{self, Arrival, Session, slice};
use engine::Place;
use engine::share::{self, Given, Remark};
use leptos::prelude::*;

/// The strip. What it says comes with the part of the page that follows at once; its place is there from the beginning.
pub fn strip(session: Session, outside: Outside) -> Element {
    let arrival = slice(move || session.view.arrival.get());
    let words = live(move || {
        let say = session.rest.with(|rest| rest.map(|rest| rest.arrival))?;
        arrival.get().map(|arrival| untrack(|| say(session, outside, arrival)))
    });
    element("div").class("strip-place").holds("data-open", move || arrival.with(Option::is_some)).child(words)
}

/// What there is to say about a link that arrived.
pub fn arrival(session: Session, outside: Outside, arrival: Arrival) -> Content {
    let (severity, words) = match &arrival {
        Arrival::Opened { checked: true } => ("note", opened(session, outside)),
        Arrival::Opened { checked: false } => {
            let warning = "This link has no checksum: nobody can tell whether it is what was shared.";
            let warning = element("p").child(element("strong").child("Unchecked. ")).child(warning);
            ("warning", Content::Several(vec![warning.into(), opened(session, outside)]))
        }
        Arrival::Refused { text, why } => ("error", refused(session, outside, text, why)),
    };
    let close = button("plain-button")
        .set("aria-label", "Close what is said about the link")
        .child(icon("icon icon-close"))
        .pressed(move || session.view.arrival.set(None));
    element("section")
        .class("strip")
        .set("aria-label", "Link")
        .set("data-severity", severity)
        .child(element("div").class("strip-words").child(words))
        .child(close)
        .into()
}

/// What the link sets, and what in it deserves a second look.
fn opened(session: Session, outside: Outside) -> Content {
    let given = session.config().with_untracked(share::given);
    let sets = match given.len() {
        1 => "This link sets 1 thing.".to_owned(),
        count => ["This link sets ", &count.to_string(), " things."].concat(),
    };
    let mut looks: Vec<Element> = Vec::new();
    for item in &given {
        for remark in &item.remarks {
            looks.push(look(outside, item, remark));
        }
    }
    let looks = (!looks.is_empty()).then(|| element("ul").class("looks").child(looks.into_iter().collect::<Content>()));
    let all = element("details")
        .class("more")
        .child(element("summary").child("What it sets"))
        .child(element("ul").class("given").child(given.iter().map(|item| set(outside, item)).collect::<Content>()));
    Content::Several(vec![element("p").child(sets).into(), looks.into(), all.into()])
}

/// Something in the link that deserves a second look, and the way to it.
fn look(outside: Outside, item: &Given, remark: &Remark) -> Element {
    let words = match remark {
        Remark::Registry(host) => ["Images come from or go to `", host, "`"].concat(),
        Remark::Index(host) => ["Packages come from `", host, "`"].concat(),
        Remark::Address(host) => ["It names `", host, "`"].concat(),
        Remark::Command => ["It has a command run: `", &item.text, "`"].concat(),
        Remark::Withheld => ["A value was left out, type it again: `", &item.key, "`"].concat(),
        Remark::Unrecognised => ["Nobody knows `", &item.key, "` here; it is kept and not applied"].concat(),
    };
    element("li").child(prose(&words)).child(" ").child(way(outside, &item.place))
}

fn set(outside: Outside, item: &Given) -> Element {
    let first = item.text.lines().next().unwrap_or_default();
    let text = if item.text.lines().count() > 1 { [first, " …"].concat() } else { first.to_owned() };
    let text = element("span").class("given-text").child(text);
    element("li").child(element("code").child(item.key.as_str())).child(text).child(way(outside, &item.place))
}

/// A button that leads to the control; nothing where there is none.
fn way(outside: Outside, place: &Place) -> Content {
    if *place == Place::Link {
        return Content::Nothing;
    }
    let label = place.label();
    let place = place.clone();
    button("plain-button")
        .child(icon("icon icon-jump"))
        .child(element("span").class("visually-hidden").child("Go to "))
        .child(label)
        .pressed(move || _ = outside.focus(&place))
        .into()
}

/// Why the link was refused, and what can be done.
fn refused(session: Session, outside: Outside, text: &str, why: &str) -> Content {
    let words = ["This link cannot be opened, because ", why, ". Everything stays as it was."].concat();
    let salvage = {
        let text = text.to_owned();
        button("button").child("Open what can be read").pressed(move || match share::salvage(&text) {
            Ok(opened) => {
                outside.load(Place::Link, opened.config);
                session.note(opened.notices);
                session.view.arrival.set(Some(Arrival::Opened { checked: false }));
            }
            Err(refused) => outside.say(&["Nothing can be read: ", &refused.why].concat()),
        })
    };
    let fresh = button("button").child("Start afresh").pressed(move || {
        outside.load(Place::Link, session::first());
        session.view.arrival.set(None);
    });
    let diagnosis = {
        let text = text.to_owned();
        button("plain-button")
            .child(icon("icon icon-copy"))
            .child("Copy a report without its values")
            .pressed(move || outside.copy(&share::diagnosis(&text)))
    };
    let tools = element("div").class("panel-tools").child(salvage).child(fresh).child(diagnosis);
    Content::Several(vec![element("p").set("role", "alert").child(words).into(), tools.into()])
}
