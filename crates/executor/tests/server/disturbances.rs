//! A server that goes away, comes back, or was never able to.

use crate::carrier::Carrier;
use crate::person::{IMAGE, begin, connection, expect, identity, plan, source, with};
use executor::follow::Limits;
use executor::launch::{Halted, Proof};
use executor::plan::Stage;
use executor::preflight::{Fact, Situation};
use executor::probe::Launching;
use executor::run_status::RunStatus;
use executor::{Credential, Failure, Follow, Json, Plan, ProbeQuery, Wish, preflight};
use std::cell::Cell;
use zenml_server::{Server, Setup};

pub fn restart(server: &mut Server) {
    // As it is, the server would fail to start it.
    let source = source(server, "build without release");
    let mut connection = connection(server);
    let mut wish = Wish::on(&source, IMAGE);
    wish.run.parameters = vec![(Some("load".into()), "pause".into(), Json::Number("25".into()))];
    let planned = Plan::new(&source, &wish, "0.98.0");

    // Away before the launch: it stops and keeps what it was about to do.
    server.stop();
    let carrier = Carrier::default();
    let launch = begin(planned, identity());
    let Err(Halted { failure, launch }) = carrier.carry(&mut connection, launch) else {
        panic!("no server, and a run")
    };
    assert!(matches!(failure, Failure::NoAnswer(_)), "{failure:?}");
    let failure = failure.knocked(carrier.knock(&connection));
    assert!(failure.message().contains("cannot be reached"), "{failure:?}");
    assert_eq!(launch.stage(), Stage::LookUp);
    server.start_again(&crate::setup());
    let launched = carrier.carry(&mut connection, *launch).unwrap();
    assert_eq!(launched.proof, Proof::Holds);

    // Away while the run is followed: it is silent, and then everything is as it was.
    let (stopped, silent) = (Cell::new(false), Cell::new(false));
    let holder = std::cell::RefCell::new(server);
    let watch = |follow: &Follow| {
        let report = follow.report();
        let began = report.steps.iter().any(|step| step.status == RunStatus::Running);
        if began && !stopped.replace(true) {
            holder.borrow_mut().stop();
        }
        if report.silence.is_some() && !silent.replace(true) {
            assert!(report.run.is_some(), "what was known is still known");
            holder.borrow_mut().start_again(&crate::setup());
        }
    };
    let followed = carrier.carry_watching(&mut connection, Follow::new(&launched.run.id, Limits::default()), watch);
    assert!(stopped.get() && silent.get());
    expect(&holder.borrow(), &followed, &RunStatus::Completed);
}

pub fn renewal(server: &mut Server) {
    let mut connection = connection(server);
    Carrier::default().carry(&mut connection, ProbeQuery::default()).unwrap();
    // With another secret every token that was given out is invalid, as an old one is.
    server.start_again(&Setup { secret: "fedcba9876543210".repeat(4), ..crate::setup() });
    let carrier = Carrier::default();
    let probe = carrier.carry(&mut connection, ProbeQuery::default()).unwrap();
    carrier.keep(server, "probe-renewed");
    assert_eq!(probe.launching, Launching::Possible);
    let expected = ["GET info", "GET current-user", "POST login", "GET current-user", "POST pipeline_snapshots/…/runs"];
    assert_eq!(carrier.calls(), expected);
}

pub fn no_workload_manager(server: &mut Server) {
    let source = source(server, "one_image");
    let alone = Setup { workload_manager: false, knows_address: false, auth_scheme: "NO_AUTH", ..crate::setup() };
    server.start_again(&alone);
    let carrier = Carrier::default();
    let probe = carrier.carry(&mut with(server, Credential::Nothing), ProbeQuery::default()).unwrap();
    carrier.keep(server, "probe-without-workload-manager");
    assert_eq!((probe.server.auth_scheme.as_str(), probe.server.server_url.as_str()), ("NO_AUTH", ""));
    assert_eq!(probe.launching, Launching::NoWorkloadManager);
    let catalog = catalog::catalog("0.98.0").unwrap();
    let wish = Wish::on(&source, IMAGE);
    let findings = preflight(&Situation { probe: &probe, source: &source, wish: &wish, catalog: &catalog });
    let facts: Vec<&Fact> = findings.iter().map(|finding| &finding.fact).collect();
    assert_eq!(facts, [&Fact::NoWorkloadManager, &Fact::NoServerUrl]);

    // Started all the same, it says so, and says it again.
    let launch = begin(plan(&source), identity());
    let carrier = Carrier::default();
    let halted = carrier.carry(&mut with(server, Credential::Nothing), launch).unwrap_err();
    carrier.keep(server, "launch-without-workload-manager");
    assert_eq!((&halted.failure, halted.launch.stage()), (&Failure::CannotLaunch, Stage::Run));
    let made = halted.launch.made().clone();
    let again = Carrier::default().carry(&mut with(server, Credential::Nothing), *halted.launch).unwrap_err();
    assert_eq!((again.failure, again.launch.made()), (Failure::CannotLaunch, &made));
}
