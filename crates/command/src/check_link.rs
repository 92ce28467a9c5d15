//! `slipway check-link`: what a link sets, whether its checksum holds, and what is wrong.

use std::io::{self, Write};

use engine::share::{self, Given, Opened, Remark};
use engine::{Problem, outcome};

use crate::failure::Failure;
use crate::render::{ending, word};
use crate::{Ending, Streams, source};

/// A longer value is shown by its beginning.
const SHOWN: usize = 160;

/// Prints the answers.
///
/// # Errors
/// The link cannot be opened, or the answer cannot be written.
pub fn run(typed: &str, streams: &mut Streams<'_>) -> Result<Ending, Failure> {
    let opened = source::open(typed, streams.input)?;
    let catalog = catalog::for_release(&opened.config.release);
    let outcome = outcome(&opened.config, &catalog);
    let mut problems: Vec<&Problem> = opened.notices.iter().chain(&outcome.problems).collect();
    problems.sort_by_key(|problem| problem.severity);
    print(&opened, &problems, streams.output)?;
    Ok(ending(&problems))
}

fn print(opened: &Opened, problems: &[&Problem], out: &mut dyn Write) -> io::Result<()> {
    let checksum = if opened.checked { "The checksum holds" } else { "There is no checksum" };
    writeln!(out, "{checksum}\n\nIt sets")?;
    let given = opened.given();
    let widest = given.iter().map(|given| given.key.chars().count()).max().unwrap_or_default();
    for one in &given {
        let remarks: Vec<String> = one.remarks.iter().map(remark).collect();
        let remarks = if remarks.is_empty() { String::new() } else { format!("   <- {}", remarks.join(", ")) };
        writeln!(out, "  {:widest$}  {}{remarks}", one.key, shown(one))?;
    }
    if !problems.is_empty() {
        writeln!(out, "\nProblems")?;
    }
    for problem in problems {
        let line = problem.line.map(|line| format!(", line {line}")).unwrap_or_default();
        writeln!(out, "  {} at {}{line}: {}", word(problem.severity), problem.place.id(), problem.message())?;
        if let Some(hint) = problem.hint() {
            writeln!(out, "    {hint}")?;
        }
    }
    match share::encode(&opened.config).link() {
        Ok(link) => writeln!(out, "\nSlipway writes it as\n  {link}"),
        Err(refused) => writeln!(out, "\nThere is no link to it: {}", refused.why),
    }
}

/// A value in one line.
fn shown(given: &Given) -> String {
    let (lines, letters) = (given.text.lines().count(), given.text.chars().count());
    match given.text.contains(['\n', '\r']) {
        true => format!("{lines} lines, {letters} characters"),
        false if letters > SHOWN => {
            format!("{}… ({letters} characters)", given.text.chars().take(SHOWN).collect::<String>())
        }
        false => given.text.clone(),
    }
}

fn remark(remark: &Remark) -> String {
    match remark {
        Remark::Registry(host) => format!("the registry {host}, which is not Docker's own"),
        Remark::Index(host) => format!("packages from {host}, which is not Python's own index"),
        Remark::Address(host) => format!("the host {host}"),
        Remark::Command => "runs as a command".to_owned(),
        Remark::Withheld => "left out, because it looks secret".to_owned(),
        Remark::Unrecognised => "not known here, kept and not applied".to_owned(),
    }
}
