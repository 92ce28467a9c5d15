//! Whether a release has a flavor or an integration, and why not.

use crate::release::Release;

/// From which release to which something is there, as far as the releases that are known here say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// It is there.
    Available,
    /// It came later: the first release that has it.
    Since(Release),
    /// It is gone: the last release that had it.
    Until(Release),
}

impl Availability {
    /// Holds the first and the last release that have something against the one that is meant. `newest` is the newest of
    /// all, in which something is not known to have an end.
    pub fn of(release: Release, first: Release, last: Release, newest: Release) -> Self {
        if release < first && (release.major, release.minor) != (first.major, first.minor) {
            Self::Since(first)
        } else if release > last && last != newest {
            Self::Until(last)
        } else {
            Self::Available
        }
    }

    /// The reason in a few words; `None` where there is none to give.
    pub fn reason(self) -> Option<String> {
        match self {
            Self::Available => None,
            Self::Since(first) => Some(["Came with ZenML ", &first.to_string()].concat()),
            Self::Until(last) => Some(["Gone after ZenML ", &last.to_string()].concat()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Availability;
    use crate::release::Release;

    #[test]
    fn the_first_and_the_last_release_give_the_reason() {
        let release = |text: &str| Release::parse(text).unwrap();
        let of = |text: &str, first: &str, last: &str| {
            Availability::of(release(text), release(first), release(last), release("0.98.0")).reason()
        };
        assert_eq!(of("0.91.2", "0.90.0", "0.98.0"), None);
        assert_eq!(of("0.85.0", "0.90.0", "0.98.0").as_deref(), Some("Came with ZenML 0.90.0"));
        assert_eq!(of("0.94.6", "0.56.4", "0.93.3").as_deref(), Some("Gone after ZenML 0.93.3"));
        assert_eq!(of("0.98.0", "0.90.0", "0.98.0"), None);
        // A patch has what the last one of its minor has.
        assert_eq!(of("0.96.1", "0.96.4", "0.98.0"), None);
    }
}
