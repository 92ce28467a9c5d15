//! Putting a text on the clipboard.

use crate::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Clipboard, HtmlDocument, HtmlTextAreaElement};

/// Copies a text and calls back with whether it worked. Where the clipboard is missing (a page without https) or the
/// browser refuses it, the older way of copying a selection is tried.
pub fn write(text: &str, done: impl FnOnce(bool) + 'static) {
    // Asked at once and not in the task: the browser allows it while the person's click is being dealt with.
    let asked = clipboard().map(|clipboard| JsFuture::from(clipboard.write_text(text)));
    let text = text.to_owned();
    spawn_local(async move {
        let written = match asked {
            Some(asked) => asked.await.is_ok(),
            None => false,
        };
        done(written || copy_selection(&text).unwrap_or(false));
    });
}

/// The clipboard; the binding does not say so, but it is missing on pages without https.
fn clipboard() -> Option<Clipboard> {
    let clipboard = window()?.navigator().clipboard();
    let present: &JsValue = clipboard.as_ref();
    (!present.is_undefined()).then_some(clipboard)
}

/// Selects the text in a field that is gone before anybody sees it, and copies the selection.
fn copy_selection(text: &str) -> Option<bool> {
    let document = document()?.dyn_into::<HtmlDocument>().ok()?;
    let body = document.body()?;
    let field = document.create_element("textarea").ok()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.set_value(text);
    body.append_child(&field).ok()?;
    field.select();
    let copied = document.exec_command("copy").ok();
    field.remove();
    copied
}
