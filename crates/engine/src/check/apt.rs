//! The names of apt packages.

use super::entries::{Item, items_of_text};
use super::layer::{Layer, components, has_placeholder};
use crate::field::Field;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::situation::Situation;

/// Checks the packages of the settings and of custom flavors (R16).
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    for layer in Layer::all(situation.config) {
        packages(layer.items(Field::AptPackages), &layer.place(Field::AptPackages), problems);
    }
    for (place, component) in components(situation.config) {
        packages(items_of_text(&component.apt_packages), &place, problems);
    }
}

fn packages(items: Vec<Item>, place: &Place, problems: &mut Vec<Problem>) {
    for item in items {
        if !is_package(&item.text) && !has_placeholder(&item.text) {
            let kind = ProblemKind::BadAptPackage(item.text);
            problems.push(Problem::new(Severity::Error, place.clone(), kind).in_line(item.line));
        }
    }
}

/// What `apt-get install` takes: a name of Debian policy §5.6.7 and after it `:arch`, `=version` or `/release`. A name
/// may end in `+` or `-`, which are apt's operators as well.
pub(crate) fn is_package(text: &str) -> bool {
    let (text, version) = split(text, '=');
    let (text, release) = split(text, '/');
    let (name, architecture) = split(text, ':');
    let is_name = name.len() >= 2
        && name.starts_with(|letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.'));
    // apt takes a pattern for the version.
    is_name && all_of(architecture, "-") && all_of(release, "-._/") && all_of(version, ".+~:-*")
}

fn split(text: &str, separator: char) -> (&str, Option<&str>) {
    text.split_once(separator).map_or((text, None), |(text, rest)| (text, Some(rest)))
}

/// Whether a part is missing, or there and made of ASCII letters, digits and some signs.
fn all_of(part: Option<&str>, signs: &str) -> bool {
    part.is_none_or(|part| {
        !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric() || signs.contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::is_package;

    #[test]
    fn the_names_of_debian_policy_and_the_forms_of_apt_are_packages() {
        let good = [
            "git",
            "libgomp1",
            "g++",
            "libstdc++6",
            "0ad",
            "libc6:amd64",
            "curl=7.88.1-10+deb12u5",
            "vim/bookworm",
            "nano-",
            "libssl-dev=3.0.*",
            "tzdata=2024a-0+deb12u1",
            "libfoo:i386=1:2.3~rc1-4",
            "x11-apps/stable-updates",
        ];
        for text in good {
            assert!(is_package(text), "{text}");
        }
        let bad = [
            "",
            "a",
            "Git",
            "libGL1",
            "git curl",
            "git,curl",
            "-y",
            "+x",
            "lib_foo",
            "git=",
            "vim/",
            "libc6:",
            "git;true",
            "'git'",
            "git\ncurl",
            "äpt",
            "git =1",
        ];
        for text in bad {
            assert!(!is_package(text), "{text}");
        }
    }
}
