//! The verdict on every requirement: what was found, and where.

use super::{Desk, heading};
use crate::form::prose;
use crate::markup::{Content, Element, element, list, live};
use crate::panels::build::{kept, switch};
use crate::panels::why::origin;
use crate::session::{Slice, slice};
use engine::Severity;
use facts::{Agreement, Facts, Row, Standing, Verdict, Versions, skew, summary};
use leptos::prelude::*;

/// Which verdicts are shown.
const SHOWN: [&str; 3] = ["All", "What fails", "Unverified"];

/// The sentence, the table, and the versions beside each other.
pub(super) fn verdicts(desk: Desk) -> Content {
    let any = slice(move || desk.verdicts.with(|verdicts| !verdicts.is_empty()));
    let shown = RwSignal::new(SHOWN[0].to_owned());
    live(move || any.get().then(|| untrack(|| section(desk, shown))))
}

fn section(desk: Desk, shown: RwSignal<String>) -> Element {
    let total = slice(move || desk.verdicts.with(|verdicts| summary(verdicts)));
    let sentence = element("p")
        .class("summary")
        .set("role", "status")
        .live("data-standing", move || {
            total
                .with(|total| match (total.fails(), total.holds()) {
                    (true, _) => "missing",
                    (false, true) => "satisfied",
                    (false, false) => "unverified",
                })
                .to_owned()
        })
        .child(live(move || total.with(facts::Summary::sentence)));
    let wanted = slice(move || {
        desk.verdicts.with(|verdicts| {
            let keep = |verdict: &&Verdict| {
                shown.with(|shown| match shown.as_str() {
                    "What fails" => verdict.standing.fails(),
                    "Unverified" => verdict.standing == Standing::Unverified,
                    _ => true,
                })
            };
            let mut kept: Vec<Verdict> = verdicts.iter().filter(keep).cloned().collect();
            kept.sort_by_key(|verdict| (verdict.standing, verdict.requirement.severity));
            kept
        })
    });
    element("section")
        .class("words")
        .child(heading("Does it do?"))
        .child(sentence)
        .child(switch("Show", "verdicts-shown", &SHOWN, kept(shown)))
        .child(table(desk, wanted))
        .child(versions(desk))
}

fn table(desk: Desk, wanted: Slice<Vec<Verdict>>) -> Content {
    let heads = ["Verdict", "Needed", "Found", "Who asks"].map(|head| element("th").set("scope", "col").child(head));
    let head = element("thead").child(element("tr").child(heads.into_iter().collect::<Content>()));
    let rows = list(move || wanted.get(), move |_, verdict| row(desk, verdict));
    let table = element("div").class("table").child(element("table").child(head).child(element("tbody").child(rows)));
    let none = live(move || wanted.with(Vec::is_empty).then(|| element("p").class("empty").child("None")));
    Content::Several(vec![table.into(), none])
}

fn row(desk: Desk, verdict: &Verdict) -> Element {
    let standing =
        element("span").class("standing").set("data-standing", verdict.standing.key()).child(verdict.label());
    let weight = match verdict.requirement.severity {
        Severity::Error => "Must",
        Severity::Warning => "Should",
        Severity::Note => "May",
    };
    let places = desk.facts.with_untracked(|facts: &Facts| {
        let places: Vec<String> = verdict.places.iter().take(3).map(|place| facts.place(*place)).collect();
        places.join("; ")
    });
    let remarks = verdict.remarks.iter().map(|remark| element("p").class("aside").child(prose(remark)));
    let asks = verdict.requirement.origins.iter().map(|asking| element("li").child(origin(desk.pane, asking)));
    let fails = verdict.standing.fails();
    let reason = fails.then(|| element("p").child(prose(&verdict.requirement.reason())));
    element("tr")
        .child(element("td").child(standing))
        .child(
            element("th")
                .set("scope", "row")
                .child(prose(&verdict.requirement.title()))
                .child(element("p").class("aside").child(weight)),
        )
        .child(
            element("td")
                .set("data-label", "Found")
                .child(element("p").child(prose(&verdict.found)))
                .child((!places.is_empty()).then(|| element("p").class("aside").child(places)))
                .child(remarks.collect::<Content>())
                .child(reason),
        )
        .child(element("td").child(element("ul").child(asks.collect::<Content>())))
}

/// The versions of client, server and image.
fn versions(desk: Desk) -> Content {
    let rows = slice(move || {
        let session = desk.pane.session;
        session.config().with(|config| {
            let client = session.catalog().with(|catalog| catalog.release);
            let python = engine::PythonVersion::parse(&config.python)?;
            let versions = Versions { client, python, server: String::new() };
            Some(desk.facts.with(|facts| skew(&versions, facts)))
        })
    });
    live(move || {
        rows.get().map(|rows| {
            let heads = ["", "Client", "Image", ""].map(|head| element("th").set("scope", "col").child(head));
            let head = element("thead").child(element("tr").child(heads.into_iter().collect::<Content>()));
            let body = element("tbody").child(rows.iter().map(version).collect::<Content>());
            element("details")
                .class("more")
                .child(element("summary").child("Versions beside each other"))
                .child(element("div").class("table").child(element("table").child(head).child(body)))
        })
    })
}

fn version(row: &Row) -> Element {
    let standing = match row.agreement {
        Agreement::Same => "satisfied",
        Agreement::Differs => "wrong",
        Agreement::Unknown => "unverified",
    };
    let image = row.image.as_ref().map_or("not known", |(version, _)| version.as_str());
    element("tr")
        .child(element("th").set("scope", "row").child(row.subject))
        .child(element("td").set("data-label", "Client").child(row.client.as_str()))
        .child(element("td").set("data-label", "Image").child(image))
        .child(
            element("td")
                .child(element("span").class("standing").set("data-standing", standing))
                .child(" ")
                .child(row.meaning),
        )
}
