//! The page in a browser, mounted as `main` mounts it: it takes its place, follows the typing, and takes it back.
#![cfg(target_arch = "wasm32")]

#[cfg(test)]
mod page {
    use leptos::prelude::document;

    use any_spawner::Executor;
    use leptos::task::tick;
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::{Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    async fn the_page_takes_the_place_of_the_words_before_and_follows_what_is_typed() {
        let shell = document().create_element("div").unwrap();
        shell.set_id("shell");
        document().body().unwrap().append_child(&shell).unwrap();

        Executor::init_wasm_bindgen().unwrap();
        slipway::app::start();
        // What the visit begins with is read in a part of the page, which comes in its own time.
        for _ in 0..100 {
            tick().await;
        }

        assert!(document().get_element_by_id("shell").is_none());
        assert_eq!(text("h1"), "Slipway");
        for place in ["header", "main .form", "main .outputs"] {
            assert!(document().query_selector(place).unwrap().is_some(), "there is no {place}");
        }

        // The recipe installs what is typed, and the line knows who asked for it.
        let requirements: HtmlTextAreaElement = find("[id='requirements']");
        requirements.set_value("pandas==2.2.2");
        send(&requirements, "input");
        press("tab-requirements").await;
        assert!(text("#panel").contains("pandas==2.2.2, because of Requirements"), "{}", text("#panel"));

        // What cannot be read is named at the field, and stays as it was typed.
        requirements.set_value("pandas>>2");
        send(&requirements, "input");
        tick().await;
        assert_eq!(requirements.get_attribute("aria-invalid").as_deref(), Some("true"));
        assert!(text(".problems").contains("pandas>>2"));
        assert_eq!(requirements.value(), "pandas>>2");

        // One field's typing is one step of undo.
        let undo: HtmlElement = find("[aria-label='Undo']");
        undo.click();
        tick().await;
        assert_eq!(requirements.value(), "");
        assert_eq!(undo.get_attribute("aria-disabled").as_deref(), Some("true"));
        assert_eq!(text(".notice"), "Undone: Requirements");

        // Another goal has other outputs and keeps what was typed.
        requirements.set_value("pandas==2.2.2");
        send(&requirements, "input");
        let reuse: HtmlInputElement = find("input[value='reuse']");
        reuse.click();
        tick().await;
        assert!(document().get_element_by_id("tab-dockerfile").is_none());
        let requirements: HtmlTextAreaElement = find("[id='requirements']");
        assert_eq!(requirements.value(), "pandas==2.2.2");
    }

    fn find<T: JsCast>(selector: &str) -> T {
        let found = document().query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("there is no {selector}")).dyn_into().unwrap()
    }

    fn text(selector: &str) -> String {
        find::<HtmlElement>(selector).text_content().unwrap_or_default()
    }

    fn send(element: &HtmlElement, kind: &str) {
        element.dispatch_event(&Event::new(kind).unwrap()).unwrap();
    }

    async fn press(id: &str) {
        find::<HtmlElement>(&format!("[id='{id}']")).click();
        tick().await;
    }
}
