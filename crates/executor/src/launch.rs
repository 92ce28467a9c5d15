//! A launch under way: it makes what the plan says, one call after another, and goes on where it stopped.

mod outcome;

pub use outcome::{Halted, Launched, Proof, RunSearch};

use crate::Json;
use crate::build::Build;
use crate::failure::{Failure, Purpose};
use crate::identity::Identity;
use crate::operation::{Operation, Pause, Reason, Step};
use crate::plan::{Plan, Stage};
use crate::record::{Page, Record};
use crate::run::Run;
use crate::snapshot::Snapshot;
use crate::source::read;

/// How often a call without an answer is sent again before a person is asked. It is the same call under the same key.
const MOST_ATTEMPTS: u32 = 3;

/// A person's word that exactly this is to be started. It is used up by the launch: a second one needs a second word.
#[derive(Debug)]
pub struct Confirmation(Identity);

impl Confirmation {
    /// What a person confirmed, on the page itself, gets an identity that was drawn at random for it. Nothing else makes one:
    /// no link, no message, no reload.
    pub const fn by_person(launch: Identity) -> Self {
        Self(launch)
    }
}

/// A launch under way. There is no second one of it: it cannot be copied, and every call goes out under a key of its own that
/// follows from its identity, so that the server does each once.
#[derive(Debug)]
pub struct Launch {
    plan: Plan,
    identity: Identity,
    next: Due,
    asked: bool,
    attempts: u32,
    paused: bool,
    replaces: bool,
    collided: bool,
    made: Made,
    ended: Option<Result<Launched, Failure>>,
}

/// What a launch has made so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// The id of the build.
    pub build: Option<String>,
    /// The id of the copy.
    pub snapshot: Option<String>,
    /// The id of the run.
    pub run: Option<String>,
}

/// The call that is due, with what it needs.
#[derive(Debug)]
enum Due {
    LookUp,
    Compare(Box<Snapshot>, String),
    Build,
    Snapshot(String),
    Run(String),
    FindRun(String, Option<Failure>),
    Prove(Box<Run>, String),
}

impl Launch {
    pub(crate) fn begin(plan: Plan, confirmation: Confirmation) -> Self {
        Self {
            plan,
            identity: confirmation.0,
            next: Due::LookUp,
            asked: false,
            attempts: 0,
            paused: false,
            replaces: false,
            collided: false,
            made: Made::default(),
            ended: None,
        }
    }

    /// Its identity.
    pub const fn identity(&self) -> Identity {
        self.identity
    }

    /// What it makes.
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What it has made so far.
    pub const fn made(&self) -> &Made {
        &self.made
    }

    /// What it is about to do, or waits for.
    pub const fn stage(&self) -> Stage {
        match self.next {
            Due::LookUp => Stage::LookUp,
            Due::Compare(..) => Stage::Compare,
            Due::Build => Stage::Build,
            Due::Snapshot(_) => Stage::Snapshot,
            Due::Run(_) => Stage::Run,
            Due::FindRun(..) => Stage::FindRun,
            Due::Prove(..) => Stage::Prove,
        }
    }

    /// Goes on to the next call.
    fn go_on(self, next: Due) -> Self {
        Self { next, asked: false, attempts: 0, ..self }
    }

    fn end(self, ended: Result<Launched, Failure>) -> Self {
        Self { ended: Some(ended), ..self }
    }

    /// Takes a copy that was found or made.
    fn with_snapshot(mut self, id: String) -> Self {
        self.made.snapshot = Some(id.clone());
        self.go_on(Due::Run(id))
    }

    fn looked_up(self, page: Page<Snapshot>) -> Self {
        match page.items.into_iter().next() {
            None => self.go_on(Due::Build),
            Some(found) => match found.build.clone().filter(|_| found.runnable) {
                Some(build) => self.go_on(Due::Compare(Box::new(found), build)),
                // Its build is gone: the name is taken over.
                None => Self { replaces: true, ..self }.go_on(Due::Build),
            },
        }
    }

    fn compared(mut self, found: &Snapshot, build: Build) -> Self {
        if self.plan.is_build(&build) {
            self.made.build = Some(build.id);
            self.with_snapshot(found.id.clone())
        } else {
            Self { replaces: true, ..self }.go_on(Due::Build)
        }
    }

    fn found_run(self, page: Page<Run>, snapshot: String, failure: Option<Failure>) -> Self {
        let launch = self.identity.to_string();
        match (page.items.into_iter().find(|run| run.launch.as_ref() == Some(&launch)), failure) {
            (Some(run), _) => self.started(run),
            (None, Some(failure)) => self.go_on(Due::FindRun(snapshot, None)).end(Err(failure)),
            (None, None) => self.go_on(Due::Run(snapshot)),
        }
    }

    fn started(mut self, run: Run) -> Self {
        self.made.run = Some(run.id.clone());
        match run.build.clone() {
            Some(build) => self.go_on(Due::Prove(Box::new(run), build)),
            None => self.end(Ok(Launched { run, proof: Proof::Unknown(Failure::Malformed("the run's build")) })),
        }
    }

