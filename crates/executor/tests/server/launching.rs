//! Launches on our images.

use crate::carrier::Carrier;
use crate::person::{IMAGE, address, begin, connection, expect, follow, identity, launch, plan, source, with};
use crate::{following, script};
use engine::config::{Config, Goal};
use engine::situation::Situation;
use engine::{Field, PythonValue};
use executor::build::Build;
use executor::follow::{Followed, Limits};
use executor::launch::{Proof, ProofQuery, Remembered, Whereabouts};
use executor::log::Log;
use executor::operation::Reason;
use executor::plan::Stage;
use executor::run_status::RunStatus;
use executor::{Ask, Credential, Follow, Json, Launch, Page, Plan, Run, Search, Source, Wish};
use std::thread;
use zenml_server::Server;

/// What pipelines and steps printed, each line with a name before it.
fn printed(server: &Server, followed: &Followed) -> Vec<String> {
    let report = followed.report();
    let of_run = report.run.iter().flat_map(|run| &run.logs).filter(|log| log.source != "runner");
    let of_steps = report.steps.iter().flat_map(|step| &step.logs);
    let mut lines = Vec::new();
    for log in of_run.chain(of_steps) {
        let page = Carrier::default().carry(&mut connection(server), Log::new(&log.id).read()).unwrap();
        let own = page.entries.into_iter().map(|entry| entry.message);
        lines.extend(own.filter(|line| {
            ["dynamic: ", "load: ", "train: ", "alone: ", "report: "].iter().any(|name| line.starts_with(name))
        }));
    }
    lines
}

/// The server has room for two; the third has to wait.
pub fn three_at_once(server: &Server) {
    let gpu = "registry.example.com/team/train-gpu:2.0";
    let two = source(server, "two_images");
    let mut on_two = Wish::on(&two, IMAGE);
    on_two.set_image("train.orchestrator", gpu);
    let dynamic = source(server, "dynamic");
    let mut on_dynamic = Wish::on(&dynamic, IMAGE);
    on_dynamic.run.parameters = vec![(None, "rows".into(), Json::Number("7".into()))];
    on_dynamic.run.name = "by hand {date} {time}".into();
    let plans = [
        ("one-image", plan(&source(server, "one_image"))),
        ("two-images", Plan::new(&two, &on_two, "0.98.0")),
        ("dynamic", Plan::new(&dynamic, &on_dynamic, "0.98.0")),
    ];
    let start = |(name, plan): (&'static str, Plan)| {
        move || {
            // One of them is started by a user with a password.
            let member = Credential::password("member", &server.seed.member_password).unwrap();
            let mut connection = if name == "dynamic" { with(server, member) } else { connection(server) };
            let carrier = Carrier::default();
            let launched = carrier.carry(&mut connection, begin(plan, identity())).unwrap();
            carrier.keep(server, &format!("launch-{name}"));
            let waited = carrier.paused_for(Reason::NoRoom);
            let carrier = Carrier::default();
            let followed = carrier.carry(&mut connection, Follow::new(&launched.run.id, Limits::default()));
            if name == "one-image" {
                carrier.keep(server, "follow");
            }
            (launched, waited, followed)
        }
    };
    let ended = thread::scope(|scope| {
        let threads = plans.map(|plan| scope.spawn(start(plan)));
        threads.map(|thread| thread.join().unwrap())
    });
    assert!(ended.iter().any(|(_, waited, _)| *waited), "nobody had to wait");
    for (launched, _, followed) in &ended {
        assert_eq!(launched.proof, Proof::Holds);
        expect(server, followed, &RunStatus::Completed);
    }
    let [one, two, dynamic] = ended.each_ref().map(|(.., followed)| printed(server, followed));
    assert_eq!(one, [format!("load: 3 rows of s3://data in {IMAGE}")]);
    assert_eq!(two, [format!("load: 3 rows of s3://data in {IMAGE}"), format!("train: in {gpu}")]);
    // The pipeline's own process has an image, the step that runs alone another container of it, and the step in the
    // pipeline's process saw what that one returned.
    let expected =
        ["dynamic: 7 rows in", "alone: in", &format!("report: {IMAGE}, then")].map(|line| format!("{line} {IMAGE}"));
    assert_eq!(dynamic, expected);
    assert!(ended[2].0.run.name.starts_with("by hand 20"), "{}", ended[2].0.run.name);
}

/// A configuration that reuses an image.
fn reusing(image: &str) -> Config {
    let mut config = Config::new("0.98.0", "3.11");
    config.goal = Goal::Reuse;
    config.settings.set(Field::ParentImage, PythonValue::text(image));
    config
}

