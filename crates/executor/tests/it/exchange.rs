//! Logging in, waiting and giving up.

use crate::replay::{Said, connection, recorded, replay_on, with};
use executor::operation::Reason;
use executor::project::Account;
use executor::{Answer, Ask, Credential, Failure, Pause, Reply};

fn ask() -> Ask<Account> {
    Ask::new(Account::current())
}

fn reply(status: u16, body: &str) -> Answer {
    Answer::Reply(Reply { status, body: body.into() })
}

/// The login and the account, as recorded.
fn login_and_account() -> [Said; 2] {
    let said = recorded("probe");
    [said[1].clone(), said[2].clone()]
}

#[test]
fn a_busy_server_is_asked_again_and_again_with_pauses_and_then_no_more() {
    let [login, account] = login_and_account();
    let busy =
        Said { answer: reply(429, r#"{"error":"Server too busy. Please try again later."}"#), ..account.clone() };
    let said = [vec![login.clone()], vec![busy.clone(); 7], vec![account]].concat();
    let (outcome, pauses, _) = replay_on(&mut connection(), said, ask());
    assert!(outcome.is_ok());
    let seconds: Vec<u32> = pauses.iter().map(|pause| pause.seconds).collect();
    assert_eq!(seconds, [2, 3, 4, 5, 5, 5, 5]);

    let said = [vec![login], vec![busy; 100]].concat();
    let (outcome, pauses, rest) = replay_on(&mut connection(), said, ask());
    let Err(failure @ Failure::Busy(_)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(failure.said().as_deref(), Some("Server too busy. Please try again later."));
    // More than three minutes, the longest that a start takes.
    assert!(pauses.iter().map(|pause| pause.seconds).sum::<u32>() > 180 && !rest.is_empty());
}

#[test]
fn a_server_that_takes_no_more_logins_is_left_alone_for_a_minute() {
    let [login, account] = login_and_account();
    let limited = Said { answer: reply(429, r#"{"detail":"Minute request limit exceeded."}"#), ..login.clone() };
    let said = vec![limited.clone(), login, account];
    let (outcome, pauses, _) = replay_on(&mut connection(), said, ask());
    assert!(outcome.is_ok());
    assert_eq!(pauses, [Pause { seconds: 60, reason: Reason::TooManyLogins }]);
    let (outcome, pauses, _) = replay_on(&mut connection(), vec![limited; 9], ask());
    assert!(matches!(outcome, Err(Failure::Busy(_))) && pauses.len() == 2);
}

#[test]
fn a_fresh_token_that_is_not_accepted_is_not_exchanged_for_ever() {
    let [login, account] = login_and_account();
    let refused = Said { answer: reply(401, r#"{"detail":["CredentialsNotValid","no"]}"#), ..account };
    let (outcome, _, rest) = replay_on(&mut connection(), vec![login, refused.clone(), refused], ask());
    assert_eq!((outcome, rest.len()), (Err(Failure::Lapsed), 1));
}

#[test]
fn a_login_without_an_answer_or_without_a_token_is_a_failure() {
    let [login, _] = login_and_account();
    let silent = Said { answer: Answer::Nothing, ..login.clone() };
    assert!(matches!(replay_on(&mut connection(), vec![silent], ask()).0, Err(Failure::NoAnswer(_))));
    let elsewhere =
        Said { answer: reply(200, r#"{"authorization_url":"https://cloud.example.com"}"#), ..login.clone() };
    let outcome = replay_on(&mut connection(), vec![elsewhere], ask()).0;
    assert_eq!(outcome, Err(Failure::Malformed("`access_token`")));
    // A scheme that takes no passwords (`EXTERNAL`).
    let refused = Said { answer: reply(400, r#"{"detail":"Unsupported grant type: password."}"#), ..login };
    let mut connection = with(Credential::password("a", "b").unwrap());
    let outcome = replay_on(&mut connection, vec![refused], ask()).0;
    assert_eq!(outcome.unwrap_err().said().as_deref(), Some("Unsupported grant type: password."));
}

#[test]
fn what_a_server_says_never_shows_what_was_secret() {
    let [login, account] = login_and_account();
    let echo = r#"{"detail":["ValueError","ZENKEY_scrubbed and Bearer scrubbed"]}"#;
    let refused = Said { answer: reply(400, echo), ..account };
    let failure = replay_on(&mut connection(), vec![login, refused], ask()).0.unwrap_err();
    assert_eq!(failure.said().as_deref(), Some("… and Bearer …"));
}
