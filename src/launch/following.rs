//! A run that is followed, as far as it is on screen.

use super::trouble::Trouble;
use executor::Remembered;
use executor::follow::Report;
use executor::log::LogEntry;
use leptos::prelude::*;

/// What is known of the run.
#[derive(Clone, Copy)]
pub struct Following {
    /// The launch that it came of; none where no run is followed.
    pub launch: RwSignal<Option<Remembered>>,
    /// What the server says of it.
    pub report: RwSignal<Report>,
    /// How following ended.
    pub end: RwSignal<Option<End>>,
    /// Whether its build holds our images.
    pub proof: RwSignal<Proven>,
    /// How long it has been going, in seconds.
    pub seconds: RwSignal<u64>,
    /// How stopping it goes.
    pub stop: RwSignal<Stop>,
    /// The id of the log that is read; empty for none.
    pub log: RwSignal<String>,
    /// Its lines.
    pub lines: RwSignal<Vec<LogEntry>>,
    /// Why it cannot be read.
    pub log_trouble: RwSignal<Option<Trouble>>,
    /// Whether the end of the log stays in sight.
    pub log_end: RwSignal<bool>,
    /// Which run is the last: what comes of an earlier one is for nobody.
    pub turn: StoredValue<u32>,
    /// Which log is the last.
    pub log_turn: StoredValue<u32>,
}

/// How following ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// The run is finished.
    Finished,
    /// It waited for too long.
    GaveUp,
    /// The server did not answer for too long, or said something that makes following senseless.
    Lost(Trouble),
}

/// Whether the run's build holds our images.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Proven {
    /// Nobody has looked yet.
    #[default]
    NotYet,
    /// It does.
    Holds,
    /// It does not: keys, and the images that stand there.
    Differs(Vec<(String, String)>),
    /// Nobody could look.
    Unknown(Trouble),
}

/// How stopping goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stop {
    /// Nobody asked for it.
    #[default]
    NotAsked,
    /// The server is asked.
    Asked,
    /// It refused.
    Refused(Trouble),
}

impl Following {
    /// No run.
    pub fn new() -> Self {
        Self {
            launch: RwSignal::new(None),
            report: RwSignal::new(Report::default()),
            end: RwSignal::new(None),
            proof: RwSignal::new(Proven::NotYet),
            seconds: RwSignal::new(0),
            stop: RwSignal::new(Stop::NotAsked),
            log: RwSignal::new(String::new()),
            lines: RwSignal::new(Vec::new()),
            log_trouble: RwSignal::new(None),
            log_end: RwSignal::new(true),
            turn: StoredValue::new(0),
            log_turn: StoredValue::new(0),
        }
    }

    /// Looks away from the run.
    pub fn forget(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.launch.set(None);
        self.report.set(Report::default());
        self.end.set(None);
        self.proof.set(Proven::NotYet);
        self.seconds.set(0);
        self.stop.set(Stop::NotAsked);
        self.look_at(String::new());
    }

    /// Looks at another log, or at none.
    pub fn look_at(self, log: String) {
        self.log_turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.log.set(log);
        self.lines.set(Vec::new());
        self.log_trouble.set(None);
    }
}

impl Default for Following {
    fn default() -> Self {
        Self::new()
    }
}
