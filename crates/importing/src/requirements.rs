//! A requirements file as `requirements` of the settings.

use crate::draft::{Draft, Target};
use crate::node::between;
use crate::notice::NoticeKind;
use engine::{Field, PythonValue};
use packaging::{EntryKind, Reading, RequirementsFile, Span};

/// Imports a requirements file: its lines take the place of the present ones.
pub(crate) fn import(text: &str, draft: &mut Draft<'_>) {
    let lines = lines(text, draft);
    if lines.is_empty() {
        return draft.refuse_all();
    }
    draft.set(Target::Pipeline, Field::Requirements, PythonValue::texts(lines));
}

/// The lines of a requirements file that ZenML can install, as pip reads them.
fn lines(text: &str, draft: &mut Draft<'_>) -> Vec<String> {
    let starts = line_starts(text);
    let file = RequirementsFile::read(text);
    let mut lines = Vec::new();
    for (position, entry) in file.entries.iter().enumerate() {
        let next = file.entries.get(position + 1).map(|next| next.line);
        let span = line_span(text, &starts, entry.line);
        match &entry.kind {
            EntryKind::Requirement(requirement) => {
                match &requirement.reading {
                    Reading::Path => {
                        draft.warn(span, NoticeKind::LocalRequirement(requirement.text.clone()));
                        continue;
                    }
                    Reading::Invalid(_) => {
                        draft.warn(span, NoticeKind::UnreadableRequirement(requirement.text.clone()))
                    }
                    Reading::Pep508(_) | Reading::Url { .. } => {}
                }
                let with_options = !requirement.hashes.is_empty() || !requirement.config_settings.is_empty();
                // Options of a requirement are kept as they are written.
                lines.push(if with_options {
                    logical(text, &starts, entry.line, next)
                } else {
                    requirement.text.clone()
                });
            }
            EntryKind::Editable { requirement, .. } if requirement.contains("://") => {
                lines.push(logical(text, &starts, entry.line, next));
            }
            EntryKind::Editable { requirement, .. } => {
                draft.warn(span, NoticeKind::LocalRequirement(requirement.clone()));
            }
            EntryKind::Include { path } | EntryKind::Constraint { path } => {
                draft.warn(span, NoticeKind::Unfollowed(path.clone()));
            }
            EntryKind::Options(_) => lines.push(logical(text, &starts, entry.line, next)),
            EntryKind::Invalid { text, .. } => draft.warn(span, NoticeKind::RequirementOption(text.clone())),
        }
    }
    lines
}

/// Where each line begins.
fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).collect()
}

fn line_at<'t>(text: &'t str, starts: &[usize], line: usize) -> &'t str {
    let start = line.checked_sub(1).and_then(|line| starts.get(line)).copied().unwrap_or(text.len());
    let end = starts.get(line).copied().unwrap_or(text.len());
    text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
}

fn line_span(text: &str, starts: &[usize], line: usize) -> Span {
    let start = line.checked_sub(1).and_then(|line| starts.get(line)).copied().unwrap_or(text.len());
    let line = line_at(text, starts, line);
    let blank = line.len() - line.trim_start().len();
    between(start + blank, start + line.trim_end().len().max(blank))
}

/// A line with those that continue it, without the backslashes and the comment. `next` is the line of the next entry.
fn logical(text: &str, starts: &[usize], line: usize, next: Option<usize>) -> String {
    let mut whole = String::new();
    for number in line..next.unwrap_or(usize::MAX) {
        let part = line_at(text, starts, number);
        let continued = part.strip_suffix('\\');
        whole.push_str(continued.unwrap_or(part));
        if continued.is_none() {
            break;
        }
    }
    let comment = whole.find(" #").into_iter().chain(whole.find("\t#")).min();
    let end = comment.unwrap_or(whole.len());
    whole.get(..end).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}
