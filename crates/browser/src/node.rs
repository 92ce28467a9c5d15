//! Elements and texts of the page: made, changed, put in their places.

use crate::document;
use crate::event::Event;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

/// An element, a text or a mark. Outside of a window there is no document to make one of; then it is JavaScript's
/// `undefined`, and whatever is done to it does nothing. One word is all that it takes: it goes through many hands.
#[derive(Debug, Clone)]
pub struct Node(JsValue);

/// Something that is called on an event, until it is dropped.
#[derive(Debug)]
pub struct Listener {
    _callback: Closure<dyn FnMut(web_sys::Event)>,
}

impl Node {
    /// An element of a tag.
    pub fn element(tag: &str) -> Self {
        Self(document().and_then(|document| document.create_element(tag).ok()).into())
    }

    /// An element of a drawing (SVG), of a tag.
    pub fn drawing(tag: &str) -> Self {
        let namespace = Some("http://www.w3.org/2000/svg");
        Self(document().and_then(|document| document.create_element_ns(namespace, tag).ok()).into())
    }

    /// A text.
    pub fn text(text: &str) -> Self {
        Self(document().map(|document| document.create_text_node(text)).into())
    }

    /// A mark that nobody sees: a place between other nodes.
    pub fn mark() -> Self {
        Self(document().map(|document| document.create_comment("")).into())
    }

    /// The page's body.
    pub fn body() -> Self {
        Self(document().and_then(|document| document.body()).into())
    }

    /// Gives an attribute a value, or takes it away.
    pub fn set_attribute(&self, name: &str, value: Option<&str>) {
        let Some(element) = self.0.dyn_ref::<web_sys::Element>() else { return };
        // Names are fixed in the code and valid.
        let _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }

    /// Sets a property that holds a text, for example `value`.
    pub fn set_text_property(&self, name: &str, value: &str) {
        self.set_property(name, &JsValue::from_str(value));
    }

    /// Sets a property that holds a truth, for example `checked`.
    pub fn set_flag(&self, name: &str, value: bool) {
        self.set_property(name, &JsValue::from_bool(value));
    }

    /// Changes a text.
    pub fn set_text(&self, text: &str) {
        if let Some(node) = self.there() {
            node.set_text_content(Some(text));
        }
    }

    /// Puts another node in, before one of the children or at the end.
    pub fn insert(&self, node: &Self, before: Option<&Self>) {
        if let (Some(parent), Some(node)) = (self.there(), node.there()) {
            let before = before.and_then(Self::there);
            // It only fails where `before` is no child, and then there is no place to put it.
            let _ = parent.insert_before(node, before);
        }
    }

    /// The element among the children at a position.
    pub fn child_at(&self, position: usize) -> Self {
        let element = self.0.dyn_ref::<web_sys::Element>();
        let child = element.and_then(|element| element.children().item(u32::try_from(position).ok()?));
        Self(child.into())
    }

    /// Scrolls what is inside to its end.
    pub fn scroll_to_end(&self) {
        if let Some(element) = self.0.dyn_ref::<web_sys::Element>() {
            element.set_scroll_top(element.scroll_height());
        }
    }

    /// Opens a dialog over the page, which is out of reach until it is closed. One that is open stays open.
    pub fn show_modal(&self) {
        if let Some(dialog) = self.0.dyn_ref::<web_sys::HtmlDialogElement>() {
            // It is refused where it is open, or not on the page.
            let _ = dialog.show_modal();
        }
    }

    /// Closes a dialog.
    pub fn close(&self) {
        if let Some(dialog) = self.0.dyn_ref::<web_sys::HtmlDialogElement>() {
            dialog.close();
        }
    }

    /// Takes the node off the page.
    pub fn remove(&self) {
        if let Some(node) = self.there()
            && let Some(parent) = node.parent_node()
        {
            // It was just asked for its parent, so it is a child of it.
            let _ = parent.remove_child(node);
        }
    }

    /// Takes everything between this mark and a later one off the page.
    pub fn remove_up_to(&self, end: &Self) {
        let (Some(start), Some(end)) = (self.there(), end.there()) else { return };
        while let Some(next) = start.next_sibling().filter(|next| !next.is_same_node(Some(end))) {
            Self(next.into()).remove();
        }
    }

    /// Calls back on an event at this node or inside it.
    pub fn listen(&self, event: &str, mut called: Box<dyn FnMut(Event)>) -> Listener {
        let callback = Closure::<dyn FnMut(web_sys::Event)>::new(move |event| called(Event::new(event)));
        if let Some(node) = self.there() {
            // It fails for no name of an event.
            let _ = node.add_event_listener_with_callback(event, callback.as_ref().unchecked_ref());
        }
        Listener { _callback: callback }
    }

    fn set_property(&self, name: &str, value: &JsValue) {
        if let Some(node) = self.there() {
            // Elements refuse no value of the right kind.
            let _ = Reflect::set(node, &JsValue::from_str(name), value);
        }
    }

    /// The node, where there is one.
    fn there(&self) -> Option<&web_sys::Node> {
        (!self.0.is_undefined()).then(|| self.0.unchecked_ref())
    }
}
