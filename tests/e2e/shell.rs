//! What is painted before the Wasm is there: the page as it begins, so that nothing moves when the real one comes.

use std::{env, fs, path::PathBuf};

use fantoccini::Locator;
use serde_json::json;

use crate::{person::Person, support::Browser, support::eventually};

/// Set by `cargo xtask shell`: then the file is written and not compared.
const WRITE: &str = "SLIPWAY_WRITE_SHELL";

/// What a person sees of a new page, without what only makes it work.
const SHELL: &str = r#"
const copy = [...document.querySelectorAll('header.header, main.page, nav.bottom-bar')].map(e => e.cloneNode(true));
const whole = document.createElement('div');
whole.append(...copy);
const all = selector => [...whole.querySelectorAll(selector)];
// What is folded.
for (const group of all('.group:not([open])')) [...group.children].slice(1).forEach(e => e.remove());
for (const entry of all('.chooser-list > label').slice(9)) entry.remove();
for (const more of all('.more')) [...more.children].slice(1).forEach(e => e.remove());
for (const input of document.querySelectorAll('main.page :checked[name=goal]'))
  whole.querySelector(`input[value="${input.value}"]`).setAttribute('checked', '');
all('select').forEach((copy, position) => {
  const real = [...document.querySelectorAll('header.header select, main.page select')].find(e => e.id === copy.id);
  const option = document.createElement('option');
  option.textContent = real.selectedOptions[0]?.textContent ?? '';
  copy.replaceChildren(option);
});
all('.visually-hidden, .chooser-list > p, .field-problems, p:empty, ul:empty').forEach(e => e.remove());
const kept = /^(class|type|checked|open|placeholder|rows|data-.*|aria-selected|aria-disabled)$/;
for (const element of [whole, ...all('*')])
  for (const { name } of [...element.attributes]) if (!kept.test(name)) element.removeAttribute(name);
const comments = document.createNodeIterator(whole, NodeFilter.SHOW_COMMENT);
for (let comment; (comment = comments.nextNode());) comment.remove();
return whole.innerHTML.replace(/ (data-(set|revealed|changed|over|only-set))="false"/g, '').replace(/ checked=""/g, ' checked').replace(/ open=""/g, ' open');
"#;

/// Where the parts of a first screen are, to the pixel.
const PLACES: &str = "
document.getElementById('boot-problem').hidden = true;
const parts = 'h1, .header-button, .goal, .field-head, .select-control, .check, .group > summary, .plan p, .tabs > button, .why, .listing-head, .line';
return [...document.querySelectorAll(parts)].map(part => [part, part.getBoundingClientRect()])
  .filter(([part, place]) => part.checkVisibility() && place.width > 0 && place.top < 900)
  .map(([part, place]) => `${part.className || part.localName} ${['left', 'top', 'width', 'height'].map(side => Math.round(place[side]))}`);";

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("shell.html")
}

#[tokio::test]
async fn the_shell_is_what_a_new_page_shows() {
    let person = Person::at("").await;
    let shown = person.ask(SHELL, json!([])).await;
    let shown = format!("{}\n", shown.as_str().expect("a text").replace("><div", ">\n<div"));
    if env::var_os(WRITE).is_some() {
        fs::write(file(), shown).expect("the shell can be written");
        return;
    }
    let kept = fs::read_to_string(file()).expect("there is a shell");
    assert!(kept == shown, "shell.html is out of date: `cargo xtask shell` writes it anew");
}

#[tokio::test]
async fn nothing_moves_when_the_page_comes() {
    let browser = Browser::start().await;
    browser.devtools("Network.enable", json!({})).await;
    // What the page kept for later would be there in spite of the block.
    browser.devtools("Network.setBypassServiceWorker", json!({ "bypass": true })).await;
    for width in [360, 800, 1280, 1700] {
        browser.resize(width, 900).await;
        let mut places = Vec::new();
        for (blocked, there) in [("*.wasm", "#shell"), ("nothing", "[role=tablist] [role=tab]")] {
            browser.devtools("Network.setBlockedURLs", json!({ "urls": [blocked] })).await;
            browser.open("").await;
            browser.client.refresh().await.expect("the page reloads");
            eventually(there, async || browser.client.find(Locator::Css(there)).await.ok()).await;
            places.push(browser.client.execute(PLACES, vec![]).await.expect("the script runs"));
        }
        assert!(places[0].as_array().expect("a list").len() > 20, "{width} px: {}", places[0]);
        assert_eq!(places[0], places[1], "{width} px");
    }
}
