//! Configurations that a person keeps under a name, and the drafts of other tabs. They hold what a link holds: nothing
//! that looks secret.

use super::drafts;
use browser::clock;
use browser::storage::{self, Area};

/// What all keys of named configurations begin with.
const STATE: &str = "slipway.state.";

/// A configuration that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// Where it is kept.
    key: String,
    /// Its name; empty for the draft of another tab.
    pub name: String,
    /// When it was kept, in milliseconds since 1970.
    pub time: u64,
    /// The text of the configuration.
    pub text: String,
}

impl State {
    /// When it was kept, in the person's own language.
    pub fn written_time(&self) -> String {
        clock::written(self.time)
    }

    /// Forgets it.
    pub fn forget(&self) {
        storage::remove(Area::Browser, &self.key);
    }
}

/// The configurations with a name, the newest first.
pub fn named() -> Vec<State> {
    let keys = storage::keys(Area::Browser, STATE).into_iter();
    let states = keys.filter_map(|rest| {
        let key = [STATE, &rest].concat();
        let kept = storage::read(Area::Browser, &key)?;
        let mut parts = kept.splitn(3, '\n');
        let (time, name, text) = (parts.next()?.parse().ok()?, parts.next()?.to_owned(), parts.next()?.to_owned());
        Some(State { key, name, time, text })
    });
    newest_first(states.collect())
}

/// The drafts of other tabs, the newest first.
pub fn drafts(own: &drafts::Drafts) -> Vec<State> {
    let drafts = own.others().into_iter();
    newest_first(drafts.map(|(key, time, text)| State { key, name: String::new(), time, text }).collect())
}

/// Keeps a configuration under a name, in the place of one of the same name; whether the browser did.
pub fn keep(name: &str, text: &str) -> bool {
    // A name is one line.
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let same = named().into_iter().find(|state| state.name == name);
    let key = same.map_or_else(|| [STATE, &clock::fresh_name()].concat(), |state| state.key);
    storage::write(Area::Browser, &key, &[&clock::now().to_string(), "\n", &name, "\n", text].concat())
}

fn newest_first(mut states: Vec<State>) -> Vec<State> {
    states.sort_by_key(|state| std::cmp::Reverse(state.time));
    states
}
