//! The image's Python.

use crate::facts::Facts;
use crate::place::{Found, Place};
use crate::verdict::{Answer, Standing};
use crate::words::shown;
use engine::PythonVersion;

/// The verdict on `major.minor`.
pub(super) fn answer(wanted: PythonVersion, facts: &Facts) -> Answer {
    let markers = facts.readings.iter().filter_map(|reading| {
        let inside = reading.inside.as_deref().map(|inside| &inside.markers);
        inside.or(reading.markers.as_ref())
    });
    let seen: Vec<(&str, &str, Place)> = markers
        .map(|found| (found.value.python_version.as_str(), found.value.python_full_version.as_str(), found.place))
        .collect();
    let wanted = wanted.to_string();
    match seen.as_slice() {
        [] => hint(facts),
        [(version, full, _), rest @ ..] if rest.iter().all(|other| other.0 == *version) => {
            let standing = if *version == wanted { Standing::Satisfied } else { Standing::Wrong };
            Answer::new(standing, ["Python ", &shown(full)].concat(), seen.iter().map(|(_, _, place)| *place))
        }
        several => {
            let versions: Vec<String> = several.iter().map(|(_, full, _)| shown(full)).collect();
            let found = ["the texts contradict each other: Python ", &versions.join(" and ")].concat();
            Answer::new(Standing::Unverified, found, several.iter().map(|(_, _, place)| *place))
        }
    }
}

/// What speaks for a Python without showing it: another one may come first on the PATH.
fn hint(facts: &Facts) -> Answer {
    if let Some(Some(found)) = facts.variable("PYTHON_VERSION") {
        let text = ["PYTHON_VERSION is ", &shown(&found.value), ", which need not be the Python that runs"].concat();
        return Answer::new(Standing::Unverified, text, [found.place]);
    }
    let base = facts.readings.iter().find_map(|reading| reading.image.base.as_ref());
    if let Some(Found { value, place }) = base {
        let text = ["it starts from ", &shown(value), ", whose Python is not said here"].concat();
        return Answer::new(Standing::Unverified, text, [*place]);
    }
    let packages = facts.readings.iter().flat_map(|reading| &reading.debian_packages);
    let is_python =
        |name: &str| name.strip_prefix("python3.").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
    let found: Vec<_> = packages.filter(|found| is_python(&found.value.name)).collect();
    if !found.is_empty() {
        let names: Vec<&str> = found.iter().map(|found| found.value.name.as_str()).collect();
        let text = ["Debian's ", &names.join(", "), " is there, which need not be the Python that runs"].concat();
        return Answer::new(Standing::Unverified, text, found.iter().map(|found| found.place));
    }
    Answer::unverified("nothing that was given says which Python runs")
}
