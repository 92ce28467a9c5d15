//! One chromedriver process on a port of its own, ended with its browsers when it is dropped.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

/// A running chromedriver.
pub struct Chromedriver {
    process: Child,
    port: u16,
    // Held open: the driver must not find its output closed.
    _output: BufReader<ChildStdout>,
}

impl Chromedriver {
    /// Starts one. It chooses a free port itself and says which.
    pub fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is on the PATH");
        let mut output = BufReader::new(process.stdout.take().expect("its output is ours"));
        let mut line = String::new();
        let port = loop {
            line.clear();
            let read = output.read_line(&mut line).expect("chromedriver says where it is");
            assert!(read > 0, "chromedriver ended without a word about its port");
            if let Some(port) = port(&line) {
                break port;
            }
        };
        Self { process, port, _output: output }
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to end its browsers and itself, and waits until it has closed the connection.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new())?;
        Ok(())
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        // Killed outright it would leave its browsers behind, so it is asked first.
        if self.shut_down().is_err() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

/// The port in "ChromeDriver was started successfully on port 41234."
fn port(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end().trim_end_matches('.').parse().ok()
}
