//! Conversations with the real server as `cargo xtask replies` recorded them: what was called, and what came back.

use executor::call::Body;
use executor::project::Account;
use executor::{Address, Answer, Ask, Connection, Credential, Exchange, Json, Operation, Pause, Reply, Turn};
use std::fmt::Debug;
use std::{fs, path::Path};

/// The origin of the page that was recorded.
pub const PAGE: &str = "http://localhost:8080";

/// A call and what came back.
#[derive(Debug, Clone)]
pub struct Said {
    /// Method and target.
    pub call: String,
    /// What was sent.
    pub body: Json,
    /// What came back.
    pub answer: Answer,
}

/// The lines of a recording.
pub fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies").join(name).with_extension("jsonl");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(str::to_owned).collect()
}

/// A recording.
pub fn recorded(name: &str) -> Vec<Said> {
    let said = lines(name).into_iter().map(|line| {
        let line = Json::parse(&line).unwrap();
        let text = |key: &str| line.get(key).as_text().unwrap().to_owned();
        let answer = match line.get("status").as_count() {
            None => Answer::Nothing,
            Some(status) => {
                let body = line.get("reply").to_string();
                Answer::Reply(Reply { status: u16::try_from(status).unwrap(), body })
            }
        };
        Said { call: format!("{} {}", text("method"), text("target")), body: line.get("body").clone(), answer }
    });
    said.collect()
}

/// The names of all recordings.
pub fn names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
    let name = |entry: fs::DirEntry| entry.path().file_stem().unwrap().to_string_lossy().into_owned();
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names
}

/// A connection like the one that was recorded, with a service account's key.
pub fn connection() -> Connection {
    with(Credential::key("ZENKEY_scrubbed").unwrap())
}

/// A connection like the one that was recorded.
pub fn with(credential: Credential) -> Connection {
    Connection::new(Address::parse("http://127.0.0.1:8237").unwrap(), credential, PAGE)
}

/// A connection that has logged in.
pub fn logged_in() -> Connection {
    let mut connection = connection();
    let said = recorded("probe").into_iter().skip(1).take(2).collect();
    replay_on(&mut connection, said, Ask::<Account>::new(Account::current())).0.unwrap();
    connection
}

/// Drives an operation with what was recorded: each call has to be the one that follows in the recording.
pub fn replay<O: Operation>(name: &str, operation: O) -> O::Outcome {
    replay_on(&mut connection(), recorded(name), operation).0
}

/// Drives an operation with these answers, and says what was paused for and which answers are left.
pub fn replay_on<O: Operation>(
    connection: &mut Connection,
    said: Vec<Said>,
    operation: O,
) -> (O::Outcome, Vec<Pause>, Vec<Said>) {
    let mut said = said.into_iter();
    let (mut exchange, mut pauses) = (Exchange::new(operation), Vec::new());
    loop {
        match exchange.turn(connection) {
            Turn::Send(_, awaiting) => {
                let call = awaiting.call();
                let target = format!("{} {}", call.method.name(), call.target());
                let said = said.next().unwrap_or_else(|| panic!("nothing was recorded for {target}"));
                assert_eq!(target, said.call);
                if let Body::Json(body) = &call.body {
                    assert_eq!(body, &said.body, "{target}");
                }
                exchange = awaiting.answer(connection, said.answer);
            }
            Turn::Pause(pause, paused) => {
                pauses.push(pause);
                exchange = paused;
            }
            Turn::Done(outcome) => return (outcome, pauses, said.collect()),
        }
    }
}

/// Replays a recording to its end and expects a success.
pub fn success<O, T, E>(name: &str, operation: O) -> T
where
    O: Operation<Outcome = Result<T, E>>,
    E: Debug,
{
    let (outcome, _, rest) = replay_on(&mut connection(), recorded(name), operation);
    assert!(rest.is_empty(), "{name}: {rest:?}");
    outcome.unwrap()
}
