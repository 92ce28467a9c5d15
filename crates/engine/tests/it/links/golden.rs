//! Every link that was ever given out opens for ever: lines are added to the file, none is changed.

use super::picture::picture;
use engine::PythonValue;
use engine::share::{Carrier, decode, encode};

/// A name, a link and the picture of its configuration, made by an encoder of its own from the description of the
/// format.
const LINKS: &str = include_str!("../../cases/links/v1.txt");

fn links() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    LINKS.lines().filter_map(|line| {
        let (name, rest) = line.split_once('\t')?;
        let (link, expected) = rest.split_once('\t')?;
        Some((name, link, expected))
    })
}

#[test]
fn every_golden_link_opens_as_its_configuration() {
    assert_eq!(links().count(), LINKS.lines().count());
    for (name, link, expected) in links() {
        let opened = decode(link, Carrier::Link).unwrap_or_else(|refused| panic!("{name}: {}", refused.why));
        assert!(opened.checked, "{name}");
        assert_eq!(Some(picture(&opened.config)), PythonValue::from_json(expected), "{name}");
    }
}

#[test]
fn every_golden_link_is_still_written_as_it_was() {
    for (name, link, _) in links() {
        let opened = decode(link, Carrier::Link).unwrap_or_else(|refused| panic!("{name}: {}", refused.why));
        assert_eq!(encode(&opened.config).text, link, "{name}");
    }
}

#[test]
fn every_field_has_a_golden_link() {
    for row in engine::ROWS {
        assert!(links().any(|(name, _, _)| name == row.key), "{}", row.key);
    }
}
