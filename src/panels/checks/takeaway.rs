//! What there is to take away: the way out, and the report.

use super::{Desk, heading};
use crate::markup::{Content, Element, element, live};
use crate::panels::listing::listing;
use crate::session::{Slice, slice};
use engine::{Document, Language};
use facts::report::{self, Checked};
use facts::{Left, let_zenml_build, way_out};
use leptos::prelude::*;

/// The way out where something fails, and the report.
pub(super) fn takeaway(desk: Desk) -> Content {
    let any = slice(move || desk.verdicts.with(|verdicts| !verdicts.is_empty()));
    let fails = slice(move || desk.verdicts.with(|verdicts| verdicts.iter().any(|verdict| verdict.standing.fails())));
    let out = live(move || fails.get().then(|| untrack(|| mended(desk))));
    let report = live(move || any.get().then(|| untrack(|| reports(desk))));
    Content::Several(vec![out, report])
}

/// What makes the image do.
fn mended(desk: Desk) -> Element {
    let out = slice(move || {
        desk.contract.with(|contract| {
            let contract = contract.as_ref()?;
            Some(desk.verdicts.with(|verdicts| desk.facts.with(|facts| way_out(contract, verdicts, facts))))
        })
    });
    let settings = slice(move || {
        let session = desk.pane.session;
        desk.contract.with(|contract| {
            let contract = contract.as_ref()?;
            desk.verdicts.with(|verdicts| {
                session.config().with(|config| {
                    session.catalog().with(|catalog| {
                        desk.facts.with(|facts| let_zenml_build(config, catalog, contract, verdicts, facts))
                    })
                })
            })
        })
    });
    let document = move |get: fn(&facts::WayOut) -> &Document| {
        slice(move || {
            out.with(|out| out.as_ref().map_or_else(|| Document::new("", Language::Plain), |out| get(out).clone()))
        })
    };
    let dockerfile = document(|out| &out.dockerfile);
    let commands = document(|out| &out.commands);
    let has = slice(move || dockerfile.with(|document| !document.lines.is_empty()));
    let files = live(move || {
        has.get().then(|| {
            untrack(|| {
                let pane = desk.pane;
                Content::Several(vec![
                    element("p").child("The smallest image on top of this one that does:").into(),
                    listing(pane, "mend-dockerfile", "", dockerfile, "").into(),
                    listing(pane, "mend-commands", "", commands, "").into(),
                ])
            })
        })
    });
    let left = live(move || out.with(|out| out.as_ref().map(|out| left(&out.left))));
    let some = slice(move || settings.with(Option::is_some));
    let instead = live(move || {
        some.get().then(|| {
            let document =
                slice(move || settings.get().unwrap_or_else(|| Document::new("docker_settings.py", Language::Python)));
            Content::Several(vec![
                element("p").child("Or let ZenML build on it, with these settings:").into(),
                listing(desk.pane, "mend-settings", "", document, "").into(),
            ])
        })
    });
    element("section").class("words").child(heading("The way out")).child(files).child(left).child(instead)
}

/// What no layer on top mends.
fn left(left: &[Left]) -> Content {
    if left.is_empty() {
        return Content::Nothing;
    }
    let rows = left.iter().map(|left| {
        element("li")
            .child(crate::form::prose(&left.requirement.title()))
            .child(": ")
            .child(crate::form::prose(&left.instead))
    });
    Content::Several(vec![
        element("p").child("No Dockerfile on top mends this:").into(),
        element("ul").class("plain-list").child(rows.collect::<Content>()).into(),
    ])
}

/// The report in its three forms.
fn reports(desk: Desk) -> Element {
    let of = move |write: fn(&Checked<'_>) -> Document| -> Slice<Document> {
        slice(move || {
            desk.contract.with(|contract| {
                desk.facts.with(|facts| {
                    desk.verdicts.with(|verdicts| {
                        let contracts = contract.as_slice();
                        write(&Checked { contracts, facts, verdicts, strict: false })
                    })
                })
            })
        })
    };
    element("details").class("more").child(element("summary").child("The report: Markdown, JSON, JUnit")).child(
        element("div")
            .class("panel-stack")
            .child(listing(desk.pane, "report-markdown", "", of(report::markdown), ""))
            .child(listing(desk.pane, "report-json", "", of(report::json), ""))
            .child(listing(desk.pane, "report-junit", "", of(report::junit), "")),
    )
}
