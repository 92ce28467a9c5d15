//! Links as they arrive: whole, unchecked, broken, mangled by mail programs; and what this browser keeps.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use crate::{
    person::Person,
    support::{eventually, origin},
};

const LINK: &str = "v=1&zenml=0.98.0&goal=let_zenml_build&python=3.12&parent_image=registry.evil.example/x:v1&requirements=pandas%3D%3D2.2.2&environment.HF_TOKEN=%3Cwithheld%3E&python_package_installer_args.index-url=https://evil.example/simple&future_key=3";

async fn strip(person: &Person) -> String {
    eventually("the strip", async || Some(person.text_at(".strip").await).filter(|text| !text.is_empty())).await
}

async fn press_named(person: &Person, name: &str) {
    person.go_to(name).await;
    person.press(Key::Enter).await;
}

#[tokio::test]
async fn the_strip_says_what_a_link_sets_and_what_deserves_a_second_look() {
    let person = Person::at(&format!("#{LINK}")).await;
    let said = strip(&person).await;
    for part in ["Unchecked", "This link sets", "registry.evil.example", "evil.example", "HF_TOKEN", "future_key"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(person.browser.violations().await, [""; 0]);
    press_named(&person, "Close what is said about the link").await;
    eventually("no strip", async || person.text_at(".strip").await.is_empty().then_some(())).await;
}

#[tokio::test]
async fn a_checked_link_is_not_called_unchecked_and_a_reload_is_no_arrival() {
    let sender = Person::at("").await;
    sender.fill("Requirements", "pandas==2.2.2").await;
    let link = sender.link().await;
    let receiver = Person::at(&link).await;
    let said = strip(&receiver).await;
    assert!(!said.contains("Unchecked") && said.contains("This link sets"), "{said}");
    receiver.fill("apt packages", "git").await;
    let own = receiver.link().await;
    receiver.browser.client.refresh().await.expect("the page reloads");
    receiver.open(&own).await;
    assert_eq!(receiver.value_of("apt packages").await, "git");
    assert_eq!(receiver.text_at(".strip").await, "");
}

#[tokio::test]
async fn a_refused_link_offers_what_can_be_read_and_keeps_what_is_there() {
    let person = Person::at("").await;
    person.fill("apt packages", "git").await;
    person.link().await;
    person.browser.open("#v=1&k=00000000&zenml=0.98.0&goal=let_zenml_build&user=somebody").await;
    let said = strip(&person).await;
    assert!(said.contains("cannot be opened"), "{said}");
    assert_eq!(person.value_of("apt packages").await, "git");
    assert_eq!(person.browser.violations().await, [""; 0]);
    press_named(&person, "Open what can be read").await;
    eventually("what can be read", async || (person.value_of("User").await == "somebody").then_some(())).await;
    person.write(&format!("{}z{}", char::from(Key::Control), char::from(Key::Null))).await;
    eventually("what was there", async || (person.value_of("apt packages").await == "git").then_some(())).await;
}

#[tokio::test]
async fn links_that_mail_programs_mangled_open_all_the_same() {
    let sender = Person::at("#v=1&zenml=0.98.0&goal=let_zenml_build&python=3.12").await;
    sender.fill("Requirements", "pandas==2.2.2").await;
    sender.fill("Parent image", "registry.example.com/ml/train:v1").await;
    let link = sender.link().await;
    let text = link.trim_start_matches('#');
    let (first, rest) = text.split_at(text.len() / 2);
    let mangled = [
        format!("#{text}."),
        format!("#{text})%3E"),
        format!("#{first}%20%0A{rest}"),
        format!("#{}", text.replace('&', "&amp;")),
        format!("#!{text}"),
        format!("%23{text}"),
        format!("?c={}", text.replace('&', "%26").replace('=', "%3D")),
    ];
    let receiver = Person::at("").await;
    for mangled in mangled {
        receiver.browser.client.goto("about:blank").await.expect("a blank page");
        receiver.open(&mangled).await;
        assert_eq!(receiver.value_of("Requirements").await, "pandas==2.2.2", "{mangled}");
        assert_eq!(receiver.value_of("Parent image").await, "registry.example.com/ml/train:v1", "{mangled}");
    }
}

#[tokio::test]
async fn back_and_forward_undo_and_redo_what_was_opened_and_lose_no_secret() {
    let secret = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
    let person = Person::at("").await;
    person.fill("Requirements", "pandas==2.2.2").await;
    person.unfold("Environment").await;
    person.fill("Environment", &format!("GITHUB_TOKEN={secret}")).await;
    let before = person.link().await;
    // A configuration of another visit is opened.
    press_named(&person, "Kept configurations").await;
    person.focus_on("Keep this configuration as").await;
    person.write("pandas").await;
    press_named(&person, "Keep").await;
    person.press(Key::Escape).await;
    person.fill("Requirements", "numpy").await;
    let edited = person.link().await;
    press_named(&person, "Kept configurations").await;
    press_named(&person, "Open pandas").await;
    eventually("the kept one", async || (person.value_of("Requirements").await == "pandas==2.2.2").then_some(())).await;
    assert_ne!(before, edited);
    person.browser.client.back().await.expect("back");
    eventually("the edit", async || (person.value_of("Requirements").await == "numpy").then_some(())).await;
    assert_eq!(person.value_of("Environment").await, format!("GITHUB_TOKEN={secret}"));
    person.ask("history.forward()", json!([])).await;
    eventually("the kept one again", async || (person.value_of("Requirements").await == "pandas==2.2.2").then_some(()))
        .await;
}

#[tokio::test]
async fn a_second_tab_does_not_overwrite_the_first() {
    let person = Person::at("").await;
    let client = &person.browser.client;
    person.fill("Requirements", "first").await;
    let first_link = person.link().await;
    let first = client.window().await.expect("a tab");
    let second = client.new_window(true).await.expect("another tab").handle;
    client.switch_to_window(second.clone()).await.expect("the other tab");
    person.open("").await;
    person.fill("Requirements", "second").await;
    person.link().await;
    client.switch_to_window(first).await.expect("the first tab");
    assert_eq!(person.value_of("Requirements").await, "first");
    client.refresh().await.expect("the page reloads");
    person.open(&first_link).await;
    assert_eq!(person.value_of("Requirements").await, "first");
    // Without its link, too, a tab goes on with its own draft.
    client.goto(&origin()).await.expect("the page without a link");
    eventually("the draft", async || (person.value_of("Requirements").await == "first").then_some(())).await;
    client.switch_to_window(second).await.expect("the other tab");
    client.goto(&origin()).await.expect("the page without a link");
    eventually("the other draft", async || (person.value_of("Requirements").await == "second").then_some(())).await;
}

#[tokio::test]
async fn blocked_and_full_storage_change_nothing_else() {
    let blocked = "for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });";
    let full = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    for script in [blocked, full] {
        let person = Person::at("").await;
        person.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        person.browser.client.goto("about:blank").await.expect("a blank page");
        person.open("").await;
        person.fill("Requirements", "pandas==2.2.2").await;
        let link = person.link().await;
        person.browser.client.refresh().await.expect("the page reloads");
        person.open(&link).await;
        assert_eq!(person.value_of("Requirements").await, "pandas==2.2.2");
        assert_eq!(person.browser.complaints().await, [""; 0], "{script}");
    }
}

#[tokio::test]
async fn a_configuration_without_a_link_travels_as_a_file() {
    let person = Person::at("").await;
    let long: String = (0..2000).map(|at| format!("package-number-{at}=={at}.{}.7\n", at * 31 % 97)).collect();
    person.paste("Requirements", &long).await;
    press_named(&person, "Share").await;
    eventually("why there is no link", async || {
        let said = person.text_at("dialog").await;
        (said.contains("There is no link") && said.contains("8000")).then_some(())
    })
    .await;
    person.record_downloads().await;
    press_named(&person, "Download as a file").await;
    let file = person.downloads().await.remove(0);
    let receiver = Person::at("").await;
    receiver.drop_file("mine.slipway.json", &file).await;
    eventually("the file", async || (receiver.value_of("Requirements").await == long.trim_end()).then_some(())).await;
}

/// The part of a value that is secret: of an address what stands before the host, else the longest word with a digit in
/// it, which names of parameters have not.
fn secret_in(value: &str) -> &str {
    let before_host = value.split_once("://").and_then(|(_, rest)| Some(rest.split_once('@')?.0));
    if let Some(login) = before_host {
        return login.rsplit(':').next().unwrap_or(login);
    }
    let words = value.split(|c: char| "./:@?&=,; '\"{}".contains(c));
    let random = words.filter(|word| word.contains(|c: char| c.is_ascii_digit()));
    random.max_by_key(|word| word.len()).unwrap_or(value)
}

#[tokio::test]
async fn two_hundred_secrets_are_nowhere_but_in_the_page() {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/engine/tests/cases/secrets/secret.txt");
    let cases = fs::read_to_string(cases).expect("the cases can be read");
    // Each under a name of its own, as a person would have them.
    let lines: Vec<String> = cases
        .lines()
        .enumerate()
        .filter_map(|(at, line)| line.split_once('=').map(|(name, value)| format!("{name}_{at}={value}")))
        .collect();
    assert!(lines.len() >= 200);
    let person = Person::at("").await;
    person.unfold("Environment").await;
    person.record_downloads().await;
    for lines in lines.chunks(60) {
        person.paste("Environment", &lines.join("\n")).await;
        let link = person.link().await;
        press_named(&person, "Share").await;
        press_named(&person, "Download as a file").await;
        let dialog = person.text_at("dialog").await;
        person.press(Key::Escape).await;
        let stored = "return JSON.stringify({ ...localStorage, ...sessionStorage })";
        let stored = person.ask(stored, json!([])).await.to_string();
        let file = person.downloads().await.join("\n");
        let console = person.browser.complaints().await.join("\n");
        for line in lines {
            let (name, value) = line.split_once('=').expect("a name and a value");
            let secret = secret_in(value);
            for (place, text) in
                [("link", &link), ("storage", &stored), ("file", &file), ("console", &console), ("dialog", &dialog)]
            {
                // A short one may be a word that stands there for another reason; with its name it may not.
                let told = if secret.len() >= 12 { secret.to_owned() } else { format!("{name}={value}") };
                assert!(!text.contains(&told), "{told} in {place}");
            }
        }
    }
}
