//! The mistakes that a server accepts or refuses late: each is found before anything is sent.

use serde_json::json;

use super::column::{self, REUSE};
use super::server;

#[tokio::test]
async fn every_mistake_is_said_before_anything_is_sent_or_mended_by_the_launch() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    person.browser.requests().await;
    // A snapshot, what is said of it, and whether it may be launched all the same.
    let cases = [
        ("stack changed", "The stack needs other integrations than when the snapshot was made", true),
        ("build without release", "The build does not say which ZenML it was made with", true),
        ("local component", "runs on the machine of whoever starts the run", false),
        ("custom flavor", "is a flavor of your own, which the server cannot load", false),
        ("no code", "The pipeline's code is nowhere to be fetched from", false),
        ("no steps", "This snapshot has no steps", false),
        ("build without images", "This snapshot runs in no container, so there is no image to replace", false),
    ];
    for (name, said, may) in cases {
        column::choose(&person, "one_image", name).await;
        column::says(&person, said).await;
        let button =
            "return [...document.querySelectorAll('button')].find(b => b.innerText === 'Launch…')?.ariaDisabled";
        assert_eq!(person.ask(button, json!([])).await, if may { "false" } else { "true" }, "{name}");
        // Pressed all the same, it starts nothing.
        if !may {
            person.point_at("Launch…").await;
            assert!(!person.text_at(".launch").await.contains("Start this run?"), "{name}");
        }
    }

    // The code may be in the images: then a person says so.
    column::choose(&person, "one_image", "no code").await;
    column::says(&person, "The pipeline's code is nowhere").await;
    person.point_at("The images hold the pipeline's code").await;
    column::says(&person, "Launch…").await;

    // Parameters of the wrong kind, which the server would pass on.
    column::choose(&person, "one_image", "v1").await;
    column::put(&person, "load: rows", "many").await;
    column::says(&person, "The value has to be a whole number").await;
    column::put(&person, "load: rows", "4").await;
    column::says(&person, "Nothing speaks against this launch").await;

    // No image, and one whose name cannot be one.
    column::put(&person, "Image of the pipeline", "").await;
    column::says(&person, "No image is named").await;
    column::put(&person, "Image of the pipeline", "registry.example.com/team/Train:1").await;
    column::says(&person, "is no name of an image").await;

    // Where ZenML is to build there is nothing to launch on.
    person.point_at("Let ZenML build it").await;
    column::says(&person, "A server starts runs only on images that exist").await;
    assert_eq!(column::orders(&person).await, [""; 0], "only questions were asked");
}

#[tokio::test]
async fn snapshots_that_no_server_runs_are_not_offered() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "one_image", "v1").await;
    let options = "const label = [...document.querySelectorAll('.launch label')].find(l => l.innerText === 'Snapshot');
        return [...label.control.options].map(option => option.text).join('\\n');";
    let options = person.ask(options, json!([])).await;
    let options = options.as_str().unwrap();
    assert!(
        options.contains("v1, ") && !options.contains("local build") && !options.contains("build without stack"),
        "{options}"
    );
}

#[tokio::test]
async fn what_a_broken_build_would_do_to_a_run_is_mended_by_the_copy() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    // As they are, these would end in a server error, a refusal, or a run that waits for ever.
    for name in ["build without release", "stack changed", "settings without image", "build of another stack"] {
        column::choose(&person, "one_image", name).await;
        let called = format!("mended {name} {{date}} {{time}}");
        column::put(&person, "Name of the run", &called).await;
        column::launch(&person).await;
        column::run_says(&person, "Completed").await;
        column::says(&person, "holds the images that were asked for").await;
        person.point_at("Look away").await;
    }
}
