//! The contract as a checklist in Markdown.

use super::{ImageContract, Requirement};
use crate::document::{Document, Language, Line};
use crate::place::Origin;
use crate::problem::Severity;
use crate::quote::markdown::escaped;

/// The checklist, without headings: what stops a run first, then traps, then what is worth knowing.
pub fn markdown(contracts: &[ImageContract]) -> Document {
    let mut document = Document::new("checklist.md", Language::Markup);
    if contracts.is_empty() {
        document.push("ZenML builds every image of this run, so there is nothing to check", Origin::Zenml);
    }
    for (position, contract) in contracts.iter().enumerate() {
        if position > 0 {
            document.push("", Origin::Zenml);
        }
        let name = if contract.image.is_empty() { "the image".to_owned() } else { code(&contract.image) };
        let steps =
            if contract.steps.is_empty() { String::new() } else { [" (", &contract.steps.join(", "), ")"].concat() };
        document.push(["**What ", &name, " has to bring**", &escaped(&steps)].concat(), Origin::Zenml);
        for (severity, label) in [
            (Severity::Error, "Without these a run fails"),
            (Severity::Warning, "These are traps"),
            (Severity::Note, "Good to have or to know"),
        ] {
            let of: Vec<&Requirement> =
                contract.requirements.iter().filter(|requirement| requirement.severity == severity).collect();
            if of.is_empty() {
                continue;
            }
            document.push("", Origin::Zenml);
            document.push(label, Origin::Zenml);
            document.push("", Origin::Zenml);
            document.lines.extend(of.into_iter().map(line));
        }
    }
    document
}

fn line(requirement: &Requirement) -> Line {
    let labels: Vec<String> = requirement.origins.iter().map(Origin::label).collect();
    let steps = if requirement.steps.is_empty() {
        String::new()
    } else {
        [", for ", &escaped(&requirement.steps.join(", "))].concat()
    };
    let rest = [" (", &escaped(&labels.join(", ")), &steps, "): ", &requirement.reason(), "; ", &remedy(requirement)];
    Line { text: ["- [ ] ", &requirement.title(), &rest.concat()].concat(), origins: requirement.origins.clone() }
}

/// What makes it so: a line of a Dockerfile as code, anything else as words.
fn remedy(requirement: &Requirement) -> String {
    let remedy = requirement.remedy();
    if requirement.has_instruction() { code(&remedy) } else { escaped(&remedy) }
}

fn code(text: &str) -> String {
    ["`", &crate::quote::single_line(text).replace('`', "'"), "`"].concat()
}
