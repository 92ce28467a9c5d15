//! What goes wrong, each with words of its own; nothing is lost, and nothing runs twice.

use serde_json::json;

use super::column::{self, IMAGE, REUSE};
use super::server;
use crate::support::origin;

#[tokio::test]
async fn what_cannot_log_in_is_told_apart_and_what_was_typed_stays() {
    let server = server::shared().await;
    let person = column::open(REUSE).await;
    let try_with = async |address: &str, key: &str, expected: &str| {
        person.put_in("Address of the ZenML server", address).await;
        person.put_in("API key", key).await;
        person.point_at("Connect").await;
        column::says(&person, expected).await;
        assert_eq!(column::value(&person, "Address of the ZenML server").await, address);
    };
    let address = server.address();
    try_with("", "ZENKEY_wrong", "There is no address").await;
    try_with("http://zenml.example.com", "ZENKEY_wrong", "Over http everybody on the way could read the key").await;
    try_with(&address, "", "There is nothing to log in with").await;
    try_with(&address, "wrong", "The API key of a service account begins with ZENKEY_").await;
    try_with(&address, "ZENKEY_wrong", "The server does not accept this login").await;
    // Nobody listens on the port of discarded words.
    try_with("http://127.0.0.1:9", "ZENKEY_wrong", "http://127.0.0.1:9 cannot be reached").await;
    column::log_in(&person, &server).await;
}

#[tokio::test]
async fn a_user_who_is_no_administrator_launches_across_sites_with_a_password() {
    let server = server::shared().await;
    let person = column::open(REUSE).await;
    // By its other name the same machine is another site, where the server asks for more than the token.
    let address = server.address().replace("127.0.0.1", "localhost");
    person.put_in("Address of the ZenML server", &address).await;
    person.point_at("User and password").await;
    person.put_in("User name", "member").await;
    person.put_in("Password", "wrong").await;
    person.point_at("Connect").await;
    column::says(&person, "The server does not accept this login").await;
    person.put_in("Password", &server.seed.member_password).await;
    person.point_at("Connect").await;
    let said = column::says(&person, "It can start runs").await;
    assert!(said.contains("member") && !said.contains("administrator"), "{said}");
    column::choose(&person, "one_image", "v1").await;
    column::launch(&person).await;
    column::run_says(&person, "Completed").await;
    column::says(&person, "holds the images that were asked for").await;
}

#[tokio::test]
async fn a_double_click_starts_one_run() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "one_image", "v1").await;
    column::put(&person, "Name of the run", "twice pressed {date} {time}").await;
    person.point_at("Launch…").await;
    let press = "const start = [...document.querySelectorAll('button')].find(b => b.innerText === 'Start the run');
        start.click(); start.click(); start.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })); start.click();";
    person.ask(press, json!([])).await;
    column::run_says(&person, "Completed").await;
    assert_eq!(server::runs_named(&server, "one_image", "twice pressed").len(), 1);
}

#[tokio::test]
async fn a_third_launch_at_once_waits_for_room_and_starts_under_the_same_key() {
    let server = server::shared().await;
    let mut people = Vec::new();
    for _ in 0..3 {
        let person = column::connected(&server, REUSE).await;
        column::choose(&person, "one_image", "v1").await;
        column::put(&person, "Name of the run", "three at once {date} {time}").await;
        person.point_at("Launch…").await;
        people.push(person);
    }
    // Every word that waits is kept: it may be gone again when somebody looks.
    let watch = "window.waited = false;
        new MutationObserver(() => { waited ||= document.body.innerText.includes('starting other runs'); })
            .observe(document.body, { subtree: true, childList: true, characterData: true });";
    for person in &people {
        person.ask(watch, json!([])).await;
    }
    for person in &people {
        column::start(person).await;
    }
    for person in &people {
        column::run_says(person, "Completed").await;
    }
    let mut waited = 0;
    for person in &people {
        waited += usize::from(person.ask("return waited", json!([])).await == true);
    }
    assert!(waited > 0, "nobody had to wait");
    assert_eq!(server::runs_named(&server, "one_image", "three at once").len(), 3);
}

#[tokio::test]
async fn a_run_is_stopped_while_it_runs_and_found_again_after_a_reload() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "one_image", "v1").await;
    column::put(&person, "load: pause", "120").await;
    column::put(&person, "Name of the run", "to be stopped {date} {time}").await;
    column::launch(&person).await;
    let said = column::says(&person, "It can be stopped as soon as it runs").await;
    assert!(!said.contains("Asked to stop"), "{said}");
    column::run_says(&person, "Running").await;

    // In the middle of it the page goes away. What comes back knows the run and starts nothing.
    let before = server::runs(&server, "one_image").len();
    person.open("").await;
    column::show(&person).await;
    let said = person.text_at(".launch").await;
    assert!(!said.contains("Completed"), "nobody is logged in: {said}");
    assert_eq!(column::value(&person, "Address of the ZenML server").await, server.address());
    person.put_in("API key", &server.seed.key).await;
    person.point_at("Connect").await;
    column::run_says(&person, "Running").await;
    column::says(&person, "holds the images that were asked for").await;
    assert_eq!(server::runs(&server, "one_image").len(), before);

    person.point_at("Stop the run").await;
    column::run_says(&person, "Stopped").await;
    assert!(person.text_at(".launch").await.contains(IMAGE));
}

#[tokio::test]
async fn what_a_shell_is_given_launches_the_same_run() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "one_image", "v1").await;
    column::put(&person, "Name of the run", "from a shell {date} {time}").await;
    column::says(&person, "What will be sent").await;
    person.point_at("What will be sent, call by call, and as commands for a shell").await;
    let script = person.text_of("launch.sh").await;
    let run = super::secrets::pasted(&server, &script);
    let found = server::ask(&server, &format!("/runs/{run}"));
    assert!(found["name"].as_str().is_some_and(|name| name.starts_with("from a shell")), "{found}");
    // The page's own start of the same plan goes out under the same key: it is that run, and no other.
    column::launch(&person).await;
    column::run_says(&person, "Completed").await;
    let named = server::runs_named(&server, "one_image", "from a shell");
    assert_eq!(named.len(), 1, "{named:?}");
    assert_eq!(server::images(&server, &named[0]), [format!("orchestrator {IMAGE}")]);
    assert!(script.contains(&server.address()) && !script.contains(&origin()), "{script}");
}
