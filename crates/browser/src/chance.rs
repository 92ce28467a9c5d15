//! Numbers that nobody can guess.

use crate::window;

/// Sixteen bytes drawn at random; `None` where the browser gives none.
pub fn sixteen_bytes() -> Option<[u8; 16]> {
    let mut bytes = [0; 16];
    window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
