//! What a server is.

use crate::replay::{recorded, replay, replay_on, success, with};
use executor::probe::Launching;
use executor::short_token::ShortToken;
use executor::{Answer, Credential, Failure, ProbeQuery, Reply};

#[test]
fn a_server_with_a_workload_manager_can_launch() {
    let probe = success("probe", ProbeQuery::default());
    assert_eq!((probe.launching, probe.server.version.as_str()), (Launching::Possible, "0.98.0"));
    assert_eq!(probe.server.server_url, "http://127.0.0.1:8237");
    assert_eq!((probe.account.name.as_str(), probe.account.is_admin), ("slipway", false));
}

#[test]
fn a_server_without_one_cannot_and_one_without_authentication_needs_no_login() {
    let said = recorded("probe-without-workload-manager");
    let (probe, ..) = replay_on(&mut with(Credential::Nothing), said, ProbeQuery::default());
    let probe = probe.unwrap();
    assert_eq!((probe.server.auth_scheme.as_str(), probe.launching), ("NO_AUTH", Launching::NoWorkloadManager));
}

#[test]
fn a_server_whose_release_has_no_snapshots_is_too_old() {
    // No release that old can be recorded with the rest; it answers an unknown route like any other.
    let mut said = recorded("probe-without-workload-manager");
    let Answer::Reply(server) = &mut said[0].answer else { panic!() };
    server.body = server.body.replace("0.98.0", "0.85.0");
    let probe = replay_on(&mut with(Credential::Nothing), said, ProbeQuery::default()).0.unwrap();
    assert_eq!(probe.launching, Launching::TooOld);
}

#[test]
fn a_password_gets_a_csrf_token_which_goes_with_every_call() {
    let mut connection = with(Credential::password("member", "scrubbed").unwrap());
    let (probe, ..) = replay_on(&mut connection, recorded("probe-password"), ProbeQuery::default());
    assert_eq!(probe.unwrap().account.name, "member");
    let request = connection.request(&executor::Call::get(&["current-user"]));
    let header = |name: &str| request.headers.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str());
    assert_eq!((header("Authorization"), header("X-CSRF-Token")), (Some("Bearer scrubbed"), Some("scrubbed")));
}

#[test]
fn a_login_that_is_refused_is_told_apart_from_one_that_has_lapsed() {
    for name in ["probe-wrong-key", "probe-no-key"] {
        assert_eq!(replay(name, ProbeQuery::default()), Err(Failure::WrongCredential), "{name}");
    }
    for name in ["probe-wrong-password", "probe-nobody"] {
        let mut connection = with(Credential::password("member", "wrong").unwrap());
        let (outcome, ..) = replay_on(&mut connection, recorded(name), ProbeQuery::default());
        assert_eq!(outcome, Err(Failure::WrongCredential), "{name}");
    }
    let mut connection = with(Credential::token("scrubbed").unwrap());
    let (outcome, ..) = replay_on(&mut connection, recorded("probe-lapsed"), ProbeQuery::default());
    assert_eq!(outcome, Err(Failure::Lapsed));
}

#[test]
fn a_token_that_has_lapsed_is_exchanged_anew_where_there_is_something_to_exchange() {
    let mut connection = crate::replay::connection();
    replay_on(&mut connection, recorded("probe"), ProbeQuery::default()).0.unwrap();
    // The recording begins with a token that the server does not accept any more.
    let (probe, _, rest) = replay_on(&mut connection, recorded("probe-renewed"), ProbeQuery::default());
    assert!(probe.is_ok() && rest.is_empty());
}

#[test]
fn a_short_token_is_logged_in_with_as_it_is() {
    let token = success("short-token", ShortToken::ask(1));
    let request = with(token.credential()).request(&executor::Call::get(&["current-user"]));
    assert!(request.headers.iter().any(|(name, value)| *name == "Authorization" && value.starts_with("Bearer eyJ")));
    let call = match executor::Operation::next(ShortToken::ask(u32::MAX)) {
        executor::Step::Call(call, _) => call.target(),
        _ => panic!(),
    };
    assert_eq!(call, "/api/v1/api_token?token_type=generic&expires_in=604800");
}

#[test]
fn what_is_no_zenml_server_is_said() {
    for (status, body, expected) in [
        (200, "<html>a login page</html>", Failure::Malformed("JSON")),
        (200, "{}", Failure::Malformed("`version`")),
        (200, r#"{"version":"0.98.0"}"#, Failure::Malformed("`auth_scheme`")),
        (302, "", Failure::Unexpected { status: 302 }),
    ] {
        let mut said = recorded("probe");
        said[0].answer = Answer::Reply(Reply { status, body: body.into() });
        let outcome = replay_on(&mut crate::replay::connection(), said, ProbeQuery::default()).0;
        assert_eq!(outcome, Err(expected), "{body}");
    }
}
