//! Without a network, after one visit.

use fantoccini::key::Key;
use serde_json::json;

use crate::{
    person::Person,
    portals::LINK,
    support::{Browser, Host, eventually, folder, variable},
};

/// Waits until everything is kept.
async fn kept(person: &Person) {
    let script = "const done = arguments[0]; navigator.serviceWorker.ready.then(r => done(r.active?.state));";
    let state = person.browser.client.execute_async(script, vec![]).await.expect("the script runs");
    assert!(matches!(state.as_str(), Some("activated" | "activating")), "{state}");
}

#[tokio::test]
async fn after_one_visit_a_link_of_any_release_opens_without_a_network() {
    let host = dist("offline");
    let person = Person { browser: Browser::start().await };
    person.browser.client.goto(&format!("{}/", host.origin())).await.expect("the page opens");
    person.ready().await;
    kept(&person).await;
    let address = host.origin();
    drop(host);
    for (link, word) in [
        (LINK, "ml/train:v1"),
        ("v=1&zenml=0.70.0&goal=let_zenml_build&requirements=pandas", "0.70.0"),
        ("v=1&zenml=0.55.5&goal=let_zenml_build&apt_packages=git", "apt-get"),
    ] {
        person.browser.client.goto(&format!("{address}/?{}#{link}", word.len())).await.expect("the page opens");
        person.ready().await;
        eventually(word, async || person.text_at("#outputs").await.contains(word).then_some(())).await;
        for tab in person.tabs().await {
            person.point_at(&tab).await;
        }
    }
}

/// The built page, hosted by ourselves.
fn dist(name: &str) -> Host {
    let folder = folder(name);
    copy(&folder);
    Host::start(&folder, "")
}

fn copy(folder: &std::path::Path) {
    for file in std::fs::read_dir(variable("SLIPWAY_DIST")).expect("the page is built") {
        let file = file.expect("a file");
        if file.path().is_file() {
            std::fs::copy(file.path(), folder.join(file.file_name())).expect("a file can be copied");
        }
    }
}

#[tokio::test]
async fn a_newer_version_waits_until_a_person_takes_it() {
    let folder = folder("update");
    copy(&folder);
    let host = Host::start(&folder, "");
    let person = Person { browser: Browser::start().await };
    person.browser.client.goto(&format!("{}/", host.origin())).await.expect("the page opens");
    person.ready().await;
    kept(&person).await;
    person.browser.client.refresh().await.expect("the page reloads");
    person.ready().await;
    person.fill("apt packages", "git").await;
    let worker = std::fs::read_to_string(folder.join("worker.js")).expect("there is a worker");
    std::fs::write(folder.join("worker.js"), worker.replace("VERSION = 'slipway-", "VERSION = 'slipway-newer"))
        .expect("it can be written");
    let script =
        "const done = arguments[0]; navigator.serviceWorker.ready.then(r => r.update()).then(() => done(true));";
    person.browser.client.execute_async(script, vec![]).await.expect("the script runs");
    eventually("the question", async || {
        let shown = person.ask("return !document.getElementById('update').hidden", json!([])).await;
        shown.as_bool().filter(|shown| *shown)
    })
    .await;
    // Nothing was reloaded: what was typed is there, and can be typed on.
    person.ask("window.same = true", json!([])).await;
    assert_eq!(person.value_of("apt packages").await, "git");
    assert_eq!(person.browser.violations().await, [""; 0]);
    person.link().await;
    person.go_to("Load it").await;
    person.press(Key::Enter).await;
    eventually("the newer page", async || {
        let same = person.ask("return window.same === true", json!([])).await;
        (same == false).then_some(())
    })
    .await;
    person.ready().await;
    assert_eq!(person.value_of("apt packages").await, "git");
}
