//! What looks secret stays out of links; what does not, travels.

use engine::secret::{looks_secret, redact};

const SECRET: &str = include_str!("../../cases/secrets/secret.txt");
const HARMLESS: &str = include_str!("../../cases/secrets/harmless.txt");

fn pairs(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter_map(|line| line.split_once('='))
}

#[test]
fn every_secret_of_the_list_is_withheld() {
    let missed: Vec<_> = pairs(SECRET).filter(|(name, value)| !looks_secret(name, value)).collect();
    assert!(pairs(SECRET).count() >= 200);
    assert_eq!(missed, []);
}

#[test]
fn hardly_any_harmless_value_is_withheld() {
    let wrong: Vec<_> = pairs(HARMLESS).filter(|(name, value)| looks_secret(name, value)).collect();
    assert!(pairs(HARMLESS).count() >= 200);
    assert!(wrong.len() * 20 <= pairs(HARMLESS).count(), "{} withheld: {wrong:#?}", wrong.len());
}

#[test]
fn what_was_taken_out_once_is_not_taken_out_again() {
    for line in SECRET.lines().chain(HARMLESS.lines()) {
        if let Some(redacted) = redact(line) {
            assert_eq!(redact(&redacted), None, "{line}");
        }
    }
}
