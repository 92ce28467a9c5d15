//! The report as JSON, for programs.

use super::Checked;
use crate::place::Place;
use crate::summary::summary;
use crate::verdict::{Standing, Verdict};
use engine::quote::json::text;
use engine::{Document, Language, Line, Origin, Severity};

/// An object: `images`, each with its summary and a verdict per line; `sources`, `notices`, `contradictions`.
pub fn json(checked: &Checked<'_>) -> Document {
    let mut document = Document::new("check.json", Language::Plain);
    document.push("{\"images\": [", Origin::Zenml);
    let count = checked.contracts.len();
    for (position, (contract, verdicts)) in checked.by_image().enumerate() {
        let summary = summary(verdicts);
        let counts =
            Standing::ALL.map(|standing| [&text(standing.key()), ": ", &summary.count(standing).to_string()].concat());
        let holds = if summary.holds() { "true" } else { "false" };
        let head = [
            "  {\"image\": ",
            &text(&contract.image),
            ", \"steps\": ",
            &texts(&contract.steps),
            ", \"summary\": ",
            &text(&summary.sentence()),
            ", \"satisfied\": ",
            holds,
            ", \"needed\": {",
            &counts.join(", "),
            "}, \"verdicts\": [",
        ];
        document.push(head.concat(), Origin::Zenml);
        for (number, verdict) in verdicts.iter().enumerate() {
            let comma = if number + 1 == verdicts.len() { "" } else { "," };
            let line = ["    ", &object(verdict, checked), comma].concat();
            document.lines.push(Line { text: line, origins: verdict.requirement.origins.clone() });
        }
        document.push(if position + 1 == count { "  ]}" } else { "  ]}," }, Origin::Zenml);
    }
    let facts = checked.facts;
    let sources = facts.sources.iter().enumerate().map(|(source, name)| {
        let of = facts.readings.iter().filter(|reading| reading.source == source);
        let formats: Vec<String> = of.map(|reading| reading.format.label().to_owned()).collect();
        ["{\"name\": ", &text(name), ", \"formats\": ", &texts(&formats), "}"].concat()
    });
    let notices = facts.all_notices().map(|(at, notice)| {
        let hint = notice.hint().map_or("null".to_owned(), text);
        ["{\"place\": ", &place(at, checked), ", \"message\": ", &text(&notice.message()), ", \"hint\": ", &hint, "}"]
            .concat()
    });
    let contradictions = facts.contradictions().into_iter().map(|contradiction| {
        let said = contradiction
            .said
            .iter()
            .map(|(value, at)| ["{\"value\": ", &text(value), ", \"place\": ", &place(*at, checked), "}"].concat());
        ["{\"subject\": ", &text(&contradiction.subject), ", \"said\": ", &list(said), "}"].concat()
    });
    document.push(["], \"sources\": ", &list(sources), ","].concat(), Origin::Zenml);
    document.push([" \"notices\": ", &list(notices), ","].concat(), Origin::Zenml);
    document.push([" \"contradictions\": ", &list(contradictions), "}"].concat(), Origin::Zenml);
    document
}

fn object(verdict: &Verdict, checked: &Checked<'_>) -> String {
    let requirement = &verdict.requirement;
    let severity = match requirement.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let origins: Vec<String> = requirement.origins.iter().map(Origin::label).collect();
    [
        "{\"id\": ",
        &text(&requirement.id()),
        ", \"rule\": ",
        &text(requirement.check.rule()),
        ", \"severity\": ",
        &text(severity),
        ", \"requirement\": ",
        &text(&super::plain_title(verdict)),
        ", \"standing\": ",
        &text(verdict.standing.key()),
        ", \"found\": ",
        &text(&verdict.found),
        ", \"places\": ",
        &list(verdict.places.iter().map(|at| place(*at, checked))),
        ", \"remarks\": ",
        &texts(&verdict.remarks),
        ", \"reason\": ",
        &text(&requirement.reason()),
        ", \"remedy\": ",
        &text(&requirement.remedy()),
        ", \"origins\": ",
        &texts(&origins),
        ", \"steps\": ",
        &texts(&requirement.steps),
        "}",
    ]
    .concat()
}

fn place(place: Place, checked: &Checked<'_>) -> String {
    let name = checked.facts.sources.get(place.source).map_or("", String::as_str);
    let item = place.item.map(|(list, index)| [list, "[", &index.to_string(), "]"].concat());
    let item = item.map_or("null".to_owned(), |item| text(&item));
    ["{\"source\": ", &text(name), ", \"line\": ", &place.line.to_string(), ", \"item\": ", &item, "}"].concat()
}

fn texts(items: &[String]) -> String {
    list(items.iter().map(|item| text(item)))
}

fn list(items: impl Iterator<Item = String>) -> String {
    ["[", &items.collect::<Vec<_>>().join(", "), "]"].concat()
}
