//! A launch whose page was reloaded.

use crate::launch::{BUILD, COPY, PROOF, RUN, id, reply, runs, start};
use crate::replay::{Said, connection, replay_on};
use executor::launch::{Made, Proof, ProofQuery, Remembered, Whereabouts};
use executor::{Address, Answer, Failure, Json, Launch, Run, record::Record};

fn address() -> Address {
    Address::parse("http://127.0.0.1:8237").unwrap()
}

/// What is kept of a launch that stops for good at a call, as a text that was read again.
fn kept(launch: Launch, before: &[Said], last: &Said) -> Remembered {
    let lost = Said { answer: Answer::Nothing, ..last.clone() };
    let said = [before, &vec![lost; 4]].concat();
    let halted = replay_on(&mut connection(), said, launch).0.unwrap_err();
    let remembered = Remembered::of(&halted.launch, &address(), "default");
    let text = remembered.text();
    assert!(!text.contains('\n') && !text.contains("ZENKEY") && !text.contains("Bearer"), "{text}");
    assert_eq!(Remembered::parse(&text), Some(remembered.clone()));
    remembered
}

#[test]
fn what_is_kept_leads_to_the_run_and_starts_nothing() {
    let (said, launch) = start();
    let remembered = kept(launch, &said[..BUILD], &said[BUILD]);
    assert_eq!(remembered.made, Made::default());
    assert!(matches!(remembered.whereabouts(), Whereabouts::NotStarted));

    let (said, launch) = start();
    let remembered = kept(launch, &said[..COPY], &said[COPY]);
    assert_eq!(remembered.made.build, Some(id(&said[BUILD])));
    assert!(matches!(remembered.whereabouts(), Whereabouts::NotStarted));

    // The start may have worked: the run is looked for, by a page that has logged in anew.
    let (said, launch) = start();
    let before = said[..RUN].to_vec();
    let lost = Said { answer: Answer::Nothing, ..said[RUN].clone() };
    let unanswered = [before, vec![lost; 4]].concat();
    let remembered = kept(launch, &unanswered, &runs(&said, ""));
    let Whereabouts::Perhaps(search) = remembered.whereabouts() else { panic!() };
    let Answer::Reply(started) = &said[RUN].answer else { panic!() };
    let answers = vec![said[0].clone(), runs(&said, &started.body)];
    let found = replay_on(&mut connection(), answers, search).0.unwrap().unwrap();
    let remembered = remembered.with_run(&found);
    assert!(matches!(remembered.whereabouts(), Whereabouts::Run(run) if run == id(&said[RUN])));

    let names = |reference: &executor::Reference| reference.name.clone();
    assert_eq!(
        (names(&remembered.project), names(&remembered.pipeline), names(&remembered.stack)),
        ("default".into(), "one_image".into(), "team".into())
    );
    assert_eq!(remembered.images, [("orchestrator".to_owned(), "registry.example.com/team/train:2.0".to_owned())]);
}

#[test]
fn a_text_that_is_something_else_is_not_taken_for_a_launch() {
    let (_, launch) = start();
    let text = Remembered::of(&launch, &address(), "default").text();
    for key in ["server", "project", "pipeline", "stack", "launch"] {
        let mut json = Json::parse(&text).unwrap();
        json.set(key, "http://zenml.example.com".into());
        assert_eq!(Remembered::parse(&json.to_string()), None, "{key}");
    }
    for text in ["", "null", "[]", "{}", text.trim_start_matches('{')] {
        assert_eq!(Remembered::parse(text), None, "{text}");
    }
}

#[test]
fn a_run_that_was_found_again_is_held_against_its_images() {
    let (said, launch) = start();
    let images = launch.plan().images.clone();
    let Answer::Reply(started) = &said[RUN].answer else { panic!() };
    let run = Run::read(&started.json().unwrap()).unwrap();
    let whole =
        Said { call: format!("GET /api/v1/runs/{}", run.id), body: Json::Null, answer: said[RUN].answer.clone() };
    let look = |answers: Vec<Said>, images: &[(String, String)]| {
        let answers = [vec![said[0].clone()], answers].concat();
        replay_on(&mut connection(), answers, ProofQuery::new(&run.id, images)).0
    };
    let both = vec![whole.clone(), said[PROOF].clone()];
    assert_eq!(look(both.clone(), &images), Proof::Holds);
    let others = [("orchestrator".to_owned(), "registry.example.com/team/train:3.0".to_owned())];
    let there = vec![("orchestrator".to_owned(), "registry.example.com/team/train:2.0".to_owned())];
    assert_eq!(look(both, &others), Proof::Differs(there));
    let gone = Said { answer: reply(404, r#"{"detail":["KeyError","gone"]}"#), ..whole };
    assert!(matches!(look(vec![gone], &images), Proof::Unknown(Failure::NotFound(_))));
}
