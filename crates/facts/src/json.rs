//! JSON as it comes from other programs, read a piece at a time: a long text never holds up a page, and records of long
//! lists are handed on as they end, so that the whole is never in memory.

mod scan;
mod value;

pub(crate) use value::Value;

use scan::Scan;

/// How deep lists and objects may be nested.
const DEPTH: usize = 100;

/// Lists whose items are handed on one by one, where they stand in the outermost object or in a wrapper.
const STREAMED: [&str; 5] = ["packages", "components", "artifacts", "installed", "distributions"];

/// Objects around another document: attestations, and what container tools wrap documents in.
const WRAPPERS: [&str; 4] = ["predicate", "SPDX", "OCIv1", "sbom"];

/// What is long and says nothing about what is asked here.
const SKIPPED: [&str; 21] = [
    "annotations",
    "artifactRelationships",
    "attributionTexts",
    "checksums",
    "copyrightText",
    "cpes",
    "dependencies",
    "description",
    "Docker",
    "evidence",
    "externalReferences",
    "files",
    "GraphDriver",
    "hashes",
    "hasExtractedLicensingInfos",
    "licenses",
    "Manifest",
    "relationships",
    "snippets",
    "supplier",
    "vulnerabilities",
];

/// An item of a streamed list.
#[derive(Debug)]
pub(crate) struct Record {
    /// The list's name; empty for the outermost list.
    pub list: &'static str,
    /// Which item, from 0.
    pub index: usize,
    /// The line it begins on, from 1.
    pub line: usize,
    /// The item.
    pub value: Value,
}

/// How far reading has come.
#[derive(Debug)]
pub(crate) enum Progress {
    /// There is more to read.
    More,
    /// The document has ended; without what was streamed or skipped.
    Done(Value),
    /// It is no JSON from here on.
    Broken(Broken),
}

/// Why a text is no JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It ends in the middle.
    Ends,
    /// Something else stands where a value, a key, a comma or a bracket has to be.
    Unexpected,
    /// Lists and objects are nested deeper than anybody means.
    TooDeep,
}

