//! Prints the figures of the browser.

#[cfg(target_arch = "wasm32")]
mod figures {
    use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    fn the_engine_is_measured() {
        // Without a clock there are no figures, which is noticed.
        let Some(clock) = web_sys::window().and_then(|window| window.performance()) else { return };
        for figure in bench::measure::all(|| clock.now()) {
            console_log!("{}", figure.line());
        }
    }

    #[wasm_bindgen_test]
    fn facts_about_images_are_measured() {
        let Some(clock) = web_sys::window().and_then(|window| window.performance()) else { return };
        for line in bench::images::all(|| clock.now()) {
            console_log!("{line}");
        }
    }
}

fn main() {}
