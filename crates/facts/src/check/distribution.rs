//! Distributions: the rules of PEP 508 and PEP 440 against what is installed.

use super::{direct, extras};
use crate::distribution::Distribution;
use crate::format::Listing;
use crate::known::Known;
use crate::place::Place;
use crate::reading::{Install, Reading};
use crate::verdict::{Answer, Standing};
use crate::words::shown;
use packaging::{EntryKind, Marker, Reading as Line, Requirement, RequirementsFile, SpecifierSet};

/// The verdict on a requirement as it is written.
pub(super) fn answer(text: &str, known: &Known<'_>) -> Answer {
    let Ok(requirement) = Requirement::parse(text) else { return of_line(text, known) };
    let applies = match &requirement.marker {
        Some(marker) => known.environments.holds(marker, None),
        None => Some(true),
    };
    if applies == Some(false) {
        return Answer::new(Standing::NotApplicable, "its marker excludes this image", []);
    }
    let answer = installed(&requirement, known, &mut Vec::new());
    if applies.is_none() && answer.standing.fails() {
        let why = "whether it is needed depends on the image's Python or machine, which nothing that was given says";
        return Answer { standing: Standing::Unverified, ..answer }.remark(why);
    }
    answer
}

/// The verdict on a requirement that applies. `asked` are the names and extras that led here.
pub(super) fn installed(requirement: &Requirement, known: &Known<'_>, asked: &mut Vec<String>) -> Answer {
    let name = requirement.name.normalized();
    let (answer, chosen) = by_name(name, &requirement.specifiers, known);
    if name == "zenml" && answer.standing == Standing::Missing {
        let (nightly, _) = by_name("zenml-nightly", &requirement.specifiers, known);
        if nightly.standing != Standing::Missing {
            let found = ["zenml-nightly ", &nightly.found].concat();
            let remark =
                "zenml-nightly is a distribution of its own, made from unreleased code, and stands in for zenml";
            return Answer { found, ..nightly }.remark(remark);
        }
    }
    match (chosen, &requirement.url) {
        (Some(chosen), Some(url)) if answer.standing != Standing::Wrong => direct::compare(url, chosen, answer),
        (Some(chosen), _) if answer.standing == Standing::Satisfied && !requirement.extras.is_empty() => {
            extras::answer(requirement, chosen, answer, known, asked)
        }
        _ => answer,
    }
}

/// What one text says of a name.
struct Said<'f> {
    standing: Option<Standing>,
    found: String,
    places: Vec<Place>,
    chosen: Option<&'f Distribution>,
    declared: bool,
}

/// The verdict on a name and versions, and the distribution that it is about.
fn by_name<'f>(name: &str, specifiers: &SpecifierSet, known: &Known<'f>) -> (Answer, Option<&'f Distribution>) {
    let readings = known.readings().filter(|(_, reading)| reading.listing != Listing::Nothing);
    let said: Vec<Said<'f>> =
        readings.map(|(position, reading)| said(name, specifiers, position, reading, known)).collect();
    let seen: Vec<&Said<'f>> = said.iter().filter(|said| !said.declared).collect();
    // What somebody wants counts where nobody has looked.
    let counting = if seen.is_empty() { said.iter().collect() } else { seen };
    let definite: Vec<&&Said<'f>> = counting.iter().filter(|said| said.standing.is_some()).collect();
    let Some(first) = definite.first() else {
        return (unknown(name, &counting, known), counting.iter().find_map(|said| said.chosen));
    };
    if definite.iter().any(|other| other.standing != first.standing) {
        let found: Vec<&str> = definite.iter().map(|said| said.found.as_str()).collect();
        let places = definite.iter().flat_map(|said| said.places.iter().copied());
        let found = ["the texts contradict each other: ", &found.join(", ")].concat();
        return (Answer::new(Standing::Unverified, found, places), None);
    }
    let places = definite.iter().flat_map(|said| said.places.iter().copied());
    let answer = Answer::new(first.standing.unwrap_or(Standing::Unverified), first.found.clone(), places);
    // Whoever tells of extras and places is asked for them.
    let chosen = definite.iter().filter_map(|said| said.chosen);
    let chosen = chosen.max_by_key(|one| (one.extras.is_some(), one.direct.is_some()));
    if first.declared {
        return (answer.remark("this holds as far as the image is installed from that file"), chosen);
    }
    (answer, chosen)
}

