//! What is not a person's to decide: what an owner has fixed or does not allow, as the part for it says.

use super::Session;
use engine::config::Config;
use engine::history::History;
use engine::{Place, Problem};
use leptos::prelude::*;
use std::sync::Arc;

/// An owner's decisions. The part of the page that reads them brings it; without one nothing is fixed.
pub trait Owned: Send + Sync {
    /// Why a place is fixed, in the owner's words; `None` where it is not.
    fn lock(&self, place: &Place) -> Option<String>;
    /// Puts into a configuration what is fixed; what was otherwise in it.
    fn keep(&self, config: &mut Config) -> Vec<Problem>;
    /// What in a configuration is not allowed.
    fn problems(&self, config: &Config) -> Vec<Problem>;
    /// The addresses of the owner's ZenML servers.
    fn servers(&self) -> Vec<String>;
}

impl Session {
    /// Begins anew under an owner's decisions, before anything is on screen. What the link had otherwise is worth saying.
    pub fn belong_to(self, owner: Arc<dyn Owned>, mut config: Config) {
        let broken = owner.keep(&mut config);
        self.owner.set_value(Some(owner));
        self.restart(config);
        self.add_notices(broken);
    }

    /// Begins anew with a configuration and without a past.
    pub fn restart(self, config: Config) {
        self.opened.set(config.clone());
        self.history.set(History::new(config));
    }

    /// Why a place is fixed.
    pub fn lock(self, place: &Place) -> Option<String> {
        self.owner.with_value(|owner| owner.as_ref().and_then(|owner| owner.lock(place)))
    }

    /// The addresses of the owner's ZenML servers.
    pub fn servers(self) -> Vec<String> {
        self.owner.with_value(|owner| owner.as_ref().map(|owner| owner.servers()).unwrap_or_default())
    }

    /// Puts into a configuration what is fixed; what was otherwise in it.
    pub(super) fn keep(self, config: &mut Config) -> Vec<Problem> {
        self.owner.with_value(|owner| owner.as_ref().map(|owner| owner.keep(config)).unwrap_or_default())
    }

    /// Says something besides the rest, once.
    pub(super) fn add_notices(self, more: Vec<Problem>) {
        if !more.is_empty() {
            self.notices.update(|notices| {
                let others = notices.iter().filter(|notice| !more.contains(notice)).cloned();
                *notices = others.chain(more.iter().cloned()).collect();
            });
        }
    }
}
