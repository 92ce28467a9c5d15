//! Reads a text piece by piece, so that a page can show how far it has come and stays quick all the while.

use crate::clean::clean;
use crate::decode::decode;
use crate::format::gathered::Gathered;
use crate::format::{document, lines};
use crate::json::{Broken, Json, Progress, Value};
use crate::notice::{Notice, NoticeKind};
use crate::reading::Reading;
use core::ops::Range;

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Read {
    /// Its name.
    pub name: String,
    /// Which text.
    pub source: usize,
    /// What it says: one for each document that it holds.
    pub readings: Vec<Reading>,
    /// What is worth knowing of it as a whole.
    pub notices: Vec<Notice>,
}

/// Reads one text.
#[derive(Debug)]
pub struct Reader {
    read: Read,
    text: String,
    at: usize,
    /// The line at `at`, from 1.
    line: usize,
    /// The JSON document that is being read.
    json: Option<(Json, Gathered)>,
    /// Lines outside of JSON documents.
    lines: Vec<(usize, Range<usize>)>,
    /// Layers of a history that come one to a line.
    layers: Vec<(usize, Value)>,
}

/// Reads a whole text at once. `source` is its number among the texts, from 0.
pub fn read(name: &str, source: usize, bytes: Vec<u8>) -> Read {
    let mut reader = Reader::new(name, source, bytes);
    while reader.step(usize::MAX) {}
    reader.finish()
}

impl Reader {
    /// Begins with a text of a name. `source` is its number among the texts, from 0. The bytes are decoded at once, which is
    /// quick.
    pub fn new(name: &str, source: usize, bytes: Vec<u8>) -> Self {
        let text = clean(decode(bytes));
        let read = Read { name: name.to_owned(), source, ..Read::default() };
        Self { read, text, at: 0, line: 1, json: None, lines: Vec::new(), layers: Vec::new() }
    }

    /// How many bytes are read, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let at = self.json.as_ref().map_or(self.at, |(json, _)| json.at());
        (at.min(self.text.len()), self.text.len())
    }

    /// Reads about so many bytes more. Whether there is more to read.
    pub fn step(&mut self, bytes: usize) -> bool {
        let (at, length) = self.progress();
        let until = at.saturating_add(bytes.max(1)).min(length);
        while self.progress().0 < until {
            if self.json.is_some() { self.step_json(until) } else { self.step_line() }
        }
        self.json.is_some() || self.at < self.text.len()
    }

    /// What the text says, once it is read; of one that is not read to its end, what stands in its beginning.
    pub fn finish(mut self) -> Read {
        if let Some((json, _)) = &mut self.json {
            let root = json.unfinished();
            self.end_json(root, Some(Broken::Ends));
        }
        if !self.layers.is_empty() {
            let layers = document::layers(&self.read.name, self.read.source, &self.layers);
            self.read.readings.push(layers);
        }
        let text = |(line, range): &(usize, Range<usize>)| (*line, self.text.get(range.clone()).unwrap_or_default());
        let rest: Vec<(usize, &str)> = self.lines.iter().map(text).collect();
        let around = !self.read.readings.is_empty() || !self.read.notices.is_empty();
        let Read { name, source, readings, notices } = &mut self.read;
        readings.extend(lines::read(name, *source, &rest, around, notices));
        for reading in readings {
            crate::duplicate::say(reading);
        }
        self.read
    }

    /// Reads a line, or begins a document where one begins.
    fn step_line(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let line = rest.get(..length).unwrap_or_default();
        let blanks = line.len() - line.trim_start().len();
        if begins_json(rest.get(blanks..).unwrap_or_default()) {
            self.json = Some((Json::new(self.at + blanks, self.line), Gathered::default()));
            return;
        }
        self.lines.push((self.line, self.at..self.at + line.trim_end_matches('\n').len()));
        self.at += length;
        self.line += 1;
    }

    fn step_json(&mut self, until: usize) {
        let Some((json, gathered)) = &mut self.json else { return };
        let source = self.read.source;
        match json.step(&self.text, until, |record| gathered.take(record, source)) {
            Progress::More => {}
            Progress::Done(root) => self.end_json(root, None),
            Progress::Broken(broken) => {
                let root = json.unfinished();
                self.end_json(root, Some(broken));
            }
        }
    }

    /// Ends the document that is being read.
    fn end_json(&mut self, root: Value, broken: Option<Broken>) {
        let Some((json, gathered)) = self.json.take() else { return };
        let began = self.at;
        // What breaks off in its first line is a line of text that begins with a bracket, such as `[INFO] …`.
        let is_text =
            broken.is_some() && gathered.records == 0 && root.entries().is_empty() && json.line() == self.line;
        if is_text && broken != Some(Broken::Ends) {
            let rest = self.text.get(began..).unwrap_or_default();
            let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
            self.lines
                .push((self.line, began..began + rest.get(..length).unwrap_or_default().trim_end_matches('\n').len()));
            self.at += length;
            self.line += 1;
            return;
        }
        let end = json.at().min(self.text.len());
        self.line = json.line();
        self.at = end;
        let rest = self.text.get(end..).unwrap_or_default();
        // The rest of the line that a document ends on.
        let line = rest.find('\n').map_or(rest.len(), |end| end);
        if !rest.get(..line).unwrap_or_default().trim().is_empty() && broken.is_none() {
            self.lines.push((self.line, end..end + line));
        }
        self.at += (line + 1).min(rest.len());
        self.line += usize::from(line < rest.len());
        if broken.is_none() && document::is_layer(&root) && gathered.records == 0 {
            self.layers.push((json.line(), root));
            return;
        }
        let wrapped = json.wrapped();
        let mut reading = document::read(&self.read.name, self.read.source, &root, gathered, broken.is_none());
        if let Some(broken) = broken {
            let kind = match broken {
                Broken::Ends => NoticeKind::Truncated,
                Broken::Unexpected => NoticeKind::NotJson,
                Broken::TooDeep => NoticeKind::TooDeep,
            };
            reading.notices.insert(0, Notice::new(json.line(), kind));
        } else if wrapped > 0 {
            reading.notices.push(Notice::new(0, NoticeKind::Wrapped(wrapped)));
        }
        self.read.readings.push(reading);
    }
}

/// Whether a text can be the beginning of a JSON document of use: a bracket, and behind it what may follow.
fn begins_json(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace());
    match letters.next() {
        Some('{') => matches!(letters.next(), None | Some('"' | '}')),
        Some('[') => matches!(letters.next(), None | Some('{' | ']' | '"')),
        _ => false,
    }
}
