//! Lines of requirements: what `pip freeze` prints, and requirements files.

use super::lines::Lines;
use super::pip::without_credentials;
use crate::distribution::{DirectUrl, Distribution};
use crate::format::{FREEZE_HIDES, FREEZE_MAY_LIST, Format, Listing, PIP_HIDES};
use crate::place::Place;
use crate::reading::Reading;
use packaging::{EntryKind, Operator, Reading as Line, Requirement, RequirementsFile};

/// Whether lines are requirements, and then whether somebody wrote them or pip did: pip writes exact versions and places
/// alone, and a file's name may say otherwise.
pub(super) fn format_of(file: &str, lines: &Lines<'_>) -> Option<Format> {
    let pinned = lines.iter().filter(|(_, line)| is_frozen(line)).count();
    let written = lines.iter().any(|(_, line)| is_written(line));
    let named = file.contains("requirement") || file.contains("constraint") || file.ends_with(".in");
    let open = || lines.iter().filter(|(_, line)| requirement(line).is_some()).count();
    // One word alone reads as a requirement without a version: most lines have to be requirements, and one has a version.
    if pinned == 0 && !(written || named) {
        return None;
    }
    if written || named {
        return (pinned > 0 || open() * 2 > lines.len()).then_some(Format::Requirements);
    }
    Some(Format::Freeze)
}

/// A line as `pip freeze` writes it.
fn is_frozen(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with("-e ") || line.starts_with("# Editable ") {
        return true;
    }
    requirement(line).is_some_and(|requirement| pin(&requirement).is_some() || requirement.url.is_some())
}

/// A line that `pip freeze` never writes and a requirements file has: an option, a hash, a marker, a range, a comment of
/// pip-compile or uv.
fn is_written(line: &str) -> bool {
    let text = line.trim();
    if text.starts_with("# via ") || text.starts_with("# This file ") || text.contains(" --hash=") {
        return true;
    }
    let option = ["--hash=", "--index-url", "--extra-index-url", "-i ", "-r ", "-c ", "--find-links", "--requirement"];
    if option.iter().any(|option| text.starts_with(option)) {
        return true;
    }
    requirement(text).is_some_and(|requirement| {
        requirement.marker.is_some()
            || (requirement.url.is_none() && pin(&requirement).is_none() && !requirement.specifiers.is_empty())
    })
}

/// The requirement on a line, before a continuation and a comment.
fn requirement(line: &str) -> Option<Requirement> {
    let line = line.trim().trim_end_matches('\\');
    let line = line.split(" #").next().unwrap_or_default().trim();
    Requirement::parse(line).ok().filter(|requirement| !is_prompt(requirement))
}

/// Whether what reads as a name and an address is a shell's prompt: `user@host:~$ pip freeze`.
fn is_prompt(requirement: &Requirement) -> bool {
    requirement.url.as_ref().is_some_and(|url| !url.contains("://") && !url.starts_with("file:"))
}

/// The one version that a requirement leaves.
fn pin(requirement: &Requirement) -> Option<String> {
    match requirement.specifiers.specifiers() {
        [only] if matches!(only.operator(), Operator::Equal | Operator::Arbitrary) => {
            let version = only.version_text();
            (!version.ends_with(".*")).then(|| version.to_owned())
        }
        _ => None,
    }
}

/// Reads the lines and gives the numbers of those that are no requirements.
pub(super) fn read(lines: &Lines<'_>, reading: &mut Reading) -> Vec<usize> {
    let freeze = reading.format == Format::Freeze;
    // Blank lines are gone, so that numbers are looked up by the line's position.
    let text: String = lines.iter().flat_map(|(_, line)| [*line, "\n"]).collect();
    let mut rest = Vec::new();
    let mut hides = true;
    for entry in RequirementsFile::entries(&text) {
        let number = lines.get(entry.line.saturating_sub(1)).map_or(0, |(number, _)| *number);
        let place = reading.line(number);
        let found = match &entry.kind {
            EntryKind::Requirement(line) => distribution(&line.reading, place),
            EntryKind::Editable { requirement, .. } => editable(requirement, place),
            EntryKind::Options(_) | EntryKind::Include { .. } | EntryKind::Constraint { .. } if !freeze => continue,
            _ => None,
        };
        match found {
            Some(found) => {
                hides &= !FREEZE_MAY_LIST.contains(&found.name.as_str());
                reading.distributions.push(found);
            }
            None => rest.push(number),
        }
    }
    reading.listing = match (freeze, hides) {
        (false, _) => Listing::Some,
        (true, true) => Listing::AllBut(FREEZE_HIDES),
        (true, false) => Listing::AllBut(PIP_HIDES),
    };
    rest
}

/// What is pinned; `None` for what is open, which says nothing of an image.
fn distribution(line: &Line, place: Place) -> Option<Distribution> {
    match line {
        Line::Pep508(requirement) if is_prompt(requirement) => None,
        Line::Pep508(requirement) => {
            let version = pin(requirement);
            if version.is_none() && requirement.url.is_none() {
                return None;
            }
            let mut one = Distribution::new(requirement.name.written(), version.as_deref(), place)?;
            one.direct = requirement.url.as_deref().map(direct);
            one.marker = requirement.marker.as_ref().map(ToString::to_string);
            Some(one)
        }
        Line::Url { name: Some(name), .. } => Distribution::new(name, None, place),
        _ => None,
    }
}

/// `-e git+https://…@commit#egg=name`; a path has no name.
fn editable(text: &str, place: Place) -> Option<Distribution> {
    let (url, fragment) = text.split_once('#')?;
    let name = fragment.split('&').find_map(|part| part.strip_prefix("egg="))?;
    let mut one = Distribution::new(name, None, place)?;
    one.direct = Some(DirectUrl { editable: true, ..direct(url) });
    Some(one)
}

/// An address as `pip freeze` writes it: `git+https://host/path@commit`.
fn direct(url: &str) -> DirectUrl {
    let url = url.split('#').next().unwrap_or_default();
    let (scheme, rest) = url.split_once('+').filter(|(scheme, _)| !scheme.contains('/')).unwrap_or(("", url));
    if scheme.is_empty() {
        return DirectUrl { url: without_credentials(url), commit: None, editable: false };
    }
    let path = rest.rfind('/').unwrap_or_default();
    let at = rest.rfind('@').filter(|at| *at > path);
    let (address, commit) = match at.and_then(|at| rest.split_at_checked(at)) {
        Some((address, commit)) => (address, Some(commit.trim_start_matches('@').to_owned())),
        None => (rest, None),
    };
    DirectUrl { url: without_credentials(address), commit, editable: false }
}
