//! What happened on the page.

use crate::window;
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// An event.
#[derive(Debug)]
pub struct Event(web_sys::Event);

impl Event {
    pub(crate) const fn new(event: web_sys::Event) -> Self {
        Self(event)
    }

    /// The text of the control that it happened to.
    pub fn value(&self) -> String {
        self.of_target("value").as_string().unwrap_or_default()
    }

    /// Whether the control that it happened to is ticked.
    pub fn checked(&self) -> bool {
        self.of_target("checked").is_truthy()
    }

    /// The key that was pressed, as the browser names it; empty for other events.
    pub fn key(&self) -> String {
        self.of("key").as_string().unwrap_or_default()
    }

    /// Whether Control, or Command on a Mac, is held down, and Alt is not.
    pub fn is_command(&self) -> bool {
        (self.of("ctrlKey").is_truthy() || self.of("metaKey").is_truthy()) && !self.of("altKey").is_truthy()
    }

    /// Whether Control, Command or Alt is held down.
    pub fn has_modifier(&self) -> bool {
        ["ctrlKey", "metaKey", "altKey"].into_iter().any(|name| self.of(name).is_truthy())
    }

    /// The id of the nearest element that a selector fits: the one that it happened to, or one around it.
    pub fn id_of_nearest(&self, selector: &str) -> Option<String> {
        let target = self.0.target()?.dyn_into::<web_sys::Element>().ok()?;
        Some(target.closest(selector).ok()??.id())
    }

    /// Whether it happened inside an element that a selector fits.
    pub fn is_in(&self, selector: &str) -> bool {
        self.id_of_nearest(selector).is_some()
    }

    /// Keeps the browser from doing what it would.
    pub fn prevent_default(&self) {
        self.0.prevent_default();
    }

    /// Whether what is dragged holds files, and not a piece of text from a page.
    pub fn holds_file(&self) -> bool {
        let Some(transfer) = self.0.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer) else {
            return false;
        };
        transfer.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
    }

    /// The text that is pasted; empty for other events.
    pub fn pasted_text(&self) -> String {
        let transfer = self.0.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data);
        transfer.and_then(|transfer| transfer.get_data("text/plain").ok()).unwrap_or_default()
    }

    /// Reads every file that was dropped or chosen, and calls back with the name and bytes of each; whether there was one.
    /// They are sent nowhere. A file that cannot be read calls nobody.
    pub fn read_files(&self, each: impl Fn(String, Vec<u8>) + Clone + 'static) -> bool {
        let files = self.files();
        for file in &files {
            let (name, bytes, each) = (file.name(), file.array_buffer(), each.clone());
            spawn_local(async move {
                if let Ok(buffer) = JsFuture::from(bytes).await {
                    each(name, js_sys::Uint8Array::new(&buffer).to_vec());
                }
            });
        }
        !files.is_empty()
    }

    /// Reads the first file that was dropped or chosen as UTF-8 and calls back with its name and text; whether there was one. It is
    /// sent nowhere. A file that cannot be read calls nobody.
    pub fn read_file(&self, done: impl FnOnce(String, String) + 'static) -> bool {
        let Some(file) = self.files().into_iter().next() else { return false };
        let name = file.name();
        spawn_local(async move {
            if let Some(text) = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()) {
                done(name, text);
            }
        });
        true
    }

    /// The files that were dropped or chosen.
    fn files(&self) -> Vec<web_sys::File> {
        let transfer = self.0.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
        let dropped = transfer.and_then(|transfer| transfer.files());
        let chosen = || self.0.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?.files();
        let Some(files) = dropped.or_else(chosen) else { return Vec::new() };
        (0..files.length()).filter_map(|at| files.get(at)).collect()
    }

    fn of(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or_default()
    }

    fn of_target(&self, name: &str) -> JsValue {
        let target = self.0.target().and_then(|target| Reflect::get(&target, &JsValue::from_str(name)).ok());
        target.unwrap_or_default()
    }
}

/// Calls back on every event of a kind, wherever on the page it happens, for as long as the page lives.
pub fn everywhere(event: &str, mut called: impl FnMut(Event) + 'static) {
    let Some(window) = window() else { return };
    let callback = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| called(Event::new(event)));
    if window.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref()).is_ok() {
        callback.forget();
    }
}