pub fn earlier_image(server: &Server) {
    let catalog = catalog::catalog("0.98.0").unwrap();
    let mut connection = connection(server);
    let ask: Ask<Page<Build>> =
        Build::list(&server.seed.project, None, None, &Search { size: 100, ..Search::default() });
    let builds = Carrier::default().carry(&mut connection, ask).unwrap().items;
    let images = builds.iter().filter_map(|build| build.image("train.orchestrator"));
    let gpu = images.map(|image| &image.image).find(|image| image.ends_with("train-gpu:1.0")).unwrap();
    let source = source(server, "one_image");
    let config = reusing(gpu);
    let wish = Wish::of(&Situation::of(&config, &catalog), &source).unwrap();
    let planned = Plan::new(&source, &wish, "0.98.0");
    // The commands in a shell and the page start the same run, whoever comes first.
    let identity = identity();
    let of_script = script::pasted(server, &planned, identity);
    let carrier = Carrier::default();
    let first = carrier.carry(&mut connection, begin(planned.clone(), identity)).unwrap();
    assert_eq!((first.run.id.as_str(), &first.proof), (of_script.as_str(), &Proof::Holds));
    assert_eq!(script::pasted(server, &planned, identity), of_script);
    let followed = follow(server, &carrier, &first.run.id);
    expect(server, &followed, &RunStatus::Completed);
    assert_eq!(printed(server, &followed), [format!("load: 3 rows of s3://data in {gpu}")]);
    following::logs(server, &followed);

    let carrier = Carrier::default();
    let second = launch(server, &carrier, planned).unwrap();
    carrier.keep(server, "launch-again");
    assert_ne!(second.run.id, first.run.id);
    assert_eq!((second.proof, second.run.source_snapshot), (Proof::Holds, first.run.source_snapshot));
    let expected = [
        "POST login",
        "GET pipeline_snapshots",
        "GET pipeline_builds/…",
        "POST pipeline_snapshots/…/runs",
        "GET pipeline_builds/…",
    ];
    let mut calls = carrier.calls();
    calls.dedup();
    assert_eq!(calls, expected);
}

/// The runs that were started from a copy.
fn runs_of(server: &Server, source: &Source, snapshot: &str) -> Vec<Run> {
    let ask: Ask<Page<Run>> = Ask::new(Run::of_snapshot(&source.snapshot.summary.project, snapshot));
    Carrier::default().carry(&mut connection(server), ask).unwrap().items
}

/// On an image that cannot be pulled, so that little runs.
pub fn lost_replies(server: &Server) {
    let source = source(server, "one_image");
    for lost in ["/pipeline_builds", "/pipeline_snapshots", "/runs"] {
        let missing = format!("registry.example.com/team{lost}:1.0");
        let planned = Plan::new(&source, &Wish::on(&source, &missing), "0.98.0");
        let (carrier, identity) = (Carrier::default(), identity());
        carrier.loses.set(Some(lost));
        let kept = std::cell::RefCell::new(None);
        let keep = |launch: &Launch| {
            if launch.stage() == Stage::Run {
                *kept.borrow_mut() = Some(Remembered::of(launch, &address(server), "default").text());
            }
        };
        let launched = carrier.carry_watching(&mut connection(server), begin(planned, identity), keep).unwrap();
        if lost == "/runs" {
            carrier.keep(server, "launch-lost-reply");
        }
        assert!(carrier.loses.get().is_none() && carrier.paused_for(Reason::NoAnswer), "{lost}: {:?}", carrier.calls());
        assert_eq!(launched.proof, Proof::Holds, "{lost}");
        let snapshot = launched.run.source_snapshot.clone().unwrap().id;
        assert_eq!(runs_of(server, &source, &snapshot).len(), 1, "{lost}");
        if lost == "/runs" {
            // A page that was reloaded before the reply came has kept what it knew, and finds the run and its images.
            let text = kept.take().unwrap();
            let remembered = Remembered::parse(&text).unwrap();
            let Whereabouts::Perhaps(search) = remembered.whereabouts() else { panic!("{remembered:?}") };
            let found = Carrier::default().carry(&mut connection(server), search).unwrap().unwrap();
            assert_eq!(found.id, launched.run.id);
            let proof = ProofQuery::new(&found.id, &remembered.images);
            assert_eq!(Carrier::default().carry(&mut connection(server), proof), Proof::Holds);
            let followed = follow(server, &carrier, &launched.run.id);
            expect(server, &followed, &RunStatus::Failed);
            let reason = followed.report().run.clone().unwrap().reason;
            assert_eq!(reason, format!("ErrImagePull: {missing}: not found"));
        }
    }
}
