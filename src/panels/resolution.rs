//! Every distribution once: who asks for which versions, what that comes to, and whether it can hold.

use super::Pane;
use super::why::origin;
use crate::markup::{Content, Element, element, list, live};
use crate::session::slice;
use engine::outcome::{Resolved, Verdict};

/// The table.
pub(super) fn resolution(pane: Pane) -> Content {
    let outcome = pane.session.outcome();
    let some = slice(move || outcome.with(|outcome| !outcome.resolution.is_empty()));
    live(move || match some.get() {
        true => table(pane),
        false => {
            element("p").class("empty").child("Nothing is required yet. Choose a stack, integrations or requirements.")
        }
    })
}

fn table(pane: Pane) -> Element {
    let heads = ["Distribution", "Asked for", "Merged", "Verdict"];
    let heads = heads.map(|head| element("th").set("scope", "col").child(head));
    let head = element("tr").child(heads.into_iter().collect::<Content>());
    let resolved = move || pane.session.outcome().with(|outcome| outcome.resolution.clone());
    let rows = list(resolved, move |_, resolved| element("tr").child(cells(pane, resolved)));
    let caption = element("caption").class("visually-hidden").child("Distributions and what is asked of them");
    let table = element("table").child(caption).child(element("thead").child(head)).child(element("tbody").child(rows));
    element("div").class("table").child(table)
}

fn cells(pane: Pane, resolved: &Resolved) -> Content {
    let asked = resolved.requirements.iter().map(|(requirement, asking)| {
        element("li").child(element("code").child(requirement.as_str())).child(" ").child(origin(pane, asking))
    });
    let asked = element("ul").child(asked.collect::<Content>());
    let merged = element("code").child(resolved.merged.as_str());
    let (key, name) = verdict(resolved.verdict);
    let verdict = element("span").class("verdict").set("data-verdict", key).child(name);
    let cells = [
        element("th").set("scope", "row").child(resolved.name.as_str()),
        element("td").child(asked),
        element("td").set("data-label", "Merged").child(merged),
        element("td").set("data-label", "Verdict").child(verdict),
    ];
    cells.into_iter().collect()
}

const fn verdict(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Pinned => ("pinned", "One version"),
        Verdict::Open => ("open", "A range"),
        Verdict::Impossible => ("impossible", "Cannot hold"),
        Verdict::Unknown => ("unknown", "Not known"),
        Verdict::NotApplicable => ("absent", "Not installed"),
    }
}
