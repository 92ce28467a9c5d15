//! Nothing to log in with is anywhere but in memory.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use serde_json::json;
use zenml_server::Server;

use super::column::{self, REUSE};
use super::server;
use crate::support::eventually;

/// What the commands print in a shell that they are pasted into.
pub fn pasted(server: &Server, script: &str) -> String {
    let mut shell = Command::new("sh")
        .env("ZENML_API_KEY", &server.seed.key)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("there is a shell");
    shell.stdin.take().expect("its input is ours").write_all(script.as_bytes()).expect("it reads");
    let output = shell.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{}\n{script}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text").trim().to_owned()
}

/// Everything that the page wrote anywhere.
pub const WRITTEN: &str = "
const kept = area => Object.entries(area).flat().join('\\n');
const values = [...document.querySelectorAll('input, textarea, select')].map(e => e.value).join('\\n');
return [location.href, kept(localStorage), kept(sessionStorage), document.cookie, document.documentElement.outerHTML,
  values, JSON.stringify(history.state), document.title, ...(window.copied ?? [])].join('\\n');";

#[tokio::test]
async fn no_key_and_no_token_is_in_link_storage_console_downloads_or_words() {
    let server = server::shared().await;
    let person = column::open(REUSE).await;
    person.record_downloads().await;
    let copies = "window.copied = []; navigator.clipboard.writeText = async text => { copied.push(text); };";
    person.ask(copies, json!([])).await;
    let keys = [server.seed.key.as_str(), "ZENKEY_wrong", "eyJ", server.seed.member_password.as_str()];
    let clean = async |when: &str| {
        let written = person.ask(WRITTEN, json!([])).await;
        let written = written.as_str().expect("a text");
        for key in keys {
            assert!(!written.contains(key), "{when}: {key:?} is in what the page wrote");
        }
    };

    // Refused, and then taken.
    person.put_in("Address of the ZenML server", &server.address()).await;
    person.put_in("API key", "ZENKEY_wrong").await;
    person.point_at("Connect").await;
    column::says(&person, "does not accept this login").await;
    column::log_in(&person, &server).await;
    clean("after the login").await;
    column::choose(&person, "one_image", "v1").await;
    person.point_at("What will be sent, call by call, and as commands for a shell").await;
    person.text_of("launch.sh").await;
    for tool in ["Copy launch.sh", "Download launch.sh", "Markdown launch.sh"] {
        person.point_at(tool).await;
    }
    column::launch(&person).await;
    column::run_says(&person, "Completed").await;
    person.link().await;
    clean("after the run").await;
    let downloads = person.downloads().await;
    assert!(downloads.iter().any(|text| text.contains("ZENML_API_KEY")), "the commands were saved");
    assert!(!downloads.iter().any(|text| keys.iter().any(|key| text.contains(key))));

    // A box that is ticked keeps a token for this tab, and no key. Without it a reload keeps nothing.
    column::show(&person).await;
    person.point_at("Log in again").await;
    person.put_in("API key", &server.seed.key).await;
    person.point_at("Keep a token for this tab, for 8 hours").await;
    person.point_at("Connect").await;
    let kept = eventually("a token", async || {
        person.ask("return sessionStorage['slipway.token']", json!([])).await.as_str().map(str::to_owned)
    });
    let kept = kept.await;
    assert!(kept.starts_with(&format!("{}\neyJ", server.address())) && !kept.contains("ZENKEY"), "{kept}");
    let local = person.ask("return Object.entries(localStorage).flat().join()", json!([])).await;
    assert!(!local.as_str().expect("a text").contains("eyJ"));
    person.point_at("Log out").await;
    clean("after logging out").await;

    // The console is read last: nothing in it, not even of what was refused.
    let said = person.browser.console().await;
    assert!(said.iter().any(|line| line.contains("401")), "the refused login is in the console: {said:?}");
    assert!(!said.iter().any(|line| keys.iter().any(|key| line.contains(key))), "{said:?}");
}

#[tokio::test]
async fn nothing_is_sent_before_a_person_asks_and_then_to_that_server_alone() {
    let server = server::shared().await;
    let person = column::connected(&server, REUSE).await;
    column::choose(&person, "one_image", "v1").await;
    column::says(&person, "Launch…").await;
    let sent = person.browser.requests().await;
    let page = crate::support::origin();
    let foreign: Vec<_> = sent.iter().filter(|url| !url.starts_with(&page)).collect();
    assert!(!foreign.is_empty() && foreign.iter().all(|url| url.starts_with(&server.address())), "{foreign:?}");

    // A link, a message and Back, with the plan in sight: none of them is a person's word.
    person.point_at("Launch…").await;
    column::says(&person, "Start this run?").await;
    let attempts = "window.postMessage({ launch: true, type: 'begin', text: location.hash.slice(1) }, '*');
        location.hash = '#v=1&zenml=0.98.0&goal=reuse&python=3.11&parent_image=registry.example.com/team/other:9&launch=yes';";
    person.ask(attempts, json!([])).await;
    column::has_value(&person, "Image of the pipeline", "registry.example.com/team/other:9").await;
    let said = person.text_at(".launch").await;
    assert!(!said.contains("Start this run?"), "what was looked over is not what would start: {said}");
    person.browser.client.back().await.expect("there is a page before");
    column::has_value(&person, "Image of the pipeline", column::IMAGE).await;
    let posts = person.browser.requests().await;
    assert_eq!(posts, [""; 0], "nothing was sent");
    person.open("").await;
    column::show(&person).await;
    let sent = person.browser.requests().await;
    assert!(sent.iter().all(|url| url.starts_with(&page)), "a reload asks nobody: {sent:?}");
}
