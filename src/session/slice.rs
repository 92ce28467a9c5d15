//! A part of the state, compared by value: who reads it wakes only when it is another than before.

use leptos::prelude::*;

/// A memo of what `read` returns. The compiler makes the machinery once for each type and not for each closure, which
/// would be a kilobyte of Wasm each.
pub fn slice<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    boxed(Box::new(read))
}

fn boxed<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| read())
}
