//! The browser's storage, clipboard, address bar, downloads and requests: text in, text out.
//!
//! A box of plugs that knows nothing of the page. Whatever a browser may refuse (a full or blocked storage, a clipboard
//! without permission, an address bar that is changed too often) is `None` or `false` here, never a panic. On any
//! target but WebAssembly the crate is empty.
#![cfg(target_arch = "wasm32")]

pub mod address;
pub mod chance;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod element;
pub mod event;
pub mod fetch;
pub mod frame;
pub mod node;
pub mod storage;
pub mod task;
pub mod theme;
pub mod timer;

/// The window; `None` outside of one, for example in a worker.
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The page's document.
fn document() -> Option<web_sys::Document> {
    window()?.document()
}
