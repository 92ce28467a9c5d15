//! The report as JUnit's XML: a test suite per image, a test case per requirement.

use super::{Checked, plain_title};
use crate::verdict::{Standing, Verdict};
use crate::words::shown;
use engine::{Document, Language, Line, Origin, Severity};

/// How a test case ends.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Ending {
    Passed,
    Failed,
    /// It could not be judged, which is as bad where everything has to be known.
    Undecided,
    Skipped,
}

/// The report. What is a trap or a note and does not hold is skipped: it fails no run.
pub fn junit(checked: &Checked<'_>) -> Document {
    let mut document = Document::new("check.xml", Language::Markup);
    document.push("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", Origin::Zenml);
    document.push("<testsuites name=\"slipway check\">", Origin::Zenml);
    for (contract, verdicts) in checked.by_image() {
        let count = |ending: Ending| {
            verdicts.iter().filter(|verdict| self::ending(verdict, checked.strict) == ending).count().to_string()
        };
        let head = [
            "  <testsuite name=\"",
            &escaped(if contract.image.is_empty() { "image" } else { &contract.image }),
            "\" tests=\"",
            &verdicts.len().to_string(),
            "\" failures=\"",
            &count(Ending::Failed),
            "\" errors=\"",
            &count(Ending::Undecided),
            "\" skipped=\"",
            &count(Ending::Skipped),
            "\">",
        ];
        document.push(head.concat(), Origin::Zenml);
        for verdict in verdicts {
            document.lines.push(Line { text: case(verdict, checked), origins: verdict.requirement.origins.clone() });
        }
        document.push("  </testsuite>", Origin::Zenml);
    }
    document.push("</testsuites>", Origin::Zenml);
    document
}

fn ending(verdict: &Verdict, strict: bool) -> Ending {
    let needed = verdict.requirement.severity == Severity::Error;
    match verdict.standing {
        Standing::Satisfied => Ending::Passed,
        Standing::Missing | Standing::Wrong if needed => Ending::Failed,
        Standing::Unverified if needed && strict => Ending::Undecided,
        _ => Ending::Skipped,
    }
}

fn case(verdict: &Verdict, checked: &Checked<'_>) -> String {
    let places: Vec<String> = verdict.places.iter().map(|place| checked.facts.place(*place)).collect();
    let message = [verdict.label(), ": ", &verdict.found].concat();
    let head = [
        "    <testcase classname=\"",
        verdict.requirement.check.rule(),
        " ",
        verdict.requirement.check.key(),
        "\" name=\"",
        &escaped(&plain_title(verdict)),
        "\"",
    ]
    .concat();
    let ending = ending(verdict, checked.strict);
    let element = match ending {
        Ending::Passed => return [&head, "/>"].concat(),
        Ending::Failed => "failure",
        Ending::Undecided => "error",
        Ending::Skipped => return [&head, "><skipped message=\"", &escaped(&message), "\"/></testcase>"].concat(),
    };
    let details = [&[verdict.requirement.remedy()], verdict.remarks.as_slice(), places.as_slice()].concat().join("; ");
    [
        &head,
        "><",
        element,
        " type=\"",
        verdict.standing.key(),
        "\" message=\"",
        &escaped(&message),
        "\">",
        &escaped(&details),
        "</",
        element,
        "></testcase>",
    ]
    .concat()
}

/// A text in an attribute or an element: what XML has no letter for is replaced.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in shown(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}
