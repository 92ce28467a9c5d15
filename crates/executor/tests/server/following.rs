//! Runs that are followed, stopped, and that go nowhere.

use crate::carrier::Carrier;
use crate::person::{IMAGE, connection, expect, identity, launch, source};
use executor::follow::{Followed, Limits, Pace};
use executor::log::Log;
use executor::operation::Step;
use executor::run_status::RunStatus;
use executor::{Ask, Call, Failure, Follow, Json, Operation, Plan, Run, Wish};
use zenml_server::Server;

/// A plan whose step takes its time. As it is, the snapshot's settings would let its step fail (`stuck`).
fn slow(server: &Server, seconds: &str) -> Plan {
    let source = source(server, "settings without image");
    let mut wish = Wish::on(&source, IMAGE);
    wish.run.parameters = vec![(Some("load".into()), "pause".into(), Json::Number(seconds.into()))];
    Plan::new(&source, &wish, "0.98.0")
}

pub fn stop(server: &Server) {
    let (carrier, mut connection) = (Carrier::default(), connection(server));
    let run = launch(server, &carrier, slow(server, "60")).unwrap().run;
    assert!(!run.status.may_stop());
    let early = Carrier::default();
    let failure = early.carry(&mut connection, Run::stop(&run.id)).unwrap_err();
    early.keep(server, "stop-early");
    assert!(matches!(failure, Failure::Forbidden(_)), "{failure:?}");
    let stopped = std::cell::Cell::new(false);
    let watch = |follow: &Follow| {
        let running = follow.report().run.as_ref().is_some_and(|run| run.status.may_stop());
        let began = follow.report().steps.iter().any(|step| step.status == RunStatus::Running);
        if running && began && !stopped.replace(true) {
            let carrier = Carrier::default();
            carrier.carry(&mut self::connection(server), Run::stop(&run.id)).unwrap();
            carrier.keep(server, "stop");
        }
    };
    let followed = carrier.carry_watching(&mut connection, Follow::new(&run.id, Limits::default()), watch);
    expect(server, &followed, &RunStatus::Stopped);
    let late = Carrier::default();
    let failure = late.carry(&mut connection, Run::stop(&run.id)).unwrap_err();
    late.keep(server, "stop-late");
    assert!(matches!(failure, Failure::Forbidden(_)), "{failure:?}");
}

/// Settings that skip the build and name no image are accepted by the server. The step fails where nobody reports it.
pub fn stuck(server: &Server) {
    let (carrier, mut connection) = (Carrier::default(), connection(server));
    let call =
        Call::post(&["pipeline_snapshots", server.seed.snapshot("settings without image"), "runs"], Json::object([]));
    let run: Run = carrier.carry(&mut connection, Ask::new(call.once(identity()))).unwrap();
    let limits = Limits { stuck: 60, give_up: 90, ..Limits::default() };
    let seen = std::cell::Cell::new(false);
    let watch = |follow: &Follow| seen.set(seen.get() || matches!(follow.report().pace, Pace::Stuck { .. }));
    let followed = carrier.carry_watching(&mut connection, Follow::new(&run.id, limits), watch);
    assert!(seen.get(), "{followed:?}");
    assert!(carrier.calls().contains(&"POST runs/…/refresh".to_owned()));
    // The orchestrator knows of the end, so that asking it makes an end.
    expect(server, &followed, &RunStatus::Failed);
    // Where it does not, nobody waits for ever. (The same run, as its replies were before.)
    let replies = carrier.said.borrow().clone();
    let waiting = replies.iter().find(|said| said.short() == "GET runs/…").unwrap().clone();
    let executor::Answer::Reply(reply) = waiting.answer else { panic!() };
    let mut follow = Follow::new(&run.id, limits);
    let mut questions = 0;
    let followed = loop {
        follow = match follow.next() {
            Step::Call(call, follow) if call.path.ends_with(&run.id) => follow.take(Ok(reply.json().unwrap())),
            Step::Call(call, follow) if call.path.ends_with("/steps") => {
                questions += 1;
                follow.take(Ok(Json::parse(r#"{"index":1,"total_pages":1,"total":0,"items":[]}"#).unwrap()))
            }
            Step::Call(_, follow) => follow.take(Ok(Json::Null)),
            Step::Pause(_, follow) => follow,
            Step::Done(followed) => break followed,
        };
    };
    assert!(
        matches!(&followed, Followed::GaveUp(report) if report.pace == Pace::Stuck { seconds: 90 }),
        "{followed:?}"
    );
    assert!(questions > 30);
}

/// What was seen of a log does not come again.
pub fn logs(server: &Server, followed: &Followed) {
    let step = &followed.report().steps[0];
    let id = &step.logs.iter().find(|log| log.source == "step").unwrap().id;
    let carrier = Carrier::default();
    let page = carrier.carry(&mut connection(server), Log::new(id).read()).unwrap();
    assert!(page.entries.iter().any(|entry| entry.message.starts_with("load: 3 rows") && entry.level == 20));
    assert!(!page.more);
    let page = carrier.carry(&mut connection(server), page.log.read()).unwrap();
    carrier.keep(server, "logs");
    assert_eq!((page.entries.len(), page.more), (0, false));
}
