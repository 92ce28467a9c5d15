//! The page: provides the session, lays out header, form and outputs.

use crate::chrome::{bottom_bar, header, keys, notice};
use crate::form::form;
use crate::outside;
use crate::panels::{OUTPUTS, outputs};
use browser::element;
use leptos::prelude::*;

/// The id of the words that `index.html` shows until the page is there.
const SHELL: &str = "shell";

/// Mounts the page in the place of what `index.html` shows before.
pub fn start() {
    mount_to_body(page);
    element::remove(SHELL);
}

/// The whole page, connected to the world.
pub fn page() -> impl IntoView {
    let (session, outside) = outside::connect();
    provide_context(session);
    provide_context(outside);
    keys::listen(session, outside);
    view! {
        <button class="skip" type="button" on:click=move |_| _ = outside.focus_id(OUTPUTS)>"Skip to the outputs"</button>
        {header(session, outside)}
        <main class="page">
            {form(session)}
            {outputs(session, outside)}
        </main>
        {bottom_bar(session, outside)}
        {notice(session)}
    }
}
