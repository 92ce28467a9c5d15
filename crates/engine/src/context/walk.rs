//! Which files of a folder are sent: an ignore file held against their paths.

use super::pattern::Pattern;
use crate::release::Release;
use std::collections::BTreeMap;

/// Who makes the archive for the builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// ZenML of a release (`BuildContext.get_files`), which matches as docker-py does (`exclude_paths`).
    Zenml(Release),
    /// Docker's own command line (`moby/patternmatcher`), whose rules Buildah and Podman have as well. BuildKit follows
    /// them too, but looks into folders that are left out when a pattern with a wildcard takes something back.
    Docker,
}

/// A path and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The path as given.
    pub path: String,
    /// Whether it is sent.
    pub sent: bool,
    /// Why.
    pub reason: Reason,
}

/// Why a file is sent or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No pattern is about it.
    NoPattern,
    /// The pattern in a line of the ignore file, from 1, is the last that is about it.
    Line(usize),
    /// Whatever the ignore file says: the Dockerfile, the ignore file itself and, for ZenML, its own folder.
    Always,
    /// ZenML leaves the ignore file out, so that no builder applies it a second time.
    IgnoreFile,
}

/// What becomes of the files of a folder under the text of an ignore file. The paths are those of files, relative to the
/// folder, with slashes.
pub fn sent(ignore: &str, paths: &[&str], sender: Sender) -> Vec<Sent> {
    let ignored = Ignored::read(ignore, sender);
    let mut folders = BTreeMap::new();
    let sent = paths.iter().map(|path| {
        let (sent, reason) = ignored.file(path, &mut folders);
        Sent { path: (*path).to_owned(), sent, reason }
    });
    sent.collect()
}

/// The paths of files in a pasted list, as `find` or `git ls-files` print it: one per line, without `./` in front, folders
/// and blank lines left out.
pub fn paths(list: &str) -> Vec<&str> {
    let lines = list.lines().map(|line| line.trim_end_matches('\r'));
    let paths = lines.map(|line| line.strip_prefix("./").unwrap_or(line).trim_start_matches('/'));
    paths.filter(|path| !matches!(*path, "" | ".") && !path.ends_with('/')).collect()
}

impl Sender {
    pub(super) const fn ignores_case(self) -> bool {
        matches!(self, Self::Zenml(_))
    }

    /// What is sent always, as patterns behind those of the file.
    const fn exceptions(self) -> &'static [&'static str] {
        match self {
            Self::Zenml(_) => &["!/.zen", "!Dockerfile", "!.dockerignore"],
            Self::Docker => &["!.dockerignore", "!Dockerfile"],
        }
    }

    /// Whether the ignore file stays behind: ZenML 0.96.2 began with that.
    fn leaves_ignore_file(self) -> bool {
        matches!(self, Self::Zenml(release) if release >= Release::new(0, 96, 2))
    }
}

/// An ignore file, read.
struct Ignored {
    sender: Sender,
    patterns: Vec<(Reason, Pattern)>,
}

/// What is known of a folder.
#[derive(Clone)]
struct Folder {
    excluded: bool,
    /// That of the last pattern about it.
    reason: Reason,
    /// Whether the walk goes into it.
    entered: bool,
    /// Which patterns are about it or a folder above.
    matches: Vec<bool>,
}

impl Ignored {
    fn read(text: &str, sender: Sender) -> Self {
        let own = (1..).zip(text.split('\n')).filter(|(_, line)| {
            // Docker sees a comment only at the very start of a line.
            let start = if sender == Sender::Docker { line } else { line.trim() };
            !start.starts_with('#')
        });
        let own = own.map(|(number, line)| (Reason::Line(number), line.trim()));
        let always = sender.exceptions().iter().map(|pattern| (Reason::Always, *pattern));
        let patterns = own.chain(always);
        let patterns = patterns.filter_map(|(reason, line)| Some((reason, Pattern::read(line, sender)?)));
        Self { sender, patterns: patterns.collect() }
    }

    fn file(&self, path: &str, folders: &mut BTreeMap<String, Folder>) -> (bool, Reason) {
        if path == ".dockerignore" && self.sender.leaves_ignore_file() {
            return (false, Reason::IgnoreFile);
        }
        let parent = path.rsplit_once('/').map(|(parent, _)| self.folder(parent, folders));
        if let Some(parent) = parent.as_ref().filter(|parent| !parent.entered) {
            return (false, parent.reason);
        }
        let found = self.decide(path, parent.as_ref());
        let reason = if found.excluded || found.reason != Reason::Always { found.reason } else { self.always(path) };
        (!found.excluded, reason)
    }

    /// What is sent in any case is so for that reason only where the file would leave it out.
    fn always(&self, path: &str) -> Reason {
        let own: Vec<&(Reason, Pattern)> =
            self.patterns.iter().filter(|(reason, _)| *reason != Reason::Always).collect();
        if own.is_empty() && path != "Dockerfile" { Reason::NoPattern } else { Reason::Always }
    }

    fn folder(&self, path: &str, folders: &mut BTreeMap<String, Folder>) -> Folder {
        if let Some(known) = folders.get(path) {
            return known.clone();
        }
        let parent = path.rsplit_once('/').map(|(parent, _)| self.folder(parent, folders));
        let mut found = self.decide(path, parent.as_ref());
        if let Some(parent) = parent.filter(|parent| !parent.entered) {
            found = Folder { excluded: true, entered: false, reason: parent.reason, matches: found.matches };
        }
        if found.excluded && found.entered {
            found.entered = self.patterns.iter().any(|(_, pattern)| self.may_be_in(pattern, path));
        }
        folders.insert(path.to_owned(), found.clone());
        found
    }

    /// Whether a pattern that takes back may be about something in an excluded folder, as the senders judge it.
    fn may_be_in(&self, pattern: &Pattern, folder: &str) -> bool {
        match self.sender {
            Sender::Zenml(_) => pattern.takes_back && pattern.cleaned.starts_with(folder),
            Sender::Docker => {
                let rest = pattern.cleaned.strip_prefix(folder);
                pattern.takes_back && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            }
        }
    }

    /// The last pattern about a path decides.
    fn decide(&self, path: &str, parent: Option<&Folder>) -> Folder {
        let lower = if self.sender.ignores_case() { path.to_lowercase() } else { path.to_owned() };
        let letters: Vec<char> = lower.chars().collect();
        let parts: Vec<&str> = lower.split('/').collect();
        let above = parts.len().saturating_sub(1);
        let mut found = Folder { excluded: false, reason: Reason::NoPattern, entered: true, matches: Vec::new() };
        for (position, (reason, pattern)) in self.patterns.iter().enumerate() {
            let about = match self.sender {
                // docker-py looks at the folder above that has as many parts as the pattern.
                Sender::Zenml(_) => pattern.is_of(&letters) || (pattern.parts <= above && is_of_parts(pattern, &parts)),
                Sender::Docker => {
                    let inherited = parent.and_then(|parent| parent.matches.get(position)).copied();
                    inherited.unwrap_or_default() || pattern.is_of(&letters)
                }
            };
            found.matches.push(about);
            if about {
                found.excluded = !pattern.takes_back;
                found.reason = *reason;
            }
        }
        found
    }
}

fn is_of_parts(pattern: &Pattern, parts: &[&str]) -> bool {
    let folder: Vec<char> = parts.get(..pattern.parts).unwrap_or_default().join("/").chars().collect();
    pattern.is_of(&folder)
}
