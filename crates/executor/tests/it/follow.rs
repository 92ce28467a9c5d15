//! Following a run, as recorded and where nobody answers.

use crate::records::id_of;
use crate::replay::{Said, logged_in, recorded, replay_on};
use executor::follow::{Followed, Limits, Pace};
use executor::run_status::RunStatus;
use executor::{Answer, Failure, Follow, Json, Operation, Reply, Step};

fn id() -> String {
    id_of(&recorded("follow")[0].call)
}

#[test]
fn a_run_is_followed_to_its_end_with_its_steps() {
    let (followed, pauses, rest) =
        replay_on(&mut logged_in(), recorded("follow"), Follow::new(&id(), Limits::default()));
    let Followed::Finished(report) = followed else { panic!("{followed:?}") };
    assert_eq!((report.run.unwrap().status, report.pace, rest.len()), (RunStatus::Completed, Pace::Moving, 0));
    let [step] = report.steps.as_slice() else { panic!("{:?}", report.steps) };
    assert_eq!((step.name.as_str(), &step.status), ("load", &RunStatus::Completed));
    assert!(step.logs.iter().any(|log| log.source == "step") && !step.start.is_empty() && !step.end.is_empty());
    assert!(pauses.iter().all(|pause| pause.seconds == 2));
}

/// Follows a run whose every question is answered by `answer`, and counts the questions and the seconds of the pauses.
fn drive(limits: Limits, answer: impl Fn(&str, u32) -> Result<Json, Failure>) -> (Followed, u32, Vec<String>) {
    let (mut follow, mut seconds, mut calls) = (Follow::new("7", limits), 0, Vec::new());
    loop {
        follow = match follow.next() {
            Step::Call(call, follow) => {
                calls.push(call.path.clone());
                follow.take(answer(&call.path, seconds))
            }
            Step::Pause(pause, follow) => {
                seconds += pause.seconds;
                follow
            }
            Step::Done(followed) => return (followed, seconds, calls),
        };
    }
}

fn run(status: &str) -> Json {
    Json::parse(&format!(
        r#"{{"id":"7","name":"a","body":{{"status":"{status}","updated":"now","project_id":"1"}},"resources":{{}}}}"#
    ))
    .unwrap()
}

/// The answer to a question of a run in a status, without steps.
fn answer(path: &str, status: &str) -> Json {
    if path.ends_with("/steps") {
        Json::parse(r#"{"index":1,"max_size":1,"total_pages":0,"total":0,"items":[]}"#).unwrap()
    } else {
        run(status)
    }
}

#[test]
fn a_run_that_waits_for_ever_is_called_stuck_asked_about_and_given_up() {
    let limits = Limits { stuck: 600, give_up: 7200, silence: 1800 };
    let (followed, seconds, calls) = drive(limits, |path, _| Ok(answer(path, "provisioning")));
    let Followed::GaveUp(report) = followed else { panic!("{followed:?}") };
    assert!(matches!(report.pace, Pace::Stuck { seconds } if seconds >= 7200));
    assert!((7200..7300).contains(&seconds), "{seconds}");
    let asked = calls.iter().filter(|path| path.ends_with("/refresh")).count();
    assert_eq!(asked, 11, "the orchestrator is asked once in ten minutes");
    assert!(calls.len() < 1500, "{} questions", calls.len());
}

#[test]
fn a_run_that_runs_may_take_as_long_as_it_likes() {
    let day = 24 * 3600;
    let status = |seconds: u32| if seconds < day { "running" } else { "completed" };
    let (followed, seconds, calls) = drive(Limits::default(), |path, seconds| Ok(answer(path, status(seconds))));
    assert!(matches!(followed, Followed::Finished(report) if report.pace == Pace::Moving));
    assert!(seconds >= day && calls.len() < 13_000, "{} questions", calls.len());
}

#[test]
fn a_server_that_is_silent_for_a_while_loses_nothing_and_one_that_stays_silent_ends_it() {
    let silence = || Failure::Server { status: 502, detail: executor::failure::Detail::default() };
    let (followed, seconds, _) = drive(Limits::default(), |path, seconds| match seconds {
        0..10 => Ok(answer(path, "running")),
        10..100 => Err(silence()),
        _ => Ok(answer(path, "completed")),
    });
    let Followed::Finished(report) = followed else { panic!("{followed:?}") };
    assert!(report.silence.is_none() && (100..120).contains(&seconds));

    let (followed, seconds, _) = drive(Limits::default(), |path, seconds| match seconds {
        0..10 => Ok(answer(path, "running")),
        _ => Err(silence()),
    });
    let Followed::Lost(report, failure) = followed else { panic!("{followed:?}") };
    assert_eq!((report.run.unwrap().status, failure), (RunStatus::Running, silence()));
    assert!((1800..1900).contains(&seconds), "{seconds}");
}

#[test]
fn a_login_that_has_lapsed_and_a_run_that_is_gone_end_it_at_once() {
    for failure in [Failure::Lapsed, Failure::NotFound(executor::failure::Detail::default())] {
        let (followed, seconds, _) = drive(Limits::default(), |_, _| Err(failure.clone()));
        assert!(matches!(&followed, Followed::Failed(_, found) if *found == failure), "{followed:?}");
        assert!(seconds <= 2);
    }
}

#[test]
fn a_reply_that_cannot_be_read_ends_it_and_steps_that_cannot_do_not() {
    let mut said = recorded("follow");
    let steps = said.iter().position(|said| said.call.contains("/steps?")).unwrap();
    said[steps].answer = Answer::Reply(Reply { status: 200, body: "{}".into() });
    let (followed, _, rest) = replay_on(&mut logged_in(), said, Follow::new(&id(), Limits::default()));
    assert!(matches!(followed, Followed::Finished(_)) && rest.is_empty());
    let mut said: Vec<Said> = recorded("follow");
    said[0].answer = Answer::Reply(Reply { status: 200, body: "{}".into() });
    let (followed, ..) = replay_on(&mut logged_in(), said, Follow::new(&id(), Limits::default()));
    assert!(matches!(followed, Followed::Failed(_, Failure::Malformed("`id`"))), "{followed:?}");
}
