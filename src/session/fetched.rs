//! A part of the page that is fetched when somebody first needs it.

use leptos::prelude::*;

/// Whether the part is there, and whether it could not be had.
#[derive(Debug, Clone, Copy)]
pub struct Fetched<T: 'static> {
    /// The part; none until it is there.
    pub part: RwSignal<Option<T>>,
    /// Whether it was asked for and could not be had.
    pub missing: RwSignal<bool>,
}

impl<T: Send + Sync> Fetched<T> {
    /// A part that nobody asked for yet.
    pub fn new() -> Self {
        Self { part: RwSignal::new(None), missing: RwSignal::new(false) }
    }
}

impl<T: Send + Sync> Default for Fetched<T> {
    fn default() -> Self {
        Self::new()
    }
}
