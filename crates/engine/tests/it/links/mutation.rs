//! A changed character never opens as another configuration without a word.

use super::picture::picture;
use super::random::Random;
use engine::share::{Carrier, decode, encode};

const LETTERS: &str = "abcdefXYZ0123456789-_.~/:@,%&=+#!~ \u{e9}";

/// Changes one character: another one, none, one more, or everything behind it gone.
fn mutated(text: &str, random: &mut Random) -> String {
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut changed: Vec<char> = text.chars().collect();
    let position = random.below(changed.len());
    let letter = random.of(&letters);
    match random.below(4) {
        0 => drop(changed.splice(position..=position, [letter])),
        1 => drop(changed.remove(position)),
        2 => changed.insert(position, letter),
        _ => changed.truncate(position),
    }
    changed.into_iter().collect()
}

#[test]
fn no_changed_link_opens_silently_as_another_configuration() {
    let mut random = Random::new(4);
    let (mut refused, mut same, mut unchecked) = (0, 0, 0);
    for _ in 0..100 {
        let text = encode(&random.config()).text;
        let original = picture(&decode(&text, Carrier::File).unwrap().config);
        for _ in 0..100 {
            let changed = mutated(&text, &mut random);
            match decode(&changed, Carrier::File) {
                Err(_) => refused += 1,
                Ok(opened) if !opened.checked => unchecked += 1,
                Ok(opened) => {
                    assert_eq!(picture(&opened.config), original, "{changed}");
                    same += 1;
                }
            }
        }
    }
    assert!(refused > 9_000 && unchecked < 50, "{refused} refused, {same} the same, {unchecked} unchecked");
}

#[test]
fn a_link_that_was_cut_off_never_opens_as_another_configuration() {
    let mut random = Random::new(5);
    for _ in 0..8 {
        let text = encode(&random.config()).text;
        let original = picture(&decode(&text, Carrier::File).unwrap().config);
        for end in 0..text.len() {
            let cut = text.get(..end).unwrap();
            if let Ok(opened) = decode(cut, Carrier::File) {
                // A percent sign stands for itself, with its two digits and without.
                assert!(opened.checked && picture(&opened.config) == original, "{cut}");
            }
        }
    }
}
