//! What looks secret stays out of links; what does not, travels.

use engine::secret::{looks_secret, redact};

/// Values that are secret and values that are not, each with its name: those that the rules were made with, and those
/// that were collected afterwards, from the published formats of tokens and from the everyday of training jobs.
pub const SECRET: [&str; 2] =
    [include_str!("../../cases/secrets/secret.txt"), include_str!("../../cases/secrets/formats.txt")];
pub const HARMLESS: [&str; 2] =
    [include_str!("../../cases/secrets/harmless.txt"), include_str!("../../cases/secrets/everyday.txt")];

pub fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter_map(|line| line.split_once('='))
}

#[test]
fn every_secret_of_the_lists_is_withheld() {
    for list in SECRET {
        let missed: Vec<_> = pairs(list).filter(|(name, value)| !looks_secret(name, value)).collect();
        assert!(pairs(list).count() >= 150);
        assert_eq!(missed, [], "{} of {}", missed.len(), pairs(list).count());
    }
}

#[test]
fn hardly_any_harmless_value_is_withheld() {
    for list in HARMLESS {
        let wrong: Vec<_> = pairs(list).filter(|(name, value)| looks_secret(name, value)).collect();
        assert!(pairs(list).count() >= 200);
        assert!(wrong.len() * 20 <= pairs(list).count(), "{} withheld: {wrong:#?}", wrong.len());
    }
}

#[test]
fn hardly_any_harmless_line_of_a_file_is_changed() {
    for list in HARMLESS {
        let wrong: Vec<_> = list.lines().filter(|line| redact(line).is_some()).collect();
        assert!(wrong.len() * 20 <= list.lines().count(), "{} changed: {wrong:#?}", wrong.len());
    }
}

#[test]
fn what_was_taken_out_once_is_not_taken_out_again() {
    for line in SECRET.into_iter().chain(HARMLESS).flat_map(str::lines) {
        if let Some(redacted) = redact(line) {
            assert_eq!(redact(&redacted), None, "{line}");
        }
    }
}
