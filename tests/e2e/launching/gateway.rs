//! Launching through the gateway of this repository, which runs pipelines on the real ZenML server.

use std::process::Command;

use serde_json::json;
use zenml_server::{Gateway, Server};

use super::column::{self, IMAGE, REUSE};
use super::secrets::WRITTEN;
use super::server;
use crate::{person::Person, states::nothing_to_object_to, support::origin};

/// The gateway, for the pipelines that are on the server too.
fn gateway(server: &Server) -> Gateway {
    Gateway::start(server, &server.state().join("project"), "training", &[&origin()])
}

/// Opens the page and connects to the gateway.
async fn connected(gateway: &Gateway, link: &str) -> Person {
    let person = column::open(link).await;
    person.point_at("Gateway").await;
    connect(&person, gateway, gateway.token()).await;
    column::says(&person, "The token is good").await;
    person
}

async fn connect(person: &Person, gateway: &Gateway, token: &str) {
    column::put(person, "Address of the gateway", &gateway.address()).await;
    column::put(person, "Token of the gateway", token).await;
    person.point_at("Connect").await;
}

/// What is given to a shell, run in one.
fn in_shell(script: &str, token: &str) -> String {
    let output = Command::new("sh").args(["-c", script]).env("SLIPWAY_TOKEN", token).output();
    let output = output.expect("there is a shell");
    assert!(output.status.success(), "{}\n{script}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[tokio::test]
async fn a_run_is_started_once_through_a_gateway_and_followed_to_its_end() {
    let server = server::shared().await;
    let gateway = gateway(&server);
    let person = column::open(REUSE).await;
    person.point_at("Gateway").await;
    connect(&person, &gateway, "another-token").await;
    column::says(&person, "The token is not accepted").await;
    nothing_to_object_to(&person, "launch-gateway-wrong-token").await;
    connect(&person, &gateway, gateway.token()).await;
    column::says(&person, "The token is good").await;

    column::select(&person, "Pipeline", "one_image").await;
    column::put(&person, "Parameters", "load.rows = 5\nload.pause = 3").await;
    column::put(&person, "Name of the run", "through the gateway {date} {time}").await;
    column::says(&person, "Nothing speaks against this launch").await;
    let what = "What will be sent, as a call and as a command for a shell";
    person.point_at(what).await;
    let script = person.text_of("launch.sh").await;
    person.point_at(what).await;
    person.browser.requests().await;

    // Nothing goes out before a person has read what will be, and pressed twice it is one order.
    person.point_at("Launch…").await;
    let said = column::says(&person, "Start this run?").await;
    for part in [&gateway.address(), "one_image", IMAGE, "for the pipeline"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(person.browser.requests().await, [""; 0]);
    // What is counted is what the page sends: the browser asks before whether it may.
    let press = "window.sent = 0;
        const fetched = window.fetch;
        window.fetch = (request, ...rest) => { sent += (rest[0]?.method ?? request.method) === 'POST'; return fetched(request, ...rest); };
        const start = [...document.querySelectorAll('button')].find(b => b.innerText === 'Start the run');
        start.click(); start.click(); start.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })); start.click();";
    person.ask(press, json!([])).await;
    column::run_says(&person, "Completed").await;
    assert_eq!(person.ask("return sent", json!([])).await, 1);

    // The same order from a shell is the run that is there.
    let answer: serde_json::Value = serde_json::from_str(&in_shell(&script, gateway.token())).expect("JSON");
    assert_eq!(answer["status"], "completed", "{answer}");
    let runs = server::runs_named(&server, "one_image", "through the gateway");
    assert_eq!(runs.len(), 1, "{runs:?}");
    assert_eq!(answer["run"], runs[0]["id"]);
    assert_eq!(server::images(&server, &runs[0]), [format!("orchestrator {IMAGE}")]);

    person.point_at("Read what it prints").await;
    column::says(&person, &format!("load: 5 rows of s3://data in {IMAGE}")).await;
    let link = "return document.querySelector('.launch-facts a').href";
    let link = person.ask(link, json!([])).await;
    assert!(link.as_str().is_some_and(|link| link.ends_with(runs[0]["id"].as_str().unwrap())), "{link}");
    nothing_to_object_to(&person, "launch-gateway-completed").await;
    assert_eq!(column::complaints(&person).await, [""; 0]);
}

#[tokio::test]
async fn what_a_gateway_or_zenml_refuses_is_said_in_their_words_and_one_that_is_down_is_told_apart() {
    let server = server::shared().await;
    let mut gateway = gateway(&server);
    let person = connected(&gateway, REUSE).await;
    column::select(&person, "Pipeline", "one_image").await;

    // A line that is none is found here; what ZenML is to build, the gateway refuses.
    column::put(&person, "Parameters", "rows").await;
    column::says(&person, "Line 1 of the parameters is none").await;
    column::put(&person, "Parameters", "").await;
    person.point_at("Let ZenML build it").await;
    column::says(&person, "which the gateway of this project refuses").await;
    column::launch(&person).await;
    let said = column::says(&person, "The gateway refuses this order").await;
    assert!(said.contains("this gateway builds no images; skip_build and parent_image are needed"), "{said}");
    assert!(said.contains("Nothing was started"), "{said}");
    person.point_at("Back").await;
    person.point_at("Reuse an image").await;
    column::has_value(&person, "Image of the pipeline", IMAGE).await;

    // ZenML takes the order and refuses the value of its parameter.
    column::put(&person, "Parameters", "load.rows = many").await;
    column::launch(&person).await;
    column::run_says(&person, "Failed").await;
    let reason = person.text_at(".launch-reason").await;
    assert!(reason.contains("rows"), "{reason}");

    // Away: nobody knows whether an order arrived, and sent again it is the same one.
    column::put(&person, "Parameters", "").await;
    gateway.stop();
    column::launch(&person).await;
    let said = column::says(&person, "It may have been started all the same").await;
    assert!(said.contains(&format!("{} cannot be reached", gateway.address())), "{said}");
    person.point_at("Send it again").await;
    column::says(&person, "cannot be reached").await;
    nothing_to_object_to(&person, "launch-gateway-away").await;
    person.point_at("Leave it").await;
    column::says(&person, "Launch…").await;
}

#[tokio::test]
async fn a_run_through_a_gateway_is_found_again_after_a_reload_and_stopped() {
    let server = server::shared().await;
    let gateway = gateway(&server);
    let person = connected(&gateway, REUSE).await;
    column::select(&person, "Pipeline", "one_image").await;
    column::put(&person, "Parameters", "load.pause = 120").await;
    column::put(&person, "Name of the run", "stopped through the gateway {date} {time}").await;
    column::launch(&person).await;
    column::run_says(&person, "Running").await;

    // No token is kept anywhere: it is asked for again, and starts nothing.
    person.link().await;
    let written = person.ask(WRITTEN, json!([])).await;
    assert!(!written.as_str().expect("a text").contains(gateway.token()), "{written}");
    person.open("").await;
    column::show(&person).await;
    person.point_at("Gateway").await;
    assert_eq!(column::value(&person, "Address of the gateway").await, gateway.address());
    connect(&person, &gateway, gateway.token()).await;
    column::run_says(&person, "Running").await;
    assert_eq!(server::runs_named(&server, "one_image", "stopped through the gateway").len(), 1);
    person.point_at("Stop the run").await;
    column::run_says(&person, "Stopped").await;
    assert!(person.text_at(".launch").await.contains(IMAGE));
    let complaints = person.browser.console().await;
    assert!(!complaints.iter().any(|line| line.contains(gateway.token())), "{complaints:?}");
}
