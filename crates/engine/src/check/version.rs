//! The ZenML release and the Python version.

use crate::place::Place;
use crate::problem::{Problem, ProblemKind, Severity};
use crate::release::{PythonVersion, Release};
use crate::situation::Situation;

/// Checks that the release is known, and that it supports the Python version (R32).
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let (config, catalog) = (situation.config, situation.catalog);
    let release = Release::parse(&config.release);
    if release == Some(situation.release) && release != Some(catalog.release) {
        problems.push(Problem::new(Severity::Note, Place::Release, ProblemKind::LaterCatalog(catalog.release)));
    } else if release != Some(catalog.release) {
        let severity = if release.is_some() { Severity::Warning } else { Severity::Error };
        let kind = ProblemKind::UnknownRelease { release: config.release.clone(), shown: catalog.release };
        problems.push(Problem::new(severity, Place::Release, kind));
    }
    let python = PythonVersion::parse(&config.python);
    if !python.is_some_and(|python| catalog.python_versions.contains(&python)) {
        let supported: Vec<String> = catalog.python_versions.iter().map(PythonVersion::to_string).collect();
        let kind = ProblemKind::UnsupportedPython { python: config.python.clone(), supported: supported.join(", ") };
        problems.push(Problem::new(Severity::Error, Place::Python, kind));
    }
}
