//! What a server is, and who may ask.

use crate::carrier::Carrier;
use crate::person::{address, connection, with};
use executor::failure::NoAnswer;
use executor::probe::Launching;
use executor::short_token::ShortToken;
use executor::{Connection, Credential, Failure, ProbeQuery};
use std::time::Duration;
use zenml_server::Server;

pub fn can_launch(server: &Server) {
    let carrier = Carrier::default();
    let probe = carrier.carry(&mut connection(server), ProbeQuery::default()).unwrap();
    carrier.keep(server, "probe");
    assert_eq!(probe.launching, Launching::Possible);
    assert_eq!(
        (probe.server.version.as_str(), probe.server.auth_scheme.as_str()),
        ("0.98.0", "OAUTH2_PASSWORD_BEARER")
    );
    assert_eq!(probe.server.server_url, server.address());
    assert!(probe.server.active && !probe.server.pro);
    assert_eq!((probe.account.name.as_str(), probe.account.is_service_account), ("slipway", true));
    assert_eq!(carrier.calls(), ["GET info", "POST login", "GET current-user", "POST pipeline_snapshots/…/runs"]);
}

pub fn password(server: &Server) {
    let carrier = Carrier::default();
    let member = Credential::password("member", &server.seed.member_password).unwrap();
    let probe = carrier.carry(&mut with(server, member), ProbeQuery::default()).unwrap();
    carrier.keep(server, "probe-password");
    assert!(!probe.account.is_admin && !probe.account.is_service_account);
    assert_eq!((probe.account.name.as_str(), probe.launching), ("member", Launching::Possible));
    let (administrator, password) = server.administrator();
    let administrator = Credential::password(administrator, password).unwrap();
    let probe = Carrier::default().carry(&mut with(server, administrator), ProbeQuery::default()).unwrap();
    assert!(probe.account.is_admin);
}

pub fn short_token(server: &Server) {
    let carrier = Carrier::default();
    let mut connection = connection(server);
    let token = carrier.carry(&mut connection, ShortToken::ask(1)).unwrap();
    carrier.keep(server, "short-token");
    connection.log_in_with(token.credential());
    let probe = Carrier::default().carry(&mut connection, ProbeQuery::default()).unwrap();
    assert_eq!(probe.account.name, "slipway");
    // The server allows ten seconds more than it says.
    std::thread::sleep(Duration::from_secs(12));
    let carrier = Carrier::default();
    let failure = carrier.carry(&mut connection, ProbeQuery::default()).unwrap_err();
    carrier.keep(server, "probe-lapsed");
    assert_eq!(failure, Failure::Lapsed);
    assert_eq!(carrier.calls(), ["GET info", "GET current-user"]);
}

pub fn wrong_credentials(server: &Server) {
    for (credential, name) in [
        (Credential::key(&with_another_letter(&server.seed.key)).unwrap(), "probe-wrong-key"),
        (Credential::key("ZENKEY_eyJpZCI6IjEifQ==").unwrap(), "probe-no-key"),
        (Credential::password("member", "wrong").unwrap(), "probe-wrong-password"),
        (Credential::password("nobody", "wrong").unwrap(), "probe-nobody"),
    ] {
        let carrier = Carrier::default();
        let failure = carrier.carry(&mut with(server, credential), ProbeQuery::default()).unwrap_err();
        carrier.keep(server, name);
        assert_eq!(failure, Failure::WrongCredential, "{name}");
        assert_eq!(carrier.calls(), ["GET info", "POST login"], "{name}");
    }
}

/// A key that is right but for one letter in its middle.
fn with_another_letter(key: &str) -> String {
    let middle = key.len() * 3 / 4;
    let letter = if key[middle..].starts_with('A') { "B" } else { "A" };
    [&key[..middle], letter, &key[middle + 1..]].concat()
}

pub fn other_origin(server: &Server) {
    const OTHER: &str = "http://elsewhere.example.com";
    let key = Credential::key(&server.seed.key).unwrap();
    let mut connection = Connection::new(address(server), key, OTHER);
    let failure = Carrier::of(OTHER).carry(&mut connection, ProbeQuery::default()).unwrap_err();
    let expected =
        NoAnswer { server: server.address(), zenml: true, page: Some(OTHER.into()), mixed: false, reached: None };
    assert_eq!(failure, Failure::NoAnswer(expected));
    // A knock shows nothing, and tells that the server is there.
    let failure = failure.knocked(Carrier::of(OTHER).knock(&connection));
    assert!(failure.message().contains("is there"), "{failure:?}");
    assert!(
        failure.hints().iter().any(|hint| hint.contains("ZENML_SERVER_CORS_ALLOW_ORIGINS") && hint.contains(OTHER))
    );
}
