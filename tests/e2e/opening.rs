//! A person opens the page.

use fantoccini::Locator;
use serde_json::json;

use crate::support::{Browser, eventually, origin};

/// The page's heading, once the Wasm has drawn it.
async fn heading(browser: &Browser) -> String {
    eventually("the heading", async || {
        let heading = browser.client.find(Locator::Css("h1")).await.ok()?;
        heading.text().await.ok().filter(|text| !text.is_empty())
    })
    .await
}

#[tokio::test]
async fn the_page_opens_with_nothing_to_complain_of() {
    let browser = Browser::start().await;
    for scheme in ["light", "dark"] {
        browser.prefer(scheme).await;
        browser.open("").await;
        assert_eq!(heading(&browser).await, "Slipway");
        assert_eq!(browser.violations().await, [""; 0], "{scheme}");
        assert_eq!(browser.complaints().await, [""; 0], "{scheme}");
    }
}

#[tokio::test]
async fn opening_the_page_asks_nobody_else_and_asks_for_each_file_once() {
    let browser = Browser::start().await;
    browser.open("").await;
    heading(&browser).await;
    let mut requests = browser.requests().await;
    let (count, origin) = (requests.len(), origin());
    assert!(requests.iter().all(|address| address.starts_with(&origin)), "{requests:#?}");
    requests.sort();
    requests.dedup();
    assert_eq!(requests.len(), count, "asked for twice: {requests:#?}");
    assert!(count <= 8, "{requests:#?}");
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
