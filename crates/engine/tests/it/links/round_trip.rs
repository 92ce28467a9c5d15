//! What is written is read back as the same configuration.

use super::picture::picture;
use super::random::Random;
use engine::problem::ProblemKind;
use engine::secret;
use engine::share::{Carrier, Opened, Shared, decode, encode, redacted};
use engine::{Config, Field, Place};
use std::collections::BTreeSet;

fn opened(text: &str, round: usize) -> Opened {
    let opened = decode(text, Carrier::Draft).unwrap_or_else(|refused| panic!("round {round}: {}", refused.why));
    assert!(opened.checked, "round {round}");
    let unusable = |kind: &ProblemKind| matches!(kind, ProblemKind::UnusableValue { .. });
    assert!(!opened.notices.iter().any(|notice| unusable(&notice.kind)), "round {round}: {:?}", opened.notices);
    opened
}

#[test]
fn random_configurations_of_every_release_come_back_as_they_were() {
    let mut random = Random::new(1);
    let (mut untouched, mut releases) = (0, BTreeSet::new());
    for round in 0..10_000 {
        let config = random.config();
        let shared = encode(&config);
        let opened = opened(&shared.text, round);
        if round % 5 == 0 {
            assert_eq!(encode(&opened.config).text, shared.text, "round {round}");
        }
        if shared.withheld.is_empty() {
            untouched += 1;
            releases.insert(config.release.clone());
            assert_eq!(picture(&opened.config), picture(&config), "round {round}: {}", shared.text);
        }
    }
    assert!(catalog::releases().iter().all(|release| releases.contains(*release)), "{releases:?}");
    assert!(untouched > 4_000, "{untouched}");
}

#[test]
fn random_configurations_come_back_through_links_readable_and_packed() {
    let mut random = Random::of_links(8);
    let (mut links, mut packed) = (0, 0);
    for round in 0..500 {
        let config = random.config();
        let shared = encode(&config);
        let readable = opened(&shared.text, round);
        let Ok(link) = shared.link() else { continue };
        links += 1;
        packed += usize::from(link.starts_with("v1z."));
        let opened = decode(&link, Carrier::Link).unwrap();
        assert_eq!(opened, readable, "round {round}: {link}");
        if shared.withheld.is_empty() {
            assert_eq!(picture(&opened.config), picture(&config), "round {round}: {link}");
        }
    }
    assert!(links > 400 && packed > 300, "{links}, {packed}");
}

#[test]
fn a_link_has_no_character_that_a_program_would_take_for_its_end() {
    let mut random = Random::new(2);
    let check = |text: &str, letters: &[u8]| {
        assert!(text.ends_with(|last: char| last.is_ascii_alphanumeric()), "{text}");
        assert!(!text.contains(".."), "{text}");
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || letters.contains(&byte)), "{text}");
    };
    for _ in 0..150 {
        let Shared { text, .. } = encode(&random.config());
        check(&text, b"-_.~/:@,%&=");
        check(&encode(&random.config()).packed(), b"-_.");
    }
}

#[test]
fn no_secret_of_the_random_configurations_is_in_their_links() {
    let mut random = Random::of_words(3);
    for _ in 0..1_000 {
        let text = encode(&random.config()).text;
        assert!(!text.contains("ghp_0123456789") && !text.contains("u:p@"), "{text}");
    }
}

#[test]
fn what_is_withheld_stands_at_its_place_until_it_is_filled_in() {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.type_text(Field::Environment, "HF_HOME=/opt/hf\nHF_TOKEN=hf_abcDEF123456789abcdef\n");
    let shared = encode(&config);
    let withheld: Vec<_> = shared.withheld.iter().map(|one| (one.place.clone(), one.name.as_str())).collect();
    assert_eq!(withheld, [(Place::Field(Field::Environment), "HF_TOKEN")]);
    let opened = decode(&shared.text, Carrier::Link).unwrap();
    let text = opened.config.settings.get(Field::Environment).map(|set| set.text(Field::Environment));
    assert_eq!(text.as_deref(), Some("HF_HOME=/opt/hf\nHF_TOKEN=<withheld>"));
    assert!(secret::is_withheld(&text.unwrap()));
    assert_eq!(encode(&opened.config).text, shared.text);
    assert_eq!(redacted(&config, &[]), Ok(opened.config));
}
