//! The gateway of this repository, before a real server.

use crate::Server;
use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

/// What callers have to show.
const TOKEN: &str = "gateway-token";

/// A running gateway. Dropped, it ends.
#[derive(Debug)]
pub struct Gateway {
    port: u16,
    child: Child,
    log: PathBuf,
}

impl Gateway {
    /// Starts the gateway for the server's stack `team` and the pipelines of a module in a folder.
    ///
    /// # Panics
    /// It does not start; its log is shown.
    pub fn start(server: &Server, folder: &Path, module: &str, origins: &[&str]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
        let port = listener.local_addr().expect("it has an address").port();
        drop(listener);
        let log = folder.join("gateway.log");
        let file = fs::File::create(&log).expect("the log can be written");
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut command: Command = server.in_repository(&checkout.join("gateway/gateway.py"));
        command.args([module, &port.to_string()]).current_dir(folder);
        command.env("SLIPWAY_TOKEN", TOKEN).env("SLIPWAY_ORIGINS", origins.join(","));
        let output = file.try_clone().expect("the log can be shared");
        let mut child =
            command.stdin(Stdio::null()).stdout(output).stderr(file).spawn().expect("Python can be started");
        for _ in 0..600 {
            if answers(port) {
                return Self { port, child, log };
            }
            if matches!(child.try_wait(), Ok(Some(_))) {
                break;
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        let _ = child.kill();
        panic!("the gateway did not start:\n{}", fs::read_to_string(&log).unwrap_or_default());
    }

    /// Where it is.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What callers have to show.
    pub const fn token(&self) -> &'static str {
        TOKEN
    }

    /// What it wrote.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Ends it, so that nobody answers.
    pub fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Whether something answers HTTP there.
fn answers(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let request = b"GET /pipelines HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n";
    let mut begin = [0; 5];
    stream.write_all(request).is_ok() && stream.read_exact(&mut begin).is_ok() && begin == *b"HTTP/"
}
