//! Launching against a real ZenML server on another origin than the page: from the login to the end of the run.

mod ci;
mod column;
mod disturbances;
mod failures;
mod gateway;
mod images;
mod mistakes;
mod secrets;
mod server;
mod stand_in;

use crate::states::nothing_to_object_to;
use column::{GPU, IMAGE, REUSE};
use serde_json::json;

#[tokio::test]
async fn a_static_pipeline_is_launched_on_another_image_and_followed_to_its_end() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;

    // The form gets the stack from the server, in one step that can be taken back.
    column::select(&person, "Stack", "team").await;
    person.point_at("Fill the form with this stack").await;
    column::field_with(&person, "Address", "registry.example.com/team").await;
    person.point_at("Undo").await;
    column::without_field(&person, "Address").await;

    column::choose(&person, "one_image", "v1").await;
    column::put(&person, "load: rows", "5").await;
    column::put(&person, "Name of the run", "one image {date} {time}").await;
    column::launch(&person).await;
    let said = column::run_says(&person, "Completed").await;
    assert!(said.contains("The build of this run holds the images that were asked for"), "{said}");
    column::select(&person, "Log", "Step load").await;
    column::says(&person, &format!("load: 5 rows of s3://data in {IMAGE}")).await;
    let runs = server::runs_named(&server, "one_image", "one image");
    assert_eq!(server::images(&server, &runs[0]), [format!("orchestrator {IMAGE}")]);
    let link = "return document.querySelector('.launch-facts a').href";
    let link = person.ask(link, json!([])).await;
    assert!(link.as_str().unwrap().starts_with(&format!("{}/projects/default/runs/", server.address())), "{link}");
    assert_eq!(column::complaints(&person).await, [""; 0]);
}

#[tokio::test]
async fn a_static_pipeline_with_two_images_gets_both() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "two_images", "v1").await;
    column::put(&person, "Image of the step train", GPU).await;
    column::launch(&person).await;
    column::run_says(&person, "Completed").await;
    column::says(&person, "holds the images that were asked for").await;
    column::select(&person, "Log", "Step train").await;
    column::says(&person, &format!("train: in {GPU}")).await;
    let runs = server::runs(&server, "two_images");
    assert_eq!(
        server::images(&server, &runs[0]),
        [format!("orchestrator {IMAGE}"), format!("train.orchestrator {GPU}")]
    );
    // What was decided for the step is in the configuration, and so in the link.
    assert!(person.link().await.contains("train-gpu"), "the link has the step's image");
}

#[tokio::test]
async fn a_dynamic_pipeline_runs_on_our_image_whole() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "dynamic", "v1").await;
    column::put(&person, "rows", "7").await;
    column::launch(&person).await;
    column::run_says(&person, "Completed").await;
    column::says(&person, "holds the images that were asked for").await;
    column::select(&person, "Log", "Step report").await;
    column::says(&person, &format!("report: {IMAGE}, then {IMAGE}")).await;
}

#[tokio::test]
async fn nothing_to_object_to_on_the_way_from_the_login_to_the_end() {
    let server = server::shared().await;
    let person = column::open(REUSE).await;
    person.put_in("Address of the ZenML server", &server.address()).await;
    person.put_in("API key", "ZENKEY_wrong").await;
    person.point_at("Connect").await;
    column::says(&person, "The server does not accept this login").await;
    nothing_to_object_to(&person, "launch-wrong-key").await;
    column::log_in(&person, &server).await;
    column::choose(&person, "two_images", "v1").await;
    person.point_at("Images of earlier builds").await;
    person.point_at("What will be sent, call by call, and as commands for a shell").await;
    column::put(&person, "load: rows", "many").await;
    column::says(&person, "One thing has to be mended before").await;
    nothing_to_object_to(&person, "launch-chosen").await;
    column::put(&person, "load: rows", "4").await;
    person.point_at("What will be sent, call by call, and as commands for a shell").await;
    person.point_at("Launch…").await;
    column::says(&person, "Start this run?").await;
    nothing_to_object_to(&person, "launch-confirm").await;
    column::start(&person).await;
    column::run_says(&person, "Completed").await;
    column::select(&person, "Log", "Step load").await;
    column::says(&person, "load: 4 rows").await;
    nothing_to_object_to(&person, "launch-completed").await;
}
