//! A stand-in for GitHub or GitLab on loopback. It keeps to what their documentation says, above all about other origins.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Received {
    /// Method and path.
    pub line: String,
    /// The headers, their names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Received {
    /// The value of a header; empty for none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// Status and body; none closes the connection without a word.
type Reply = Option<(u16, String)>;

/// A running stand-in. Dropped, it ends.
pub struct StandIn {
    port: u16,
    received: Arc<Mutex<Vec<Received>>>,
    ended: Arc<AtomicBool>,
}

impl StandIn {
    /// Starts one. A page of another origin may send the headers that are named, and no others: the browser sees to that.
    pub fn start(headers: &'static str, reply: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        listener.set_nonblocking(true).expect("the listener can be asked");
        let port = listener.local_addr().expect("it has an address").port();
        let ended = Arc::new(AtomicBool::new(false));
        let received = Arc::new(Mutex::new(Vec::new()));
        let (over, seen, reply) = (Arc::clone(&ended), Arc::clone(&received), Arc::new(reply));
        thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                match listener.accept() {
                    Ok((stream, _)) => {
                        let (seen, reply) = (Arc::clone(&seen), Arc::clone(&reply));
                        thread::spawn(move || _ = answer(stream, headers, &seen, &*reply));
                    }
                    Err(_) => thread::sleep(Duration::from_millis(5)),
                }
            }
        });
        Self { port, received, ended }
    }

    /// Where it is.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What came that begins with these words, without the browser's questions whether it may.
    pub fn received(&self, begin: &str) -> Vec<Received> {
        let received = self.received.lock().expect("nobody panicked");
        received.iter().filter(|request| request.line.starts_with(begin)).cloned().collect()
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

fn answer(
    mut stream: TcpStream,
    allowed: &str,
    seen: &Mutex<Vec<Received>>,
    reply: &(impl Fn(&Received) -> Reply + ?Sized),
) -> std::io::Result<()> {
    stream.set_nonblocking(false)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header == "\r\n" {
            break;
        }
        if let Some((name, value)) = header.split_once(':') {
            headers.push((name.to_lowercase(), value.trim().to_owned()));
        }
    }
    let line = line.rsplit_once(' ').map(|(line, _)| line.to_owned()).unwrap_or_default();
    let mut request = Received { line, headers, body: String::new() };
    let mut body = vec![0; request.header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body)?;
    request.body = String::from_utf8(body).unwrap_or_default();
    let (status, text) = if request.line.starts_with("OPTIONS") {
        (204, String::new())
    } else {
        let answer = reply(&request);
        seen.lock().expect("nobody panicked").push(request);
        match answer {
            Some(answer) => answer,
            None => return Ok(()),
        }
    };
    let length = if status == 204 { String::new() } else { format!("Content-Length: {}\r\n", text.len()) };
    write!(
        stream,
        "HTTP/1.1 {status} -\r\nContent-Type: application/json\r\n{length}Access-Control-Allow-Origin: *\r\n\
         Access-Control-Allow-Headers: {allowed}\r\nAccess-Control-Allow-Methods: GET, POST, PATCH, PUT, DELETE\r\nConnection: close\r\n\r\n{text}"
    )
}
