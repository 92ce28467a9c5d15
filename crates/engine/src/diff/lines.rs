//! Two texts, line by line.

use crate::document::Document;
use std::collections::BTreeMap;

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It is in both.
    Kept,
    /// It is gone.
    Removed,
    /// It is new.
    Added,
}

/// A line of either text, in an order in which both can be read off: removed lines before added ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineChange<'a> {
    /// What became of it.
    pub change: Change,
    /// The line.
    pub text: &'a str,
    /// Its position in the old text, from 0; `None` for a new line.
    pub old: Option<usize>,
    /// Its position in the new text, from 0; `None` for a removed one.
    pub new: Option<usize>,
}

/// Up to this many pairs of lines the fewest changes are looked for; beyond, lines that are rare in both lead.
const EXACT: usize = 1 << 18;

/// How two documents differ.
pub fn documents<'a>(old: &'a Document, new: &'a Document) -> Vec<LineChange<'a>> {
    let texts = |document: &'a Document| document.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>();
    lines(&texts(old), &texts(new))
}

/// How two lists of lines differ. The cost grows little faster than their length.
pub fn lines<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<LineChange<'a>> {
    let mut pairs = Vec::new();
    pair(Part { lines: old, start: 0 }, Part { lines: new, start: 0 }, &mut pairs);
    let mut changes = Vec::with_capacity(old.len().max(new.len()));
    let (mut olds, mut news) = (old.iter().enumerate().peekable(), new.iter().enumerate().peekable());
    let ends = (old.len(), new.len());
    for (old_end, new_end) in pairs.into_iter().chain([ends]) {
        while let Some((position, text)) = olds.next_if(|(position, _)| *position < old_end) {
            changes.push(LineChange { change: Change::Removed, text, old: Some(position), new: None });
        }
        while let Some((position, text)) = news.next_if(|(position, _)| *position < new_end) {
            changes.push(LineChange { change: Change::Added, text, old: None, new: Some(position) });
        }
        if let (Some((old, text)), Some((new, _))) = (olds.next(), news.next()) {
            changes.push(LineChange { change: Change::Kept, text, old: Some(old), new: Some(new) });
        }
    }
    changes
}

/// Lines of a text from a position on.
#[derive(Clone, Copy)]
struct Part<'a, 'b> {
    lines: &'b [&'a str],
    start: usize,
}

impl<'a, 'b> Part<'a, 'b> {
    /// The lines between two positions of the whole text.
    fn between(self, from: usize, to: usize) -> Self {
        let lines = self.lines.get(from.saturating_sub(self.start)..to.saturating_sub(self.start));
        Self { lines: lines.unwrap_or_default(), start: from }
    }

    const fn end(self) -> usize {
        self.start + self.lines.len()
    }
}

/// Finds lines that are the same in both, ascending in both.
fn pair(old: Part<'_, '_>, new: Part<'_, '_>, pairs: &mut Vec<(usize, usize)>) {
    let head = old.lines.iter().zip(new.lines).take_while(|(old, new)| old == new).count();
    pairs.extend((0..head).map(|step| (old.start + step, new.start + step)));
    let (old, new) = (old.between(old.start + head, old.end()), new.between(new.start + head, new.end()));
    let tail = old.lines.iter().rev().zip(new.lines.iter().rev()).take_while(|(old, new)| old == new).count();
    let (ends, tails) = ((old.end(), new.end()), tail);
    let (old, new) = (old.between(old.start, ends.0 - tails), new.between(new.start, ends.1 - tails));
    if old.lines.len().saturating_mul(new.lines.len()) <= EXACT {
        exact(old, new, pairs);
    } else {
        let anchors = anchors(old, new);
        let (mut old_from, mut new_from) = (old.start, new.start);
        for (old_at, new_at) in anchors.iter().copied().chain([(old.end(), new.end())]) {
            let (before, after) = (old.between(old_from, old_at), new.between(new_from, new_at));
            // Without an anchor there is nothing to part the lines by.
            if !anchors.is_empty() && !before.lines.is_empty() && !after.lines.is_empty() {
                pair(before, after, pairs);
            }
            if old_at < old.end() {
                pairs.push((old_at, new_at));
            }
            (old_from, new_from) = (old_at + 1, new_at + 1);
        }
    }
    pairs.extend((0..tails).rev().map(|step| (ends.0 - 1 - step, ends.1 - 1 - step)));
}

/// The most lines that can be kept, by the table of all pairs (longest common subsequence).
fn exact(old: Part<'_, '_>, new: Part<'_, '_>, pairs: &mut Vec<(usize, usize)>) {
    if old.lines.is_empty() || new.lines.is_empty() {
        return;
    }
    // rows[i][j]: how many can be kept of the lines from i and from j on.
    let width = new.lines.len() + 1;
    let mut rows: Vec<Vec<u32>> = vec![vec![0; width]];
    for line in old.lines.iter().rev() {
        let below = rows.last().map_or(&[][..], Vec::as_slice);
        let mut row = vec![0; width];
        let mut right = 0;
        for (column, other) in new.lines.iter().enumerate().rev() {
            let at = |offset: usize| below.get(column + offset).copied().unwrap_or_default();
            right = if line == other { at(1) + 1 } else { at(0).max(right) };
            if let Some(cell) = row.get_mut(column) {
                *cell = right;
            }
        }
        rows.push(row);
    }
    rows.reverse();
    let kept =
        |row: usize, column: usize| rows.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or_default();
    let (mut row, mut column) = (0, 0);
    while let (Some(one), Some(other)) = (old.lines.get(row), new.lines.get(column)) {
        if one == other {
            pairs.push((old.start + row, new.start + column));
            (row, column) = (row + 1, column + 1);
        } else if kept(row + 1, column) >= kept(row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
}

/// Lines that lead: those that are there once in both, or else each with the one that comes as often before it; of them
/// the longest ascending row.
fn anchors(old: Part<'_, '_>, new: Part<'_, '_>) -> Vec<(usize, usize)> {
    let (places, others) = (places(old), places(new));
    let mut once = Vec::new();
    let mut all = Vec::new();
    for (line, at) in &places {
        let Some(other) = others.get(line) else { continue };
        if let ([one], [two]) = (at.as_slice(), other.as_slice()) {
            once.push((*one, *two));
        }
        all.extend(at.iter().copied().zip(other.iter().copied()));
    }
    ascending(if once.is_empty() { all } else { once })
}

fn places<'a>(part: Part<'a, '_>) -> BTreeMap<&'a str, Vec<usize>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, line) in part.lines.iter().enumerate() {
        places.entry(line).or_default().push(part.start + position);
    }
    places
}

