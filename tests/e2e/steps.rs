//! Steps with settings of their own.

use fantoccini::key::Key;

use crate::{person::Person, support::eventually};

#[tokio::test]
async fn a_step_with_its_own_requirements_gets_an_image_of_its_own() {
    let person =
        Person::at("#v=1&zenml=0.98.0&goal=let_zenml_build&python=3.11&stack.orchestrator=kubernetes&environment.A=1")
            .await;
    person.unfold("Steps").await;
    person.go_to("Add a step").await;
    person.press(Key::Enter).await;
    person.focus_on("Step").await;
    person.write("trainer").await;
    person.pick("Add a setting", "environment").await;
    person.go_to("Add").await;
    person.press(Key::Enter).await;
    person.focus_on("Environment").await;
    person.write("B=2").await;
    person.look_at("Dockerfile").await;
    person.pick("Image", "trainer.orchestrator").await;
    eventually("the step's Dockerfile", async || {
        let text = person.text_of("Dockerfile").await;
        (text.contains("ENV A='1'\nENV B='2'")).then_some(())
    })
    .await;
    let effective = person.text_at(".step").await;
    assert!(effective.contains("Runs in the orchestrator on zenml:pipeline-trainer-orchestrator"), "{effective}");
    assert!(person.link().await.contains("step=trainer&step.environment.B=2"));
}
