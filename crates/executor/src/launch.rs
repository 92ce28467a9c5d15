//! A launch under way: it makes what the plan says, one call after another, and goes on where it stopped.

mod outcome;
mod proof;
mod remembered;

pub use outcome::{Halted, Launched, RunSearch};
pub use proof::{Proof, ProofQuery};
pub use remembered::{Remembered, Whereabouts};

use crate::Json;
use crate::build::Build;
use crate::failure::{Failure, Purpose};
use crate::identity::Identity;
use crate::operation::{Malformed, Operation, Pause, Reason, Step};
use crate::plan::{Plan, Stage};
use crate::record::{Page, Record};
use crate::run::Run;
use crate::snapshot::Snapshot;

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
    Compare(String, String),
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
    fn go_on(&mut self, next: Due) {
        (self.next, self.attempts) = (next, 0);
    }

    /// Takes a copy that was found or made.
    fn take_snapshot(&mut self, id: String) {
        self.made.snapshot = Some(id.clone());
        self.go_on(Due::Run(id));
    }

    /// Takes the run that was found or started.
    fn take_run(&mut self, run: Run) {
        self.made.run = Some(run.id.clone());
        match run.build.clone() {
            Some(build) => self.go_on(Due::Prove(Box::new(run), build)),
            None => self.end(run, Proof::Unknown(Failure::Malformed("the run's build"))),
        }
    }

    fn end(&mut self, run: Run, proof: Proof) {
        self.ended = Some(Ok(Launched { run, proof }));
    }

    /// Takes the reply to the call that was due.
    fn succeed(&mut self, json: &Json) -> Result<(), Failure> {
        match &self.next {
            Due::LookUp => {
                let found = Page::<Snapshot>::read(json)?.items.into_iter().next();
                match found.map(|found| (found.build.clone().filter(|_| found.runnable), found)) {
                    None => self.go_on(Due::Build),
                    Some((Some(build), found)) => self.go_on(Due::Compare(found.id, build)),
                    // Its build is gone: the name is taken over.
                    Some((None, _)) => self.replace(),
                }
            }
            Due::Compare(snapshot, _) => {
                let (snapshot, build) = (snapshot.clone(), Build::read(json)?);
                if self.plan.is_build(&build) {
                    self.made.build = Some(build.id);
                    self.take_snapshot(snapshot);
                } else {
                    self.replace();
                }
            }
            Due::Build => {
                let build = Build::read(json)?;
                self.made.build = Some(build.id.clone());
                self.go_on(Due::Snapshot(build.id));
            }
            Due::Snapshot(_) => match Snapshot::read(json)? {
                Snapshot { runnable: false, .. } => return Err(Failure::NotRunnable),
                snapshot => self.take_snapshot(snapshot.id),
            },
            Due::Run(_) => self.take_run(Run::read(json)?),
            Due::FindRun(snapshot, failure) => match (of_launch(json, self.identity)?, failure) {
                (Some(run), _) => self.take_run(run),
                (None, Some(failure)) => {
                    self.ended = Some(Err(failure.clone()));
                    self.go_on(Due::FindRun(snapshot.clone(), None));
                }
                (None, None) => self.go_on(Due::Run(snapshot.clone())),
            },
            Due::Prove(run, _) => {
                let (run, proof) = (run.as_ref().clone(), Proof::of(&self.plan.images, &Build::read(json)?));
                self.end(run, proof);
            }
        }
        Ok(())
    }

    /// Makes the copy anew, under the same name.
    fn replace(&mut self) {
        self.replaces = true;
        self.go_on(Due::Build);
    }

    /// What is done about a failure: the same call again, another look, or a person's decision.
    fn fail(&mut self, failure: Failure) {
        let passing = failure.may_pass() && !matches!(failure, Failure::Busy(_));
        if passing && self.attempts < MOST_ATTEMPTS {
            self.attempts += 1;
            self.paused = true;
            return;
        }
        self.attempts = 0;
        match &self.next {
            // Another tab, or a reply that was lost: the copy is there.
            Due::Snapshot(_) if matches!(failure, Failure::Conflict(_)) && !self.collided => {
                self.collided = true;
                self.go_on(Due::LookUp);
            }
            Due::Run(snapshot) if failure.may_have_worked() => {
                self.go_on(Due::FindRun(snapshot.clone(), Some(failure)));
            }
            Due::FindRun(snapshot, first) => {
                self.ended = Some(Err(first.clone().unwrap_or(failure)));
                self.go_on(Due::FindRun(snapshot.clone(), None));
            }
            // The run is there; that nobody could look at its build does not take it away.
            Due::Prove(run, _) => {
                let run = run.as_ref().clone();
                self.end(run, Proof::Unknown(failure));
            }
            _ => self.ended = Some(Err(failure)),
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
            Some(Err(failure)) => return Step::Done(Err(Halted { failure, launch: Box::new(self) })),
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
        Step::Call(call, self)
    }

    fn take(mut self, reply: Result<Json, Failure>) -> Self {
        if let Err(failure) = reply.and_then(|json| self.succeed(&json)) {
            self.fail(failure);
        }
        self
    }

    fn purpose(&self) -> Purpose {
        if matches!(self.next, Due::Run(_)) { Purpose::Start } else { Purpose::Other }
    }
}

/// The run of a launch among those of a copy.
fn of_launch(json: &Json, launch: Identity) -> Result<Option<Run>, Malformed> {
    let launch = launch.to_string();
    Page::<Run>::read(json).map(|page| page.items.into_iter().find(|run| run.launch.as_ref() == Some(&launch)))
}
