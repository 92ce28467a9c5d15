//! Every failure has its own words.

use crate::replay::{recorded, replay};
use executor::failure::{Detail, Fault, NoAnswer, Purpose};
use executor::{Answer, Ask, Call, Failure, Reply};
use std::collections::BTreeSet;

/// What a recorded refusal means, and what the server said.
fn check(name: &str, expected: fn(&Failure) -> bool, said: Option<&str>) {
    let last = recorded(name).pop().unwrap();
    let Answer::Reply(reply) = last.answer else { panic!("{name}") };
    let purpose = if last.call.ends_with("/runs") { Purpose::Start } else { Purpose::Other };
    let failure = Failure::of(&reply, purpose).unwrap_or_else(|| panic!("{name} is a success"));
    assert!(expected(&failure), "{name}: {failure:?}");
    match said {
        Some(said) => assert!(failure.said().is_some_and(|text| text.contains(said)), "{name}: {failure:?}"),
        None => assert_eq!(failure.said(), None, "{name}"),
    }
}

#[test]
fn refusals_of_the_real_server_are_told_apart() {
    check("failure-not-found", |failure| matches!(failure, Failure::NotFound(_)), Some("Unable to get"));
    check("failure-unknown-project", |failure| matches!(failure, Failure::NotFound(_)), Some("nowhere"));
    check("failure-no-route", |failure| *failure == Failure::NotAllowed, None);
    check("failure-forbidden", |failure| matches!(failure, Failure::Forbidden(_)), Some(""));
    check("failure-conflict", |failure| matches!(failure, Failure::Conflict(_)), Some("already exists"));
    check("failure-refused", |failure| matches!(failure, Failure::Refused(_)), Some("source or logs_id"));
    check("stop-early", |failure| matches!(failure, Failure::Forbidden(_)), Some("no orchestrator run id"));
    check("stop-late", |failure| matches!(failure, Failure::Forbidden(_)), Some("already stopped"));
    check("refused-0", |failure| matches!(failure, Failure::Refused(_)), Some("can not be run via the server"));
    check("refused-build-without-release", |failure| matches!(failure, Failure::Server { status: 500, .. }), None);
}

#[test]
fn what_is_malformed_is_named_by_its_place() {
    let faults = |name: &str| match replay(name, Ask::<()>::new(call(name))) {
        Err(Failure::Invalid(faults)) => faults,
        other => panic!("{name}: {other:?}"),
    };
    let fault = |place: &str, text: &str| Fault { place: place.into(), text: text.into() };
    let required = |place: &str| fault(place, "Field required");
    let expected = ["body.project", "body.is_local", "body.contains_code"].map(required);
    assert_eq!(faults("failure-invalid"), expected);
    assert_eq!(faults("failure-bad-id")[0].place, "path.snapshot_id");
}

/// The call that was recorded.
fn call(name: &str) -> Call {
    match name {
        "failure-invalid" => Call::post(&["pipeline_builds"], executor::Json::object([])),
        _ => Call::get(&["pipeline_snapshots", "no-id"]),
    }
}

