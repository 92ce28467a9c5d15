//! Doing something a little later.

use crate::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// Something that will be done. Dropping it beforehand calls it off.
#[derive(Debug)]
pub struct Timer {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

/// Calls back once after a time; `None` where the browser gives no timer.
pub fn after(milliseconds: i32, callback: impl FnOnce() + 'static) -> Option<Timer> {
    let callback = Closure::once(callback);
    let function = callback.as_ref().unchecked_ref();
    let id = window()?.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()?;
    Some(Timer { id, _callback: callback })
}

/// Waits for a time.
pub async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            // Without a timer it would wait for ever; there is none where there is no window, and so nobody who waits.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    // This promise is never broken.
    let _ = JsFuture::from(promise).await;
}

impl Timer {
    /// Lets the callback happen whatever becomes of the timer.
    pub fn detach(self) {
        std::mem::forget(self);
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
