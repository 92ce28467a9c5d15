//! What is known of an image: kept while the page is open, in no link and no storage.

use crate::session::Session;
use facts::Facts;
use leptos::prelude::*;
use std::any::Any;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// A text: its name and its bytes.
pub(super) type Text = (String, Vec<u8>);

/// The facts, and what still has to be read.
#[derive(Clone)]
pub(super) struct Looked {
    /// What was read.
    pub facts: ArcRwSignal<Facts>,
    /// The image that was chosen; empty for whichever the facts are about.
    pub image: ArcRwSignal<String>,
    /// How many bytes of the present text are read, and how many there are; none while nothing is read.
    pub progress: ArcRwSignal<Option<(usize, usize)>>,
    /// Texts that wait for their turn: name and bytes.
    pub waiting: Arc<Mutex<VecDeque<Text>>>,
}

impl Looked {
    /// What this visit knows. Other parts of the page carry it without knowing what it is.
    pub fn of(session: Session) -> Self {
        let kept = session.view.looked.get_untracked();
        let known = kept.and_then(|kept| kept.downcast_ref::<Self>().cloned());
        known.unwrap_or_else(|| {
            let new = Self {
                facts: ArcRwSignal::new(Facts::default()),
                image: ArcRwSignal::new(String::new()),
                progress: ArcRwSignal::new(None),
                waiting: Arc::default(),
            };
            let kept: Arc<dyn Any + Send + Sync> = Arc::new(new.clone());
            session.view.looked.set(Some(kept));
            new
        })
    }
}
