//! The image of an earlier build, picked from the server.

use super::column;
use super::server;

#[tokio::test]
async fn an_image_of_an_earlier_build_is_picked_with_what_to_know_about_it_and_launched() {
    let server = server::shared().await;
    // The configuration brings an image of its own, of another name.
    server::make_build(&server, "registry.example.com/team/old:latest", "0.90.0");
    let person = column::connected(&server, "#v=1&zenml=0.98.0&goal=bring_your_own&python=3.11").await;
    column::choose(&person, "one_image", "v1").await;
    person.point_at("Images of earlier builds").await;
    let said = column::says(&person, "registry.example.com/team/train-gpu:1.0").await;
    assert!(said.contains("two_images, train.orchestrator"), "{said}");
    for caveat in [
        "Its tag can be moved, so the next run may get another image",
        "It holds the code of the run that it was built for",
        "It was made with ZenML 0.90.0",
    ] {
        assert!(said.contains(caveat), "{caveat}: {said}");
    }
    column::press_in(&person, "registry.example.com/team/train-gpu:1.0", "Use it for the pipeline").await;
    assert!(person.link().await.contains("goal=reuse"), "it is a configuration that reuses");
    column::put(&person, "Name of the run", "an earlier image {date} {time}").await;
    column::launch(&person).await;
    column::run_says(&person, "Completed").await;
    let runs = server::runs_named(&server, "one_image", "an earlier image");
    assert_eq!(server::images(&server, &runs[0]), ["orchestrator registry.example.com/team/train-gpu:1.0"]);

    // The form has no stack yet, and then the server's; images that were launched on from here are no builds that ZenML finds.
    person.point_at("Would ZenML reuse a build for these settings?").await;
    column::says(&person, "ZenML would look for no build: the stack has no container registry").await;
    person.point_at("Fill the form with this stack").await;
    column::field_with(&person, "Address", "registry.example.com/team").await;
    person.point_at("Would ZenML reuse a build for these settings?").await;
    column::says(&person, "No build of this project has the same stack, release, Python and settings").await;
    person.point_at("Let ZenML build it").await;
    column::says(&person, "A server starts runs only on images that exist").await;
    column::says(&person, "After the choice of a snapshot and an image").await;
}
