//! The page in a browser, mounted as `main` mounts it.
#![cfg(all(test, target_arch = "wasm32"))]

use leptos::prelude::document;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_page_takes_the_place_of_the_words_that_stood_there_before() {
    let shell = document().create_element("div").unwrap();
    shell.set_id("shell");
    document().body().unwrap().append_child(&shell).unwrap();

    slipway::app::start();

    assert!(document().get_element_by_id("shell").is_none());
    let heading = document().query_selector("h1").unwrap().unwrap();
    assert_eq!(heading.text_content().as_deref(), Some("Slipway"));
    for place in ["header", "main .form", "main .outputs"] {
        assert!(document().query_selector(place).unwrap().is_some(), "there is no {place}");
    }
}