/// The longest row of pairs that ascends on both sides.
fn ascending(mut pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    pairs.sort_unstable();
    // For each length the row that ends lowest: positions in `pairs`, and who came before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let new_of = |position: usize| pairs.get(position).map(|(_, new)| *new);
    for (position, (_, new)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| new_of(*end) < Some(*new));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = position,
            None => ends.push(position),
        }
    }
    let mut row = Vec::new();
    let mut next = ends.last().copied();
    while let Some(position) = next {
        row.extend(pairs.get(position).copied());
        next = before.get(position).copied().flatten();
    }
    row.reverse();
    row
}

#[cfg(test)]
mod tests {
    use super::{Change, LineChange, lines};

    fn check(old: &[&str], new: &[&str]) -> usize {
        let changes = lines(old, new);
        let side = |gone: Change| -> Vec<&str> {
            changes.iter().filter(|change| change.change != gone).map(|change| change.text).collect()
        };
        assert_eq!(side(Change::Added), old);
        assert_eq!(side(Change::Removed), new);
        let olds: Vec<usize> = changes.iter().filter_map(|change| change.old).collect();
        let news: Vec<usize> = changes.iter().filter_map(|change| change.new).collect();
        assert!(olds.into_iter().eq(0..old.len()) && news.into_iter().eq(0..new.len()));
        changes.iter().filter(|change| change.change != Change::Kept).count()
    }

    #[test]
    fn a_line_in_the_middle_is_one_change() {
        let changes = lines(&["a", "b", "c"], &["a", "x", "c"]);
        let change = |change, text, old, new| LineChange { change, text, old, new };
        assert_eq!(
            changes,
            [
                change(Change::Kept, "a", Some(0), Some(0)),
                change(Change::Removed, "b", Some(1), None),
                change(Change::Added, "x", None, Some(1)),
                change(Change::Kept, "c", Some(2), Some(2)),
            ]
        );
        assert_eq!(check(&["a"], &["a"]), 0);
        assert_eq!(check(&[], &["a", "b"]), 2);
        assert_eq!(check(&[], &[]), 0);
    }

    /// The fewest changes, by another way: every way to leave lines out of the shorter text.
    fn fewest(old: &[&str], new: &[&str]) -> usize {
        let is_in = |kept: &[&str]| {
            let mut rest = new.iter();
            kept.iter().all(|line| rest.any(|other| other == line))
        };
        let most = (0..1_u32 << old.len())
            .filter_map(|chosen| {
                let kept: Vec<&str> = old
                    .iter()
                    .enumerate()
                    .filter(|(position, _)| chosen & (1 << position) != 0)
                    .map(|(_, line)| *line)
                    .collect();
                is_in(&kept).then_some(kept.len())
            })
            .max();
        old.len() + new.len() - 2 * most.unwrap_or_default()
    }

    #[test]
    fn short_texts_have_the_fewest_changes() {
        let mut seed = 5_u64;
        let mut random = |bound: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % bound
        };
        for _ in 0..300 {
            let mut text = || (0..random(9)).map(|_| ["a", "b", "c", "d"][random(4) as usize]).collect::<Vec<_>>();
            let (old, new) = (text(), text());
            assert_eq!(check(&old, &new), fewest(&old, &new), "{old:?} {new:?}");
        }
    }

    #[test]
    fn ten_thousand_lines_are_compared_in_passing() {
        let texts: Vec<String> = (0..10_000).map(|number| format!("distribution-{number}==1.0")).collect();
        let old: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut new = old.clone();
        new.remove(5_000);
        new.insert(100, "new");
        new[9_000] = "changed";
        assert_eq!(check(&old, &new), 4);
        let reversed: Vec<&str> = old.iter().rev().copied().collect();
        assert!(check(&old, &reversed) <= 20_000);
        // The same few lines again and again, and nothing in common at all.
        let few: Vec<&str> = (0..10_000).map(|number| ["", "a", "b"][number % 3]).collect();
        let others: Vec<&str> = (0..10_000).map(|number| ["a", "", "c"][number % 3]).collect();
        assert!(check(&few, &others) <= 20_000);
        let foreign: Vec<&str> = vec!["x"; 10_000];
        assert_eq!(check(&old, &foreign), 20_000);
        let alternating: Vec<&str> = (0..10_000).map(|number| ["a", "b"][number % 2]).collect();
        assert!(check(&alternating, &alternating[1..]) < 10);
    }
}
