//! Finding things by name, and the shortcuts.

use fantoccini::key::Key;
use serde_json::json;

use crate::{person::Person, support::eventually};

/// Opens the palette, types, and takes the first thing that is found.
pub async fn find(person: &Person, words: &str) {
    person.write(&format!("{}k{}", char::from(Key::Control), char::from(Key::Null))).await;
    person.focus_on("Search actions and settings").await;
    person.write(words).await;
    let what = format!("something found for {words:?}");
    eventually(&what, async || {
        let first = "return document.querySelector('[role=listbox] [aria-selected=true]')?.innerText";
        person.ask(first, json!([])).await.as_str().filter(|text| !text.is_empty()).map(drop)
    })
    .await;
    person.press(Key::Enter).await;
}

#[tokio::test]
async fn the_palette_leads_to_a_setting_that_is_folded_away() {
    let person = Person::at("").await;
    find(&person, "build_args").await;
    person.focus_on("Build arguments").await;
    person.write("A=1").await;
    assert_eq!(person.value_of("Build arguments").await, "A=1");
}

#[tokio::test]
async fn the_palette_changes_what_was_decided_and_undo_takes_it_back() {
    let person = Person::at("").await;
    find(&person, "let zenml build").await;
    eventually("the other goal", async || (!person.tabs().await.contains(&"CI workflow".to_owned())).then_some(()))
        .await;
    find(&person, "xgboost add").await;
    eventually("the integration", async || person.link().await.contains("xgboost").then_some(())).await;
    person.write(&format!("{}z{}", char::from(Key::Control), char::from(Key::Null))).await;
    eventually("no integration", async || (!person.link().await.contains("xgboost")).then_some(())).await;
}

#[tokio::test]
async fn escape_closes_a_dialog_and_gives_the_focus_back() {
    let person = Person::at("").await;
    person.go_to("Help and shortcuts").await;
    person.press(Key::Enter).await;
    let open = "return document.querySelector('dialog').open";
    eventually("the dialog", async || person.ask(open, json!([])).await.as_bool().filter(|open| *open)).await;
    person.press(Key::Escape).await;
    eventually("no dialog", async || person.ask(open, json!([])).await.as_bool().filter(|open| !open)).await;
    person.focus_on("Help and shortcuts").await;
}

#[tokio::test]
async fn single_keys_go_through_the_outputs_and_can_be_switched_off() {
    let person = Person::at("").await;
    person.go_to("Undo").await;
    person.write("]").await;
    person.focus_on("Requirements").await;
    person.write("[").await;
    person.focus_on("Dockerfile").await;
    person.write("?").await;
    person.tick("Shortcuts of a single key, while no field has the focus").await;
    person.press(Key::Escape).await;
    person.focus_on("Dockerfile").await;
    person.write("]").await;
    person.focus_on("Dockerfile").await;
    // The choice is kept.
    person.open("").await;
    person.go_to("Undo").await;
    person.write("]").await;
    person.focus_on("Undo").await;
}

#[tokio::test]
async fn a_letter_typed_into_a_field_is_no_shortcut() {
    let person = Person::at("").await;
    person.fill("Requirements", "a[b]?/").await;
    assert_eq!(person.value_of("Requirements").await, "a[b]?/");
}
