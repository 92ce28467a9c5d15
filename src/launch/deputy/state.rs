//! Launching through a deputy as far as it is on screen. It is in memory alone, and it outlives the tab that shows it.

use crate::launch::following::{End, Stop};
use crate::launch::through::Through;
use crate::launch::{Asked, Kept, Line, Trouble};
use executor::deputy::{Handed, Offer, Progress};
use executor::{Address, Deputy, Identity, Order};
use leptos::prelude::*;
use std::sync::Arc;

/// Everything about deputies. Components show it, what is in `outside` fills it.
#[derive(Clone, Copy)]
pub struct Deputed {
    /// Who a person says starts the run; none where nobody has said.
    pub chosen: RwSignal<Option<Through>>,
    /// A gateway, GitHub and GitLab.
    reaches: [Reach; 3],
    /// The pipeline, as typed.
    pub pipeline: RwSignal<String>,
    /// Its parameters, one on a line.
    pub parameters: RwSignal<String>,
    /// The Python module that has it.
    pub module: RwSignal<String>,
    /// The identity of the order that would be next.
    pub identity: RwSignal<Option<Identity>>,
    /// The order that a person looks at before saying yes.
    pub confirming: RwSignal<Option<Arc<Order>>>,
    /// How far sending is.
    pub sending: RwSignal<Sending>,
    /// What was sent, for as long as nobody knows whether it arrived.
    pub sent: StoredValue<Option<(Handed, Order)>>,
    /// The run that is watched.
    pub watched: Watched,
    /// The orders that this browser knows of, the newest first.
    pub earlier: RwSignal<Vec<Kept<Handed>>>,
}

/// A service: what is typed to reach it, and the connections.
#[derive(Clone, Copy)]
pub struct Reach {
    /// Its address.
    pub address: RwSignal<String>,
    /// GitHub's repository, GitLab's project.
    pub target: RwSignal<String>,
    /// The workflow's file at GitHub.
    pub workflow: RwSignal<String>,
    /// The branch or tag.
    pub reference: RwSignal<String>,
    /// The token that starts. It is emptied as soon as it is in a connection.
    pub token: RwSignal<String>,
    /// The token that asks and stops, where that is another one.
    pub reader: RwSignal<String>,
    /// The connections: for starts, and for everything else; the second is none where there is no token for it.
    pub lines: StoredValue<Option<(Line, Option<Line>)>, LocalStorage>,
    /// What is known of it, once it is connected.
    pub ready: RwSignal<Option<Arc<Ready>>>,
    /// Whether it is asked, and why that failed.
    pub state: RwSignal<Asked>,
    /// Whether a person changes what was typed.
    pub again: RwSignal<bool>,
}

/// A service that is connected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// Where it is.
    pub address: Address,
    /// What it is.
    pub deputy: Deputy,
    /// What it said.
    pub offer: Offer,
    /// Whether it can be asked for runs.
    pub reads: bool,
}

/// How far sending is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Sending {
    /// Nothing is sent.
    #[default]
    Nothing,
    /// The order is on its way, or its run is looked for.
    UnderWay(&'static str),
    /// It was not taken.
    Refused(Trouble),
    /// Nobody knows whether it was taken.
    Lost(Trouble),
    /// It was looked for and is not there.
    NotFound,
    /// It was taken, and its run does not show.
    Unseen,
}

/// A run that is watched.
#[derive(Clone, Copy)]
pub struct Watched {
    /// The order that it came of; none where none is watched.
    pub handed: RwSignal<Option<Handed>>,
    /// The connection over which it is asked about; none where it cannot be.
    pub line: StoredValue<Option<Line>, LocalStorage>,
    /// How far it is.
    pub report: RwSignal<Option<Progress>>,
    /// Why nothing new is known at the moment.
    pub silence: RwSignal<Option<String>>,
    /// How watching ended.
    pub end: RwSignal<Option<End>>,
    /// How stopping it goes.
    pub stop: RwSignal<Stop>,
    /// Whether what it prints is read.
    pub reads: RwSignal<bool>,
    /// What it printed.
    pub lines: RwSignal<Vec<String>>,
    /// Why that cannot be read.
    pub lines_trouble: RwSignal<Option<Trouble>>,
    /// Which run is the last: what comes of an earlier one is for nobody.
    pub turn: StoredValue<u32>,
}

impl Deputed {
    /// Nothing typed, nothing sent.
    pub fn new() -> Self {
        Self {
            chosen: RwSignal::new(None),
            reaches: ["", "https://api.github.com", "https://gitlab.com"].map(Reach::new),
            pipeline: RwSignal::new(String::new()),
            parameters: RwSignal::new(String::new()),
            module: RwSignal::new(String::new()),
            identity: RwSignal::new(None),
            confirming: RwSignal::new(None),
            sending: RwSignal::new(Sending::Nothing),
            sent: StoredValue::new(None),
            watched: Watched::new(),
            earlier: RwSignal::new(Vec::new()),
        }
    }

    /// What is typed and known of a deputy; of a gateway for a server, which has none.
    pub const fn reach(self, way: Through) -> Reach {
        let [gateway, github, gitlab] = self.reaches;
        match way {
            Through::Server | Through::Gateway => gateway,
            Through::Github => github,
            Through::Gitlab => gitlab,
        }
    }

    /// Whether an order is on its way, or nobody knows what became of it.
    pub fn is_busy(self) -> bool {
        self.sending.with(|sending| !matches!(sending, Sending::Nothing | Sending::Refused(_)))
    }

    /// Puts away that an order was refused: nothing came of it.
    pub fn forget_refusal(self) {
        if self.sending.with_untracked(|sending| matches!(sending, Sending::Refused(_))) {
            self.sending.set(Sending::Nothing);
        }
    }
}

impl Reach {
    fn new(address: &str) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            address: RwSignal::new(address.to_owned()),
            target: empty(),
            workflow: RwSignal::new("launch.yaml".to_owned()),
            reference: RwSignal::new("main".to_owned()),
            token: empty(),
            reader: empty(),
            lines: StoredValue::new_local(None),
            ready: RwSignal::new(None),
            state: RwSignal::new(Asked::Idle),
            again: RwSignal::new(false),
        }
    }

    /// Forgets the connections and the tokens with them.
    pub fn forget(self) {
        self.lines.set_value(None);
        self.ready.set(None);
        self.state.set(Asked::Idle);
        self.again.set(false);
        self.token.set(String::new());
        self.reader.set(String::new());
    }
}

impl Watched {
    /// No run.
    fn new() -> Self {
        Self {
            handed: RwSignal::new(None),
            line: StoredValue::new_local(None),
            report: RwSignal::new(None),
            silence: RwSignal::new(None),
            end: RwSignal::new(None),
            stop: RwSignal::new(Stop::NotAsked),
            reads: RwSignal::new(false),
            lines: RwSignal::new(Vec::new()),
            lines_trouble: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Looks away from the run.
    pub fn forget(self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.handed.set(None);
        self.line.set_value(None);
        self.report.set(None);
        self.silence.set(None);
        self.end.set(None);
        self.stop.set(Stop::NotAsked);
        self.reads.set(false);
        self.lines.set(Vec::new());
        self.lines_trouble.set(None);
    }
}
