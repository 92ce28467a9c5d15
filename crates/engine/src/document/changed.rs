//! Which lines a change touched.

use super::Line;
use std::collections::BTreeSet;

/// The positions of the lines that are new: those between what is the same at the beginning and at the end, as far as
/// their text was not there before. It takes as long as there are lines, so that it can follow each keystroke.
pub fn changed(before: &[Line], now: &[Line]) -> Vec<usize> {
    let same = |(one, other): &(&Line, &Line)| one.text == other.text;
    let head = before.iter().zip(now).take_while(same).count();
    let (before, now) = (before.iter().skip(head), now.iter().skip(head));
    let tail = before.clone().rev().zip(now.clone().rev()).take_while(same).count();
    let (old, new) = (before.len() - tail, now.len() - tail);
    let old: BTreeSet<&str> = before.take(old).map(|line| line.text.as_str()).collect();
    let new = now.take(new).enumerate().filter(|(_, line)| !old.contains(line.text.as_str()));
    new.map(|(position, _)| head + position).collect()
}

#[cfg(test)]
mod tests {
    use super::{Line, changed};
    use crate::place::Origin;

    fn check(before: &str, now: &str, expected: &[usize]) {
        let lines = |text: &str| -> Vec<Line> {
            let line = |text: &str| Line { text: text.to_owned(), origins: vec![Origin::Zenml] };
            text.split(' ').filter(|text| !text.is_empty()).map(line).collect()
        };
        assert_eq!(changed(&lines(before), &lines(now)), expected, "{before} -> {now}");
    }

    #[test]
    fn only_new_lines_are_changed() {
        check("a b c", "a b c", &[]);
        check("a b c", "a x c", &[1]);
        check("a b c", "a b x c", &[2]);
        check("a b c", "a c", &[]);
        check("", "a b", &[0, 1]);
        check("a b", "", &[]);
        check("a b c d", "x b c y", &[0, 3]);
        check("a a", "a a a", &[2]);
        check("a b c d e", "a d c b e", &[]);
    }
}
