//! What this browser knows of something that was launched.

use executor::Remembered;
use executor::deputy::Handed;

/// Something that was launched, as this browser keeps it: without anything to log in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<T> {
    /// When it was, in milliseconds since 1970.
    pub time: u64,
    /// Whether its run was seen to end.
    pub over: bool,
    /// What was kept of it.
    pub item: T,
}

/// What a browser can keep.
pub trait Keep: Sized {
    /// What it is kept under, before its identity.
    const UNDER: &'static str;

    /// The identity of the launch.
    fn identity(&self) -> String;

    /// Its text.
    fn text(&self) -> String;

    /// What a text keeps; `None` where it is none of ours.
    fn parse(text: &str) -> Option<Self>;
}

impl Keep for Remembered {
    const UNDER: &'static str = "slipway.launch.";

    fn identity(&self) -> String {
        self.launch.to_string()
    }

    fn text(&self) -> String {
        self.text()
    }

    fn parse(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}

impl Keep for Handed {
    const UNDER: &'static str = "slipway.order.";

    fn identity(&self) -> String {
        self.launch.to_string()
    }

    fn text(&self) -> String {
        self.text()
    }

    fn parse(text: &str) -> Option<Self> {
        Self::parse(text)
    }
}