    /// What is done about a failure: the same call again, another look, or a person's decision.
    fn failed(mut self, failure: Failure) -> Self {
        let passing = failure.may_pass() && !matches!(failure, Failure::Busy(_));
        if passing && self.attempts < MOST_ATTEMPTS {
            self.attempts += 1;
            self.paused = true;
            self.asked = false;
            return self;
        }
        match self.next {
            // Another tab, or a reply that was lost: the copy is there.
            Due::Snapshot(_) if matches!(failure, Failure::Conflict(_)) && !self.collided => {
                Self { collided: true, ..self }.go_on(Due::LookUp)
            }
            Due::Run(ref snapshot) if failure.may_have_worked() => {
                let snapshot = snapshot.clone();
                self.go_on(Due::FindRun(snapshot, Some(failure)))
            }
            Due::FindRun(snapshot, first) => {
                let next = Due::FindRun(snapshot, None);
                Self { next, asked: false, attempts: 0, ..self }.end(Err(first.unwrap_or(failure)))
            }
            // The run is there; that nobody could look at its build does not take it away.
            Due::Prove(run, _) => {
                let ended = Ok(Launched { run: *run, proof: Proof::Unknown(failure) });
                Self { next: Due::LookUp, ended: Some(ended), ..self }
            }
            next => Self { next, asked: false, attempts: 0, ..self }.end(Err(failure)),
        }
    }

    fn succeeded(self, json: &Json) -> Result<Self, (Self, Failure)> {
        /// Reads a record, and gives the launch back where that cannot be done.
        fn record<T: Record>(launch: Launch, json: &Json) -> Result<(Launch, T), (Launch, Failure)> {
            match T::read(json) {
                Ok(value) => Ok((launch, value)),
                Err(malformed) => Err((launch, malformed.into())),
            }
        }
        match &self.next {
            Due::LookUp => record(self, json).map(|(launch, page)| launch.looked_up(page)),
            Due::Compare(found, _) => {
                let found = found.clone();
                record(self, json).map(|(launch, build)| launch.compared(&found, build))
            }
            Due::Build => record(self, json).map(|(mut launch, build): (_, Build)| {
                launch.made.build = Some(build.id.clone());
                launch.go_on(Due::Snapshot(build.id))
            }),
            Due::Snapshot(_) => match record(self, json)? {
                (launch, Snapshot { runnable: false, .. }) => Err((launch, Failure::NotRunnable)),
                (launch, snapshot) => Ok(launch.with_snapshot(snapshot.id)),
            },
            Due::Run(_) => record(self, json).map(|(launch, run)| launch.started(run)),
            Due::FindRun(snapshot, failure) => {
                let (snapshot, failure) = (snapshot.clone(), failure.clone());
                record(self, json).map(|(launch, page)| launch.found_run(page, snapshot, failure))
            }
            Due::Prove(run, _) => {
                let run = run.as_ref().clone();
                record(self, json).map(|(launch, build)| {
                    let proof = Proof::of(&launch.plan, &build);
                    launch.end(Ok(Launched { run, proof }))
                })
            }
        }
    }
}

impl Operation for Launch {
    type Outcome = Result<Launched, Halted>;

    fn next(mut self) -> Step<Self> {
        if self.paused {
            self.paused = false;
            let seconds = 2_u32.saturating_mul(self.attempts);
            return Step::Pause(Pause { seconds, reason: Reason::NoAnswer }, self);
        }
        match self.ended.take() {
            Some(Ok(launched)) => return Step::Done(Ok(launched)),
            Some(Err(failure)) => return Step::Done(Err(Halted { failure, launch: Self { asked: false, ..self } })),
            None => {}
        }
        let call = match &self.next {
            Due::LookUp => self.plan.look_up(),
            Due::Compare(_, build) | Due::Prove(_, build) => Build::whole(build),
            Due::Build => self.plan.make_build(self.identity),
            Due::Snapshot(build) => self.plan.make_snapshot(self.identity, build, self.replaces),
            Due::Run(snapshot) => self.plan.start(self.identity, snapshot),
            Due::FindRun(snapshot, _) => Run::of_snapshot(&self.plan.project, snapshot),
        };
        self.asked = true;
        Step::Call(call, self)
    }

    fn take(self, reply: Result<Json, Failure>) -> Self {
        let result = match reply {
            Ok(json) => self.succeeded(&json),
            Err(failure) => Err((self, failure)),
        };
        result.unwrap_or_else(|(launch, failure)| launch.failed(failure))
    }

    fn purpose(&self) -> Purpose {
        if matches!(self.next, Due::Run(_)) { Purpose::Start } else { Purpose::Other }
    }
}

/// Reads the runs of a copy and finds the one of a launch.
fn of_launch(reply: Result<Json, Failure>, launch: Identity) -> Result<Option<Run>, Failure> {
    let launch = launch.to_string();
    read::<Page<Run>>(reply).map(|page| page.items.into_iter().find(|run| run.launch.as_ref() == Some(&launch)))
}
