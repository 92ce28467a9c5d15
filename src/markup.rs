//! Elements of the page, each one made at once and kept up to date by what it reads.
//!
//! Leptos's own `view!` makes machinery for every element and every closure in it, which together were more than half
//! of the Wasm. Here there is one kind of element, one kind of effect and one kind of listener for the whole page; the
//! signals, memos and owners are Leptos's.

mod content;
mod element;
mod mount;
mod rows;

pub use content::{Content, live, text};
pub use element::{Element, button, drawing, element};
pub use mount::mount;
pub use rows::{list, numbered, rows};

use leptos::prelude::*;

/// Runs at once and again whenever something that it read has changed, as long as the owner lives.
fn effect(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        keep(RenderEffect::new(move |_| run()));
    }
    boxed(Box::new(run));
}

/// Keeps a thing as long as the present owner lives.
fn keep<T: 'static>(thing: T) {
    let _ = StoredValue::new_local(thing);
}
