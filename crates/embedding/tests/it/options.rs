//! The options of a frame.

use embedding::options::{Options, View};

#[test]
fn what_is_known_is_taken() {
    let query = "?view=outputs&theme=dark&lock=parent_image,python&readonly=1&tab=settings&preset=aws&accent=%23005a80&origin=https%3A%2F%2Fdocs.example.com";
    let options = Options::of(query);
    assert_eq!(options.view, View::Outputs);
    assert_eq!((options.theme.as_str(), options.read_only, options.tab.as_str()), ("dark", true, "settings"));
    assert_eq!(options.locks, ["parent_image", "python"]);
    assert_eq!((options.preset.as_str(), options.accent.as_str()), ("aws", "#005a80"));
    assert_eq!((options.origin.as_str(), options.unknown.len()), ("https://docs.example.com", 0));
}

#[test]
fn what_is_unknown_or_unusable_is_reported_by_its_name_and_passed_over() {
    let options = Options::of("view=launch&theme=url(x)&launch=1&origin=javascript:x&accent=%23777777&%00=1&a=%ff");
    assert_eq!(options.unknown, ["view", "theme", "launch", "origin", "accent", "00", "a"]);
    assert_eq!(Options { unknown: Vec::new(), ..options }, Options::default());
    assert!(Options::of(&"x=1&".repeat(10_000)).unknown.len() <= 64);
}
