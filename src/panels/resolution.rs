//! Every distribution once: who asks for which versions, what that comes to, and whether it can hold.

use super::Pane;
use super::why::origin;
use crate::markup::{Content, Element, element, live, rows};
use crate::session::{Slice, slice};
use engine::outcome::{Resolved, Verdict};

/// The table.
pub(super) fn resolution(pane: Pane) -> Content {
    let outcome = pane.session.outcome();
    let count = slice(move || outcome.with(|outcome| outcome.resolution.len()));
    let some = slice(move || count.get() > 0);
    live(move || match some.get() {
        true => table(pane, count),
        false => {
            element("p").class("empty").child("Nothing is required yet. Choose a stack, integrations or requirements.")
        }
    })
}

fn table(pane: Pane, count: Slice<usize>) -> Element {
    let heads = ["Distribution", "Asked for", "Merged", "Verdict"];
    let heads = heads.map(|head| element("th").set("scope", "col").child(head));
    let head = element("tr").child(heads.into_iter().collect::<Content>());
    let body = element("tbody").child(rows(move || count.get(), move |position| row(pane, position)));
    let caption = element("caption").class("visually-hidden").child("Distributions and what is asked of them");
    let table = element("table").child(caption).child(element("thead").child(head)).child(body);
    element("div").class("table").child(table)
}

fn row(pane: Pane, position: usize) -> Element {
    let outcome = pane.session.outcome();
    let resolved = slice(move || outcome.with(|outcome| outcome.resolution.get(position).cloned()));
    element("tr").child(live(move || resolved.with(|resolved| resolved.as_ref().map(|resolved| cells(pane, resolved)))))
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
