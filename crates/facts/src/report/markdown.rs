//! The report in Markdown, without headings, which would tear the place apart that it is pasted into.

use super::Checked;
use crate::summary::summary;
use crate::verdict::{Standing, Verdict};
use crate::words::shown;
use engine::contract::ImageContract;
use engine::quote::markdown::escaped;
use engine::{Document, Language, Origin, Severity};

/// The report.
pub fn markdown(checked: &Checked<'_>) -> Document {
    let mut document = Document::new("check.md", Language::Markup);
    for (position, (contract, verdicts)) in checked.by_image().enumerate() {
        if position > 0 {
            document.push("", Origin::Zenml);
        }
        of_image(contract, verdicts, checked, &mut document);
    }
    sources(checked, &mut document);
    document
}

fn of_image(contract: &ImageContract, verdicts: &[Verdict], checked: &Checked<'_>, document: &mut Document) {
    let name = if contract.image.is_empty() { "the image".to_owned() } else { code(&contract.image) };
    let steps = if contract.steps.is_empty() {
        String::new()
    } else {
        [" (", &escaped(&shown(&contract.steps.join(", "))), ")"].concat()
    };
    let sentence = summary(verdicts).sentence();
    document.push(["**", &sentence, "** for ", &name, &steps].concat(), Origin::Zenml);
    for (label, test) in SECTIONS {
        let mine: Vec<&Verdict> = verdicts.iter().filter(|verdict| test(verdict)).collect();
        if mine.is_empty() {
            continue;
        }
        document.push("", Origin::Zenml);
        document.push(label, Origin::Zenml);
        document.push("", Origin::Zenml);
        document.push("| | Requirement | Found | Where | Asked by |", Origin::Zenml);
        document.push("|---|---|---|---|---|", Origin::Zenml);
        for verdict in mine {
            document
                .lines
                .push(engine::Line { text: row(verdict, checked), origins: verdict.requirement.origins.clone() });
        }
    }
}

/// A section: its label and the verdicts in it.
type Section = (&'static str, fn(&Verdict) -> bool);

const SECTIONS: [Section; 5] = [
    ("What fails", |verdict| verdict.standing.fails() && verdict.requirement.severity == Severity::Error),
    ("What could not be verified", |verdict| {
        verdict.standing == Standing::Unverified && verdict.requirement.severity == Severity::Error
    }),
    ("Traps and what is good to know", |verdict| {
        (verdict.standing.fails() || verdict.standing == Standing::Unverified)
            && verdict.requirement.severity != Severity::Error
    }),
    ("What holds", |verdict| verdict.standing == Standing::Satisfied),
    ("What does not apply to this image", |verdict| verdict.standing == Standing::NotApplicable),
];

fn row(verdict: &Verdict, checked: &Checked<'_>) -> String {
    let found: Vec<String> = core::iter::once(&verdict.found).chain(&verdict.remarks).map(|text| cell(text)).collect();
    let mut places: Vec<String> = Vec::new();
    for place in &verdict.places {
        let place = cell(&checked.facts.place(*place));
        if !places.contains(&place) {
            places.push(place);
        }
    }
    // A place more says nothing that three do not.
    let more = if places.len() > 3 { " …" } else { "" };
    places.truncate(3);
    let labels: Vec<String> = verdict.requirement.origins.iter().map(|origin| cell(&origin.label())).collect();
    let title = title(verdict);
    let label = verdict.label();
    [
        "| ",
        label,
        " | ",
        &title,
        " | ",
        &found.join("; "),
        " | ",
        &places.join("; "),
        more,
        " | ",
        &labels.join(", "),
        " |",
    ]
    .concat()
}

/// The title with its marks of code; a bar would end the cell even there.
fn title(verdict: &Verdict) -> String {
    let title = shown(&verdict.requirement.title());
    if title.contains('|') { escaped(&title.replace('`', "")) } else { title }
}

fn cell(text: &str) -> String {
    escaped(&shown(text))
}

fn code(text: &str) -> String {
    ["`", &shown(text).replace('`', "'"), "`"].concat()
}

/// What was read, where it contradicts itself, and what is worth knowing of it.
fn sources(checked: &Checked<'_>, document: &mut Document) {
    let facts = checked.facts;
    document.push("", Origin::Zenml);
    document.push("What was read", Origin::Zenml);
    document.push("", Origin::Zenml);
    for (source, name) in facts.sources.iter().enumerate() {
        let of = facts.readings.iter().filter(|reading| reading.source == source);
        let formats: Vec<&str> = of.map(|reading| reading.format.label()).collect();
        let formats = if formats.is_empty() { "nothing that is known".to_owned() } else { formats.join(", ") };
        document.push(["- ", &cell(name), ": ", &formats].concat(), Origin::Zenml);
    }
    for (place, notice) in facts.all_notices() {
        let hint = notice.hint().map(|hint| [". ", &escaped(hint)].concat()).unwrap_or_default();
        document
            .push(["- ", &cell(&facts.place(place)), ": ", &cell(&notice.message()), &hint].concat(), Origin::Zenml);
    }
    for contradiction in facts.contradictions() {
        let said = contradiction
            .said
            .iter()
            .map(|(value, place)| [&cell(value), " (", &cell(&facts.place(*place)), ")"].concat());
        let said: Vec<String> = said.collect();
        let text = ["- The texts contradict each other about ", &cell(&contradiction.subject), ": ", &said.join(", ")];
        document.push(text.concat(), Origin::Zenml);
    }
}
