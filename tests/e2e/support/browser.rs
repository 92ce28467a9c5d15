//! A headless browser with a new profile, at the page: Chromium, or Firefox where the tests are told so.

use std::{env, fs};

use base64::{Engine, prelude::BASE64_STANDARD as BASE64};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};

use super::{
    driver::{Driver, Kind},
    extension::Extension,
};

/// Chromium's arguments, shared with the Wasm tests' runner.
const CAPABILITIES: &str = include_str!("../../webdriver.json");

/// A browser of its own: nothing that another test did is in it.
pub struct Browser {
    /// Finds elements, types and clicks.
    pub client: Client,
    // Dropped last: the driver ends the browser.
    driver: Driver,
}

impl Browser {
    /// Starts a browser with an empty page, 1280 by 900 pixels.
    pub async fn start() -> Self {
        Self::start_with(&json!({})).await
    }

    /// The same with preferences of Chromium's.
    pub async fn start_with(preferences: &Value) -> Self {
        let mut driver = Driver::start();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(driver.browser, preferences))
            .connect(&driver.address())
            .await
            .expect("the driver starts a session");
        driver.session = client.session_id().await.expect("the session has an id");
        let browser = Self { client, driver };
        browser.resize(1280, 900).await;
        browser
    }

    /// Opens the page; `fragment` is empty, or starts with `#`.
    pub async fn open(&self, fragment: &str) {
        self.client.goto(&format!("{}/{fragment}", origin())).await.expect("the page can be opened");
    }

    /// Whether it is Chromium. Firefox keeps no logs for a driver and has no protocol of its own here.
    pub fn is_chromium(&self) -> bool {
        self.driver.browser == Kind::Chromium
    }

    /// Makes the window this large, in Chromium also smaller than a window can be.
    pub async fn resize(&self, width: u32, height: u32) {
        if !self.is_chromium() {
            return self.client.set_window_size(width, height).await.expect("the window has another size");
        }
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Makes the system prefer `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", features).await;
    }

    /// Presses Tab, wherever the focus is.
    pub async fn press_tab(&self) {
        if !self.is_chromium() {
            let focused = self.client.active_element().await.expect("something has the focus");
            return focused.send_keys("\u{e004}").await.expect("Tab can be pressed");
        }
        for kind in ["rawKeyDown", "keyUp"] {
            let key = json!({ "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9 });
            self.devtools("Input.dispatchKeyEvent", key).await;
        }
    }

    /// Calls a method of the Chrome DevTools Protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let answer = self.client.issue_cmd(Extension::devtools(method, parameters)).await;
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// What is in sight, as a WebP image.
    pub async fn picture(&self) -> Vec<u8> {
        let taken = self.devtools("Page.captureScreenshot", json!({ "format": "webp", "quality": 82 })).await;
        BASE64.decode(taken["data"].as_str().expect("a picture")).expect("a picture comes as base64")
    }

    /// What the browser complained of since it was last asked: errors, warnings, violations of the policy.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.log("browser").await;
        let complaints = entries.iter().filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
        complaints.map(|entry| text(&entry["message"])).filter(|message| !message.contains(OF_ITSELF)).collect()
    }

    /// Everything in the console since it was last asked, of whatever weight.
    pub async fn console(&self) -> Vec<String> {
        self.log("browser").await.iter().map(|entry| text(&entry["message"])).collect()
    }

    /// The addresses that were asked for over the network since this was last called, in order.
    pub async fn requests(&self) -> Vec<String> {
        let entries = self.log("performance").await;
        let messages =
            entries.iter().filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        let sent = messages.filter(|message| message["message"]["method"] == "Network.requestWillBeSent");
        let addresses = sent.map(|message| text(&message["message"]["params"]["request"]["url"]));
        addresses.filter(|address| !address.starts_with("data:")).collect()
    }

    /// What axe-core finds wrong with the page as it is now: rule, weight, and where.
    pub async fn violations(&self) -> Vec<String> {
        let script = fs::read_to_string(variable("SLIPWAY_AXE")).expect("axe-core can be read");
        self.client.execute(&script, vec![]).await.expect("axe-core can be loaded");
        let found = self.client.execute_async(AXE_RUN, vec![]).await.expect("axe-core can be run");
        found.as_array().expect("a list of findings").iter().map(text).collect()
    }

    async fn log(&self, name: &str) -> Vec<Value> {
        if !self.is_chromium() {
            return Vec::new();
        }
        let answer = self.client.issue_cmd(Extension::log(name)).await.expect("chromedriver keeps logs");
        answer.as_array().cloned().expect("a log is a list")
    }
}

/// Chromium's note that it does not hold a preloaded Wasm against the hash on its link. That is why `boot.js` does.
const OF_ITSELF: &str = "`integrity` attribute is currently ignored for preload destinations";

/// The rules of WCAG 2.2 A and AA, and axe-core's best practice.
const AXE_RUN: &str = "
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe.run({ runOnly: { type: 'tag', values: tags } }).then(
  result => done(result.violations.map(v => `${v.id} (${v.impact}): ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)),
  error => done([`axe-core failed: ${error}`]),
);";

/// Where the page is served.
pub fn origin() -> String {
    variable("SLIPWAY_ORIGIN")
}

/// What the task that runs these tests says.
pub fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: `cargo xtask test` runs these tests"))
}

fn capabilities(browser: Kind, preferences: &Value) -> Map<String, Value> {
    if browser == Kind::Firefox {
        let options = json!({ "args": ["-headless"], "prefs": of_firefox(preferences) });
        return Map::from_iter([("moz:firefoxOptions".to_owned(), options)]);
    }
    let mut capabilities: Map<String, Value> = serde_json::from_str(CAPABILITIES).expect("webdriver.json is JSON");
    capabilities["goog:chromeOptions"]["prefs"] = preferences.clone();
    capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL", "performance": "ALL" }));
    capabilities
}

/// The same in Firefox's words: cookies, and with them all storage, of nobody but the page's own site, or of nobody at all.
fn of_firefox(preferences: &Value) -> Value {
    match preferences["profile.default_content_setting_values.cookies"].as_i64() {
        Some(2) => json!({ "network.cookie.cookieBehavior": 2 }),
        _ => json!({}),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
