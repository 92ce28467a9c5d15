//! Leading a person to an element of the page.

use crate::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Puts the keyboard's focus on the element of an id and scrolls it into view; whether there is such an element. What it
/// is folded away in is opened.
pub fn focus(id: &str) -> bool {
    let Some(element) = find(id) else { return false };
    while let Ok(Some(folded)) = element.closest("details:not([open])") {
        // An attribute of a fixed, valid name is never refused; if it were, this must not go on for ever.
        if folded.set_attribute("open", "").is_err() {
            break;
        }
    }
    element.focus().is_ok()
}

/// Brings the element of an id into view inside what scrolls around it, by as little as possible.
pub fn show(id: &str) {
    if let Some(element) = find(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives the element of an id a text, and shows it if it was hidden.
pub fn tell(id: &str, text: &str) {
    if let Some(element) = find(id) {
        element.set_text_content(Some(text));
        element.set_hidden(false);
    }
}

/// The value of an attribute of the element of an id.
pub fn attribute(id: &str, name: &str) -> Option<String> {
    find(id)?.get_attribute(name)
}

/// Takes the element of an id off the page.
pub fn remove(id: &str) {
    if let Some(element) = find(id) {
        element.remove();
    }
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
