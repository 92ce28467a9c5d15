//! The page on other servers, with the configurations of docs/hosting: every header is that of `cargo xtask serve`.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::{
    person::Person,
    portals::LINK,
    support::{Browser, eventually, folder, origin, variable},
};

/// The headers that count.
const HEADERS: [&str; 9] = [
    "content-security-policy",
    "content-security-policy-report-only",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "access-control-allow-origin",
    "cache-control",
    "content-type",
];

/// A server that ends with the test.
struct Server {
    process: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).expect("a free port").port()
}

fn configuration(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/hosting").join(name);
    fs::read_to_string(path).expect("there is a configuration")
}

/// Starts nginx with the configuration at the root, or under a path as the document says.
async fn nginx(path: &str) -> Server {
    let (folder, port) = (folder(&format!("nginx{}", path.len())), free_port());
    let dist = variable("SLIPWAY_DIST");
    let text = configuration("nginx.conf").replace("listen 8080;", &format!("listen 127.0.0.1:{port};"));
    let place = if path == "/" { format!("root {dist};") } else { format!("location {path} {{ alias {dist}/; }}") };
    let text = text.replace("root /srv/slipway;", &place);
    let own = folder.display();
    let temporary =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|kind| format!("{kind}_temp_path {own}/{kind};"));
    let whole = format!(
        "daemon off; master_process off; pid {own}/pid; error_log stderr; events {{}}\nhttp {{ access_log off; {}\n{text} }}",
        temporary.join(" ")
    );
    fs::write(folder.join("nginx.conf"), whole).expect("it can be written");
    let mut command = Command::new("nginx");
    command.arg("-c").arg(folder.join("nginx.conf")).arg("-p").arg(&folder);
    started(command, port).await
}

async fn caddy(path: &str) -> Server {
    let (folder, port) = (folder(&format!("caddy{}", path.len())), free_port());
    let text = configuration("Caddyfile").replace(":8080 {", &format!("http://127.0.0.1:{port} {{\n\tbind 127.0.0.1"));
    let text = text.replace("/srv/slipway", &variable("SLIPWAY_DIST"));
    let text = if path == "/" {
        text
    } else {
        let (head, rest) = text.split_once("bind 127.0.0.1\n").expect("a site");
        let (body, _) = rest.rsplit_once('}').expect("an end");
        format!("{head}bind 127.0.0.1\n\thandle_path {path}* {{\n{body}\n}}\n}}\n")
    };
    fs::write(folder.join("Caddyfile"), format!("{{\n\tadmin off\n\tauto_https off\n}}\n{text}"))
        .expect("it can be written");
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(folder.join("Caddyfile"));
    command.env("XDG_DATA_HOME", &folder).env("XDG_CONFIG_HOME", &folder);
    started(command, port).await
}

async fn started(mut command: Command, port: u16) -> Server {
    let process =
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it is installed");
    let server = Server { process, port };
    eventually("the server", async || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok().map(drop)).await;
    server
}

/// Status and headers of an answer.
fn headers(port: u16, path: &str) -> BTreeMap<String, String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").expect("it hears");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("it answers");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    let mut found: BTreeMap<String, String> =
        lines.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    found.retain(|name, _| HEADERS.contains(&name.as_str()));
    // Servers differ in whether they name the letters of a text.
    if let Some(kind) = found.get_mut("content-type") {
        *kind = kind.split(';').next().unwrap_or_default().replace("application/javascript", "text/javascript");
    }
    found.insert("status".into(), head.split(' ').nth(1).unwrap_or_default().to_owned());
    found
}

/// One file of each kind.
fn files() -> Vec<String> {
    let names = fs::read_dir(variable("SLIPWAY_DIST")).expect("the page is built");
    let names: Vec<String> =
        names.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    let hashed = |end: &str| names.iter().find(|name| name.starts_with("slipway-") && name.ends_with(end)).cloned();
    let fixed = ["", "index.html", "embed.html", "boot.js", "embed.js", "worker.js", "policy.json", "badge.svg"];
    fixed.into_iter().map(str::to_owned).chain([".js", ".wasm", ".css"].into_iter().filter_map(hashed)).collect()
}

#[tokio::test]
async fn nginx_and_caddy_send_what_serve_sends_at_the_root_and_under_a_path() {
    let ours = origin().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    for path in ["/", "/tools/image/"] {
        for (name, server) in [("nginx", nginx(path).await), ("caddy", caddy(path).await)] {
            for file in files() {
                let expected = headers(ours, &format!("/{file}"));
                assert!(expected.len() >= 9, "{file}: {expected:?}");
                assert_eq!(headers(server.port, &format!("{path}{file}")), expected, "{name}, {path}{file}");
            }
            let person = Person { browser: Browser::start().await };
            let address = format!("http://127.0.0.1:{}{path}#{LINK}", server.port);
            person.browser.client.goto(&address).await.expect("the page opens");
            person.ready().await;
            eventually("the link", async || person.text_at("#outputs").await.contains("ml/train:v1").then_some(()))
                .await;
            assert_eq!(person.browser.complaints().await, [""; 0], "{name}, {path}");
        }
    }
}

#[test]
fn the_file_of_headers_says_what_serve_says() {
    let ours = origin().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let text = configuration("_headers");
    let (all, frame) = text.split_once("/embed.html").expect("two parts");
    for (part, path) in [(all, "/index.html"), (frame, "/embed.html")] {
        let mut expected = headers(ours, path);
        expected.retain(|name, _| !["status", "content-type"].contains(&name.as_str()));
        if path == "/embed.html" {
            expected.retain(|name, _| name == "content-security-policy");
        }
        for (name, value) in expected {
            let line = part.lines().any(|line| {
                line.trim().split_once(": ").is_some_and(|(of, is)| of.eq_ignore_ascii_case(&name) && is == value)
            });
            assert!(line, "{path}: {name}: {value}");
        }
    }
}
