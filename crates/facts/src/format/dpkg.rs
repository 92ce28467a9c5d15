//! Debian's packages: `dpkg -l`, `dpkg-query -W`, and the latter with architecture and status.

use super::lines::Lines;
use crate::format::Listing;
use crate::place::{Found, Place};
use crate::reading::{DebianPackage, Reading};

/// Takes rows of packages out of the lines. Whether there were any.
pub(super) fn read(lines: &mut Vec<(usize, &str)>, reading: &mut Reading) -> bool {
    // Two columns and a tabulator are what `dpkg-query -W` prints by itself; other lists look so too, unless most rows do.
    let tabbed = lines.iter().filter(|(_, line)| pair(line).is_some()).count();
    let has_pairs = tabbed > 0 && tabbed * 2 > lines.len();
    let source = reading.source;
    let before = lines.len();
    lines.retain(|(number, line)| {
        let row = table_row(line).or_else(|| status_row(line)).or_else(|| pair(line).filter(|_| has_pairs));
        let Some((name, version, installed)) = row else { return !is_frame(line) };
        if installed {
            let name = name.split(':').next().unwrap_or_default().to_owned();
            let package = DebianPackage { name, version: version.to_owned(), provides: Vec::new() };
            reading.debian_packages.push(Found::new(package, Place::line(source, *number)));
        }
        false
    });
    if reading.debian_packages.is_empty() {
        return lines.len() < before;
    }
    reading.debian_listing = listing(reading);
    true
}

/// A list without the packages that every Debian has is the answer to a question about some.
fn listing(reading: &Reading) -> Listing {
    let has = |name: &str| reading.debian_packages.iter().any(|found| found.value.name == name);
    if has("dpkg") || has("base-files") { Listing::All } else { Listing::Some }
}

/// A row of `dpkg -l`: `ii  libc6:amd64  2.36-9  amd64  GNU C Library`. The second letter says what is so.
fn table_row(line: &str) -> Option<(&str, &str, bool)> {
    let mut words = line.split_whitespace();
    let (state, name, version) = (words.next()?, words.next()?, words.next()?);
    let mut letters = state.chars();
    let (wanted, status, error) = (letters.next()?, letters.next()?, letters.next());
    let is_state = "uihrp".contains(wanted) && "ncHUFWti".contains(status) && matches!(error, None | Some('R'));
    let is_package = is_name(name) && version.starts_with(|first: char| first.is_ascii_digit() || first == '<');
    (is_state && letters.next().is_none() && is_package).then_some((name, version, matches!(status, 'i' | 't' | 'W')))
}

/// A row with a status: `libc6 2.36-9 amd64 install ok installed`.
fn status_row(line: &str) -> Option<(&str, &str, bool)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        [name, version, .., wanted, "ok", status]
            if is_name(name) && matches!(*wanted, "install" | "hold" | "deinstall" | "purge" | "unknown") =>
        {
            Some((name, version, *status == "installed"))
        }
        // Removed, and known only by its configuration: there is no version.
        [name, "deinstall" | "purge" | "unknown", "ok", _] if is_name(name) => Some((name, "", false)),
        _ => None,
    }
}

/// A name and a version with a tabulator between them.
fn pair(line: &str) -> Option<(&str, &str, bool)> {
    let (name, version) = line.trim_end().split_once('\t')?;
    (is_name(name) && !version.contains(['\t', ' '])).then_some((name, version, !version.is_empty()))
}

/// The head of `dpkg -l`.
fn is_frame(line: &str) -> bool {
    ["Desired=Unknown/", "| Status=Not/", "|/ Err?=", "||/ Name", "+++-"].iter().any(|start| line.starts_with(start))
}

/// A package's name (Debian policy 5.6.1), perhaps with an architecture.
fn is_name(text: &str) -> bool {
    let (name, architecture) = text.split_once(':').unwrap_or((text, "all"));
    name.len() > 1
        && name.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte))
        && architecture.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether any of the lines is one of a list of packages of another system.
pub(super) fn is_other_system(lines: &Lines<'_>) -> bool {
    let alpine = |line: &str| line.contains(" {") && line.ends_with("[installed]");
    let redhat = |line: &str| [".x86_64", ".aarch64", ".noarch"].iter().any(|end| line.trim_end().ends_with(end));
    let of = |test: &dyn Fn(&str) -> bool| lines.iter().filter(|(_, line)| test(line)).count() * 2 > lines.len();
    !lines.is_empty() && (of(&alpine) || of(&redhat))
}
