//! What is secret has no way to be shown.

use executor::credential::Secret;
use executor::{Address, Connection, Credential, Json};
use std::{fs, path::Path};

#[test]
fn no_type_that_holds_a_secret_writes_it() {
    let source = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name);
        fs::read_to_string(path).unwrap()
    };
    let credential = source("credential.rs");
    for line in credential.lines().filter(|line| line.contains("impl") && line.contains(" for ")) {
        assert!(!line.contains("Display") && !line.contains("Into<") && !line.contains("From<"), "{line}");
    }
    assert!(
        !credential.contains("derive(Debug)]\npub struct Secret") && !credential.contains("Clone)]\npub struct Secret")
    );
    // A request holds the token: it has no derived form at all.
    assert!(
        source("request.rs").contains("\npub struct Request {")
            && !source("request.rs").contains("derive(Debug)]\npub struct Request")
    );
}

#[test]
fn nothing_but_a_request_shows_what_a_connection_holds() {
    let address = Address::parse("https://zenml.example.com").unwrap();
    let connection = Connection::new(address, Credential::key("ZENKEY_hush").unwrap(), "https://docs.example.com");
    assert!(!format!("{connection:?}").contains("hush"));
    let request = connection.request(&executor::Call::login());
    assert_eq!(request.body.as_deref(), Some("grant_type=zenml-api-key&password=ZENKEY_hush"));
    assert_eq!(format!("{:?}", Secret::new("hush")), "…");
}

#[test]
fn the_engine_has_no_way_to_put_a_credential_into_a_link() {
    let encoded = engine::share::encode(&crate::wish::reusing("a:1"));
    assert!(!format!("{encoded:?}").contains("ZENKEY"));
    let cargo = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine/Cargo.toml")).unwrap();
    assert!(!cargo.contains("executor"), "the engine, which writes links, does not know what a credential is");
}

#[test]
fn no_recording_holds_a_secret() {
    for name in crate::replay::names() {
        for line in crate::replay::lines(&name) {
            assert!(!line.contains("ZENKEY_ey") && !line.contains("eyJhbGciOi"), "{name}");
            check(&Json::parse(&line).unwrap(), &name);
        }
    }
}

/// What only looks like a secret: a server's words about a token, with a colon behind the word and no token behind the colon, and
/// what stands where a token was.
const HARMLESS: [&str; 2] = ["error decoding access token: Invalid JWT token: Signature", "eyJscrubbed"];

/// Looks at every text of a value by itself.
fn check(json: &Json, name: &str) {
    match json {
        Json::Text(text) => {
            let text = HARMLESS.iter().fold(text.clone(), |text, harmless| text.replace(harmless, ""));
            assert_eq!(engine::secret::redact(&text), None, "{name}");
        }
        Json::List(items) => items.iter().for_each(|item| check(item, name)),
        other => other.entries().iter().for_each(|(_, value)| check(value, name)),
    }
}
