//! Programs on the PATH, and what installs packages.

use crate::distribution::Distribution;
use crate::facts::Facts;
use crate::known::Known;
use crate::place::Place;
use crate::verdict::{Answer, Standing};
use crate::words::shown;

/// The verdict on a program.
pub(super) fn answer(name: &str, facts: &Facts) -> Answer {
    if let Some(found) = facts.program(name) {
        return match &found.value.1 {
            Some(path) => Answer::new(Standing::Satisfied, shown(path), [found.place]),
            None => {
                let other = facts.inside().map(|inside| inside.executable.as_str()).filter(|_| name == "python");
                let other = other.map(|path| [", Python is ", &shown(path)].concat()).unwrap_or_default();
                Answer::new(Standing::Missing, ["it is not on the PATH", &other].concat(), [found.place])
            }
        };
    }
    let package = match name {
        "sh" => "dash",
        "apt-get" => "apt",
        _ => return Answer::unverified("nothing that was given has looked for it"),
    };
    let packages = facts.readings.iter().flat_map(|reading| &reading.debian_packages);
    match packages.into_iter().find(|found| found.value.name == package) {
        Some(found) => {
            let text = ["Debian's ", package, " is there, which brings it; nobody looked on the PATH"].concat();
            Answer::new(Standing::Unverified, text, [found.place])
        }
        None => Answer::unverified("nothing that was given has looked for it"),
    }
}

/// The verdict on pip: as a program, or where nobody looked for it as a distribution.
pub(super) fn installer(name: &str, known: &Known<'_>) -> Answer {
    if known.facts.program(name).is_some() {
        return answer(name, known.facts);
    }
    let mut answer = Answer::unverified("nothing that was given has looked for it");
    for (position, reading) in known.readings().filter(|(_, reading)| !reading.format.is_declared()) {
        let seen = |one: &&&Distribution| known.pythons(position).is_none_or(|pythons| pythons.see(one) == Some(true));
        let version = known.listed(position, name).iter().find(seen).map(|one| (one.version.clone(), one.place));
        match (version, reading.listing) {
            (Some((version, place)), _) => {
                return Answer::new(Standing::Satisfied, shown(&version.unwrap_or_default()), [place]);
            }
            (None, listing) if listing.proves_absence(name) => {
                answer = Answer::new(Standing::Missing, "not installed", [Place::whole(reading.source)]);
            }
            _ => {}
        }
    }
    answer
}
