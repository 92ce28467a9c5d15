//! The part of the address after `#`: read, replaced, pushed, watched.

use crate::{frame, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// The whole address as the browser spells it.
pub fn whole() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Scheme, host and port of the page; empty where there are none.
pub fn origin() -> String {
    window().and_then(|window| window.location().origin().ok()).unwrap_or_default()
}

/// The text after `#`, still percent-encoded; empty where there is none.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').map(ToOwned::to_owned).unwrap_or_default()
}

/// The text from the `?` on, up to the `#`; empty where there is none.
pub fn query() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// Puts a text after `#` and takes the query away.
pub fn replace_all(fragment: &str) {
    if !frame::is_framed()
        && let Some(window) = window()
        && let (Ok(path), Ok(history)) = (window.location().pathname(), window.history())
    {
        // A browser that refuses keeps the query, which opens as the same page.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&[&path, "#", fragment].concat()));
    }
}

/// Puts a text after `#` in the place of the present one; an empty text takes the `#` away. `false` where the browser
/// refuses, as Safari does after a hundred changes in half a minute.
pub fn replace_fragment(fragment: &str) -> bool {
    change(fragment, false).is_some()
}

/// Puts a text after `#` as a new entry of the browser's history, so that Back leads to the present one.
pub fn push_fragment(fragment: &str) -> bool {
    change(fragment, true).is_some()
}

/// Calls back with the new text when a person edits the part after `#`, follows a link to another or goes Back, for as
/// long as the page lives. What [`replace_fragment`] and [`push_fragment`] do is not reported.
pub fn on_fragment_change(mut changed: impl FnMut(String) + 'static) {
    let Some(window) = window() else { return };
    let listener = Closure::<dyn FnMut()>::new(move || changed(fragment()));
    let added = window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref());
    if added.is_ok() {
        listener.forget();
    }
}

/// A frame writes no history: a reload of the page around it gives what its author wrote.
fn change(fragment: &str, push: bool) -> Option<()> {
    let window = window().filter(|_| !frame::is_framed())?;
    let location = window.location();
    let address = if fragment.is_empty() {
        location.pathname().ok()? + &location.search().ok()?
    } else {
        String::from("#") + fragment
    };
    let history = window.history().ok()?;
    let changed = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    };
    changed.ok()
}