/// What is done with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Kept; an object whose members may be streamed, skipped or wrappers.
    Spine,
    /// Kept whole but for what is skipped.
    Kept,
    /// A list whose items are handed on.
    Streamed(&'static str),
    /// An item of such a list.
    Item(&'static str),
    /// Read over.
    Skipped,
}

/// A list or object that has begun.
#[derive(Debug)]
struct Open {
    mode: Mode,
    line: usize,
    value: Value,
    /// The key whose value comes next.
    key: String,
    count: usize,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    /// A value or the end of the list.
    FirstItem,
    /// A key or the end of the object.
    FirstKey,
    Key,
    Colon,
    /// A comma or the end.
    After,
}

/// Reads one document. It keeps no reference to the text, which is given to each step.
#[derive(Debug)]
pub(crate) struct Json {
    scan: Scan,
    open: Vec<Open>,
    next: Next,
}

impl Json {
    /// A reader for the document that begins at a byte on a line.
    pub fn new(at: usize, line: usize) -> Self {
        Self { scan: Scan::new(at, line), open: Vec::new(), next: Next::Value }
    }

    /// The byte that is read next.
    pub const fn at(&self) -> usize {
        self.scan.at
    }

    /// The line that is read, from 1.
    pub const fn line(&self) -> usize {
        self.scan.line
    }

    /// How many line breaks were found inside of texts, where JSON has none: a terminal that wraps lines puts them there.
    pub const fn wrapped(&self) -> usize {
        self.scan.wrapped
    }

    /// What has been read of a document that breaks off, without the item that it breaks off in.
    pub fn unfinished(&mut self) -> Value {
        while let Some(Open { mode, value, .. }) = self.open.pop() {
            match self.open.last_mut() {
                None => return value,
                Some(parent) if matches!(mode, Mode::Spine | Mode::Kept | Mode::Streamed(_)) => parent.keep(value),
                Some(_) => {}
            }
        }
        Value::Dict(Vec::new())
    }

    /// Reads on until the byte `until` is passed, or to the document's end, and hands out records.
    pub fn step(&mut self, text: &str, until: usize, mut record: impl FnMut(Record)) -> Progress {
        while self.scan.at < until {
            match self.token(text, &mut record) {
                Ok(None) => {}
                Ok(Some(value)) => return Progress::Done(value),
                Err(broken) => return Progress::Broken(broken),
            }
        }
        if self.scan.at >= text.len() { Progress::Broken(Broken::Ends) } else { Progress::More }
    }

    /// Reads a token; the whole document if that was its last.
    fn token(&mut self, text: &str, record: &mut impl FnMut(Record)) -> Result<Option<Value>, Broken> {
        let byte = self.scan.peek(text).ok_or(Broken::Ends)?;
        match (self.next, byte) {
            (Next::FirstItem, b']') | (Next::FirstKey, b'}') => return self.close(record),
            (Next::After, b']' | b'}') => {
                let is_list = self.open.last().is_some_and(|open| matches!(open.content(), Value::List(_)));
                return if is_list == (byte == b']') { self.close(record) } else { Err(Broken::Unexpected) };
            }
            (Next::After, b',') => {
                self.scan.at += 1;
                let is_list = self.open.last().is_some_and(|open| matches!(open.content(), Value::List(_)));
                self.next = if is_list { Next::Value } else { Next::Key };
            }
            (Next::FirstKey | Next::Key, b'"') => {
                let skipped = self.open.last().is_some_and(|open| open.mode == Mode::Skipped);
                let key = self.scan.text(text, !skipped)?;
                if let Some(open) = self.open.last_mut() {
                    open.key = key;
                }
                self.next = Next::Colon;
            }
            (Next::Colon, b':') => {
                self.scan.at += 1;
                self.next = Next::Value;
            }
            (Next::Value | Next::FirstItem, _) => return self.value(text, byte, record),
            _ => return Err(Broken::Unexpected),
        }
        Ok(None)
    }

    fn value(&mut self, text: &str, byte: u8, record: &mut impl FnMut(Record)) -> Result<Option<Value>, Broken> {
        let mode = self.mode(byte);
        let line = self.scan.line;
        if byte == b'{' || byte == b'[' {
            if self.open.len() >= DEPTH {
                return Err(Broken::TooDeep);
            }
            self.scan.at += 1;
            let (value, next) = if byte == b'{' {
                (Value::Dict(Vec::new()), Next::FirstKey)
            } else {
                (Value::List(Vec::new()), Next::FirstItem)
            };
            self.open.push(Open { mode, line, value, key: String::new(), count: 0 });
            self.next = next;
            return Ok(None);
        }
        let value = self.scan.scalar(text, byte, mode != Mode::Skipped)?;
        self.place(value, mode, line, record)
    }

    /// What is done with the value that begins with a byte.
    fn mode(&self, byte: u8) -> Mode {
        let Some(parent) = self.open.last() else {
            return if byte == b'[' { Mode::Streamed("") } else { Mode::Spine };
        };
        let key = parent.key.as_str();
        match parent.mode {
            Mode::Skipped => Mode::Skipped,
            Mode::Streamed(list) => Mode::Item(list),
            Mode::Spine | Mode::Kept | Mode::Item(_) if SKIPPED.contains(&key) => Mode::Skipped,
            Mode::Spine if byte == b'[' => {
                let list = STREAMED.into_iter().find(|list| *list == key);
                list.map_or(Mode::Kept, Mode::Streamed)
            }
            Mode::Spine if byte == b'{' && (WRAPPERS.contains(&key) || key.starts_with("linux/")) => Mode::Spine,
            Mode::Spine | Mode::Kept | Mode::Item(_) => Mode::Kept,
        }
    }

    /// Ends the innermost list or object.
    fn close(&mut self, record: &mut impl FnMut(Record)) -> Result<Option<Value>, Broken> {
        self.scan.at += 1;
        let Open { mode, line, value, .. } = self.open.pop().ok_or(Broken::Unexpected)?;
        self.place(value, mode, line, record)
    }

    /// Puts a finished value where it belongs.
    fn place(
        &mut self,
        value: Value,
        mode: Mode,
        line: usize,
        record: &mut impl FnMut(Record),
    ) -> Result<Option<Value>, Broken> {
        self.next = Next::After;
        let Some(parent) = self.open.last_mut() else { return Ok(Some(value)) };
        let index = parent.count;
        parent.count += 1;
        match mode {
            Mode::Skipped => {}
            Mode::Item(list) => record(Record { list, index, line, value }),
            Mode::Spine | Mode::Kept | Mode::Streamed(_) => parent.keep(value),
        }
        Ok(None)
    }
}

impl Open {
    /// Takes a value in.
    fn keep(&mut self, value: Value) {
        match &mut self.value {
            Value::List(items) => items.push(value),
            Value::Dict(entries) => entries.push((core::mem::take(&mut self.key), value)),
            _ => {}
        }
    }

    const fn content(&self) -> &Value {
        &self.value
    }
}

#[cfg(test)]
mod tests;
