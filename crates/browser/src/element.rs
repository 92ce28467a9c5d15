//! Leading a person to an element of the page.

use crate::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Puts the keyboard's focus on the element of an id and scrolls it into view; whether there is such an element.
pub fn focus(id: &str) -> bool {
    find(id).is_some_and(|element| element.focus().is_ok())
}

/// Scrolls the element of an id into view without taking the focus; whether there is such an element.
pub fn scroll_to(id: &str) -> bool {
    let found = find(id);
    if let Some(element) = &found {
        element.scroll_into_view();
    }
    found.is_some()
}

fn find(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}
