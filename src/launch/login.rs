//! What is typed to connect to a server.

use super::trouble::Trouble;
use leptos::prelude::*;

/// How a person logs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// With the API key of a service account.
    Key,
    /// With a name and a password.
    Password,
    /// With a token that lapses.
    Token,
    /// Not at all.
    Open,
}

/// What is typed to connect.
#[derive(Clone, Copy)]
pub struct Login {
    /// The server's address.
    pub address: RwSignal<String>,
    /// The name of the way.
    pub way: RwSignal<String>,
    /// The user's name.
    pub username: RwSignal<String>,
    /// Key, password or token. It is emptied as soon as the server has taken it.
    pub secret: RwSignal<String>,
    /// Whether a token may be kept for this tab.
    pub keep: RwSignal<bool>,
    /// Whether the server is being asked.
    pub busy: RwSignal<bool>,
    /// Whether a person logs in once more.
    pub again: RwSignal<bool>,
    /// Why it did not work.
    pub trouble: RwSignal<Option<Trouble>>,
}

impl Way {
    /// Every way, the usual one first.
    pub const ALL: [Self; 4] = [Self::Key, Self::Password, Self::Token, Self::Open];

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Key => "Service account",
            Self::Password => "User and password",
            Self::Token => "Token",
            Self::Open => "No login",
        }
    }

    /// The way of a name; the usual one for any other.
    pub fn of(label: &str) -> Self {
        Self::ALL.into_iter().find(|way| way.label() == label).unwrap_or(Self::Key)
    }
}

impl Login {
    /// Nothing typed.
    pub fn new() -> Self {
        Self {
            address: RwSignal::new(String::new()),
            way: RwSignal::new(Way::Key.label().to_owned()),
            username: RwSignal::new(String::new()),
            secret: RwSignal::new(String::new()),
            keep: RwSignal::new(false),
            busy: RwSignal::new(false),
            again: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }
}

impl Default for Login {
    fn default() -> Self {
        Self::new()
    }
}
