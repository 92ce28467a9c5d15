//! `slipway check`: whether an image does, by what other programs print about it.

use std::fs;
use std::io::Read;
use std::path::Path;

use engine::contract::{self, ImageContract};
use engine::{Document, Problem, Severity, Situation, outcome};
use facts::report::{self, Checked};
use facts::{Facts, WayOut, check, summary, way_out};

use crate::arguments::{Check, Format};
use crate::failure::Failure;
use crate::render::word;
use crate::{Ending, Streams, source};

/// No file that is longer is read to its end.
const LONGEST: u64 = 256 * 1024 * 1024;

/// Prints the report. What is worth knowing of the files goes to standard error, and so does the one sentence.
///
/// # Errors
/// The link cannot be opened, a file cannot be read, nothing of the files can be used, or it is not clear which image they are
/// about.
pub fn run(wanted: &Check, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let opened = source::open(&wanted.link, streams.input)?;
    let catalog = catalog::for_release(&opened.config.release);
    let outcome = outcome(&opened.config, &catalog);
    let contracts = contract::contract(&Situation::of(&opened.config, &catalog), &outcome);
    let facts = facts(&wanted.facts, streams)?;
    let contract = chosen(contracts, wanted.image.as_deref(), &facts)?;
    let contracts = [contract];
    let verdicts = check(&contracts, &facts);
    let checked = Checked { contracts: &contracts, facts: &facts, verdicts: &verdicts, strict: wanted.strict };
    let document = match wanted.format {
        Format::Markdown => report::markdown(&checked),
        Format::Json => report::json(&checked),
        Format::Junit => report::junit(&checked),
    };
    write!(streams.output, "{}", ended(document.text()))?;
    let errors = outcome.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let told: Vec<&Problem> = opened.notices.iter().chain(errors).collect();
    for problem in &told {
        writeln!(streams.errors, "{}: {}", word(problem.severity), problem.message())?;
    }
    let [contract] = &contracts;
    if let Some(folder) = &wanted.mend {
        mend(folder, &way_out(contract, &verdicts, &facts), streams)?;
    }
    let summary = summary(&verdicts);
    writeln!(streams.errors, "{}", summary.sentence())?;
    let refused = told.iter().any(|problem| problem.severity == Severity::Error);
    let fails = summary.fails() || (wanted.strict && !summary.holds()) || refused;
    Ok(if fails { Ending::Errors } else { Ending::Well })
}

/// Reads the files; `-` is standard input.
fn facts(paths: &[String], streams: &mut Streams<'_>) -> Result<Facts, Failure> {
    let mut facts = Facts::default();
    for path in paths {
        let failed = |error| Failure::World(format!("{path} cannot be read"), error);
        let mut bytes = Vec::new();
        if path == "-" {
            streams.input.take(LONGEST).read_to_end(&mut bytes).map_err(failed)?;
        } else {
            fs::File::open(path).map_err(failed)?.take(LONGEST).read_to_end(&mut bytes).map_err(failed)?;
        }
        facts.add(facts::read(name_of(path, paths), facts.sources.len(), bytes));
    }
    for (place, notice) in facts.all_notices() {
        let hint = notice.hint().map(|hint| format!(" ({hint})")).unwrap_or_default();
        writeln!(streams.errors, "{}: {}{hint}", facts.place(place), notice.message())?;
    }
    let unusable = facts.unusable();
    if unusable.len() == facts.sources.len() {
        return Err(Failure::Said(format!("nothing can be used of {}", unusable.join(", "))));
    }
    Ok(facts)
}

/// What a file is called in the report, which others may read: its own name, with its folder where two have the same.
fn name_of<'p>(path: &'p str, paths: &[String]) -> &'p str {
    let own = |path: &'p str| Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path);
    let same = paths.iter().filter(|other| Path::new(other).file_name() == Path::new(path).file_name());
    match path {
        "-" => "standard input",
        path if same.count() == 1 => own(path),
        path => path,
    }
}

/// The contract of the image that the facts are about: the one that was named, the one whose name the facts know, or the only one.
fn chosen(mut contracts: Vec<ImageContract>, named: Option<&str>, facts: &Facts) -> Result<ImageContract, Failure> {
    let names: Vec<String> = contracts.iter().map(|contract| contract.image.clone()).collect();
    let known = || facts.readings.iter().flat_map(|reading| &reading.image.names).map(|found| found.value.as_str());
    let position = match named {
        Some(named) => names.iter().position(|name| name == named),
        None if names.len() == 1 => Some(0),
        None => names.iter().position(|name| known().any(|known| known == name)),
    };
    if names.is_empty() {
        return Err(Failure::Said("ZenML builds every image of this configuration: there is none to check".to_owned()));
    }
    match position {
        Some(position) => Ok(contracts.swap_remove(position)),
        None => Err(Failure::Said(format!("which image is it? Say --image with one of {}", names.join(", ")))),
    }
}

/// Writes the Dockerfile that mends the image, and the commands for it; says what no Dockerfile mends.
fn mend(folder: &Path, way_out: &WayOut, streams: &mut Streams<'_>) -> Result<(), Failure> {
    let failed = |path: &Path, error| Failure::World(format!("{} cannot be written", path.display()), error);
    let documents: Vec<&Document> =
        [&way_out.dockerfile, &way_out.commands].into_iter().filter(|one| !one.lines.is_empty()).collect();
    if !documents.is_empty() {
        fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    }
    for document in documents {
        let path = folder.join(&document.name);
        fs::write(&path, ended(document.text())).map_err(|error| failed(&path, error))?;
        writeln!(streams.errors, "{} is written", path.display())?;
    }
    for left in &way_out.left {
        let title = left.requirement.title().replace('`', "");
        writeln!(streams.errors, "no Dockerfile mends this: {title}. {}", left.instead)?;
    }
    Ok(())
}

/// A text with a line break at its end.
fn ended(text: String) -> String {
    if text.ends_with('\n') { text } else { text + "\n" }
}
