//! Files that are dropped on the page. They are read here and sent nowhere.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::DragEvent;

/// Whether what is dragged holds files, and not a piece of text from a page.
pub fn holds_file(event: &DragEvent) -> bool {
    let Some(transfer) = event.data_transfer() else { return false };
    transfer.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
}

/// Reads the first file that was dropped as UTF-8 and calls back with its text; whether there was one. A file that
/// cannot be read calls nobody.
pub fn read_file(event: &DragEvent, done: impl FnOnce(String) + 'static) -> bool {
    let Some(file) = event.data_transfer().and_then(|transfer| transfer.files()?.get(0)) else { return false };
    spawn_local(async move {
        if let Some(text) = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
            done(text);
        }
    });
    true
}
