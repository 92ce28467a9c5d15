//! Requirements that can be read and still go wrong in an image.

use crate::config::Goal;
use crate::problem::ProblemKind;
use crate::resolution::Resolution;
use crate::situation::Situation;
use packaging::{EntryKind, Reading, Version};

/// Distributions that are for Windows or macOS alone, as freezing such a machine names them.
const ELSEWHERE: &[&str] = &[
    "appnope",
    "pywin32",
    "pywin32-ctypes",
    "pywinpty",
    "tensorflow-macos",
    "tensorflow-metal",
    "win-inet-pton",
    "windows-curses",
    "wmi",
];

/// Whether a distribution, by its normalised name, is for Windows or macOS alone.
fn is_elsewhere(name: &str) -> bool {
    ELSEWHERE.contains(&name) || name.starts_with("pyobjc")
}

/// What decides whether a requirement is doubtful.
pub(super) struct Distributions {
    /// Whether anything is installed at all.
    installs: bool,
    /// The release of the run.
    release: Option<Version>,
    /// Whether some index besides the common one is named.
    indexed: bool,
    /// Of the distributions of the resolution those that are doubtful by their name.
    doubtful: Vec<String>,
}

impl Distributions {
    /// Looks at everything but the text of the requirements.
    pub fn of(situation: &Situation<'_>, resolution: &Resolution) -> Self {
        let names = resolution.distributions.iter().map(|resolved| &resolved.name);
        Self {
            installs: situation.config.goal != Goal::Reuse,
            release: Version::parse(&situation.release.to_string()),
            indexed: has_index(situation, &resolution.sound),
            doubtful: names.filter(|name| *name == "zenml" || is_elsewhere(name)).cloned().collect(),
        }
    }

    /// Whether a requirement of the resolution may be one that [`Self::fault`] has something to say about, as far as a
    /// glance tells: most are not, and reading all of them again would cost more than everything else.
    pub fn may_concern(&self, line: &str) -> bool {
        let begins = |name: &String| {
            let letters = line.bytes().map(|letter| match letter {
                b'_' | b'.' => b'-',
                letter => letter.to_ascii_lowercase(),
            });
            line.len() >= name.len() && name.bytes().zip(letters).all(|(one, other)| one == other)
        };
        self.installs && (line.bytes().any(|letter| letter == b'+') || self.doubtful.iter().any(begins))
    }

    /// What is doubtful about an entry that can be read.
    pub fn fault(&self, entry: &EntryKind) -> Option<ProblemKind> {
        let EntryKind::Requirement(line) = entry else { return None };
        let Reading::Pep508(requirement) = &line.reading else { return None };
        // Whoever writes a marker has thought about where it is installed.
        if !self.installs || requirement.marker.is_some() {
            return None;
        }
        let name = requirement.name.normalized();
        if is_elsewhere(name) {
            return Some(ProblemKind::OtherSystemOnly(requirement.name.written().to_owned()));
        }
        let excludes = |release: &Version| !requirement.specifiers.contains(release, Some(true));
        if name == "zenml" && self.release.as_ref().is_some_and(excludes) {
            return Some(ProblemKind::ZenmlPinnedOtherwise(line.text.clone()));
        }
        let pinned = line.text.split_once("==").filter(|_| !self.indexed && requirement.url.is_none());
        let local = pinned.is_some_and(|(_, version)| version.split(';').next().is_some_and(|one| one.contains('+')));
        local.then(|| ProblemKind::LocalVersion(line.text.clone()))
    }
}

/// Whether some index besides the common one is named: in a requirements file, by an argument or by a variable.
fn has_index(situation: &Situation<'_>, sound: &[bool]) -> bool {
    let settings = &situation.settings;
    let option = |text: &str| text.contains("index-url") || text.contains("find-links") || text.starts_with("-f ");
    let names = settings.python_package_installer_args.iter().map(|(name, _)| name);
    let variables = settings.environment.iter().map(|(name, _)| name);
    let mut others = situation.project_requirements.iter().zip(sound).filter(|(_, sound)| !**sound);
    others.any(|(sourced, _)| sourced.text.lines().any(|line| option(line.trim())))
        || names.into_iter().any(option)
        || variables.into_iter().any(|name| {
            let name = name.to_uppercase();
            name.contains("INDEX") || name.contains("FIND_LINKS")
        })
}
