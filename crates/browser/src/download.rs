//! Saving a text as a file.

use crate::document;
use crate::timer::{self, Timer};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a browser may take to fetch an offered text, in milliseconds.
const LONG_ENOUGH: i32 = 60_000;

/// Offers a text as a file under a name; whether the browser took it.
pub fn save(name: &str, media_type: &str, text: &str) -> bool {
    offer(name, media_type, &JsValue::from_str(text)).is_some()
}

/// Offers bytes as a file under a name; whether the browser took them.
pub fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let bytes: JsValue = js_sys::Uint8Array::from(bytes).into();
    offer(name, media_type, &bytes).is_some()
}

fn offer(name: &str, media_type: &str, content: &JsValue) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts: JsValue = [content.clone()].into_iter().collect::<js_sys::Array>().into();
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link = document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Some browsers begin to read the text only after the click has returned.
    let forget = timer::after(LONG_ENOUGH, move || {
        let _ = Url::revoke_object_url(&url);
    });
    forget.map(Timer::detach)
}
