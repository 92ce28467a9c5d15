//! A launch, call by call.

use crate::records::source;
use crate::replay::{Said, connection, recorded, replay_on};
use executor::launch::{Halted, Launched, Made, Proof, RunSearch};
use executor::operation::Reason;
use executor::plan::Stage;
use executor::{Answer, Confirmation, Failure, Identity, Json, Launch, Plan, Reply, Wish};

const IMAGE: &str = "registry.example.com/team/train:2.0";

/// The launch that was recorded: its plan, under the identity that its run was told.
fn launch(said: &[Said]) -> Launch {
    let source = source("one-image");
    Plan::new(&source, &Wish::on(&source, IMAGE), "0.98.0").begin(Confirmation::by_person(identity(said)))
}

fn identity(said: &[Said]) -> Identity {
    let told = said.iter().map(|said| said.body.at(&["run_configuration", "extra", "slipway_launch"]));
    told.filter_map(Json::as_text).find_map(Identity::parse).unwrap()
}

/// The recording without waiting for room, and the launch that was recorded.
pub fn start() -> (Vec<Said>, Launch) {
    let said: Vec<Said> = recorded("launch-one-image").into_iter().filter(|said| !is(said, 429)).collect();
    let launch = launch(&said);
    (said, launch)
}

fn is(said: &Said, status: u16) -> bool {
    matches!(&said.answer, Answer::Reply(reply) if reply.status == status)
}

pub fn reply(status: u16, body: &str) -> Answer {
    Answer::Reply(Reply { status, body: body.into() })
}

fn run(said: Vec<Said>, launch: Launch) -> (Result<Launched, Halted>, Vec<u32>, Vec<Said>) {
    let (outcome, pauses, rest) = replay_on(&mut connection(), said, launch);
    assert!(pauses.iter().all(|pause| matches!(pause.reason, Reason::NoAnswer | Reason::NoRoom)));
    (outcome, pauses.iter().map(|pause| pause.seconds).collect(), rest)
}

/// The position of a call in the recording: login, look-up, build, copy, run, proof.
pub const LOOK_UP: usize = 1;
pub const BUILD: usize = 2;
pub const COPY: usize = 3;
pub const RUN: usize = 4;
pub const PROOF: usize = 5;

#[test]
fn a_first_launch_makes_a_build_and_a_copy_and_proves_its_run() {
    let (said, launch) = start();
    let (outcome, pauses, rest) = run(said, launch);
    let launched = outcome.unwrap();
    assert_eq!((launched.proof, pauses.len(), rest.len()), (Proof::Holds, 0, 0));
    assert!(launched.run.launch.is_some() && launched.run.build.is_some());
}

