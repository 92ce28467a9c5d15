//! The versions of client, server and image beside each other.

use crate::facts::Facts;
use crate::place::Place;
use engine::{PythonVersion, Release};
use packaging::Version;

/// What runs where the pipeline is started, and the server that it talks to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// The client's ZenML.
    pub client: Release,
    /// The client's Python.
    pub python: PythonVersion,
    /// The server's ZenML as typed; empty where it is not known.
    pub server: String,
}

/// A row of the table: one thing in three places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `ZenML` or `Python`.
    pub subject: &'static str,
    /// The client's version.
    pub client: String,
    /// The server's; `None` where it is not known or of no account.
    pub server: Option<String>,
    /// The image's, with where it was found; `None` where it is not known.
    pub image: Option<(String, Place)>,
    /// Whether the versions go together.
    pub agreement: Agreement,
    /// What follows, in a sentence.
    pub meaning: &'static str,
}

/// Whether versions go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// They are the same, as far as that matters.
    Same,
    /// They differ.
    Differs,
    /// Not all are known, and those that are go together.
    Unknown,
}

/// The table.
pub fn skew(versions: &Versions, facts: &Facts) -> Vec<Row> {
    vec![zenml(versions, facts), python(versions, facts)]
}

fn zenml(versions: &Versions, facts: &Facts) -> Row {
    let client = versions.client.to_string();
    let server = Some(versions.server.trim().to_owned()).filter(|server| !server.is_empty());
    let listed = facts.readings.iter().filter(|reading| !reading.format.is_declared());
    let mut listed = listed.flat_map(|reading| &reading.distributions).filter(|one| one.name == "zenml");
    let image = listed.find_map(|one| Some((one.version.clone()?, one.place)));
    let same = |other: &str| Version::parse(other).is_some_and(|other| Version::parse(&client) == Some(other));
    let with_image = image.as_ref().map(|(version, _)| same(version));
    let with_server = server.as_deref().map(same);
    let (agreement, meaning) = match (with_image, with_server) {
        (Some(false), _) => (
            Agreement::Differs,
            "Steps run with the image's ZenML, which reads what the client's has written; ZenML promises that for one version alone",
        ),
        (_, Some(false)) => (
            Agreement::Differs,
            "Client and server of different versions work together by luck; snapshots have to be made again after a server is upgraded",
        ),
        (Some(true), Some(true)) => (Agreement::Same, "Client, server and image have the same ZenML"),
        (Some(true), None) => (Agreement::Unknown, "Client and image have the same ZenML; the server's was not said"),
        (None, _) => (Agreement::Unknown, "Nothing that was given says which ZenML the image has"),
    };
    Row { subject: "ZenML", client, server, image, agreement, meaning }
}

fn python(versions: &Versions, facts: &Facts) -> Row {
    let markers = facts.readings.iter().find_map(|reading| {
        let inside = reading.inside.as_deref().map(|inside| &inside.markers);
        inside.or(reading.markers.as_ref())
    });
    let image = markers.map(|found| (found.value.python_full_version.clone(), found.place));
    let client = versions.python.to_string();
    let (agreement, meaning) = match markers.map(|found| found.value.python_version == client) {
        Some(true) => (Agreement::Same, "Client and image have the same Python; the server's is of no account"),
        Some(false) => (
            Agreement::Differs,
            "Objects that steps hand on are pickled, and another Python may not be able to read them",
        ),
        None => (Agreement::Unknown, "Nothing that was given says which Python the image has"),
    };
    Row { subject: "Python", client, server: None, image, agreement, meaning }
}
