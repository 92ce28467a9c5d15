//! The page inside another one: whether it is, and what the two say to each other. Messages are JSON texts here.

use crate::{document, window};
use js_sys::JSON;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, ResizeObserver};

/// Whether the page is in a frame, or is the one that is made for frames. Then nothing is kept and no history written.
pub fn is_framed() -> bool {
    let inside = window().is_some_and(|window| window.parent().ok().flatten().is_none_or(|parent| parent != window));
    inside
        || document()
            .and_then(|document| document.document_element())
            .is_some_and(|root| root.has_attribute("data-embedded"))
}

/// Whether the page is the one that is made for frames.
pub fn is_embedded() -> bool {
    document().and_then(|document| document.document_element()).is_some_and(|root| root.has_attribute("data-embedded"))
}

/// A message to the window.
#[derive(Debug)]
pub struct Message {
    /// The origin of who sent it.
    pub origin: String,
    /// Whether it came from the window around the frame.
    pub of_parent: bool,
    /// It, as JSON; empty where it is nothing that JSON can hold.
    pub text: String,
    /// The one port that came with it.
    pub port: Option<Port>,
}

/// One end of a connection.
#[derive(Debug, Clone)]
pub struct Port(MessagePort);

impl Port {
    /// Sends a JSON text as a value.
    pub fn say(&self, text: &str) {
        if let Ok(value) = JSON::parse(text) {
            // A port that was closed hears nothing.
            let _ = self.0.post_message(&value);
        }
    }

    /// Calls back with each message as JSON, for as long as the page lives.
    pub fn listen(&self, mut heard: impl FnMut(String) + 'static) {
        let callback =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| heard(written(&event.data())));
        self.0.set_onmessage(Some(callback.as_ref().unchecked_ref()));
        callback.forget();
    }
}

/// Calls back with each message to the window, for as long as the page lives.
pub fn listen(mut heard: impl FnMut(Message) + 'static) {
    let Some(window) = window() else { return };
    let parent: JsValue = window.parent().ok().flatten().into();
    let callback = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let source: JsValue = event.source().into();
        let ports = event.ports();
        let port = (ports.length() == 1).then(|| Port(ports.get(0).unchecked_into()));
        let of_parent = !source.is_undefined() && source == parent;
        heard(Message { origin: event.origin(), of_parent, text: written(&event.data()), port });
    });
    if window.add_event_listener_with_callback("message", callback.as_ref().unchecked_ref()).is_ok() {
        callback.forget();
    }
}

/// Sends a JSON text as a value to the window around the frame, if that is of an origin, or of any for `*`.
pub fn tell_parent(text: &str, origin: &str) {
    let parent = window().and_then(|window| window.parent().ok().flatten());
    if let (Some(parent), Ok(value)) = (parent, JSON::parse(text)) {
        // An origin that is none is refused.
        let _ = parent.post_message(&value, origin);
    }
}

/// Calls back with the height of the page whenever it may have changed, for as long as the page lives.
pub fn on_height(mut changed: impl FnMut(f64) + 'static) {
    let Some(body) = document().and_then(|document| document.body()) else { return };
    let callback = Closure::<dyn FnMut()>::new(move || changed(height()));
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(&body);
        std::mem::forget(observer);
        callback.forget();
    }
}

/// The height of the page.
pub fn height() -> f64 {
    let body = document().and_then(|document| document.body());
    body.map(|body| body.get_bounding_client_rect().height()).unwrap_or_default()
}

/// Gives the page's root element an attribute, or takes it away.
pub fn mark(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    // Names are fixed in the code and valid.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Gives a custom property of the stylesheet another value.
pub fn set_token(name: &str, value: &str) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()) {
        // What is no value of CSS is passed over.
        let _ = root.style().set_property(name, value);
    }
}

fn written(value: &JsValue) -> String {
    // What refers to itself, or is a function, is no message.
    JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
