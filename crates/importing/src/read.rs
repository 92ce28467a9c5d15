//! What of a text went into the configuration.

use engine::Place;
use packaging::Span;
use std::ops::RangeInclusive;

/// A part of a text that was understood and taken, whether it changed something or not. Several may be about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// Its first and last line, from 1.
    pub lines: RangeInclusive<usize>,
    /// The place in the text, in bytes.
    pub span: Span,
    /// What it decides, in the configuration that the import makes.
    pub place: Place,
}

impl Read {
    /// The parts in the order of the text, with their lines.
    pub(crate) fn all(text: &str, mut parts: Vec<(Span, Place)>) -> Vec<Self> {
        parts.sort_by(|(one, place), (other, its)| (one.start, place).cmp(&(other.start, its)));
        parts.dedup();
        let bytes = text.as_bytes().iter().zip(text.as_bytes().iter().skip(1).chain([&0]));
        let ends = bytes.enumerate().filter(|(_, (byte, next))| **byte == b'\n' || **byte == b'\r' && **next != b'\n');
        let ends: Vec<usize> = ends.map(|(at, _)| at).collect();
        let line = |at: usize| 1 + ends.partition_point(|end| *end < at);
        let read = |(span, place): (Span, Place)| {
            let end = span.start.saturating_add(span.length).min(text.len());
            let last = end.saturating_sub(1).max(span.start);
            Self { lines: line(span.start)..=line(last), span, place }
        };
        parts.into_iter().map(read).collect()
    }
}
