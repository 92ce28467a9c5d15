//! Checking an image: what real programs printed of real images, on the page and on the command line.

use std::{fs, io::Read, path::PathBuf, process::Command};

use fantoccini::key::Key;
use flate2::read::GzDecoder;
use serde_json::{Value, json};

use crate::{person::Person, support::eventually};

const LINK: &str = "v=1&zenml=0.98.0&goal=reuse&python=3.11&stack.orchestrator=kubernetes&stack.artifact_store=s3&parent_image=registry.example.com/ml/train:v1&requirements=pandas%3D%3D2.2.2";

/// What a program printed of an image that was built for the tests of facts.
fn printed(image: &str, program: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("crates/facts/tests/cases/images");
    let file = fs::File::open(folder.join(format!("{image}.json.gz"))).expect("the image is recorded");
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).expect("a recording is a text");
    let recorded: Value = serde_json::from_str(&text).expect("a recording is JSON");
    recorded["texts"][program].as_str().expect("the program was asked").to_owned()
}

async fn sit_down() -> Person {
    let person = Person::at(&format!("#{LINK}")).await;
    person.look_at("Checklist").await;
    person.choose("Show", "Check an image").await;
    eventually("the part that checks", async || {
        person.ask("return document.getElementById('facts') !== null", json!([])).await.as_bool().filter(|there| *there)
    })
    .await;
    person
}

async fn sentence(person: &Person, part: &str) -> String {
    eventually(&format!("a sentence with {part:?}"), async || {
        Some(person.text_at(".summary").await).filter(|said| said.contains(part))
    })
    .await
}

#[tokio::test]
async fn what_the_probe_saw_is_judged_as_on_the_command_line() {
    let probe = printed("no-folder", "probe.json");
    let person = sit_down().await;
    person.paste("What it prints", &probe).await;
    person.go_to("Read it").await;
    person.press(Key::Enter).await;
    let said = sentence(&person, "missing").await;
    assert!(said.contains("will fail at step start"), "{said}");
    person.point_at("The report: Markdown, JSON, JUnit").await;
    person.record_downloads().await;
    person.go_to("Download check.md").await;
    person.press(Key::Enter).await;
    let report = person.downloads().await.remove(0);

    let file = std::env::temp_dir().join(format!("slipway-checking-{}", std::process::id()));
    fs::create_dir_all(&file).expect("a folder");
    let facts = file.join("pasted text");
    fs::write(&facts, &probe).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_slipway"))
        .args(["check", LINK, "--facts"])
        .arg(&facts)
        .args(["--format", "markdown"])
        .output()
        .expect("the program runs");
    fs::remove_dir_all(&file).expect("the folder goes");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), report.trim_end());

    // What failed is not in the link, and the page said nothing to anybody.
    assert!(!person.link().await.contains("probe"));
    assert_eq!(person.browser.violations().await, [""; 0]);
    assert_eq!(person.browser.complaints().await, [""; 0]);
}

#[tokio::test]
async fn several_texts_come_together_and_what_cannot_be_used_says_why() {
    let person = sit_down().await;
    let inspect = printed("full", "inspect.json");
    let probe = printed("full", "probe.json");
    let texts = [probe.as_str(), inspect.as_str(), "{\"bomFormat\": \"CycloneDX\", \"components\": [{\"na", "hello"];
    for text in texts {
        person.paste("What it prints", text).await;
        person.go_to("Read it").await;
        person.press(Key::Enter).await;
    }
    let sources = eventually("four texts", async || {
        let text = person.text_at(".sources").await;
        (text.matches("pasted text").count() >= 4).then_some(text)
    })
    .await;
    for part in ["not recognised", "CycloneDX", "Error", "Warning"] {
        assert!(sources.contains(part), "{part}: {sources}");
    }
    // Another release needs another ZenML: the verdicts follow the form.
    person.pick("ZenML release", "0.97.0").await;
    sentence(&person, "wrong version").await;
    // What is known stays when another output is looked at, and goes when it is told to.
    person.look_at("Settings").await;
    person.look_at("Checklist").await;
    sentence(&person, "wrong version").await;
    person.go_to("Forget all of it").await;
    person.press(Key::Enter).await;
    eventually("nothing known", async || person.text_at(".summary").await.is_empty().then_some(())).await;
    assert_eq!(person.browser.complaints().await, [""; 0]);
}

#[tokio::test]
async fn ten_megabytes_are_read_in_pieces_and_their_progress_is_shown() {
    let person = sit_down().await;
    let script = "
        window.shown = 0;
        new MutationObserver(() => { shown += document.querySelector('progress') ? 1 : 0; })
            .observe(document.querySelector('.outputs'), { subtree: true, childList: true });
        const component = at => ({ type: 'library', name: `package-${at}`, version: `1.${at}`, purl: `pkg:pypi/package-${at}@1.${at}`,
            description: 'x'.repeat(800) });
        const components = Array.from({ length: 11000 }, (_, at) => component(at));
        const text = JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components });
        const data = new DataTransfer();
        data.items.add(new File([text], 'large.json'));
        const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector('[data-takes-files]').dispatchEvent(drop);
        return text.length;";
    let size = person.ask(script, json!([])).await;
    assert!(size.as_u64().is_some_and(|size| size > 10_000_000), "{size}");
    // A bill of materials alone proves nothing to be absent.
    sentence(&person, "could not be verified").await;
    assert!(person.ask("return shown > 3", json!([])).await.as_bool().unwrap_or_default());
    assert!(person.text_at(".sources").await.contains("large.json"));
}
