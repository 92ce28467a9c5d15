//! The page: what a person sees and touches. It is compiled for the browser only.
#![cfg(target_arch = "wasm32")]

mod actions;
pub mod app;
mod chrome;
mod controls;
mod dialogs;
mod form;
mod launch;
mod markup;
pub mod outside;
mod panels;
mod parts;
pub mod session;
