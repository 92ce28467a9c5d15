//! File names of wheels (PEP 427), which name their distribution.

use crate::name::{DistributionName, normalize};
use crate::version::Version;

/// The normalised name of the distribution in a wheel, or `None` if the file name is not one of a wheel
/// (`packaging.utils.parse_wheel_filename`, and the requirement that pip makes of it).
pub(super) fn distribution(file: &str) -> Option<String> {
    let stem = file.strip_suffix(".whl")?;
    let parts: Vec<&str> = stem.split('-').collect();
    let (name, version, build, [python, abi, platform]) = match parts.as_slice() {
        [name, version, python, abi, platform] => (name, version, None, [python, abi, platform]),
        [name, version, build, python, abi, platform] => (name, version, Some(build), [python, abi, platform]),
        _ => return None,
    };
    let build_numbered = build.is_none_or(|build| build.starts_with(|c: char| c.is_ascii_digit()));
    let tags_complete = [python, abi, platform].iter().all(|tag| tag.split('.').all(|tag| !tag.is_empty()));
    let interpreters_named = python.split('.').all(is_identifier);
    let valid = !name.contains("__") && build_numbered && tags_complete && interpreters_named;
    if !valid || Version::parse(version).is_none() {
        return None;
    }
    let name = normalize(name);
    DistributionName::parse(&name).is_some().then_some(name)
}

fn is_identifier(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}
