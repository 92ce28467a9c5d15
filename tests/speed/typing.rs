//! From a keystroke to all outputs in the DOM.

use serde_json::{Value, json};

use crate::{
    figure,
    support::{Browser, eventually},
};

/// Types at the end of this many requirements, sixty times, with the files and lists of the requirements on screen. Each
/// time is from the event to the last change of the outputs' DOM that it leads to.
const TYPE: &str = "
const [count, done] = arguments;
document.getElementById('tab-requirements').click();
const field = document.getElementById('requirements');
const lines = Array.from({ length: count }, (_, at) => `package-${at}>=1.${at % 7},<${2 + at % 5}`).join('\\n');
const type = text => { field.value = text; field.dispatchEvent(new InputEvent('input', { bubbles: true })); };
const turn = () => new Promise(resolve => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
const wait = time => new Promise(resolve => setTimeout(resolve, time));
(async () => {
  type(lines);
  await wait(1500);
  const long = [];
  new PerformanceObserver(list => long.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask' });
  const times = [];
  let last;
  const observer = new MutationObserver(() => { last = performance.now(); });
  observer.observe(document.querySelector('.outputs'), { subtree: true, childList: true, characterData: true, attributes: true });
  for (let at = 0; at < 60; at++) {
    const began = performance.now();
    type(`${lines}\\nextra-${at}==1.0`);
    await turn();
    times.push(last - began);
    // A person types no faster.
    await wait(60);
  }
  times.sort((one, other) => one - other);
  done({ median: times[30], p95: times[56], longest: Math.max(0, ...long) });
})();";

async fn measure(browser: &Browser, name: &str, requirements: u32, slower: u32) {
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slower })).await;
    let times = browser.client.execute_async(TYPE, vec![json!(requirements)]).await.expect("times");
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    for (what, key) in [("median", "median"), ("p95", "p95"), ("longest-task", "longest")] {
        figure(&format!("{name}-{what}"), times[key].as_f64().expect("a time"));
    }
}

#[tokio::test]
async fn typing() {
    let browser = Browser::start().await;
    browser.open("").await;
    eventually("the page", async || {
        let tabs = browser.client.execute("return document.querySelectorAll('.group .button').length > 0 && document.body.textContent.includes('Add a step')", vec![]).await;
        tabs.ok().as_ref().and_then(Value::as_bool).filter(|there| *there)
    })
    .await;
    measure(&browser, "200", 200, 1).await;
    measure(&browser, "200-slow", 200, 4).await;
    measure(&browser, "2000", 2_000, 1).await;
}
