//! The contract as JSON, for programs.

use super::{ImageContract, Need, Requirement, Writer};
use crate::document::{Document, Language, Line};
use crate::place::Origin;
use crate::problem::Severity;
use crate::quote::json::text;

/// One object per image; a requirement per line: `id`, `rule`, `severity`, `need`, `reason`, `remedy`, `origins`, `steps`.
pub fn json(contracts: &[ImageContract]) -> Document {
    let mut document = Document::new("contract.json", Language::Plain);
    document.push("[", Origin::Zenml);
    for (position, contract) in contracts.iter().enumerate() {
        let steps = texts(&contract.steps);
        let head = ["  {\"image\": ", &text(&contract.image), ", \"steps\": ", &steps, ", \"requirements\": ["];
        document.push(head.concat(), Origin::Zenml);
        let count = contract.requirements.len();
        for (number, requirement) in contract.requirements.iter().enumerate() {
            let comma = if number + 1 == count { "" } else { "," };
            let line = ["    ", &object(requirement), comma].concat();
            document.lines.push(Line { text: line, origins: requirement.origins.clone() });
        }
        let end = if position + 1 == contracts.len() { "  ]}" } else { "  ]}," };
        document.push(end, Origin::Zenml);
    }
    document.push("]", Origin::Zenml);
    document
}

fn object(requirement: &Requirement) -> String {
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
        ", \"need\": ",
        &need(&requirement.need),
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

/// The kind of a need, and what it is about.
fn need(need: &Need) -> String {
    let of = |kind: &str, value: &str| ["{", &text(kind), ": ", value, "}"].concat();
    match need {
        Need::Distribution(requirement) => of("distribution", &text(requirement)),
        Need::Python(python) => of("python", &text(&python.to_string())),
        Need::AptPackage(name) => of("apt_package", &text(name)),
        Need::Code(files) => ["{\"code\": \"/app\", \"files\": ", &texts(files), "}"].concat(),
        Need::Writable { folder, writer } => {
            let writer = match writer {
                Writer::OfImage => "null".to_owned(),
                Writer::Named(user) => text(user),
                Writer::Anybody => "\"*\"".to_owned(),
            };
            ["{\"writable\": ", &text(folder), ", \"user\": ", &writer, "}"].concat()
        }
        Need::User(name) => of("user", &text(name)),
        Need::Program(name) => of("program", &text(name)),
        Need::PassingEntrypoint(flavor) => of("passing_entrypoint", &text(flavor)),
        Need::Platform(platform) => of("platform", &text(platform)),
        Need::NoSecret => of("no_secret", "true"),
        Need::Digest(digest) => of("digest", &digest.as_deref().map_or("true".to_owned(), text)),
        Need::Registry { host, of_stack } => {
            let of_stack = if *of_stack { "true" } else { "false" };
            ["{\"registry\": ", &text(host), ", \"of_stack\": ", of_stack, "}"].concat()
        }
        Need::Variable(name, value) => ["{\"variable\": ", &text(name), ", \"value\": ", &text(value), "}"].concat(),
        Need::Installer(name) => of("installer", &text(name)),
    }
}

fn texts(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| text(item)).collect();
    ["[", &items.join(", "), "]"].concat()
}
