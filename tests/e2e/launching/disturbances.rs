//! A server that goes away, comes back, cannot launch, or does not allow the page.

use zenml_server::Setup;

use super::column::{self, REUSE};
use super::server;
use crate::support::origin;

#[tokio::test]
async fn a_server_that_goes_away_in_the_middle_loses_nothing() {
    let mut server = server::alone().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "one_image", "v1").await;
    column::put(&person, "load: pause", "20").await;
    column::put(&person, "Name of the run", "through a restart {date} {time}").await;

    // Away before the launch: it stops at its first call and goes on from there.
    person.point_at("Launch…").await;
    server.stop();
    column::start(&person).await;
    let said = column::says(&person, "cannot be reached").await;
    assert!(said.contains("It stopped at this: Look for the copy of an earlier launch"), "{said}");
    server.start_again(&server::setup());
    person.point_at("Go on").await;
    column::run_says(&person, "Running").await;

    // Away while the run is followed: what is known stays, and then it is known how it went on.
    server.stop();
    column::says(&person, "The run goes on; it is asked about again and again").await;
    server.start_again(&server::setup());
    let said = column::run_says(&person, "Completed").await;
    assert!(!said.contains("asked about again and again"), "{said}");
    assert_eq!(server::runs_named(&server, "one_image", "through a restart").len(), 1);
}

#[tokio::test]
async fn a_token_that_lapsed_is_exchanged_anew_or_asked_for() {
    let mut server = server::alone().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "one_image", "v1").await;
    // With another secret every token that was given out is invalid, as an old one is.
    server.start_again(&Setup { secret: "fedcba9876543210".repeat(4), ..server::setup() });
    column::launch(&person).await;
    column::run_says(&person, "Completed").await;

    // A token alone cannot be exchanged: a person is asked, and goes on where it stopped.
    let token = server::token(&server);
    person.point_at("Log in again").await;
    person.point_at("Token").await;
    person.put_in("Access token", &token).await;
    person.point_at("Connect").await;
    column::is_logged_in(&person).await;
    person.point_at("Launch…").await;
    server.start_again(&server::setup());
    column::start(&person).await;
    column::says(&person, "The login is no longer valid").await;
    person.point_at("Log in again").await;
    person.point_at("Service account").await;
    person.put_in("API key", &server.seed.key).await;
    person.point_at("Connect").await;
    column::is_logged_in(&person).await;
    person.point_at("Go on").await;
    column::run_says(&person, "Completed").await;
}

#[tokio::test]
async fn a_server_without_workload_manager_and_one_that_does_not_allow_the_page_are_told_apart() {
    let mut server = server::alone().await;
    server.start_again(&Setup { workload_manager: false, ..server::setup() });
    let person = column::open(REUSE).await;
    person.put_in("Address of the ZenML server", &server.address()).await;
    person.put_in("API key", &server.seed.key).await;
    person.point_at("Connect").await;
    // Another way is picked, with the reason; the server's own steps are a press away.
    let said = column::says(&person, "The server cannot start runs: it has no workload manager").await;
    assert!(said.contains(&server.address()) && said.contains("Fine-grained token"), "{said}");
    person.point_at("ZenML server").await;
    column::says(&person, "It cannot start runs: it has no workload manager").await;
    column::choose(&person, "one_image", "v1").await;
    let said = column::says(&person, "This server cannot start runs").await;
    assert!(said.contains("One thing has to be mended before"), "{said}");

    server.start_again(&Setup { origins: vec!["http://elsewhere.example.com".into()], ..server::setup() });
    person.point_at("Log in again").await;
    person.put_in("API key", &server.seed.key).await;
    person.point_at("Connect").await;
    let said = column::says(&person, "is there, but does not answer this page").await;
    assert!(said.contains(&format!("ZENML_SERVER_CORS_ALLOW_ORIGINS has to name {}", origin())), "{said}");
    server.start_again(&server::setup());
}
