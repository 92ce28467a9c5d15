//! Debian packages.

use crate::facts::Facts;
use crate::format::Listing;
use crate::place::{Found, Place};
use crate::reading::{DebianPackage, Install, Reading};
use crate::verdict::{Answer, Standing};
use crate::words::shown;

/// The verdict on a package as apt-get takes it: `name`, `name=version`, `name/suite`, `name:architecture`.
pub(super) fn answer(wanted: &str, facts: &Facts) -> Answer {
    let (rest, version) = match wanted.split_once('=') {
        Some((name, version)) => (name, Some(version)),
        None => (wanted, None),
    };
    let name = rest.split(['/', ':']).next().unwrap_or_default().trim();
    let readings: Vec<&Reading> =
        facts.readings.iter().filter(|reading| reading.debian_listing != Listing::Nothing).collect();
    for reading in &readings {
        if let Some(found) = reading.debian_packages.iter().find(|found| found.value.name == name) {
            return of_version(found, version);
        }
    }
    let provided = |package: &DebianPackage| package.provides.iter().any(|provided| provided == name);
    let packages = || readings.iter().flat_map(|reading| &reading.debian_packages);
    if let Some(found) = packages().find(|found| provided(&found.value)) {
        return Answer::new(Standing::Satisfied, ["it comes with ", &shown(&found.value.name)].concat(), [found.place]);
    }
    let looked = || readings.iter().map(|reading| Place::whole(reading.source));
    // Libraries were renamed where the size of a time changed; a list without what they provide does not say so.
    let renamed = [name, "t64"].concat();
    if let Some(found) = packages().find(|found| found.value.name == renamed) {
        let text = [&renamed, " is there, which stands in for it on newer systems"].concat();
        return Answer::new(Standing::Unverified, text, [found.place]);
    }
    if let Some(other) = other_system(facts) {
        let text = ["the system is ", &shown(&other.value), ", which has no Debian packages"].concat();
        return Answer::new(Standing::Missing, text, [other.place]);
    }
    if readings.iter().any(|reading| reading.debian_listing == Listing::All) {
        return Answer::new(Standing::Missing, "not installed", looked());
    }
    let installs = facts.readings.iter().flat_map(|reading| &reading.image.installs);
    let asks = |text: &str| text.split(['=', '/', ':']).next() == Some(name);
    let mut installs = installs.filter(|found| matches!(&found.value, Install::AptPackage(text) if asks(text)));
    if let Some(found) = installs.next() {
        let answer = Answer::new(Standing::Satisfied, "a command installs it", [found.place]);
        return answer.remark("this holds as far as the image is built from that file");
    }
    if readings.is_empty() {
        return Answer::unverified("nothing that was given lists Debian packages");
    }
    Answer::new(Standing::Unverified, "not in the list, which is no proof", looked())
}

/// What a package's version is worth. apt-get takes `*` for any end.
fn of_version(found: &Found<DebianPackage>, wanted: Option<&str>) -> Answer {
    let version = found.value.version.as_str();
    let meets = match wanted {
        None => true,
        Some(wanted) => match wanted.strip_suffix('*') {
            Some(start) => version.starts_with(start),
            None => version == wanted,
        },
    };
    if version.is_empty() && wanted.is_some() {
        return Answer::new(Standing::Unverified, "it is there, of a version that is not said", [found.place]);
    }
    let standing = if meets { Standing::Satisfied } else { Standing::Wrong };
    let text = if version.is_empty() { "it is there".to_owned() } else { shown(version) };
    Answer::new(standing, text, [found.place])
}

/// The system, where it is known and not Debian's.
fn other_system(facts: &Facts) -> Option<&Found<String>> {
    const OTHERS: [&str; 12] = [
        "alpine",
        "amzn",
        "arch",
        "azurelinux",
        "centos",
        "chainguard",
        "fedora",
        "ol",
        "opensuse",
        "rhel",
        "rocky",
        "wolfi",
    ];
    let systems = facts.readings.iter().filter_map(|reading| reading.system.as_ref());
    systems.into_iter().find(|found| {
        let id = found.value.split(' ').next().unwrap_or_default().to_ascii_lowercase();
        OTHERS.contains(&id.as_str())
    })
}
