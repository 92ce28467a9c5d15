//! How packages get into an image, by what it has.

use crate::facts::Facts;
use crate::format::Listing;
use engine::quote::shell::word;

/// How Python's distributions are installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Installer {
    /// Debian packages that it needs first.
    pub apt_packages: Vec<&'static str>,
    /// A command that brings it.
    pub first: Option<String>,
    /// The command that installs, before the requirements.
    pub command: String,
}

impl Installer {
    /// What an image has, or can be given; `None` where nothing can install.
    pub fn of(facts: &Facts) -> Option<Self> {
        let plain = |command: String| Self { apt_packages: Vec::new(), first: None, command };
        let Some(inside) = facts.inside() else {
            return Some(plain("python -m pip install --no-cache-dir".into()));
        };
        let python = if is_on_path(facts, "python") || inside.executable.is_empty() {
            "python".to_owned()
        } else {
            word(&inside.executable)
        };
        // Debian's own Python refuses, for the sake of Debian's packages; in an image of its own that is what is wanted.
        let managed = inside.externally_managed && !inside.own_environment;
        let option = if managed { " --break-system-packages" } else { "" };
        let pip = [&python, " -m pip install --no-cache-dir", option].concat();
        if has_pip(facts) {
            return Some(plain(pip));
        }
        if is_on_path(facts, "uv") {
            let target = word(&inside.executable);
            return Some(plain(["uv pip install --no-cache --python ", &target, option].concat()));
        }
        // Debian leaves ensurepip out of its own Python and keeps it for virtual environments.
        if inside.ensurepip && !managed {
            return Some(Self { first: Some([&python, " -m ensurepip"].concat()), ..plain(pip) });
        }
        let of_debian = inside.executable.starts_with("/usr/bin/") && is_on_path(facts, "apt-get");
        of_debian.then(|| Self { apt_packages: vec!["python3-pip"], ..plain(pip) })
    }
}

/// Whether the Python that was looked at has pip.
fn has_pip(facts: &Facts) -> bool {
    let readings = facts.readings.iter().filter(|reading| reading.inside.is_some());
    let mut lists = readings.filter(|reading| reading.listing != Listing::Nothing);
    lists.any(|reading| reading.distributions.iter().any(|one| one.name == "pip"))
}

/// Whether a program is known to be on the PATH.
fn is_on_path(facts: &Facts, name: &str) -> bool {
    facts.program(name).is_some_and(|found| found.value.1.is_some())
}
