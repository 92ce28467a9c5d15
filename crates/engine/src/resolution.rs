//! Each distribution once, over all sources of requirements.

use crate::outcome::{Resolved, Verdict};
use crate::place::Origin;
use crate::situation::{Situation, Sourced};
use core::fmt::Write;
use packaging::{MarkerEnvironment, Requirement, RequirementsFile, SpecifierSet};

/// Every distribution that a requirement of the stack, the integrations or the project names, sorted by normalised
/// name (PEP 503). Lines that are no requirement of PEP 508 (options, paths, bare addresses) are not part of it.
pub fn resolution(situation: &Situation<'_>) -> Vec<Resolved> {
    read_and_resolve(situation).distributions
}

/// The distributions, and what reading them has shown besides.
pub(crate) struct Resolution {
    /// Every distribution, sorted.
    pub(crate) distributions: Vec<Resolved>,
    /// Whether each of the project's requirements is a single one of PEP 508 without an address, and so is sound.
    pub(crate) sound: Vec<bool>,
}

pub(crate) fn read_and_resolve(situation: &Situation<'_>) -> Resolution {
    let environment = environment(situation);
    let mut sound = Vec::with_capacity(situation.project_requirements.len());
    // Each is resolved alone at first: to hold thousands that are read costs more than to read a few of them again.
    let mut alone: Vec<(Resolved, &Sourced)> = Vec::new();
    for sourced in situation.stack_requirements.iter().chain(&situation.integration_requirements) {
        read(sourced, &environment, &mut alone);
    }
    for sourced in &situation.project_requirements {
        sound.push(read(sourced, &environment, &mut alone));
    }
    alone.sort_by(|(left, _), (right, _)| left.name.cmp(&right.name));
    let mut distributions = Vec::with_capacity(alone.len());
    let mut alone = alone.into_iter().peekable();
    while let Some((resolved, first)) = alone.next() {
        let mut others = Vec::new();
        while let Some((_, sourced)) = alone.next_if(|(next, _)| next.name == resolved.name) {
            others.push(sourced);
        }
        let only = others.is_empty();
        distributions.push(if only { resolved } else { together(resolved.name, first, others, &environment) });
    }
    Resolution { distributions, sound }
}

/// Reads a text and resolves each requirement in it as if there were no other; whether it is one alone without an address.
fn read<'a>(sourced: &'a Sourced, environment: &MarkerEnvironment, alone: &mut Vec<(Resolved, &'a Sourced)>) -> bool {
    let before = alone.len();
    let mut sound = true;
    for requirement in RequirementsFile::requirements(&sourced.text) {
        let Some(requirement) = requirement else {
            sound = false;
            continue;
        };
        sound &= requirement.url.is_none();
        alone.push((resolve_alone(requirement, sourced, environment), sourced));
    }
    sound && alone.len() == before + 1
}

/// A requirement as the only one of its distribution.
fn resolve_alone(requirement: Requirement, sourced: &Sourced, environment: &MarkerEnvironment) -> Resolved {
    let verdict = if !applies(&requirement, environment) {
        Verdict::NotApplicable
    } else {
        verdict_of(packaging::meet(&[&requirement.specifiers]), requirement.url.is_some())
    };
    let text = sourced.text.trim();
    // The text as it is written is about as long as the one that it makes.
    let mut merged = String::with_capacity(text.len() + 8);
    // A text takes everything.
    let _ = write!(merged, "{requirement}");
    Resolved {
        name: requirement.name.into_normalized(),
        requirements: sourced.origins.iter().map(|origin| (text.to_owned(), origin.clone())).collect(),
        merged,
        verdict,
    }
}

/// A distribution that several requirements name. A text with more than one of them is there once.
fn together(name: String, first: &Sourced, others: Vec<&Sourced>, environment: &MarkerEnvironment) -> Resolved {
    let mut sources: Vec<&Sourced> = core::iter::once(first).chain(others).collect();
    sources.dedup_by(|later, kept| core::ptr::eq(*later, *kept));
    let asked = sources.into_iter().flat_map(|sourced| asked(sourced, environment));
    let asked: Vec<Asked<'_>> = asked.filter(|asked| asked.name() == name).collect();
    resolve(name, &asked)
}

/// The requirements of a distribution that exclude each other, with where each comes from; empty where none do.
pub fn contradiction(situation: &Situation<'_>, resolved: &Resolved) -> Vec<(String, Origin)> {
    let environment = environment(situation);
    let asked = resolved.requirements.iter().flat_map(|asked| {
        let found = requirements(&asked.0);
        found.filter(|requirement| applies(requirement, &environment)).map(move |requirement| (asked, requirement))
    });
    let asked: Vec<(&(String, Origin), Requirement)> = asked.collect();
    let sets: Vec<&SpecifierSet> = asked.iter().map(|(_, requirement)| &requirement.specifiers).collect();
    let culprits = packaging::culprits(&sets).into_iter().filter_map(|position| asked.get(position));
    culprits.map(|(asked, _)| (*asked).clone()).collect()
}

