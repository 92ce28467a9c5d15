//! Prints the figures of the browser.

#[cfg(target_arch = "wasm32")]
mod figures {
    use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn the_engine_is_measured() {
        for figure in bench::measure::all(js_sys::Date::now) {
            console_log!("{}", figure.line());
        }
    }
}

fn main() {}
