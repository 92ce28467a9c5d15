//! The driver of a browser, a process on a port of its own, ended with its browsers when it is dropped.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

/// Where geckodriver is, for tests in Firefox; without it they are in Chromium.
const GECKODRIVER: &str = "SLIPWAY_GECKODRIVER";

/// A running driver.
pub struct Driver {
    process: Child,
    port: u16,
    /// Whose it is.
    pub browser: Kind,
    /// The session with its browser, once there is one.
    pub session: Option<String>,
    // Held open: the driver must not find its output closed.
    _output: BufReader<ChildStdout>,
}

/// Whose browser a driver drives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Every test is made for it.
    Chromium,
    /// It takes what the WebDriver standard has: the tests of pages inside others.
    Firefox,
}

impl Driver {
    /// Starts one. It chooses a free port itself and says which.
    pub fn start() -> Self {
        let (program, browser) = match env::var(GECKODRIVER) {
            Ok(program) => (program, Kind::Firefox),
            Err(_) => ("chromedriver".to_owned(), Kind::Chromium),
        };
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the browser's driver can be started");
        let mut output = BufReader::new(process.stdout.take().expect("its output is ours"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            let read = output.read_line(&mut line).expect("the driver says where it is");
            assert!(read > 0, "the driver ended without a word about its port");
            if let Some(port) = port(&line) {
                break port;
            }
        };
        Self { process, port, browser, session: None, _output: output }
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Sends a request and waits until the answer's connection is closed.
    fn ask(&self, line: &str) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "{line} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n\r\n", self.port)?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Killed outright it would leave its browsers behind, so it is asked first: Chromium's for an end of itself, Firefox's of the session.
        let end = match (self.browser, &self.session) {
            (Kind::Chromium, _) => Some("GET /shutdown".to_owned()),
            (Kind::Firefox, session) => session.as_ref().map(|session| format!("DELETE /session/{session}")),
        };
        let ended = end.is_some_and(|end| self.ask(&end).is_ok());
        if !ended || self.browser == Kind::Firefox {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The port in "ChromeDriver was started successfully on port 41234.", or in "… Listening on 127.0.0.1:41234".
fn port(line: &str) -> Option<u16> {
    let said = [" started successfully on port ", "Listening on 127.0.0.1:"];
    let rest = said.iter().find_map(|words| Some(line.split_once(words)?.1))?;
    rest.trim_end().trim_end_matches('.').parse().ok()
}
