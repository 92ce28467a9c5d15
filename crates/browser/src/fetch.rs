//! Requests to servers, which carry nothing that the browser knows of a person.

use crate::window;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

/// How long an answer may take, in milliseconds.
const LONGEST: u32 = 90_000;

/// A request.
#[derive(Debug, Clone, Copy)]
pub struct Outgoing<'a> {
    /// The method.
    pub method: &'a str,
    /// The whole address.
    pub url: &'a str,
    /// Names and values.
    pub headers: &'a [(&'static str, String)],
    /// What is sent.
    pub body: Option<&'a str>,
}

/// Sends a request and returns the status and the body of the reply. `None` where nothing came back that the page may read: no
/// server, no network, a reply that the browser keeps to itself, a redirect. Cookies, a referrer and the browser's cache have no
/// part in it.
pub async fn send(request: Outgoing<'_>) -> Option<(u16, String)> {
    let headers = Object::new();
    for (name, value) in request.headers {
        set(&headers, name, &JsValue::from_str(value));
    }
    let options = options("cors");
    set(&options, "method", &JsValue::from_str(request.method));
    set(&options, "redirect", &JsValue::from_str("error"));
    set(&options, "headers", &headers);
    if let Some(body) = request.body {
        set(&options, "body", &JsValue::from_str(body));
    }
    let response = ask(request.url, options).await?;
    let body = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Some((response.status(), body))
}

/// Whether anything answers at an address. What it answers is not seen.
pub async fn knock(url: &str) -> bool {
    ask(url, options("no-cors")).await.is_some()
}

/// What every request has in common.
fn options(mode: &str) -> Object {
    let options = Object::new();
    let fixed = [("mode", mode), ("credentials", "omit"), ("cache", "no-store"), ("referrerPolicy", "no-referrer")];
    for (name, value) in fixed {
        set(&options, name, &JsValue::from_str(value));
    }
    set(&options, "signal", &AbortSignal::timeout_with_u32(LONGEST));
    options
}

async fn ask(url: &str, options: Object) -> Option<Response> {
    let promise = window()?.fetch_with_str_and_init(url, options.unchecked_ref::<RequestInit>());
    JsFuture::from(promise).await.ok().map(JsCast::unchecked_into)
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object refuses nothing.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}
