//! Paths in requirements files: which of them pip takes for an archive without looking at the disk.

use crate::parse_error::ParseError;
use crate::requirement::Requirement;
use crate::whitespace::is_space;

const ARCHIVES: [&str; 12] =
    [".zip", ".whl", ".tar.bz2", ".tbz", ".tar.gz", ".tgz", ".tar", ".tar.xz", ".txz", ".tlz", ".tar.lz", ".tar.lzma"];

/// A file whose name ends like an archive's.
pub(super) enum Archive {
    /// A wheel of this file name.
    Wheel(String),
    /// An archive of which the name says nothing.
    Other,
}

/// The archive that a text names, if pip takes it for one (`_get_url_from_path`). An error if it ends with extras
/// that are none.
pub(super) fn archive(text: &str) -> Result<Option<Archive>, ParseError> {
    // Nearly every requirement is done here.
    if !may_name_archive(text) {
        return Ok(None);
    }
    let normal = normal_path(text);
    let (path, extras) = split_extras(&normal);
    if let Some(extras) = extras {
        Requirement::parse(&["placeholder", &extras.to_ascii_lowercase()].concat())?;
    }
    let file = file_name(path);
    let extension = extension(file);
    if !ARCHIVES.iter().any(|archive| archive.eq_ignore_ascii_case(extension)) {
        return Ok(None);
    }
    let like_path = |name: &str| name.contains('/') || name.starts_with('.');
    if text.split_once('@').is_some_and(|(name, _)| !like_path(name)) {
        return Ok(None);
    }
    Ok(Some(if extension == ".whl" { Archive::Wheel(file.to_owned()) } else { Archive::Other }))
}

/// Whether the text ends as an archive's path does, or in a way that has to be looked at: with extras, or with parts that
/// a path can do without.
fn may_name_archive(text: &str) -> bool {
    // The last letters of all of them.
    if !text.ends_with([']', '/', '.', 'p', 'l', '2', 'z', 'r', 'a', 'P', 'L', 'Z', 'R', 'A']) {
        return false;
    }
    let ends_with = |ending: &str| {
        let start = text.len().checked_sub(ending.len());
        start.and_then(|start| text.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    text.ends_with([']', '/', '.']) || ARCHIVES.iter().any(|archive| ends_with(archive))
}

/// What stands behind the last `/`.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// The extension of a file name with its dot, `.tar` before it included; dots at the start do not count.
pub(super) fn extension(file: &str) -> &str {
    let last_dot = |name: &str| name.rfind('.').filter(|dot| name.bytes().take(*dot).any(|byte| byte != b'.'));
    let Some(dot) = last_dot(file) else { return "" };
    let before_tar = dot.checked_sub(".tar".len());
    let tar = before_tar.filter(|start| file.get(*start..dot).is_some_and(|text| text.eq_ignore_ascii_case(".tar")));
    file.get(tar.unwrap_or(dot)..).unwrap_or_default()
}

/// The path without `.`, `..` and repeated slashes, as if the file stood in a directory at the root.
fn normal_path(text: &str) -> String {
    let mut parts = if text.starts_with('/') { Vec::new() } else { vec!["directory"] };
    for part in text.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    ["/", &parts.join("/")].concat()
}

/// Splits off `[…]` at the end, if there is something in it (pip's `strip_extras`).
fn split_extras(path: &str) -> (&str, Option<&str>) {
    let without = path.strip_suffix(']').filter(|rest| !rest.ends_with(']'));
    let Some(inside) = without else { return (path, None) };
    // The last `[` with something behind it, and no `]` in between.
    let from = inside.rfind(']').map_or(0, |end| end + 1);
    let searched = inside.get(from..).unwrap_or_default();
    let opening = searched.strip_suffix('[').unwrap_or(searched).rfind('[');
    match opening.and_then(|start| path.split_at_checked(from + start)) {
        Some((path, extras)) => (path.trim_end_matches(is_space), Some(extras)),
        None => (path, None),
    }
}
