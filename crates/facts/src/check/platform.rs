//! The platform that an image is built for.

use crate::facts::Facts;
use crate::place::Place;
use crate::verdict::{Answer, Standing};
use crate::words::shown;

/// The verdict on a platform; without one, what the image is built for.
pub(super) fn answer(wanted: &str, facts: &Facts) -> Answer {
    let found = facts.image(|image| image.platform.as_ref());
    let mut said: Vec<(String, Place)> = found.iter().map(|found| (found.value.clone(), found.place)).collect();
    if said.is_empty()
        && let Some(inside) = facts.inside()
    {
        said.push((["linux/", docker_name(&inside.markers.value.platform_machine)].concat(), inside.markers.place));
    }
    let Some((first, _)) = said.first() else {
        return Answer::unverified("nothing that was given says what it is built for");
    };
    let places = || said.iter().map(|(_, place)| *place);
    if said.iter().any(|(other, _)| normal(other) != normal(first)) {
        return Answer::new(Standing::Unverified, "the texts contradict each other about the platform", places());
    }
    let built = ["it is built for ", &shown(first)].concat();
    if wanted.is_empty() {
        let text = [&built, ", what the machines of the run are was not said"].concat();
        return Answer::new(Standing::Unverified, text, places());
    }
    let standing = if normal(wanted) == normal(first) { Standing::Satisfied } else { Standing::Wrong };
    Answer::new(standing, built, places())
}

/// A platform as it is compared: an architecture's usual variant means nothing.
fn normal(platform: &str) -> String {
    let lower = platform.trim().to_ascii_lowercase();
    let mut parts = lower.split('/');
    let (os, architecture) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let architecture = docker_name(architecture);
    match (architecture, parts.next()) {
        ("arm64", Some("v8")) | ("arm", Some("v7")) | (_, None) => [os, "/", architecture].concat(),
        (_, Some(variant)) => [os, "/", architecture, "/", variant].concat(),
    }
}

/// Docker's name of a machine.
fn docker_name(machine: &str) -> &str {
    match machine {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "armv7l" => "arm",
        "i686" | "i386" => "386",
        other => other,
    }
}
