//! What is written is read back as the same configuration.

use super::picture::picture;
use super::random::Random;
use engine::problem::ProblemKind;
use engine::secret;
use engine::share::{Carrier, decode, encode};

#[test]
fn random_configurations_come_back_as_they_were() {
    let mut random = Random::new(1);
    let mut untouched = 0;
    for round in 0..3_000 {
        let config = random.config();
        let shared = encode(&config);
        let opened = decode(&shared.text, Carrier::File).unwrap();
        assert!(opened.checked, "round {round}");
        let unusable = |kind: &ProblemKind| matches!(kind, ProblemKind::UnusableValue { .. });
        assert!(!opened.notices.iter().any(|notice| unusable(&notice.kind)), "round {round}: {:?}", opened.notices);
        assert_eq!(encode(&opened.config).text, shared.text, "round {round}");
        if shared.withheld.is_empty() {
            untouched += 1;
            // An unrecognised value that is empty is given on as the literal of an empty text.
            let config = engine::Config { unrecognised: opened.config.unrecognised.clone(), ..config };
            assert_eq!(picture(&opened.config), picture(&config), "round {round}: {}", shared.text);
        }
    }
    assert!(untouched > 1_000, "{untouched}");
}

#[test]
fn a_link_has_no_character_that_a_program_would_take_for_its_end() {
    let mut random = Random::new(2);
    for _ in 0..1_000 {
        let text = encode(&random.config()).text;
        assert!(text.ends_with(|last: char| last.is_ascii_alphanumeric()), "{text}");
        assert!(!text.contains(".."), "{text}");
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~/:@,%&=".contains(&byte)), "{text}");
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
    let mut config = engine::Config::new("0.98.0", "3.12");
    config.settings.type_text(engine::Field::Environment, "HF_HOME=/opt/hf\nHF_TOKEN=hf_abcDEF123456789abcdef\n");
    let shared = encode(&config);
    assert_eq!(shared.withheld, [engine::Place::Field(engine::Field::Environment)]);
    let opened = decode(&shared.text, Carrier::Link).unwrap();
    let text = opened.config.settings.get(engine::Field::Environment).map(|set| set.text(engine::Field::Environment));
    assert_eq!(text.as_deref(), Some("HF_HOME=/opt/hf\nHF_TOKEN=<withheld>"));
    assert!(secret::is_withheld(&text.unwrap()));
    assert_eq!(encode(&opened.config).text, shared.text);
}
