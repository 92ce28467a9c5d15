//! A first visit on a phone: 1.6 Mbit/s, 150 ms there and back, a quarter of this machine's speed.

use serde_json::{Value, json};

use crate::{
    figure,
    support::{Browser, eventually},
};

/// How often; the median counts.
const VISITS: usize = 5;

/// Notes when the page has taken the place of the words before it, and a task after that has run.
const WATCH: &str = "
new MutationObserver((_, observer) => {
  if (document.readyState === 'loading' || document.getElementById('shell')) return;
  observer.disconnect();
  setTimeout(() => { window.usable = performance.now(); });
}).observe(document, { subtree: true, childList: true });";

const TIMES: &str = "
const [paint] = performance.getEntriesByName('first-contentful-paint');
return window.usable && paint ? [paint.startTime, window.usable] : null;";

async fn visit() -> (f64, f64) {
    let browser = Browser::start().await;
    let slow = json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000 });
    browser.resize(390, 844).await;
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    browser.devtools("Network.enable", json!({})).await;
    browser.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    browser.devtools("Network.emulateNetworkConditions", slow).await;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    browser.open("").await;
    eventually("the times", async || {
        let times = browser.client.execute(TIMES, vec![]).await.ok()?;
        Some((times.get(0).and_then(Value::as_f64)?, times.get(1).and_then(Value::as_f64)?))
    })
    .await
}

#[tokio::test]
async fn loading() {
    let (mut paints, mut usable) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        let (paint, interactive) = visit().await;
        paints.push(paint);
        usable.push(interactive);
    }
    for (name, times) in [("first-paint", &mut paints), ("interactive", &mut usable)] {
        times.sort_by(f64::total_cmp);
        figure(name, times[VISITS / 2]);
    }
}