/// One requirement of a distribution.
struct Asked<'a> {
    text: String,
    origins: &'a [Origin],
    /// Whether its marker holds in the image.
    applies: bool,
    requirement: Requirement,
}

impl Asked<'_> {
    fn name(&self) -> &str {
        self.requirement.name.normalized()
    }
}

/// The requirements of a text.
fn asked<'a>(sourced: &'a Sourced, environment: &MarkerEnvironment) -> impl Iterator<Item = Asked<'a>> {
    requirements(&sourced.text).map(|requirement| Asked {
        text: sourced.text.trim().to_owned(),
        origins: &sourced.origins,
        applies: applies(&requirement, environment),
        requirement,
    })
}

fn resolve(name: String, asked: &[Asked<'_>]) -> Resolved {
    let applying: Vec<&Asked<'_>> = asked.iter().filter(|asked| asked.applies).collect();
    let verdict = verdict(&applying);
    let counting = if applying.is_empty() { asked.iter().collect() } else { applying };
    let requirements =
        asked.iter().flat_map(|asked| asked.origins.iter().map(|origin| (asked.text.clone(), origin.clone())));
    Resolved { name, requirements: requirements.collect(), merged: merged(&counting), verdict }
}

fn verdict(applying: &[&Asked<'_>]) -> Verdict {
    if applying.is_empty() {
        return Verdict::NotApplicable;
    }
    let sets: Vec<&SpecifierSet> = applying.iter().map(|asked| &asked.requirement.specifiers).collect();
    let has_url = applying.iter().any(|asked| asked.requirement.url.is_some());
    verdict_of(packaging::meet(&sets), has_url)
}

fn verdict_of(specifiers: packaging::Verdict, has_url: bool) -> Verdict {
    match specifiers {
        packaging::Verdict::Impossible => Verdict::Impossible,
        _ if has_url => Verdict::Unknown,
        packaging::Verdict::Pinned(_) => Verdict::Pinned,
        packaging::Verdict::Possible => Verdict::Open,
    }
}

/// All requirements as one: the first spelling of the name, all extras, all specifiers or the first address, and the
/// marker if it is everywhere the same. Otherwise there is none, for what counts holds in the image anyway.
fn merged(asked: &[&Asked<'_>]) -> String {
    let first = match asked {
        [] => return String::new(),
        [only] => return only.requirement.to_string(),
        [first, ..] => first,
    };
    let all = || asked.iter().map(|asked| &asked.requirement);
    let mut extras: Vec<String> = all().flat_map(|requirement| requirement.extras.iter().cloned()).collect();
    extras.sort_unstable();
    extras.dedup();
    let url = all().find_map(|requirement| requirement.url.clone());
    let sets: Vec<&SpecifierSet> = all().map(|requirement| &requirement.specifiers).collect();
    let marker = first.requirement.marker.clone();
    let merged = Requirement {
        name: first.requirement.name.clone(),
        extras,
        // PEP 508 has no specifiers beside an address.
        specifiers: if url.is_some() { SpecifierSet::default() } else { SpecifierSet::all_of(&sets) },
        url,
        marker: marker.filter(|_| all().all(|requirement| requirement.marker == first.requirement.marker)),
    };
    merged.to_string()
}

/// The requirements of PEP 508 in a text: one for most lines, none for options and paths.
fn requirements(text: &str) -> impl Iterator<Item = Requirement> {
    RequirementsFile::requirements(text).flatten()
}

/// A marker that has no answer (`MarkerError`) leaves the requirement in: pip stops there, and the person should see it.
fn applies(requirement: &Requirement, environment: &MarkerEnvironment) -> bool {
    requirement.marker.as_ref().is_none_or(|marker| marker.evaluate(environment, None).unwrap_or(true))
}

/// The image: Linux with the Python of the configuration, on the target platform's processor (Docker's names for it and
/// Python's differ).
fn environment(situation: &Situation<'_>) -> MarkerEnvironment {
    let platform = situation.config.target.platform.trim();
    let architecture = platform.strip_prefix("linux/").unwrap_or(platform);
    let machine = match architecture {
        "arm64" | "arm64/v8" | "aarch64" => "aarch64",
        "arm/v7" | "arm" => "armv7l",
        "386" => "i686",
        "ppc64le" | "s390x" | "riscv64" => architecture,
        _ => "x86_64",
    };
    MarkerEnvironment::linux(&situation.python.to_string(), machine)
}
