//! `slipway render`: the documents of a link, byte for byte as the page gives them.

use std::fs;
use std::path::Path;

use embedding::still;
use engine::problem::Severity;
use engine::share::{self, Opened};
use engine::{Document, Problem, Situation, documents, outcome};

use crate::arguments::{Render, Shape};
use crate::failure::Failure;
use crate::{Ending, Streams, source};

/// Prints the documents, or writes them into a folder and prints their paths. What is worth saying about the link, and
/// the errors of the configuration, go to standard error.
///
/// # Errors
/// The link cannot be opened, no document has the name, or a file or stream cannot be written.
pub fn run(wanted: &Render, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let opened = opened(wanted, streams)?;
    let catalog = catalog::for_release(&opened.config.release);
    let outcome = outcome(&opened.config, &catalog);
    let mut found = documents(&Situation::of(&opened.config, &catalog), &outcome, wanted.tool);
    if let Some(name) = &wanted.only {
        let names: Vec<String> = found.iter().map(|document| document.name.clone()).collect();
        found.retain(|document| document.name == *name);
        if found.is_empty() {
            return Err(Failure::Said(format!("there is no {name}; there are {}", names.join(", "))));
        }
    }
    match (&wanted.output, found.as_slice()) {
        (None, found) if wanted.format != Shape::Text => {
            write!(streams.output, "{}", still(wanted, &opened, found)?)?;
        }
        (Some(folder), found) => write(folder, found, streams)?,
        (None, [document]) if wanted.only.is_some() => write!(streams.output, "{}", document.text())?,
        (None, found) => print(found, streams)?,
    }
    let errors = outcome.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let told: Vec<&Problem> = opened.notices.iter().chain(errors).collect();
    for problem in &told {
        let hint = problem.hint().map(|hint| format!(" ({hint})")).unwrap_or_default();
        writeln!(streams.errors, "{}: {}{hint}", word(problem.severity), problem.message())?;
    }
    Ok(ending(&told))
}

/// The configuration. What is written for others is without what looks secret.
fn opened(wanted: &Render, streams: &mut Streams<'_>) -> Result<Opened, Failure> {
    let mut opened = source::open(&wanted.link, streams.input)?;
    if wanted.format != Shape::Text {
        let redacted = share::redacted(&opened.config, &[]);
        opened.config =
            redacted.map_err(|refused| Failure::Said(format!("it cannot be given to others: {}", refused.why)))?;
    }
    Ok(opened)
}

/// The documents for a page without scripts and frames.
fn still(wanted: &Render, opened: &Opened, found: &[Document]) -> Result<String, Failure> {
    let own = wanted.link.split_once('#').map(|(page, _)| page);
    let own = own.filter(|page| page.starts_with("https://") || page.starts_with("http://"));
    let own = own.and_then(|page| page.split('?').next());
    let page = wanted.page.as_deref().or(own);
    let link = share::encode(&opened.config).link();
    let link = link.map_err(|refused| Failure::Said(format!("there is no link to it: {}", refused.why)))?;
    Ok(match wanted.format {
        Shape::Markdown => still::markdown(found, page, &link),
        Shape::Html | Shape::Text => still::html(found, page, &link),
    })
}

/// How the program ends with these problems.
pub fn ending(problems: &[&Problem]) -> Ending {
    let failed = problems.iter().any(|problem| problem.severity == Severity::Error);
    if failed { Ending::Errors } else { Ending::Well }
}

/// What a severity is called.
pub const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// All documents one after another, each under its name.
fn print(found: &[Document], streams: &mut Streams<'_>) -> Result<(), Failure> {
    for (position, document) in found.iter().enumerate() {
        let before = if position == 0 { "" } else { "\n" };
        let text = document.text();
        // The next name begins a line, also behind a file of ZenML's that has no line break at its end.
        let after = if text.ends_with('\n') { "" } else { "\n" };
        write!(streams.output, "{before}==> {} <==\n{text}{after}", document.name)?;
    }
    Ok(())
}

fn write(folder: &Path, found: &[Document], streams: &mut Streams<'_>) -> Result<(), Failure> {
    let failed = |path: &Path, error| Failure::World(format!("{} cannot be written", path.display()), error);
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    for document in found {
        let path = folder.join(&document.name);
        fs::write(&path, document.text()).map_err(|error| failed(&path, error))?;
        writeln!(streams.output, "{}", path.display())?;
    }
    Ok(())
}
