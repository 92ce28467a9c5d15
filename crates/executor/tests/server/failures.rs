//! Every kind of refusal that a server sends, as it sends it.

use crate::carrier::Carrier;
use crate::person::connection;
use executor::{Ask, Call, Failure, Json};
use zenml_server::Server;

const NOWHERE: &str = "01234567-89ab-4cde-8f01-23456789abcd";

pub fn kinds(server: &Server) {
    let project = server.seed.project.as_str();
    let one = server.seed.snapshot("one_image");
    let nothing = || Json::object([]);
    let taken = Json::object([("name", "slipway".into()), ("description", "".into()), ("active", true.into())]);
    type Is = fn(&Failure) -> bool;
    let cases: [(&str, Call, Is); 8] = [
        ("not-found", Call::get(&["runs", NOWHERE]), |failure| matches!(failure, Failure::NotFound(_))),
        ("no-route", Call::post(&["nowhere"], nothing()), |failure| *failure == Failure::NotAllowed),
        ("forbidden", Call::post(&["service_accounts"], taken), |failure| matches!(failure, Failure::Forbidden(_))),
        ("invalid", Call::post(&["pipeline_builds"], nothing()), |failure| matches!(failure, Failure::Invalid(_))),
        ("invalid-filter", Call::get(&["runs"]).with("project", project).with("size", "999999"), |failure| {
            matches!(failure, Failure::Invalid(_) | Failure::Refused(_))
        }),
        ("refused", Call::get(&["runs", NOWHERE, "logs"]), |failure| matches!(failure, Failure::Refused(_))),
        ("unknown-project", Call::get(&["pipelines"]).with("project", "nowhere"), |failure| {
            matches!(failure, Failure::NotFound(_))
        }),
        ("bad-id", Call::get(&["pipeline_snapshots", "no-id"]), |failure| matches!(failure, Failure::Invalid(_))),
    ];
    for (name, call, is) in cases {
        let carrier = Carrier::default();
        let result = carrier.carry(&mut connection(server), Ask::<()>::new(call));
        carrier.keep(server, &format!("failure-{name}"));
        let failure = result.unwrap_err();
        assert!(is(&failure), "{name}: {failure:?}");
        assert!(!failure.message().is_empty() && !failure.hints().is_empty());
    }

    // A name that is taken.
    let carrier = Carrier::default();
    let whole = carrier.carry(&mut connection(server), Ask::<Whole>::new(Call::get(&["pipeline_snapshots", one])));
    let whole = whole.unwrap().0;
    let metadata = whole.get("metadata");
    let body = Json::object([
        ("project", project.into()),
        ("pipeline", whole.at(&["body", "pipeline_id"]).clone()),
        ("stack", server.seed.stack("team").into()),
        ("name", "v1".into()),
        ("run_name_template", metadata.get("run_name_template").clone()),
        ("pipeline_configuration", metadata.get("pipeline_configuration").clone()),
    ]);
    let carrier = Carrier::default();
    let result = carrier.carry(&mut connection(server), Ask::<()>::new(Call::post(&["pipeline_snapshots"], body)));
    carrier.keep(server, "failure-conflict");
    assert!(matches!(result, Err(Failure::Conflict(_))), "{result:?}");
}

/// A reply as it is.
struct Whole(Json);

impl executor::Record for Whole {
    fn read(json: &Json) -> Result<Self, executor::Malformed> {
        Ok(Self(json.clone()))
    }
}
