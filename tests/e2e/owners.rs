//! A page whose owner has decided something, and one whose policy is wrong.

use std::{fs, path::Path};

use serde_json::json;

use crate::{
    person::Person,
    support::{Browser, Host, eventually, folder, variable},
};

const POLICY: &str = r##"{
  "version": 1, "notice": "Ask #ml-platform first",
  "colours": { "accent": "#8a1c5b", "accent_dark": "#f0b4d6" },
  "release": "0.94.6",
  "presets": [{ "key": "train", "label": "Training images", "link": "v=1&zenml=0.94.6&goal=reuse&parent_image=registry.example.com/ml/train:v1" }],
  "locked": { "python": { "value": "3.11", "reason": "Our base images have Python 3.11." } },
  "parent_images": ["registry.example.com/ml/*"]
}"##;

/// The built page with another policy.
fn hosted(name: &str, policy: &str) -> Host {
    let folder = folder(name);
    for file in fs::read_dir(Path::new(&variable("SLIPWAY_DIST"))).expect("the page is built") {
        let file = file.expect("a file");
        if file.path().is_file() {
            fs::copy(file.path(), folder.join(file.file_name())).expect("a file can be copied");
        }
    }
    fs::write(folder.join("policy.json"), policy).expect("the policy can be written");
    Host::start(&folder, "")
}

async fn at(host: &Host, fragment: &str) -> Person {
    let person = Person { browser: Browser::start().await };
    person.browser.client.goto(&format!("{}/{fragment}", host.origin())).await.expect("the page opens");
    person.ready().await;
    person
}

async fn said(person: &Person) -> String {
    person.text_at("body").await
}

#[tokio::test]
async fn an_owner_s_locks_presets_and_colours_hold() {
    let host = hosted("owner", POLICY);
    let person = at(&host, "").await;
    assert!(person.text_at(".owner").await.contains("Ask #ml-platform first"));
    let script = "
        const value = id => document.getElementById(id).value;
        return [value('zenml'), value('python'), document.getElementById('python').matches(':disabled'),
            document.getElementById('python').closest('.field').innerText,
            getComputedStyle(document.documentElement).getPropertyValue('--accent-on-light')];";
    let told = person.ask(script, json!([])).await;
    assert_eq!((&told[0], &told[1], &told[2]), (&json!("0.94.6"), &json!("3.11"), &json!(true)));
    assert!(told[3].as_str().expect("a text").contains("Our base images have Python 3.11."), "{told}");
    assert_eq!(told[4], "#8a1c5b");
    assert_eq!(person.browser.violations().await, [""; 0]);
    let choose = "const list = document.getElementById('owner-presets'); list.value = 'train';
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    person.ask(choose, json!([])).await;
    eventually("the preset", async || said(&person).await.contains("registry.example.com/ml/train:v1").then_some(()))
        .await;
    // The preset has no Python of its own; the lock holds all the same.
    assert_eq!(person.ask("return document.getElementById('python').value", json!([])).await, "3.11");
}

#[tokio::test]
async fn a_link_that_breaks_a_lock_is_reported_and_not_applied() {
    let host = hosted("broken-lock", POLICY);
    let link = "#v=1&zenml=0.98.0&goal=reuse&python=3.12&parent_image=evil.example/image&apt_packages=git";
    let person = at(&host, link).await;
    assert_eq!(person.ask("return document.getElementById('python').value", json!([])).await, "3.11");
    assert_eq!(person.ask("return document.getElementById('apt_packages').value", json!([])).await, "git");
    let told = eventually("what is said", async || {
        let told = said(&person).await;
        (told.contains("fixed here") && told.contains("not among what the owner")).then_some(told)
    });
    assert!(told.await.contains("Our base images have Python 3.11."));
}

#[tokio::test]
async fn a_wrong_policy_is_said_with_its_places_and_the_page_starts() {
    for (policy, words) in [
        ("{ \"version\": 1,\n  \"notice\": }", vec!["line 2, column 13"]),
        (
            r#"{ "version": 1, "notice": "Still here", "release": 5, "locked": { "pyton": {"value": "a", "reason": "b"} } }"#,
            vec!["release", "locked.pyton", "no such field", "Still here"],
        ),
    ] {
        let host = hosted("wrong-policy", policy);
        let person = at(&host, "").await;
        let told = person.text_at(".owner").await;
        assert!(words.iter().all(|word| told.contains(word)), "{told}");
        person.fill("apt packages", "git").await;
        eventually("the output", async || said(&person).await.contains("apt-get").then_some(())).await;
    }
}
