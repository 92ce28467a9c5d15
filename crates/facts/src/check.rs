//! Holds facts against a contract: a verdict on every requirement, never a guess.

mod apt_package;
mod code;
mod digest;
mod direct;
mod distribution;
mod entrypoint;
mod extras;
mod folder;
mod platform;
mod program;
mod python;
mod seat;
mod secret;

pub(crate) use folder::is_root;
pub(crate) use seat::Pythons;

use crate::facts::Facts;
use crate::known::Known;
use crate::place::Place;
use crate::verdict::{Answer, Standing, Verdict};
use engine::contract::{ImageContract, Need, Requirement};

/// The verdicts on all requirements of the contracts of one image, in their order. The facts are those of that image.
pub fn check(contracts: &[ImageContract], facts: &Facts) -> Vec<Verdict> {
    let known = Known::of(facts);
    let mut verdicts = Vec::new();
    for contract in contracts {
        for requirement in &contract.requirements {
            let Answer { standing, found, places, remarks } = answer(requirement, contract, &known);
            let (image, requirement) = (contract.image.clone(), requirement.clone());
            verdicts.push(Verdict { image, requirement, standing, found, places, remarks });
        }
    }
    verdicts
}

fn answer(requirement: &Requirement, contract: &ImageContract, known: &Known<'_>) -> Answer {
    let facts = known.facts;
    match &requirement.need {
        Need::Distribution(text) => distribution::answer(text, known),
        Need::Python(python) => python::answer(*python, facts),
        Need::AptPackage(name) => apt_package::answer(name, facts),
        Need::Code(files) => code::answer(files, facts),
        Need::Writable { folder, writer } => folder::writable(folder, writer, facts),
        Need::User(name) => folder::user(name, facts),
        Need::Program(name) => program::answer(name, facts),
        Need::PassingEntrypoint(_) => entrypoint::answer(facts),
        Need::Platform(platform) => platform::answer(platform, facts),
        Need::NoSecret => secret::answer(facts),
        Need::Digest(digest) => digest::answer(digest.as_deref(), &contract.image, facts),
        Need::Registry { host, .. } => digest::registry(host, &contract.image, facts),
        Need::Variable(name, value) => variable(name, value, facts),
        Need::Installer(name) => program::installer(name, known),
    }
}

/// A variable with a value.
fn variable(name: &str, value: &str, facts: &Facts) -> Answer {
    match facts.variable(name) {
        Some(Some(found)) if found.value == value => Answer::new(Standing::Satisfied, "it is set", [found.place]),
        Some(Some(found)) => {
            let text = ["it is ", &crate::words::shown(&found.value)].concat();
            Answer::new(Standing::Wrong, text, [found.place])
        }
        Some(None) => {
            let all = |image: &crate::reading::Image| image.variables_listing == Some(crate::format::Listing::All);
            let looked = facts.readings.iter().filter(|reading| all(&reading.image));
            Answer::new(Standing::Missing, "it is not set", looked.map(|reading| Place::whole(reading.source)))
        }
        None => Answer::unverified("nothing that was given lists the variables"),
    }
}
