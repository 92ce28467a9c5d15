//! The page: what a person sees and touches. It is compiled for the browser only.

#[cfg(target_arch = "wasm32")]
pub mod outside;
#[cfg(target_arch = "wasm32")]
pub mod session;