#[test]
fn each_of_the_four_shapes_of_an_error_is_read() {
    let detail = |body: &str| Detail::of(&Reply { status: 400, body: body.into() });
    let said =
        |exception: Option<&str>, text: &str| Detail { exception: exception.map(str::to_owned), text: text.into() };
    for (body, expected) in [
        (r#"{"detail":["ValueError","no"]}"#, said(Some("ValueError"), "no")),
        (r#"{"detail":["KeyError","a","b"]}"#, said(Some("KeyError"), "a: b")),
        (r#"{"detail":"Not authenticated"}"#, said(None, "Not authenticated")),
        (r#"["ValueError","1 validation error"]"#, said(Some("ValueError"), "1 validation error")),
        (
            r#"{"error":"Server too busy. Please try again later."}"#,
            said(None, "Server too busy. Please try again later."),
        ),
        ("", said(None, "")),
        ("Bad Gateway", said(None, "Bad Gateway")),
        ("<html><title>502</title></html>", said(None, "")),
        ("[]", said(None, "")),
        ("7", said(None, "")),
    ] {
        assert_eq!(detail(body), expected, "{body}");
    }
    let long = detail(&format!(r#"{{"detail":"{}"}}"#, "é".repeat(5000)));
    assert!(long.text.chars().count() < 700 && long.text.ends_with('…'));
}

/// One failure of each kind.
fn every() -> Vec<Failure> {
    let detail = Detail { exception: Some("ValueError".into()), text: "no".into() };
    let room = Detail { exception: Some("MaxConcurrentTasksError".into()), text: "no".into() };
    let silence =
        NoAnswer { server: "https://zenml.example.com".into(), zenml: true, page: None, mixed: false, reached: None };
    vec![
        Failure::NoAnswer(silence),
        Failure::WrongCredential,
        Failure::Lapsed,
        Failure::Forbidden(detail.clone()),
        Failure::NotFound(detail.clone()),
        Failure::CannotLaunch,
        Failure::NotAllowed,
        Failure::Conflict(detail.clone()),
        Failure::Refused(detail.clone()),
        Failure::Invalid(vec![Fault { place: "body.project".into(), text: "Field required".into() }]),
        Failure::NotIncluded(detail.clone()),
        Failure::TooLarge,
        Failure::Busy(detail.clone()),
        Failure::Busy(room),
        Failure::Server { status: 500, detail },
        Failure::NotRunnable,
        Failure::Unexpected { status: 302 },
        Failure::Malformed("`id`"),
    ]
}

#[test]
fn every_failure_has_a_message_of_its_own_and_says_what_to_do() {
    let mut messages = BTreeSet::new();
    for failure in every() {
        let message = failure.message();
        assert!(messages.insert(message.clone()), "twice: {message}");
        for text in failure.hints().iter().chain([&message]) {
            // One sentence has no full stop, two have one between them.
            assert!(
                !text.is_empty()
                    && !text.ends_with('.')
                    && text.starts_with(|first: char| first.is_uppercase() || first == '`'),
                "{text}"
            );
        }
        assert!(!failure.hints().is_empty());
    }
}

/// A call without an answer, across origins and with mixed content or not: what is said, and the words in the hints in their order.
fn check_silence(page: Option<&str>, mixed: bool, reached: Option<bool>, message: &str, words: &[&str]) {
    let about = NoAnswer {
        server: "http://127.0.0.1:8237".into(),
        zenml: true,
        page: page.map(str::to_owned),
        mixed,
        reached: None,
    };
    let failure = Failure::NoAnswer(about);
    let failure = reached.map_or(failure.clone(), |reached| failure.clone().knocked(reached));
    assert_eq!(failure.message(), format!("`http://127.0.0.1:8237` {message}"));
    let hints = failure.hints();
    assert_eq!(hints.len(), words.len(), "{hints:?}");
    assert!(hints.iter().zip(words).all(|(hint, word)| hint.contains(word)), "{hints:?}");
}

#[test]
fn a_call_without_an_answer_names_every_cause_that_it_can_have() {
    let page = Some("https://docs.example.com");
    let nobody = "gives no answer that this page may read";
    check_silence(None, false, None, nobody, &["VPN"]);
    check_silence(page, true, None, nobody, &["VPN", "has to name `https://docs.example.com`", "Safari"]);
}

#[test]
fn a_knock_tells_a_server_that_is_away_from_one_that_does_not_allow_the_page() {
    let page = Some("https://docs.example.com");
    check_silence(page, false, Some(false), "cannot be reached", &["VPN"]);
    let there = "is there, but does not answer this page";
    check_silence(page, false, Some(true), there, &["ZENML_SERVER_CORS_ALLOW_ORIGINS", "proxy"]);
    check_silence(None, false, Some(true), there, &["proxy"]);
    assert_eq!(Failure::NotAllowed.knocked(true), Failure::NotAllowed);
    assert_eq!(crate::replay::connection().knock(), "http://127.0.0.1:8237/health");
}

#[test]
fn statuses_mean_what_they_mean_for_what_was_asked() {
    let of = |status: u16, purpose: Purpose| Failure::of(&Reply { status, body: String::new() }, purpose);
    assert_eq!(of(200, Purpose::Other), None);
    assert_eq!(of(405, Purpose::Start), Some(Failure::CannotLaunch));
    assert_eq!(of(405, Purpose::Other), Some(Failure::NotAllowed));
    assert_eq!(of(401, Purpose::Login), Some(Failure::WrongCredential));
    assert_eq!(of(401, Purpose::Other), Some(Failure::Lapsed));
    assert_eq!(of(413, Purpose::Other), Some(Failure::TooLarge));
    assert!(matches!(of(402, Purpose::Other), Some(Failure::NotIncluded(_))));
    assert!(of(503, Purpose::Other).is_some_and(|failure| failure.may_pass() && failure.may_have_worked()));
    assert!(of(400, Purpose::Other).is_some_and(|failure| !failure.may_pass() && !failure.may_have_worked()));
}
