//! Texts that the browser keeps between visits. Blocked or full storage keeps nothing and breaks nothing.

use crate::window;
use web_sys::Storage;

/// The text under a key; `None` where there is none or the browser gives none.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a text under a key; whether the browser did.
pub fn write(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Forgets a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // A storage that refuses to forget has nothing that a person could be told to do about it.
        let _ = storage.remove_item(key);
    }
}

/// Reading `localStorage` itself throws where site data is blocked.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
