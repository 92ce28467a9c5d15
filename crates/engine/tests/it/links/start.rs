//! What a visit begins with: the link, else the draft, else nothing decided.

use engine::problem::ProblemKind;
use engine::share::{Start, encode};
use engine::{Config, Field};

fn of_user(user: &str) -> Config {
    let mut config = Config::new("0.98.0", "3.12");
    config.settings.set(Field::User, engine::PythonValue::text(user));
    config
}

#[test]
fn the_link_comes_before_the_draft_and_the_draft_before_nothing() {
    let (link, draft) = (encode(&of_user("link")).text, encode(&of_user("draft")).text);
    let cases = [
        (link.as_str(), Some(draft.as_str()), "link", true),
        (link.as_str(), None, "link", true),
        ("", Some(draft.as_str()), "draft", false),
        ("outputs", Some(draft.as_str()), "draft", false),
        ("", Some("broken"), "first", false),
        ("", None, "first", false),
    ];
    for (fragment, draft, user, from_link) in cases {
        let start = Start::new(fragment, draft, of_user("first"), &["0.98.0"]);
        assert_eq!((start.config, start.from_link), (of_user(user), from_link), "{fragment}");
        assert_eq!(start.notices, []);
    }
}

#[test]
fn a_broken_link_is_named_and_the_draft_is_shown() {
    let draft = encode(&of_user("draft")).text;
    let start = Start::new("v=1&k=12345678&zenml=0.98.0", Some(&draft), of_user("first"), &["0.98.0"]);
    assert_eq!((start.config, start.from_link), (of_user("draft"), false));
    assert!(matches!(start.notices.as_slice(), [notice] if matches!(notice.kind, ProblemKind::BrokenLink(_))));
}
