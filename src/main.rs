//! Mounts the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    slipway::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
