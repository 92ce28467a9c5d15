//! Two configurations in one link.

use super::random::Random;
use engine::config::{Config, Goal};
use engine::share::{Carrier, compare, decode, decode_comparison, encode, is_comparison, is_link};

fn sides() -> (Config, Config) {
    let left = Config::new("0.98.0", "3.12");
    let mut right = Config::new("0.85.0", "3.11");
    right.goal = Goal::Reuse;
    right.settings.type_text(engine::Field::ParentImage, "registry.example.com/ml/train:v1");
    (left, right)
}

fn link() -> String {
    let (left, right) = sides();
    compare(&encode(&left), &encode(&right)).unwrap()
}

#[test]
fn both_configurations_come_back_in_their_order() {
    let (left, right) = sides();
    let (first, second) = decode_comparison(&link()).unwrap();
    assert!(first.checked && second.checked);
    assert_eq!((encode(&first.config), encode(&second.config)), (encode(&left), encode(&right)));
    let mut random = Random::of_links(21);
    let mut compared = 0;
    for _ in 0..40 {
        let (left, right) = (encode(&random.config()), encode(&random.config()));
        let Ok(text) = compare(&left, &right) else { continue };
        let (first, second) = decode_comparison(&text).unwrap();
        assert_eq!((encode(&first.config).text, encode(&second.config).text), (left.text, right.text));
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)), "{text}");
        assert!(text.ends_with(|last: char| last.is_ascii_hexdigit()), "{text}");
        compared += 1;
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn what_programs_do_to_links_is_undone_here_as_well() {
    let link = link();
    let expected = decode_comparison(&link).unwrap();
    let wrapped: Vec<String> = link.as_bytes().chunks(50).map(|line| String::from_utf8_lossy(line).into()).collect();
    for arrived in [
        format!("#{link}"),
        format!("https://slipway.example.com/%23{link}"),
        format!("<{link}>."),
        wrapped.join("\r\n "),
        link.replace('.', "%2E"),
    ] {
        assert_eq!(decode_comparison(&arrived).as_ref(), Ok(&expected), "{arrived}");
    }
}

#[test]
fn a_comparison_is_no_configuration_and_a_configuration_no_comparison() {
    let (left, _) = sides();
    let (one, two) = (encode(&left), link());
    assert!(is_link(&two) && is_comparison(&two) && is_comparison(&format!("#{two}")));
    assert!(!is_comparison(&one.text) && !is_comparison(&one.packed()));
    assert!(decode(&two, Carrier::Link).unwrap_err().why.contains("two"));
    assert!(decode_comparison(&one.text).unwrap_err().why.contains("not compare"));
    // A value that looks like a comparison is a value.
    let mut odd = left;
    odd.settings.type_text(engine::Field::User, &two);
    let text = encode(&odd).text;
    assert!(!is_comparison(&text));
    assert_eq!(encode(&decode(&text, Carrier::Link).unwrap().config).text, text);
}

#[test]
fn a_half_that_was_altered_or_is_missing_is_named() {
    let link = link();
    let first_checksum = link.find(".v1z.").unwrap() + 1;
    let second = link[first_checksum..].find(".v1z.").map_or(first_checksum, |at| first_checksum + at + 1);
    let altered = |at: usize| {
        let letter = if link.as_bytes()[at] == b'0' { "1" } else { "0" };
        [&link[..at], letter, &link[at + 1..]].concat()
    };
    let cases = [
        (altered(second - 2), "first half"),
        (altered(link.len() - 1), "second half"),
        (link[..second].to_owned(), "only one"),
        (link[..link.len() - 3].to_owned(), "second half"),
        ("compare.v1z.AAAA".to_owned(), "only one"),
    ];
    for (text, reason) in cases {
        let why = decode_comparison(&text).expect_err(&text).why;
        assert!(why.contains(reason), "{text}: {why}");
    }
}
