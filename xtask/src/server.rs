//! The web server behind `serve` and the end-to-end tests: files of one folder, brotli, cache rules, and a strict policy.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::Path,
};

use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower_http::services::ServeDir;

use crate::failure::{Explain, Failure};

/// Sent with every answer. No script but our own files; connections to anywhere a person may have a ZenML server.
const POLICY: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self' https: http://127.0.0.1:* http://localhost:*; manifest-src 'self'; frame-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (header::VARY, "accept-encoding"),
    // Files that everybody may have: a frame without an origin of its own asks for them from nowhere.
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
];

/// The page for frames may be in any, and reaches nobody but this server.
const FRAME: (&str, &str) = (
    "/embed.html",
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
);

/// What the page would break if browsers held it to this.
const TRUSTED_TYPES: &str = "require-trusted-types-for 'script'";

/// Takes a port of the loopback address; 0 takes any free one.
///
/// # Errors
/// The port is taken or forbidden; the text says what to type.
pub fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).map_err(|error| {
        Failure::new(format!(
            "port {port} of 127.0.0.1 cannot be had ({error}). Choose another with `--port {}`, or any free one with `--port 0`",
            if port == 8081 { 8082 } else { 8081 }
        ))
    })
}

/// The address under which a listener's pages are.
///
/// # Errors
/// None in practice: the listener has an address.
pub fn origin(listener: &TcpListener) -> Result<String, Failure> {
    Ok(format!("http://{}", listener.local_addr()?))
}

/// Serves `folder` until the future is dropped.
///
/// # Errors
/// The listener fails.
pub async fn serve(listener: TcpListener, folder: &Path) -> Result<(), Failure> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let files = ServeDir::new(folder).precompressed_br();
    let router = Router::new().fallback_service(files).layer(middleware::from_fn(with_headers));
    axum::serve(listener, router).await.explain("the server")
}

async fn with_headers(request: Request, next: Next) -> Response {
    if let Some(address) = mended(request.uri()) {
        return redirect(&address);
    }
    let hashed = is_hashed(request.uri().path());
    let framed = request.uri().path().ends_with(FRAME.0);
    let mut response = next.run(request).await;
    let lasting = hashed && (response.status().is_success() || response.status().is_redirection());
    let cache = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    for (name, value) in POLICY {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if framed {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAME.1));
        // A frame of another origin is opened by none.
        headers.remove("cross-origin-opener-policy");
    }
    headers.insert(header::CONTENT_SECURITY_POLICY_REPORT_ONLY, HeaderValue::from_static(TRUSTED_TYPES));
    response
}

/// The address that was meant, where a mail program made `%23` of the `#` before a configuration: then the server gets
/// what a browser would have kept to itself.
fn mended(address: &Uri) -> Option<String> {
    let whole = address.path_and_query()?.as_str();
    let (page, fragment) = whole.split_once("%23")?;
    // Of this host, whatever the path looks like.
    Some(format!("/{}#{fragment}", page.trim_start_matches('/')))
}

fn redirect(address: &str) -> Response {
    match HeaderValue::try_from(address) {
        Ok(address) => (StatusCode::FOUND, [(header::LOCATION, address)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// Whether Trunk put a hash of the content (64 bits in hexadecimal, without leading zeros) into the file's name: then it never changes.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric());
    parts.skip(1).any(|part| (12..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests;
