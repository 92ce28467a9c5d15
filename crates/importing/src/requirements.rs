//! A requirements file as `requirements` of the settings.

use crate::draft::{Draft, Target};
use crate::node::between;
use crate::notice::NoticeKind;
use engine::{Field, Place, PythonValue};
use packaging::{EntryKind, Reading, RequirementsFile, Span, logical_lines};

/// Imports a requirements file: its lines take the place of the present ones.
pub(crate) fn import(text: &str, draft: &mut Draft<'_>) {
    let lines = lines(text, draft);
    if lines.is_empty() {
        return draft.refuse_all();
    }
    draft.put(Target::Pipeline, Field::Requirements, PythonValue::texts(lines));
}

/// The lines of a requirements file that ZenML can install, as pip reads them.
fn lines(text: &str, draft: &mut Draft<'_>) -> Vec<String> {
    let starts = line_starts(text);
    let mut lines = Vec::new();
    for (entry, (_, whole)) in RequirementsFile::entries(text).zip(logical_lines(text)) {
        let whole = whole.into_owned();
        let span = line_span(text, &starts, entry.line);
        match entry.kind {
            EntryKind::Requirement(requirement) => {
                match requirement.reading {
                    Reading::Path => {
                        draft.warn(span, NoticeKind::LocalRequirement(requirement.text));
                        continue;
                    }
                    Reading::Invalid(_) => draft.warn(span, NoticeKind::UnreadableRequirement(requirement.text)),
                    Reading::Pep508(_) | Reading::Url { .. } => {}
                }
                draft.take(span, Place::Field(Field::Requirements));
                // Options of a requirement belong to its line. A backslash at its end must not join the next one.
                let joins = whole.ends_with('\\');
                lines.push(if joins { whole + " " } else { whole });
            }
            EntryKind::Editable { requirement, .. } if !requirement.contains("://") => {
                draft.warn(span, NoticeKind::LocalRequirement(requirement));
            }
            EntryKind::Editable { .. } | EntryKind::Options(_) => {
                draft.take(span, Place::Field(Field::Requirements));
                lines.push(whole);
            }
            EntryKind::Include { path } | EntryKind::Constraint { path } => {
                draft.warn(span, NoticeKind::Unfollowed(path));
            }
            EntryKind::Invalid { text, .. } => draft.warn(span, NoticeKind::RequirementOption(text)),
        }
    }
    lines
}

/// Where each line begins, by the line breaks that Python knows.
fn line_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let breaks = match letter {
            '\r' => {
                letters.next_if(|(_, next)| *next == '\n');
                true
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}' => true,
            _ => false,
        };
        if breaks {
            starts.push(letters.peek().map_or(text.len(), |(next, _)| *next));
        }
    }
    starts
}

fn line_span(text: &str, starts: &[usize], line: usize) -> Span {
    let start = line.checked_sub(1).and_then(|line| starts.get(line)).copied().unwrap_or(text.len());
    let end = starts.get(line).copied().unwrap_or(text.len());
    let line = text.get(start..end).unwrap_or_default();
    let trimmed = line.trim();
    let blank = line.len() - line.trim_start().len();
    between(start + blank, start + blank + trimmed.len())
}
