//! All verdicts in one sentence that can be trusted.

use crate::verdict::{Standing, Verdict};
use engine::Severity;
use engine::contract::Check;

/// How many requirements stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Requirements without which a run fails: how many of each standing, in the order of [`Standing::ALL`].
    pub needed: [usize; 5],
    /// Traps that do not hold.
    pub traps: usize,
    /// Wrong versions of distributions and of Python among what is needed; the rest of what is wrong is otherwise not as
    /// needed.
    pub versions: usize,
    /// When the first of what fails does so.
    pub when: Option<When>,
}

/// When something fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// When ZenML builds on the image.
    Build,
    /// When the container is started.
    Container,
    /// When a step starts.
    StepStart,
    /// When something is used.
    Use,
}

/// Counts verdicts.
pub fn summary(verdicts: &[Verdict]) -> Summary {
    let mut summary = Summary::default();
    for verdict in verdicts {
        let fails = verdict.standing.fails();
        match verdict.requirement.severity {
            Severity::Error => {
                let position = Standing::ALL.iter().position(|standing| *standing == verdict.standing);
                if let Some(count) = position.and_then(|position| summary.needed.get_mut(position)) {
                    *count += 1;
                }
                if fails {
                    summary.versions += usize::from(verdict.label() == "wrong version");
                    let when = when(verdict.requirement.check);
                    summary.when = Some(summary.when.map_or(when, |known| known.min(when)));
                }
            }
            Severity::Warning => summary.traps += usize::from(fails),
            Severity::Note => {}
        }
    }
    summary
}

const fn when(check: Check) -> When {
    match check {
        Check::Installer => When::Build,
        Check::Platform => When::Container,
        Check::AptPackage | Check::Integration | Check::Project => When::Use,
        _ => When::StepStart,
    }
}

impl Summary {
    /// How many of what is needed have a standing.
    pub fn count(&self, standing: Standing) -> usize {
        let counts = Standing::ALL.iter().zip(self.needed);
        counts.filter(|(of, _)| **of == standing).map(|(_, count)| count).sum()
    }

    /// Whether something that is needed is known not to hold.
    pub fn fails(&self) -> bool {
        self.count(Standing::Missing) + self.count(Standing::Wrong) > 0
    }

    /// Whether everything that is needed is known to hold.
    pub fn holds(&self) -> bool {
        !self.fails() && self.count(Standing::Unverified) == 0
    }

    /// The sentence, without a full stop.
    pub fn sentence(&self) -> String {
        let unverified = self.count(Standing::Unverified);
        let satisfied = self.count(Standing::Satisfied) + self.count(Standing::NotApplicable);
        let asked = unverified + satisfied + self.count(Standing::Missing) + self.count(Standing::Wrong);
        let traps = match self.traps {
            0 => String::new(),
            1 => ", 1 trap besides".to_owned(),
            count => [", ", &count.to_string(), " traps besides"].concat(),
        };
        if asked == 0 {
            return ["Nothing is asked of this image", &traps].concat();
        }
        if self.fails() {
            let wrong = self.count(Standing::Wrong);
            let parts = [
                (self.count(Standing::Missing), " missing"),
                (self.versions, if self.versions == 1 { " wrong version" } else { " wrong versions" }),
                (wrong - self.versions, " not as needed"),
                (unverified, " unverified"),
            ];
            let parts: Vec<String> = parts
                .into_iter()
                .filter(|(count, _)| *count > 0)
                .map(|(count, words)| [&count.to_string(), words].concat())
                .collect();
            let when = match self.when {
                Some(When::Build) => "the build will fail",
                Some(When::Container) => "the container will not start",
                Some(When::Use) => "will fail where it is used",
                Some(When::StepStart) | None => "will fail at step start",
            };
            return [&parts.join(", "), &traps, ": ", when].concat();
        }
        if unverified > 0 {
            let (unverified, asked) = (unverified.to_string(), asked.to_string());
            let words = [" of ", &asked, " requirements could not be verified, and nothing is known to fail"].concat();
            return [unverified, words, traps].concat();
        }
        ["All ", &asked.to_string(), " requirements are satisfied", &traps].concat()
    }
}
