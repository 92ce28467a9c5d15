//! Chromium and its driver, for the tests in a real browser.

use super::debian::Need;
use crate::command::on_path;

/// The browser.
pub const CHROMIUM: Need =
    Need { name: "Chromium (chromium)", present: || on_path("chromium").is_some(), packages: &["chromium"] };

/// Its WebDriver server.
pub const DRIVER: Need = Need {
    name: "Chromium's WebDriver server (chromedriver)",
    present: || on_path("chromedriver").is_some(),
    packages: &["chromium-driver"],
};
