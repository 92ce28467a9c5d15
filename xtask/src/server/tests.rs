//! The server, asked over a real connection.

use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::PathBuf,
    sync::OnceLock,
};

use super::*;

/// A server over a folder with one file of each kind, for all tests of this module.
fn address() -> SocketAddr {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    *ADDRESS.get_or_init(|| {
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let folder = folder();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(serve(listener, &folder)).unwrap();
        });
        address
    })
}

fn folder() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("slipway-server-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for name in
        ["index.html", "boot.js", "slipway-0123456789abcdef.js", "slipway-0123456789abcdef_bg.wasm", "a.css", "f.svg"]
    {
        fs::write(folder.join(name), "plain").unwrap();
        crate::compress::beside(&folder).unwrap();
    }
    folder
}

/// The head of the answer to `GET path`, in lower case.
fn head(path: &str, more: &str) -> String {
    let mut stream = TcpStream::connect(address()).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{more}\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).to_lowercase();
    answer.split("\r\n\r\n").next().unwrap().to_owned()
}

fn check(path: &str, expected: &[&str]) {
    let head = head(path, "");
    for line in expected {
        assert!(head.contains(&line.to_lowercase()), "{path} lacks `{line}`:\n{head}");
    }
}

#[test]
fn every_answer_carries_the_policy_even_a_refusal() {
    for path in ["/", "/boot.js", "/nothing", "/slipway-0123456789abcdef.js"] {
        for (name, value) in POLICY {
            check(path, &[&format!("{name}: {value}")]);
        }
    }
    assert!(!head("/", "").contains("'unsafe-inline'"));
}

#[test]
fn a_page_for_frames_may_be_in_any_and_reaches_nobody_else() {
    let head = head("/embed.html", "");
    assert!(head.contains("frame-ancestors *") && head.contains("connect-src 'self'; "), "{head}");
    assert!(
        !head.contains("https:") && !head.contains("cross-origin-opener-policy") && !head.contains("x-frame-options"),
        "{head}"
    );
    check("/", &["frame-ancestors 'self'", "worker-src 'self'", "access-control-allow-origin: *"]);
}

#[test]
fn files_have_their_types() {
    check("/", &["200 ok", "content-type: text/html"]);
    check("/boot.js", &["content-type: text/javascript"]);
    check("/a.css", &["content-type: text/css"]);
    check("/f.svg", &["content-type: image/svg+xml"]);
    check("/slipway-0123456789abcdef_bg.wasm", &["content-type: application/wasm"]);
    check("/nothing", &["404"]);
    check("/../Cargo.toml", &["404"]);
}

#[test]
fn only_a_name_with_a_hash_may_be_kept_for_ever() {
    check("/", &["cache-control: no-cache"]);
    check("/boot.js", &["cache-control: no-cache"]);
    check("/slipway-0123456789abcdef.js", &["cache-control: public, max-age=31536000, immutable"]);
    check("/slipway-0123456789abcdef_bg.wasm", &["cache-control: public, max-age=31536000, immutable"]);
    check("/gone-0123456789abcdef.js", &["404", "cache-control: no-cache"]);
}

#[test]
fn brotli_is_sent_to_those_who_take_it() {
    assert!(head("/boot.js", "Accept-Encoding: gzip, br\r\n").contains("content-encoding: br"));
    assert!(!head("/boot.js", "Accept-Encoding: gzip\r\n").contains("content-encoding"));
}

#[test]
fn a_taken_port_is_named_with_a_way_out() {
    let taken = listen(0).unwrap();
    let port = taken.local_addr().unwrap().port();
    let failure = listen(port).unwrap_err().to_string();
    assert!(failure.contains(&port.to_string()) && failure.contains("--port"), "{failure}");
}

#[test]
fn a_fragment_that_a_mail_program_encoded_is_put_back() {
    check("/%23v=1&zenml=0.98.0&parent_image=a/b", &["302 found", "location: /#v=1&zenml=0.98.0&parent_image=a/b"]);
    check("/folder/?c=1%23v1z.x", &["location: /folder/?c=1#v1z.x"]);
    // Never to another host.
    check("//evil.example/%23v=1", &["location: /evil.example/#v=1"]);
}
