//! The mistakes of `launch-contract.md` §4.5: found beforehand, and what the server makes of each.

use crate::carrier::Carrier;
use crate::person::{connection, expect, follow, identity, source};
use engine::Severity;
use executor::preflight::{Fact, Situation, Spot, may_start};
use executor::run_status::RunStatus;
use executor::wish::PIPELINE_IMAGE;
use executor::{Ask, Call, Failure, Json, ProbeQuery, Run, Source, Wish, preflight};
use zenml_server::Server;

/// What is found of a wish.
fn found(server: &Server, source: &Source, wish: &Wish) -> Vec<(Severity, Spot, Fact)> {
    let probe = Carrier::default().carry(&mut connection(server), ProbeQuery::default()).unwrap();
    let catalog = catalog::catalog("0.98.0").unwrap();
    let findings = preflight(&Situation { probe: &probe, source, wish, catalog: &catalog });
    for finding in &findings {
        assert!(!finding.message().is_empty() && !finding.hint().is_empty());
    }
    let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    assert_eq!(may_start(&findings), !errors);
    findings.into_iter().map(|finding| (finding.severity, finding.spot, finding.fact)).collect()
}

pub fn found_before(server: &Server) {
    use Severity::{Error, Warning};
    let component = |name: &str| Spot::Component(name.into());
    let expected = [
        ("one_image", vec![]),
        ("two_images", vec![]),
        ("dynamic", vec![]),
        // What a copy sets right needs no word.
        ("local build", vec![]),
        ("build without stack", vec![]),
        ("build of another stack", vec![]),
        ("settings without image", vec![]),
        ("build without release", vec![(Warning, Spot::Server, Fact::ReleaseAssumed("0.98.0".into()))]),
        ("stack changed", vec![(Warning, Spot::Stack, Fact::StackChanged)]),
        ("local component", vec![(Error, component("default"), Fact::LocalComponent("local".into()))]),
        ("custom flavor", vec![(Error, component("own_processes"), Fact::CustomFlavor("own_processes".into()))]),
        ("build without images", vec![(Error, Spot::Snapshot, Fact::NoImages)]),
        ("no code", vec![(Error, Spot::Snapshot, Fact::NoCode)]),
        ("no steps", vec![(Error, Spot::Snapshot, Fact::NoSteps)]),
    ];
    for (name, expected) in expected {
        let source = source(server, name);
        let wish = Wish::on(&source, "registry.example.com/team/train:2.0");
        assert_eq!(found(server, &source, &wish), expected, "{name}");
    }

    let source = source(server, "one_image");
    let image = || Spot::Image(PIPELINE_IMAGE.into());
    for (name, severity, fact) in [
        ("", Error, Fact::ImageMissing),
        ("registry.example.com/team/train", Warning, Fact::ImageMoves("registry.example.com/team/train".into())),
        (
            "registry.example.com/Team/train:1.0",
            Error,
            Fact::ImageUnreadable(
                "registry.example.com/Team/train:1.0".into(),
                engine::problem::ReferencePart::Repository,
            ),
        ),
    ] {
        let wish = Wish::on(&source, name);
        assert_eq!(found(server, &source, &wish), [(severity, image(), fact)], "{name}");
    }
    for (step, name, value, fact) in [
        (Some("load"), "rows", Json::from("many"), Fact::ParameterUnusable("a whole number".into())),
        (Some("load"), "columns", Json::Null, Fact::ParameterUnknown),
        (Some("nowhere"), "rows", Json::Null, Fact::ParameterUnknown),
        (None, "rows", Json::Null, Fact::PipelineParameter),
    ] {
        let mut wish = Wish::on(&source, "registry.example.com/team/train:2.0");
        let step = step.map(str::to_owned);
        wish.run.parameters = vec![(step.clone(), name.into(), value)];
        let spot = Spot::Parameter(step, name.into());
        assert_eq!(found(server, &source, &wish), [(Error, spot, fact)], "{name}");
    }
}

/// Starts a run of a snapshot as it is, without a copy.
fn start_as_it_is(server: &Server, name: &str, body: &str) -> (Carrier, Result<Run, Failure>) {
    let carrier = Carrier::default();
    let call = Call::post(&["pipeline_snapshots", server.seed.snapshot(name), "runs"], Json::parse(body).unwrap());
    let started = carrier.carry(&mut connection(server), Ask::new(call.once(identity())));
    (carrier, started)
}

pub fn refused(server: &Server) {
    let cases = [
        ("local build", "{}", "This snapshot can not be run via the server."),
        ("build without stack", "{}", "This snapshot can not be run via the server."),
        ("stack changed", "{}", "The stack team has been updated since it was used for the snapshot."),
        ("local component", "{}", "includes local stack components."),
        ("custom flavor", "{}", "includes stack components with a custom flavor."),
        ("one_image", r#"{"run_configuration": {"parameters": {"rows": 1}}}"#, "running a static pipeline"),
        ("one_image", r#"{"run_configuration": {"steps": {"load": {"parameters": {"columns": 1}}}}}"#, "unknown"),
        (
            "one_image",
            r#"{"run_configuration": {"settings": {"docker": {"parent_image": "a:1", "skip_build": true}}}}"#,
            "Can't set DockerSettings",
        ),
    ];
    for (number, (name, body, said)) in cases.into_iter().enumerate() {
        let (carrier, started) = start_as_it_is(server, name, body);
        let Err(failure @ Failure::Refused(_)) = &started else { panic!("{name}: {started:?}") };
        assert!(failure.said().unwrap().contains(said), "{name}: {failure:?}");
        carrier.keep(server, &format!("refused-{number}"));
    }
    // The server fails where it should refuse.
    let (carrier, started) = start_as_it_is(server, "build without release", "{}");
    carrier.keep(server, "refused-build-without-release");
    assert!(matches!(started, Err(Failure::Server { status: 500, .. })), "{started:?}");
}

pub fn fails_silently(server: &Server) {
    std::thread::scope(|scope| {
        let cases = [
            ("build of another stack", RunStatus::Failed, "Failed to start run."),
            ("build without images", RunStatus::Failed, ""),
            ("no code", RunStatus::Failed, ""),
            ("no steps", RunStatus::Completed, ""),
        ];
        for (name, status, reason) in cases {
            scope.spawn(move || {
                let (carrier, started) = start_as_it_is(server, name, "{}");
                let followed = follow(server, &carrier, &started.unwrap().id);
                expect(server, &followed, &status);
                let run = followed.report().run.clone().unwrap();
                assert_eq!(run.reason, reason, "{name}");
            });
        }
    });
}
