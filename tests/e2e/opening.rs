//! A person opens the page.

use fantoccini::Locator;
use serde_json::json;

use crate::support::{Browser, eventually, origin};

/// Opens the page and waits until the Wasm has drawn it over the words that stand there before.
async fn open(browser: &Browser) {
    browser.open("").await;
    eventually("the page", async || browser.client.find(Locator::Id("shell")).await.err().map(drop)).await;
    let heading = browser.client.find(Locator::Css("h1")).await.expect("the page has a heading");
    assert_eq!(heading.text().await.expect("the heading has a text"), "Slipway");
}

#[tokio::test]
async fn the_page_opens_with_nothing_to_complain_of() {
    let browser = Browser::start().await;
    for scheme in ["light", "dark"] {
        browser.prefer(scheme).await;
        open(&browser).await;
        assert_eq!(browser.violations().await, [""; 0], "{scheme}");
        assert_eq!(browser.complaints().await, [""; 0], "{scheme}");
    }
}

#[tokio::test]
async fn opening_the_page_asks_nobody_else_and_asks_for_each_file_once() {
    let browser = Browser::start().await;
    open(&browser).await;
    let mut requests = browser.requests().await;
    let (count, origin) = (requests.len(), origin());
    assert!(requests.iter().all(|address| address.starts_with(&origin)), "{requests:#?}");
    requests.sort();
    requests.dedup();
    assert_eq!(requests.len(), count, "asked for twice: {requests:#?}");
    // Parts that come after the page are further Wasm files.
    let page = requests.iter().filter(|address| !address.ends_with(".wasm") || address.contains("_bg"));
    assert!(page.count() <= 8, "{requests:#?}");
}

#[tokio::test]
async fn a_page_that_cannot_start_says_so() {
    let browser = Browser::start().await;
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await;
    browser.open("").await;
    let problem = eventually("the problem", async || {
        let problem = browser.client.find(Locator::Id("boot-problem")).await.ok()?;
        problem.text().await.ok().filter(|text| !text.is_empty())
    })
    .await;
    assert!(problem.contains("could not start"), "{problem}");
}
