//! What a person types into and chooses from. Controls know a [`Binding`](crate::session::Binding) and nothing else.

mod area;
mod check;
mod choice;
mod segments;
mod text;

pub use area::area;
pub use check::check;
pub use choice::{Choice, choice, choice_of};
pub use segments::segments;
pub use text::text;

use crate::markup::Element;
use crate::session::{Slice, slice};
use std::rc::Rc;

/// What ties a control to the words around it.
#[derive(Clone)]
pub struct Tie {
    /// The control's id.
    pub id: String,
    /// The ids of what describes it, when all is well and when it has problems.
    pub described_by: Rc<[String; 2]>,
    /// Whether it has a problem, and whether one that stops a run.
    pub faults: Slice<(bool, bool)>,
    /// An example of what it may hold.
    pub example: &'static str,
}

impl Tie {
    /// A tie to a label alone.
    pub fn plain(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            described_by: Rc::new([String::new(), String::new()]),
            faults: slice(|| (false, false)),
            example: "",
        }
    }

    /// Ties a control to its description and to its problems.
    fn describe(&self, control: Element) -> Element {
        let (faults, [well, faulty]) = (self.faults, (*self.described_by).clone());
        control
            .live("aria-describedby", move || {
                let ids = if faults.get().0 { &faulty } else { &well };
                (!ids.is_empty()).then(|| ids.clone())
            })
            .live("aria-invalid", move || faults.get().1.then(|| String::from("true")))
    }

    /// A control into which one types, with all that holds for each of them.
    fn typing(&self, control: Element) -> Element {
        let control = control
            .set("id", &self.id)
            .set("placeholder", self.example)
            .set("autocomplete", "off")
            .set("autocapitalize", "off")
            .set("spellcheck", "false");
        self.describe(control)
    }
}

/// One of a few: what it stands for, and its name on screen.
pub type Named = (String, String);