#[test]
fn a_run_on_another_image_than_ours_is_not_called_proven() {
    let (mut said, launch) = start();
    let Answer::Reply(proof) = &mut said[PROOF].answer else { panic!() };
    proof.body = proof.body.replace("train:2.0", "train:1.0");
    let proof = run(said, launch).0.unwrap().proof;
    assert_eq!(proof, Proof::Differs(vec![("orchestrator".into(), "registry.example.com/team/train:1.0".into())]));
    let (mut said, launch) = start();
    said[PROOF].answer = reply(404, r#"{"detail":["KeyError","gone"]}"#);
    assert!(matches!(run(said, launch).0.unwrap().proof, Proof::Unknown(Failure::NotFound(_))));
}

#[test]
fn a_copy_that_is_there_is_used_and_one_with_other_images_is_replaced() {
    let said = recorded("launch-again");
    let told = identity(&said);
    let source = source("one-image");
    let gpu = "registry.example.com/team/train-gpu:1.0";
    let catalog = catalog::catalog("0.98.0").unwrap();
    let config = crate::wish::reusing(gpu);
    let wish = Wish::of(&engine::Situation::of(&config, &catalog), &source).unwrap();
    let begin = || Plan::new(&source, &wish, "0.98.0").begin(Confirmation::by_person(told));
    let said: Vec<Said> = said.into_iter().filter(|said| !is(said, 429)).collect();
    let (outcome, _, rest) = run(said.clone(), begin());
    assert_eq!((outcome.unwrap().proof, rest.len()), (Proof::Holds, 0));

    // Its build holds something else by now: a build is made and the name taken over.
    let (first, _) = start();
    let mut other = said[..3].to_vec();
    let Answer::Reply(build) = &mut other[2].answer else { panic!() };
    build.body = build.body.replace("train-gpu:1.0", "train-gpu:0.9");
    let launch = begin();
    let calls = launch.plan().calls(told, (&id(&first[BUILD]), ""));
    for (stage, position) in [(Stage::Build, BUILD), (Stage::Snapshot, COPY)] {
        let (_, call) = calls.iter().find(|(of, _)| *of == stage).unwrap();
        let executor::call::Body::Json(mut body) = call.body.clone() else { panic!() };
        if stage == Stage::Snapshot {
            body.set("replace", true.into());
        }
        other.push(Said { body, ..first[position].clone() });
    }
    // What follows is a start of the copy that was made, which need not be played.
    let mut last = first[RUN].clone();
    last.body = Json::parse(&last.body.to_string().replace(&identity(&first).to_string(), &told.to_string())).unwrap();
    last.answer = reply(405, r#"{"detail":"Method Not Allowed"}"#);
    other.push(last);
    let halted = run(other, launch).0.unwrap_err();
    assert_eq!((halted.failure, halted.launch.stage()), (Failure::CannotLaunch, Stage::Run));
}

/// The id in a reply.
pub fn id(said: &Said) -> String {
    let Answer::Reply(reply) = &said.answer else { panic!() };
    reply.json().unwrap().get("id").to_text().unwrap()
}

#[test]
fn a_call_without_an_answer_is_sent_again_under_the_same_key() {
    for position in [LOOK_UP, BUILD, COPY, RUN, PROOF] {
        let (mut said, launch) = start();
        let lost = Said { answer: Answer::Nothing, ..said[position].clone() };
        said.splice(position..position, [lost.clone(), lost]);
        let (outcome, pauses, rest) = run(said, launch);
        assert_eq!((outcome.unwrap().proof, pauses, rest.len()), (Proof::Holds, vec![2, 4], 0));
    }
}

#[test]
fn a_launch_that_stopped_goes_on_with_the_call_that_failed() {
    for (position, stage) in [(LOOK_UP, Stage::LookUp), (BUILD, Stage::Build), (COPY, Stage::Snapshot)] {
        let (said, launch) = start();
        let lost = Said { answer: Answer::Nothing, ..said[position].clone() };
        let before = [&said[..position], &vec![lost; 4]].concat();
        let mut connection = connection();
        let halted = replay_on(&mut connection, before, launch).0.unwrap_err();
        assert!(matches!(halted.failure, Failure::NoAnswer(_)));
        assert_eq!(halted.launch.stage(), stage);
        let (outcome, _, rest) = replay_on(&mut connection, said[position..].to_vec(), *halted.launch);
        assert_eq!((outcome.unwrap().proof, rest.len()), (Proof::Holds, 0));
    }
}

/// A question for the runs of the copy, and its answer.
pub fn runs(said: &[Said], items: &str) -> Said {
    let project = said[BUILD].body.get("project").to_text().unwrap();
    let copy = id(&said[COPY]);
    let call = format!(
        "GET /api/v1/runs?project={project}&source_snapshot_id={copy}&sort_by=desc%3Acreated&hydrate=true&page=1&size=20"
    );
    let body = format!(r#"{{"index":1,"max_size":20,"total_pages":1,"total":1,"items":[{items}]}}"#);
    Said { call, body: Json::Null, answer: reply(200, &body) }
}

#[test]
fn a_start_whose_reply_is_lost_for_good_is_looked_for_before_anything_else() {
    let (said, launch) = start();
    let lost = Said { answer: Answer::Nothing, ..said[RUN].clone() };
    let Answer::Reply(started) = &said[RUN].answer else { panic!() };
    let before = [&said[..RUN], &vec![lost.clone(); 4]].concat();

    // The run is there: it is ours, because it says so.
    let found = [before.clone(), vec![runs(&said, &started.body), said[PROOF].clone()]].concat();
    let (outcome, _, rest) = run(found, launch);
    let launched = outcome.unwrap();
    assert_eq!((launched.run.id, launched.proof, rest.len()), (id(&said[RUN]), Proof::Holds, 0));

    // It is not: a person decides, and the same start goes out under the same key.
    let (_, launch) = start();
    let mut connection = connection();
    let absent = [before, vec![runs(&said, "")]].concat();
    let halted = replay_on(&mut connection, absent, launch).0.unwrap_err();
    assert!(matches!(halted.failure, Failure::NoAnswer(_)));
    let made = Made { build: Some(id(&said[BUILD])), snapshot: Some(id(&said[COPY])), run: None };
    assert_eq!(halted.launch.made(), &made);
    let again = vec![runs(&said, ""), said[RUN].clone(), said[PROOF].clone()];
    let (outcome, _, rest) = replay_on(&mut connection, again, *halted.launch);
    assert_eq!((outcome.unwrap().proof, rest.len()), (Proof::Holds, 0));

    // The run of another launch on the same copy is not ours.
    let other = started.body.replace(&identity(&said).to_string(), &Identity::NIL.to_string());
    let (_, launch) = start();
    let foreign = [said[..RUN].to_vec(), vec![lost; 4], vec![runs(&said, &other)]].concat();
    assert!(matches!(run(foreign, launch).0.unwrap_err().failure, Failure::NoAnswer(_)));
}

#[test]
fn a_launch_whose_page_went_away_is_found_by_its_copy_and_identity() {
    let said = recorded("launch-lost-reply");
    assert!(said.iter().any(|said| said.answer == Answer::Nothing));
    let (first, _) = start();
    let Answer::Reply(started) = &first[RUN].answer else { panic!() };
    let project = first[BUILD].body.get("project").to_text().unwrap();
    let search = |launch: Identity| RunSearch::new(&project, &id(&first[COPY]), launch);
    let answers = || vec![first[0].clone(), runs(&first, &started.body)];
    let (found, ..) = replay_on(&mut connection(), answers(), search(identity(&first)));
    assert_eq!(found.unwrap().map(|run| run.id), Some(id(&first[RUN])));
    let (found, ..) = replay_on(&mut connection(), answers(), search(Identity::NIL));
    assert_eq!(found, Ok(None));
}

#[test]
fn a_name_that_somebody_took_meanwhile_is_looked_at_once_more() {
    let (said, launch) = start();
    let taken = Said { answer: reply(409, r#"{"detail":["EntityExistsError","taken"]}"#), ..said[COPY].clone() };
    let taken = vec![taken];
    let again = [&said[..COPY], &taken, &said[LOOK_UP..=BUILD], &taken].concat();
    let halted = run(again, launch).0.unwrap_err();
    assert!(matches!(halted.failure, Failure::Conflict(_)), "{halted:?}");
}

#[test]
fn a_server_without_room_is_waited_for_and_the_start_stays_the_same() {
    // As recorded: whichever of the three launches had to wait.
    let waited = ["launch-one-image", "launch-two-images", "launch-dynamic"].map(recorded);
    let busy = waited.iter().flatten().find(|said| is(said, 429)).expect("one of the three had to wait").clone();
    let (mut said, launch) = start();
    let full = Said { answer: busy.answer, ..said[RUN].clone() };
    said.splice(RUN..RUN, [full.clone(), full]);
    let (outcome, pauses, rest) = run(said, launch);
    assert_eq!((outcome.unwrap().proof, pauses, rest.len()), (Proof::Holds, vec![2, 3], 0));
}

#[test]
fn what_the_server_refuses_is_not_tried_again() {
    let (mut said, launch) = start();
    said[BUILD].answer = reply(403, r#"{"detail":["IllegalOperationError","no"]}"#);
    let (outcome, pauses, rest) = run(said, launch);
    assert!(matches!(outcome.unwrap_err().failure, Failure::Forbidden(_)));
    assert_eq!((pauses.len(), rest.len()), (0, 3));
    let (mut said, launch) = start();
    let Answer::Reply(copy) = &mut said[COPY].answer else { panic!() };
    copy.body = copy.body.replace(r#""runnable":true"#, r#""runnable":false"#);
    assert_eq!(run(said, launch).0.unwrap_err().failure, Failure::NotRunnable);
}
