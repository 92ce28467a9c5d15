//! Importing: pasted, dropped, or from a file; a preview first, then one step.

use fantoccini::key::Key;
use serde_json::json;

use crate::{person::Person, support::eventually};

const PROGRAM: &str = r#"import os
from zenml import pipeline
from zenml.config import DockerSettings

docker = DockerSettings(
    parent_image="registry.example.com/ml/train:v1",
    requirements=["pandas==2.2.2", "torch"],
    apt_package=["git"],
    environment={"HF_HOME": "/opt/hf", "TOKEN": os.environ["TOKEN"]},
)

@pipeline(settings={"docker": docker})
def training():
    pass
"#;

async fn dialog(person: &Person, part: &str) -> String {
    eventually(&format!("{part:?} in the dialog"), async || {
        Some(person.text_at("dialog").await).filter(|said| said.contains(part))
    })
    .await
}

async fn undo(person: &Person) {
    person.write(&format!("{}z{}", char::from(Key::Control), char::from(Key::Null))).await;
}

#[tokio::test]
async fn a_program_is_previewed_with_what_it_does_not_say_and_taken_over_in_one_step() {
    let person = Person::at("").await;
    person.go_to("Import").await;
    person.press(Key::Enter).await;
    person.focus_on("Text to import").await;
    person.paste("Text to import", PROGRAM).await;
    let said = dialog(&person, "4 settings would change").await;
    for part in [
        "As recognised: Python",
        "registry.example.com/ml/train:v1",
        "Line 8",
        "apt_packages",
        "Line 9",
        "What was understood",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(person.browser.violations().await, [""; 0]);
    person.go_to("Take over").await;
    person.press(Key::Enter).await;
    eventually("no dialog", async || person.text_at("dialog[open]").await.is_empty().then_some(())).await;
    assert_eq!(person.value_of("Requirements").await, "pandas==2.2.2\ntorch");
    undo(&person).await;
    eventually("what was there", async || person.value_of("Requirements").await.is_empty().then_some(())).await;
    assert_eq!(person.browser.complaints().await, [""; 0]);
}

#[tokio::test]
async fn a_dropped_file_and_a_text_pasted_beside_every_field_are_imported() {
    let person = Person::at("").await;
    person.whole_page().await;
    let project = "[project]\nname = \"trainer\"\nrequires-python = \">=3.11\"\ndependencies = [\"pandas==2.2.2\"]\n";
    person.drop_file("pyproject.toml", project).await;
    let said = dialog(&person, "would change").await;
    assert!(said.contains("pyproject.toml") && said.contains("pandas==2.2.2"), "{said}");
    person.press(Key::Escape).await;
    eventually("no dialog", async || person.text_at("dialog[open]").await.is_empty().then_some(())).await;
    let paste = "const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    person.ask(paste, json!(["numpy==1.26.4\nscipy>=1.11\n"])).await;
    let said = dialog(&person, "scipy>=1.11").await;
    assert!(said.contains("One setting would change"), "{said}");
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_with_its_line_and_changes_nothing() {
    let person = Person::at("").await;
    person.fill("apt packages", "git").await;
    person.point_at("Import").await;
    person.focus_on("Text to import").await;
    let program = "from zenml.config import DockerSettings\n\nprint('no settings')\n";
    person.paste("Text to import", program).await;
    let said = dialog(&person, "Line ").await;
    assert!(said.contains("Nothing can be taken from this text"), "{said}");
    person.point_at("Take over").await;
    dialog(&person, "There is nothing to take over").await;
    person.press(Key::Escape).await;
    assert_eq!(person.value_of("apt packages").await, "git");
}
