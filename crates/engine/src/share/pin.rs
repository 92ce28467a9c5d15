//! Releases that people ask for without naming one: `zenml=latest`, `zenml=0.98`.

use super::Opened;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};

/// What a link asks for that means the newest release.
const LATEST: &str = "latest";

/// Whether a text names a release that changes with the times. It is read and never written.
pub(super) fn is_floating(release: &str) -> bool {
    let mut numbers = release.split('.');
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    release == LATEST
        || (numbers.by_ref().take(2).filter(|text| is_number(text)).count() == 2 && numbers.next().is_none())
}

impl Opened {
    /// Puts a release in the place of `latest` or of two numbers: the last one that there is, of `releases` from the
    /// oldest to the newest. What was asked for and what is shown is a notice. What names no release that is there stays
    /// as it is.
    pub fn pin(&mut self, releases: &[&str]) {
        let asked = self.config.release.trim().to_owned();
        if !is_floating(&asked) {
            return;
        }
        let of_asked = |release: &&&str| {
            asked == LATEST || release.strip_prefix(asked.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        let Some(release) = releases.iter().rev().find(of_asked) else { return };
        self.config.release = (*release).to_owned();
        let kind = ProblemKind::PinnedRelease { asked, release: (*release).to_owned() };
        self.notices.push(Problem::new(Severity::Note, Place::Release, kind));
    }
}

#[cfg(test)]
mod tests {
    use super::is_floating;

    #[test]
    fn only_latest_and_two_numbers_float() {
        for (release, expected) in [
            ("latest", true),
            ("0.98", true),
            ("0.98.0", false),
            ("0", false),
            ("", false),
            ("0.", false),
            ("a.b", false),
        ] {
            assert_eq!(is_floating(release), expected, "{release}");
        }
    }
}
