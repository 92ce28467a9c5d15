//! Follows a run: asks how far it is again and again, and says so honestly where nobody knows any more.

use crate::Json;
use crate::failure::Failure;
use crate::operation::{Operation, Pause, Reason, Step};
use crate::record::{Page, Record};
use crate::run::Run;
use crate::source::read;
use crate::step_run::StepRun;

/// How long what is without limits. All in seconds of pauses that were told, which is never more than the time that has
/// passed: this program has no clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long a run may wait for others before it is called stuck, and the orchestrator is asked.
    pub stuck: u32,
    /// How long a run may wait for others before nobody follows it any more.
    pub give_up: u32,
    /// How long a server may give no answer before nobody follows the run any more.
    pub silence: u32,
}

impl Default for Limits {
    /// Ten minutes until a run is called stuck (an image of many gigabytes is pulled in that time), two hours until it is
    /// given up, half an hour of silence.
    fn default() -> Self {
        Self { stuck: 600, give_up: 7200, silence: 1800 }
    }
}

/// What is known of a run while it is followed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The run; `None` until the first answer.
    pub run: Option<Run>,
    /// Its steps that began.
    pub steps: Vec<StepRun>,
    /// Whether it comes along.
    pub pace: Pace,
    /// Why the last question was not answered; `None` while it is.
    pub silence: Option<Failure>,
}

/// Whether a run comes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pace {
    /// As far as anybody can tell.
    #[default]
    Moving,
    /// It has been waiting for others for so many seconds at least. It may still begin.
    Stuck {
        /// How long.
        seconds: u32,
    },
}

/// How following ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// The run is finished; the report says how.
    Finished(Report),
    /// The run waited for too long. It was not stopped: it may still begin, or wait for ever.
    GaveUp(Report),
    /// The server was silent for too long. The run goes on without anybody looking.
    Lost(Report, Failure),
    /// The server answered, and what it said makes following senseless: the run is gone, or the login is.
    Failed(Report, Failure),
}

/// A run that is followed.
#[derive(Debug)]
pub struct Follow {
    id: String,
    limits: Limits,
    report: Report,
    due: Due,
    waited: u32,
    silent: u32,
    refreshed: u32,
    seen: String,
    last: bool,
    failed: Option<Failure>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    State,
    Steps,
    Refresh,
    Pause,
}

impl Follow {
    /// Follows a run.
    pub fn new(id: &str, limits: Limits) -> Self {
        Self {
            id: id.to_owned(),
            limits,
            report: Report::default(),
            due: Due::State,
            waited: 0,
            silent: 0,
            refreshed: 0,
            seen: String::new(),
            last: false,
            failed: None,
        }
    }

    /// What is known by now.
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// How long until the run is asked about again. While it comes along that is soon; a run of days is not asked about
    /// every two seconds.
    const fn interval(&self) -> u32 {
        match (self.report.silence.is_some(), self.waited) {
            (true, _) => {
                if self.silent < 20 {
                    2
                } else {
                    15
                }
            }
            (false, 0..60) => 2,
            (false, 60..600) => 5,
            (false, _) => 15,
        }
    }

    fn state(mut self, run: Run) -> Self {
        self.silent = 0;
        self.report.silence = None;
        self.report.run = Some(run);
        self.due = Due::Steps;
        self
    }

    /// Judges what was answered. Once a run is stuck the orchestrator is asked, and again after as long: it may know of an
    /// end that nobody reported.
    fn judge(mut self) -> Self {
        self.due = Due::Pause;
        let Some(run) = &self.report.run else { return self };
        let steps = self.report.steps.iter().map(|step| format!("{} {}", step.id, step.status.label()));
        let seen = format!("{} {} {}", run.status.label(), run.updated, steps.collect::<Vec<_>>().join(" "));
        if seen != self.seen {
            (self.seen, self.waited, self.refreshed) = (seen, 0, 0);
        }
        let waits = run.status.waits();
        let stuck = waits && self.waited >= self.limits.stuck;
        self.last = run.status.is_finished() || waits && self.waited >= self.limits.give_up;
        self.report.pace = if stuck { Pace::Stuck { seconds: self.waited } } else { Pace::Moving };
        if stuck && !self.last && self.waited >= self.refreshed + self.limits.stuck {
            self.due = Due::Refresh;
        }
        self
    }

    fn unanswered(mut self, failure: Failure) -> Self {
        let passing = failure.may_pass() || matches!(failure, Failure::Server { .. });
        if !passing || self.silent >= self.limits.silence {
            self.failed = Some(failure.clone());
        }
        self.report.silence = Some(failure);
        self.due = Due::Pause;
        self
    }

    fn end(self, failure: Option<Failure>) -> Followed {
        let finished = self.report.run.as_ref().is_some_and(|run| run.status.is_finished());
        match failure {
            None if finished => Followed::Finished(self.report),
            None => Followed::GaveUp(self.report),
            Some(failure) if self.silent >= self.limits.silence => Followed::Lost(self.report, failure),
            Some(failure) => Followed::Failed(self.report, failure),
        }
    }
}

impl Operation for Follow {
    type Outcome = Followed;

    fn next(mut self) -> Step<Self> {
        if let Some(failure) = self.failed.take() {
            return Step::Done(self.end(Some(failure)));
        }
        let call = match self.due {
            Due::State => Run::state(&self.id),
            Due::Steps => {
                let project = self.report.run.as_ref().map(|run| run.project.clone()).unwrap_or_default();
                StepRun::of_run(&project, &self.id)
            }
            Due::Refresh => {
                self.refreshed = self.waited;
                Run::refresh(&self.id)
            }
            Due::Pause if self.last => return Step::Done(self.end(None)),
            Due::Pause => {
                let seconds = self.interval();
                self.waited += seconds;
                self.silent += if self.report.silence.is_some() { seconds } else { 0 };
                self.due = Due::State;
                return Step::Pause(Pause { seconds, reason: Reason::Following }, self);
            }
        };
        Step::Call(call, self)
    }

    fn take(mut self, reply: Result<Json, Failure>) -> Self {
        match (self.due, reply) {
            (Due::State, Ok(json)) => match Run::read(&json) {
                Ok(run) => self.state(run),
                Err(malformed) => self.unanswered(malformed.into()),
            },
            (Due::Steps, Ok(json)) => {
                if let Ok(page) = read::<Page<StepRun>>(Ok(json)) {
                    self.report.steps = page.items;
                }
                self.judge()
            }
            // An orchestrator that cannot say leaves everything as it was.
            (Due::Refresh | Due::Pause, _) => {
                self.due = Due::Pause;
                self
            }
            (Due::State | Due::Steps, Err(failure)) => self.unanswered(failure),
        }
    }
}

impl Followed {
    /// What was known at the end.
    pub const fn report(&self) -> &Report {
        match self {
            Self::Finished(report) | Self::GaveUp(report) | Self::Lost(report, _) | Self::Failed(report, _) => report,
        }
    }
}
