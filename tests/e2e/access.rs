//! The page for everybody: axe-core finds nothing, in light and dark, on wide, middle and narrow screens.

use serde_json::json;

use crate::{person::Person, projects::describe_training_on_aws, support::eventually};

const WIDTHS: [u32; 3] = [360, 800, 1280];

/// Looks at the page as it is now in both colour schemes and at every width.
async fn nothing_to_object_to(person: &Person, state: &str) {
    // A line that flashes keeps the colours in which it began when the scheme changes under it.
    eventually("an end of what moves", async || {
        person.ask("return document.getAnimations().length === 0", json!([])).await.as_bool().filter(|still| *still)
    })
    .await;
    for scheme in ["light", "dark"] {
        person.browser.prefer(scheme).await;
        for width in WIDTHS {
            person.browser.resize(width, 900).await;
            // From the top: what happens to be half under a bar that stays in sight is not too small a target.
            person.ask("scrollTo(0, 0)", json!([])).await;
            assert_eq!(person.browser.violations().await, [""; 0], "{state}, {scheme}, {width} px");
            let wider = person.ask("return document.documentElement.scrollWidth > innerWidth", json!([])).await;
            assert_eq!(wider, false, "{state}, {width} px: the page scrolls sideways");
        }
    }
    person.browser.resize(1280, 900).await;
}

#[tokio::test]
async fn the_empty_page_in_each_goal() {
    let person = Person::at("").await;
    for goal in ["Build the image yourself", "Let ZenML build it", "Reuse an image"] {
        person.choose("What do you want to do?", goal).await;
        nothing_to_object_to(&person, goal).await;
    }
}

#[tokio::test]
async fn a_filled_page_on_every_tab() {
    let person = Person::at("").await;
    describe_training_on_aws(&person).await;
    for tab in person.tabs().await {
        person.look_at(&tab).await;
        nothing_to_object_to(&person, &tab).await;
    }
}

#[tokio::test]
async fn a_page_full_of_problems() {
    let person =
        Person::at("#v=1&zenml=0.98.0&python=2.7&goal=let_zenml_build&stack.orchestrator=nope&requirements=%3D%3D1")
            .await;
    person.fill("apt packages", "Not A Package").await;
    person.look_at("Problems").await;
    nothing_to_object_to(&person, "problems").await;
}

#[tokio::test]
async fn a_narrow_screen_of_320_pixels_does_not_scroll_sideways() {
    let person = Person::at("").await;
    person.browser.resize(320, 700).await;
    let wider = person.ask("return document.documentElement.scrollWidth > innerWidth", json!([])).await;
    assert_eq!(wider, false);
}