/// What a text says of a name and versions.
fn said<'f>(name: &str, specifiers: &SpecifierSet, position: usize, reading: &Reading, known: &Known<'f>) -> Said<'f> {
    let declared = reading.format.is_declared();
    let see = |one: &Distribution| known.pythons(position).map_or(Some(true), |pythons| pythons.see(one));
    let mut listed = known.listed(position, name);
    // A lock file has packages for other environments.
    listed.retain(|one| one.marker.as_deref().and_then(|marker| holds(marker, known)) != Some(false));
    let nothing = |standing, found: String| {
        let places = vec![Place::whole(reading.source)];
        Said { standing, found, places, chosen: None, declared }
    };
    let elsewhere = listed.first().filter(|_| listed.iter().all(|one| see(one) == Some(false)));
    if let Some(one) = elsewhere {
        let folder = shown(one.folder.as_deref().unwrap_or_default());
        let found = ["only in ", &folder, ", where the Python on the PATH does not look"].concat();
        return Said { places: vec![one.place], ..nothing(None, found) };
    }
    listed.retain(|one| see(one) != Some(false));
    let Some(first) = listed.first().copied() else {
        if reading.listing.proves_absence(name) {
            return nothing(Some(Standing::Missing), "not installed".into());
        }
        return match reading.listing {
            Listing::AllBut(_) => nothing(None, "pip leaves it out of its list".into()),
            _ => nothing(None, ["not in the ", reading.format.label(), ", which is no proof"].concat()),
        };
    };
    if reading.format.is_in_order() {
        // Python imports what comes first; of two in one folder nobody knows which files are left.
        listed.retain(|one| one.folder == first.folder);
    }
    let standing = |one: &Distribution| match &one.version {
        Some(version) if specifiers.contains_text(version, None) => Some(Standing::Satisfied),
        Some(_) => Some(Standing::Wrong),
        None if specifiers.is_empty() => Some(Standing::Satisfied),
        None => None,
    };
    let same = listed.iter().all(|one| standing(one) == standing(first));
    // A lock file has packages of groups and extras that an image need not have, and conditions that nobody can judge here.
    let certain = |one: &&Distribution| {
        !reading.format.has_groups() && one.marker.as_deref().is_none_or(|marker| holds(marker, known) == Some(true))
    };
    let certain = listed.iter().all(certain);
    let hidden = listed.iter().find(|one| see(one).is_none());
    let mut versions: Vec<String> = Vec::new();
    for one in &listed {
        let version = one.version.as_deref().map_or("a version that is not said".to_owned(), shown);
        if !versions.contains(&version) {
            versions.push(version);
        }
    }
    let mut found = versions.join(" and ");
    if !certain {
        found.push_str(", if that is installed at all");
    }
    if let Some(folder) = hidden.and_then(|one| one.folder.as_deref()) {
        let why =
            [" in ", &shown(folder), ", and there are other Pythons: which one is on the PATH is not said"].concat();
        found.push_str(&why);
    }
    Said {
        standing: standing(first)
            .filter(|standing| same && hidden.is_none() && (certain || *standing != Standing::Satisfied)),
        found,
        places: listed.iter().map(|one| one.place).collect(),
        chosen: Some(first),
        declared,
    }
}

/// Whether the marker of a lock file holds.
fn holds(marker: &str, known: &Known<'_>) -> Option<bool> {
    known.environments.holds(&Marker::parse(marker).ok()?, None)
}

/// The answer where no text knows.
fn unknown(name: &str, said: &[&Said<'_>], known: &Known<'_>) -> Answer {
    let installs = known.facts.readings.iter().flat_map(|reading| &reading.image.installs);
    let named = installs.filter(|found| match &found.value {
        Install::Requirement(text) => {
            Requirement::parse(text).is_ok_and(|requirement| requirement.name.normalized() == name)
        }
        _ => false,
    });
    let installed: Vec<_> = named.collect();
    if let Some(last) = installed.last()
        && let Install::Requirement(text) = &last.value
    {
        let found = ["a command installs ", &shown(text), ", and what becomes of it only the image says"].concat();
        return Answer::new(Standing::Unverified, found, [last.place]);
    }
    match said {
        [] => Answer::unverified("nothing that was given lists Python's distributions"),
        said => {
            let found: Vec<&str> = said.iter().map(|said| said.found.as_str()).collect();
            let places = said.iter().flat_map(|said| said.places.iter().copied());
            Answer::new(Standing::Unverified, found.join(", "), places)
        }
    }
}

/// The verdict on what is no requirement of PEP 508: an address with a name, or something that names no distribution.
fn of_line(text: &str, known: &Known<'_>) -> Answer {
    let entry = RequirementsFile::entries(text).next();
    let named = match entry.map(|entry| entry.kind) {
        Some(EntryKind::Requirement(line)) => match line.reading {
            Line::Url { name: Some(name), marker } => Some((name, marker)),
            _ => None,
        },
        _ => None,
    };
    let Some((name, marker)) = named else {
        return Answer::unverified("it names no distribution that could be looked for");
    };
    let marker = marker.map(|marker| ["; ", &marker.to_string()].concat()).unwrap_or_default();
    let address = text.split(['#', ' ']).next().unwrap_or_default();
    let written = [name.as_str(), " @ ", address, if marker.is_empty() { "" } else { " " }, &marker].concat();
    match Requirement::parse(&written) {
        Ok(_) => answer(&written, known),
        Err(_) => Answer::unverified("it names no distribution that could be looked for"),
    }
}
