//! What goes on beside the page.

use core::future::Future;
use wasm_bindgen_futures::spawn_local;

/// Runs something to its end, a little at a time, as the browser calls back.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    spawn_local(task);
}
