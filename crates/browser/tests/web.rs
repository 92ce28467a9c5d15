//! The plugs in a real browser.
#![cfg(target_arch = "wasm32")]

#[cfg(test)]
mod plugs {
    use browser::storage::Area;
    use browser::{address, element, storage, theme, timer};
    use js_sys::Promise;
    use std::cell::RefCell;
    use std::rc::Rc;
    use wasm_bindgen::JsValue;
    use wasm_bindgen_futures::JsFuture;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    wasm_bindgen_test_configure!(run_in_browser);

    /// Lets the browser do what waits for some milliseconds.
    async fn wait(milliseconds: i32) {
        let promise = Promise::new(&mut |done, _| {
            let done = move || _ = done.call0(&JsValue::NULL);
            timer::after(milliseconds, done).unwrap().detach();
        });
        JsFuture::from(promise).await.unwrap();
    }

    #[wasm_bindgen_test]
    fn a_text_is_kept_and_forgotten() {
        assert!(storage::write(Area::Browser, "test.key", "é\n"));
        assert_eq!(storage::read(Area::Browser, "test.key").as_deref(), Some("é\n"));
        storage::remove(Area::Browser, "test.key");
        assert_eq!(storage::read(Area::Browser, "test.key"), None);
    }

    #[wasm_bindgen_test]
    fn a_full_storage_keeps_the_older_text() {
        storage::write(Area::Browser, "test.full", "old");
        assert!(!storage::write(Area::Browser, "test.full", &"x".repeat(20_000_000)));
        assert_eq!(storage::read(Area::Browser, "test.full").as_deref(), Some("old"));
        storage::remove(Area::Browser, "test.full");
    }

    #[wasm_bindgen_test]
    async fn only_others_changes_of_the_fragment_are_reported() {
        let seen = Rc::new(RefCell::new(Vec::new()));
        let listener = seen.clone();
        address::on_fragment_change(move |fragment| listener.borrow_mut().push(fragment));
        assert!(address::replace_fragment("a=1%20/,:@"));
        assert_eq!(address::fragment(), "a=1%20/,:@");
        assert!(address::push_fragment("b=2"));
        wait(50).await;
        assert_eq!(*seen.borrow(), Vec::<String>::new());
        web_sys::window().unwrap().history().unwrap().back().unwrap();
        wait(200).await;
        assert_eq!(*seen.borrow(), ["a=1%20/,:@"]);
        assert!(address::replace_fragment(""));
        assert_eq!(address::fragment(), "");
        assert!(!address::whole().contains('#'));
    }

    #[wasm_bindgen_test]
    async fn a_timer_that_is_dropped_does_nothing() {
        let done = Rc::new(RefCell::new(Vec::new()));
        let (first, second) = (done.clone(), done.clone());
        let kept = timer::after(20, move || first.borrow_mut().push("kept"));
        drop(timer::after(10, move || second.borrow_mut().push("dropped")));
        wait(60).await;
        assert_eq!(*done.borrow(), ["kept"]);
        drop(kept);
    }

    #[wasm_bindgen_test]
    fn the_theme_is_an_attribute_of_the_root() {
        let root = web_sys::window().unwrap().document().unwrap().document_element().unwrap();
        theme::set(Some("dark"));
        assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
        theme::set(None);
        assert_eq!(root.get_attribute("data-theme"), None);
    }

    #[wasm_bindgen_test]
    fn an_element_that_is_folded_away_is_unfolded_and_gets_the_focus() {
        let document = web_sys::window().unwrap().document().unwrap();
        let folded = document.create_element("details").unwrap();
        folded.set_inner_html("<summary>More</summary><input id='user'>");
        document.body().unwrap().append_child(&folded).unwrap();
        assert!(element::focus("user"));
        assert_eq!(document.active_element().unwrap().id(), "user");
        assert!(!element::focus("nobody"));
        folded.remove();
    }
}
