//! The lines of a log, and how they are followed.

use crate::Json;
use crate::call::Call;
use crate::failure::Failure;
use crate::operation::{Malformed, Operation, Step};
use crate::record::Record;
use crate::source::read;

/// How many lines are asked for at once.
const SIZE: usize = 1000;

/// A line of a log (`LogEntry`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The line.
    pub message: String,
    /// How grave it is (Python's `logging`): 10 debug, 20 info, 30 warning, 40 error, 50 critical.
    pub level: u64,
    /// When it was written, in UTC (ISO 8601); empty where nobody knows.
    pub timestamp: String,
}

/// A log that is read as it grows. Log stores differ: some say where to go on, others only ever give the beginning, of
/// which all that was seen is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    id: String,
    seen: usize,
    after: Option<String>,
}

/// What was read of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogPage {
    /// The lines that are new.
    pub entries: Vec<LogEntry>,
    /// The log from here on.
    pub log: Log,
    /// Whether more is there already.
    pub more: bool,
}

/// Asks for what is new in a log.
pub struct LogQuery {
    log: Log,
    reply: Option<Result<Entries, Failure>>,
}

/// A page of lines as the server sends it (`LogsEntriesResponse`).
struct Entries {
    items: Vec<LogEntry>,
    after: Option<String>,
}

impl Log {
    /// A log of which nothing was read yet.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), seen: 0, after: None }
    }

    /// Asks for what is new.
    pub const fn read(self) -> LogQuery {
        LogQuery { log: self, reply: None }
    }
}

impl Operation for LogQuery {
    type Outcome = Result<LogPage, Failure>;

    fn next(self) -> Step<Self> {
        let Some(reply) = self.reply else {
            let call = Call::get(&["logs", &self.log.id, "entries"]);
            // Where the log store says where to go on, it is asked for no more than a page.
            let call = match &self.log.after {
                Some(after) => call.with("after", after).with("limit", SIZE.to_string()),
                None => call.with("limit", (self.log.seen + SIZE).to_string()),
            };
            return Step::Call(call, self);
        };
        Step::Done(reply.map(|entries| {
            let log = self.log;
            let skipped = if log.after.is_some() { 0 } else { log.seen };
            let asked = skipped + SIZE;
            let full = entries.items.len() >= asked;
            let fresh: Vec<LogEntry> = entries.items.into_iter().skip(skipped).collect();
            let more = !fresh.is_empty() && (full || entries.after.is_some());
            let log = Log { seen: log.seen + fresh.len(), after: entries.after.or(log.after), ..log };
            LogPage { entries: fresh, log, more }
        }))
    }

    fn take(mut self, reply: Result<Json, Failure>) -> Self {
        self.reply = Some(read(reply));
        self
    }
}

impl Record for Entries {
    fn read(json: &Json) -> Result<Self, Malformed> {
        let Json::List(items) = json.get("items") else { return Err(Malformed("`items`")) };
        Ok(Self {
            items: items.iter().map(LogEntry::read).collect::<Result<_, _>>()?,
            after: json.get("after").to_text(),
        })
    }
}

impl Record for LogEntry {
    fn read(json: &Json) -> Result<Self, Malformed> {
        Ok(Self {
            message: json.get("message").as_text().ok_or(Malformed("`message`"))?.to_owned(),
            level: json.get("level").as_count().unwrap_or(20),
            timestamp: json.get("timestamp").to_text().unwrap_or_default(),
        })
    }
}
