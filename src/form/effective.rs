//! What a step really runs with: its settings merged with the pipeline's as ZenML merges them, each with the level that
//! it comes from.

use crate::markup::{Content, Element, element, list, live, text};
use crate::session::{Session, slice};
use engine::Origin;
use engine::outcome::{Outcome, StepOutcome, StepSetting};
use std::sync::Arc;

/// The image that a step runs in, and its settings in effect.
pub fn effective(session: Session, position: usize) -> Element {
    let of = move |outcome: &Arc<Outcome>| outcome.steps.get(position).cloned();
    let step = slice(move || session.outcome().with(of));
    let runs = text(move || step.with(|step| step.as_ref().map(runs).unwrap_or_default()));
    let some = slice(move || step.with(|step| step.as_ref().is_some_and(|step| !step.settings.is_empty())));
    let settings = move || step.with(|step| step.as_ref().map(|step| step.settings.clone()).unwrap_or_default());
    let table = move || {
        let heads = ["Setting", "In effect", "From"].map(|head| element("th").set("scope", "col").child(head));
        let head = element("thead").child(element("tr").child(heads.into_iter().collect::<Content>()));
        let body = element("tbody").child(list(settings, |_, setting| setting_row(setting)));
        let table = element("table").child(head).child(body);
        some.get().then(|| element("div").class("table").child(table))
    };
    let count = text(move || {
        let count = step.with(|step| step.as_ref().map(|step| step.settings.len()).unwrap_or_default());
        ["Settings in effect (", &count.to_string(), ")"].concat()
    });
    let details = element("details")
        .class("more")
        .child(element("summary").child(count))
        .child(element("div").class("effective").child(live(table)));
    element("div").child(element("p").class("aside").child(runs)).child(details)
}

/// Where a step runs, in a sentence.
fn runs(step: &StepOutcome) -> String {
    let operator = match &step.step_operator {
        Some(operator) => ["Runs in the step operator ", operator].concat(),
        None => "Runs in the orchestrator".to_owned(),
    };
    let image = match (&step.image, &step.image_key) {
        (Some(image), _) => [" on ", image].concat(),
        (None, Some(key)) => [" on the image ", key].concat(),
        (None, None) => ", in no container".to_owned(),
    };
    operator + &image
}

fn setting_row(setting: &StepSetting) -> Element {
    let row = setting.field.row();
    let from = setting.origins.iter().map(level).collect::<Vec<_>>().join(" and ");
    let value = setting.value.repr();
    element("tr")
        .child(element("th").set("scope", "row").child(row.key))
        .child(element("td").set("data-label", "In effect").child(element("code").child(value)))
        .child(element("td").set("data-label", "From").child(from))
}

fn level(origin: &Origin) -> String {
    match origin {
        Origin::Place(engine::Place::Step(..)) => "the step".to_owned(),
        Origin::Place(engine::Place::Field(_)) => "the pipeline".to_owned(),
        other => other.label(),
    }
}
