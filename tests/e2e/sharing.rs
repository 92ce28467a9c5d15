//! The address bar is the state: what one person copies, another opens.

use fantoccini::key::Key;

use crate::{person::Person, projects::describe_training_on_aws};

/// Every output on every tab: tab, heading and text. What has changed since the page was opened is each visit's own.
async fn everything(person: &Person) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for tab in person.tabs().await.into_iter().filter(|tab| tab != "Changes") {
        person.look_at(&tab).await;
        for heading in person.outputs().await {
            let text = person.text_of(&heading).await;
            all.push((tab.clone(), heading, text));
        }
    }
    all
}

#[tokio::test]
async fn a_link_gives_the_same_outputs_in_another_browser() {
    let sender = Person::at("").await;
    describe_training_on_aws(&sender).await;
    let sent = everything(&sender).await;
    let link = sender.link().await;
    let receiver = Person::at(&link).await;
    assert_eq!(everything(&receiver).await, sent);
    assert_eq!(receiver.link().await, link);
}

#[tokio::test]
async fn a_reload_and_the_back_button_keep_what_was_typed() {
    let person = Person::at("").await;
    person.fill("Requirements", "pandas==2.2.2").await;
    let link = person.link().await;
    person.browser.client.refresh().await.expect("the page reloads");
    person.open(&link).await;
    assert_eq!(person.value_of("Requirements").await, "pandas==2.2.2");
}

#[tokio::test]
async fn undo_takes_back_field_by_field() {
    let person = Person::at("").await;
    person.fill("Requirements", "pandas").await;
    person.fill("apt packages", "git").await;
    person.go_to("Undo").await;
    person.press(Key::Enter).await;
    assert_eq!(person.value_of("apt packages").await, "");
    assert_eq!(person.value_of("Requirements").await, "pandas");
    person.go_to("Redo").await;
    person.press(Key::Enter).await;
    assert_eq!(person.value_of("apt packages").await, "git");
}

#[tokio::test]
async fn a_secret_never_enters_the_address() {
    let person = Person::at("").await;
    let secret = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
    person.unfold("Environment").await;
    person.fill("Environment", &format!("GITHUB_TOKEN={secret}\nHF_HOME=/opt/hf")).await;
    let link = person.link().await;
    assert!(link.contains("HF_HOME"), "{link}");
    assert!(!link.contains(secret), "{link}");
    let stored =
        person.ask("return JSON.stringify({ ...localStorage, ...sessionStorage })", serde_json::json!([])).await;
    assert!(!stored.as_str().unwrap_or_default().contains(secret), "{stored}");
}
