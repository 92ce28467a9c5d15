//! What a person types into and chooses from. Controls know a [`Binding`](crate::session::Binding) and nothing else.

mod area;
mod check;
mod choice;
mod segments;
mod text;

pub use area::area;
pub use check::check;
pub use choice::choice;
pub use segments::segments;
pub use text::text;

use leptos::prelude::*;

/// What ties a control to the words around it.
#[derive(Clone)]
pub struct Tie {
    /// The control's id.
    pub id: String,
    /// The ids of what describes it.
    pub described_by: Signal<String>,
    /// Whether what it holds has a problem that stops a run.
    pub invalid: Signal<bool>,
    /// An example of what it may hold.
    pub example: &'static str,
}

impl Tie {
    /// A tie to a label alone.
    pub fn plain(id: impl Into<String>) -> Self {
        Self { id: id.into(), described_by: Signal::stored(String::new()), invalid: Signal::stored(false), example: "" }
    }

    /// What describes the control; `None` for nothing.
    fn describes(&self) -> impl Fn() -> Option<String> + Send + 'static {
        let described_by = self.described_by;
        move || described_by.with(|ids| (!ids.is_empty()).then(|| ids.clone()))
    }

    /// The text of `aria-invalid`; `None` where all is well.
    fn faulty(&self) -> impl Fn() -> Option<&'static str> + Send + 'static {
        let invalid = self.invalid;
        move || invalid.get().then_some("true")
    }
}

/// One of a few: what it stands for, and its name on screen.
pub type Named = (String, String);
