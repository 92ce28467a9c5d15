//! Texts that the browser keeps, between visits or for one tab. Blocked or full storage keeps nothing and breaks nothing.

use crate::{frame, window};
use web_sys::Storage;

/// Who a text is kept for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// All tabs, also of later visits.
    Browser,
    /// This tab, as long as it is open.
    Tab,
}

/// The text under a key; `None` where there is none or the browser gives none.
pub fn read(area: Area, key: &str) -> Option<String> {
    storage(area)?.get_item(key).ok()?
}

/// Keeps a text under a key; whether the browser did.
pub fn write(area: Area, key: &str, text: &str) -> bool {
    storage(area).is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Forgets a key.
pub fn remove(area: Area, key: &str) {
    if let Some(storage) = storage(area) {
        // A storage that refuses to forget has nothing that a person could be told to do about it.
        let _ = storage.remove_item(key);
    }
}

/// The keys that begin with `start`, without it.
pub fn keys(area: Area, start: &str) -> Vec<String> {
    let Some(storage) = storage(area) else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|position| storage.key(position).ok()?);
    keys.filter_map(|key| key.strip_prefix(start).map(str::to_owned)).collect()
}

/// Asking for a storage itself throws where site data is blocked. A frame keeps nothing.
fn storage(area: Area) -> Option<Storage> {
    if frame::is_framed() {
        return None;
    }
    match area {
        Area::Browser => window()?.local_storage().ok()?,
        Area::Tab => window()?.session_storage().ok()?,
    }
}
