//! Versions of client, server and image beside each other.

use facts::{Agreement, Facts, Versions, skew};

use super::agreement::facts_of;
use super::recordings::recording;

fn check(image: &str, server: &str, expected: [Agreement; 2]) {
    let facts: Facts = facts_of(&recording(image), &["probe.json"]);
    let versions = Versions {
        client: engine::Release::parse("0.98.0").expect("a release"),
        python: engine::PythonVersion::parse("3.11").expect("a Python"),
        server: server.to_owned(),
    };
    let rows = skew(&versions, &facts);
    let found: Vec<Agreement> = rows.iter().map(|row| row.agreement).collect();
    assert_eq!(found, expected, "{image} with server {server:?}: {rows:#?}");
    for row in rows {
        assert!(!row.meaning.is_empty() && !row.meaning.ends_with('.'));
        assert_eq!(row.client, if row.subject == "ZenML" { "0.98.0" } else { "3.11" });
    }
}

#[test]
fn client_server_and_image_agree_differ_or_are_not_known() {
    use Agreement::{Differs, Same, Unknown};
    check("full", "0.98.0", [Same, Same]);
    check("full", " 0.98 ", [Same, Same]);
    check("full", "", [Unknown, Same]);
    check("full", "0.97.0", [Differs, Same]);
    check("old-zenml", "0.98.0", [Differs, Same]);
    check("plain", "0.98.0", [Unknown, Same]);
}

#[test]
fn another_python_is_said() {
    let mut facts: Facts = facts_of(&recording("full"), &["probe.json"]);
    for reading in &mut facts.readings {
        if let Some(inside) = &mut reading.inside {
            inside.markers.value.python_version = "3.12".into();
        }
    }
    let versions = Versions {
        client: engine::Release::parse("0.98.0").expect("a release"),
        python: engine::PythonVersion::parse("3.11").expect("a Python"),
        server: String::new(),
    };
    assert_eq!(skew(&versions, &facts)[1].agreement, Agreement::Differs);
}
