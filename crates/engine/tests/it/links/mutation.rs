//! A changed character never opens as another configuration without a word.

use super::picture::picture;
use super::random::Random;
use engine::problem::{Problem, ProblemKind};
use engine::share::{Carrier, Shared, decode, encode};

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

/// Changes links in one place each, and counts those that are refused, that open as what they were, and that open with
/// the word that nobody checked them.
fn check(seed: u64, spelled: impl Fn(&Shared) -> String) -> (usize, usize, usize) {
    let mut random = Random::new(seed);
    let (mut refused, mut same, mut unchecked) = (0, 0, 0);
    for _ in 0..100 {
        let text = spelled(&encode(&random.config()));
        let original = picture(&decode(&text, Carrier::Draft).unwrap().config);
        for _ in 0..100 {
            let changed = mutated(&text, &mut random);
            match decode(&changed, Carrier::Draft) {
                Err(_) => refused += 1,
                Ok(opened) if !opened.checked => {
                    let told = |notice: &Problem| notice.kind == ProblemKind::UncheckedLink;
                    assert!(opened.notices.iter().any(told), "{changed}");
                    unchecked += 1;
                }
                Ok(opened) => {
                    assert_eq!(picture(&opened.config), original, "{changed}");
                    same += 1;
                }
            }
        }
    }
    assert_eq!(refused + same + unchecked, 10_000);
    (refused, same, unchecked)
}

#[test]
fn no_changed_readable_link_opens_silently_as_another_configuration() {
    let (refused, same, unchecked) = check(4, |shared| shared.text.clone());
    assert!(refused > 9_000 && unchecked < 30, "{refused} refused, {same} the same, {unchecked} unchecked");
}

#[test]
fn no_changed_packed_link_opens_silently_as_another_configuration() {
    let (refused, same, unchecked) = check(14, Shared::packed);
    assert!(refused > 9_000 && unchecked == 0, "{refused} refused, {same} the same, {unchecked} unchecked");
}

#[test]
fn a_link_that_was_cut_off_never_opens_as_another_configuration() {
    let mut random = Random::new(5);
    for _ in 0..4 {
        let shared = encode(&random.config());
        let original = picture(&decode(&shared.text, Carrier::Draft).unwrap().config);
        for text in [shared.packed(), shared.text] {
            for end in 0..text.len() {
                let cut = text.get(..end).unwrap();
                if let Ok(opened) = decode(cut, Carrier::Draft) {
                    // A percent sign stands for itself, with its two digits and without.
                    assert!(opened.checked && picture(&opened.config) == original, "{cut}");
                }
            }
        }
    }
}
