//! Whether specifiers from several places can all hold, without knowing which versions were published.

use std::borrow::Cow;

use crate::range::Range;
use crate::specifier::{Operator, Specifier};
use crate::specifier_set::{SpecifierSet, range_of};
use crate::version::Version;

/// What can be said of specifiers that must hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Some version could satisfy all of them.
    Possible,
    /// This version alone (with its own local versions) satisfies all of them.
    Pinned(Version),
    /// No version that PEP 440 allows can satisfy all of them; [`culprits`] says which.
    Impossible,
}

/// Decides over all sets together. `Impossible` is never said of specifiers that some version could satisfy
/// (`SpecifierSet.is_unsatisfiable` of packaging); which versions exist is not known here.
pub fn meet(sets: &[&SpecifierSet]) -> Verdict {
    if let Some(verdict) = evident(sets) {
        return verdict;
    }
    let together = Demand::of(sets.iter().flat_map(|set| set.specifiers()));
    if together.is_impossible() {
        return Verdict::Impossible;
    }
    together.only().map_or(Verdict::Possible, Verdict::Pinned)
}

/// The verdict where there is nothing to work out, as of nearly all requirements.
fn evident(sets: &[&SpecifierSet]) -> Option<Verdict> {
    let specifiers = || sets.iter().flat_map(|set| set.specifiers());
    let mut first = specifiers();
    match (first.next(), first.next()) {
        (None, _) => Some(Verdict::Possible),
        (Some(only), None) if only.operator() == Operator::Compatible => Some(Verdict::Possible),
        (Some(only), None) if only.operator() == Operator::Equal && only.pins() => {
            only.version().cloned().map(Verdict::Pinned)
        }
        _ => leave_room(specifiers()).then_some(Verdict::Possible),
    }
}

/// Whether specifiers leave a span of versions without an end, or one between two different final releases: such a span
/// has more versions than anybody can exclude one by one.
fn leave_room<'a>(specifiers: impl Iterator<Item = &'a Specifier>) -> bool {
    let (mut lower, mut upper): (Option<&Version>, Option<&Version>) = (None, None);
    let (mut plain, mut one_by_one) = (true, true);
    for specifier in specifiers {
        let Some(version) = specifier.version() else { return false };
        match specifier.operator() {
            Operator::AtLeast | Operator::Above => lower = lower.max(Some(version)),
            Operator::AtMost | Operator::Below => upper = Some(upper.map_or(version, |upper| upper.min(version))),
            Operator::NotEqual => {
                one_by_one &= !specifier.is_wildcard();
                continue;
            }
            Operator::Arbitrary | Operator::Equal | Operator::Compatible => return false,
        }
        plain &= version.is_plain();
    }
    // Without a lower end it is the release 0: fewer than those that are admitted.
    let above = |upper: &Version| lower.map_or(!upper.is_nought(), |lower| lower < upper);
    upper.is_none_or(|upper| plain && one_by_one && above(upper))
}

/// Nobody reads more, and each one costs a look at all the others.
const MOST_CULPRITS: usize = 8;

/// Positions of sets that contradict one another, in order: one, if it contradicts itself; two, if any two do; more only
/// if it takes more, as `>=1,<=1` with `!=1`, and of very many a few. None where [`meet`] is not `Impossible`.
pub fn culprits(sets: &[&SpecifierSet]) -> Vec<usize> {
    let demands = sets.iter().map(|set| Demand::of(set.specifiers().iter()));
    let demands: Vec<Demand> = demands.collect();
    let Some(all) = Halves::of(&demands) else { return Vec::new() };
    let mut found = Vec::new();
    let mut chosen = Demand::default();
    // Each round finds the demand that completes the contradiction: it has to be one of the culprits.
    while !chosen.is_impossible() && found.len() < MOST_CULPRITS {
        let Some(index) = all.completing(&chosen).filter(|index| !found.contains(index)) else { break };
        let Some(demand) = demands.get(index) else { break };
        found.push(index);
        chosen = chosen.and(demand);
        // If one other is enough, the person should see that pair.
        if found.len() == 1 && !chosen.is_impossible() {
            let enough = |other: &Demand| chosen.excludes(other);
            if let Some(pair) = demands.iter().position(enough) {
                found.push(pair);
                break;
            }
        }
    }
    found.sort_unstable();
    found
}

/// Demands in a row, and both halves of the row: so that a place in it is found without going through all of it again.
struct Halves {
    all: Demand,
    length: usize,
    /// `None` of a single demand.
    halves: Option<Box<[Halves; 2]>>,
}

impl Halves {
    /// `None` of no demands.
    fn of(demands: &[Demand]) -> Option<Halves> {
        let length = demands.len();
        match demands {
            [] => None,
            [demand] => Some(Halves { all: demand.clone(), length, halves: None }),
            _ => {
                let (left, right) = demands.split_at(length / 2);
                let halves = [Halves::of(left)?, Halves::of(right)?];
                let [left, right] = &halves;
                Some(Halves { all: left.all.and(&right.all), length, halves: Some(Box::new(halves)) })
            }
        }
    }

    /// The first demand with which `chosen` and all demands up to it become impossible.
    fn completing(&self, chosen: &Demand) -> Option<usize> {
        if !chosen.excludes(&self.all) {
            return None;
        }
        let (mut here, mut before) = (self, 0);
        let mut chosen = Cow::Borrowed(chosen);
        while let Some([left, right]) = here.halves.as_deref() {
            if chosen.excludes(&left.all) {
                here = left;
            } else {
                chosen = Cow::Owned(chosen.and(&left.all));
                before += left.length;
                here = right;
            }
        }
        Some(before)
    }
}

/// What one or more sets ask for.
#[derive(Clone)]
struct Demand {
    /// What all specifiers but `===` admit.
    range: Range,
    /// Whether there is a specifier but `===`: then a text after `===` has to be a version.
    ordered: bool,
    text: Text,
}

/// What `===` asks for.
#[derive(Clone, PartialEq, Eq)]
enum Text {
    Any,
    /// In lower case, as it is compared.
    Only(String),
    Impossible,
}

impl Default for Demand {
    fn default() -> Self {
        Demand { range: Range::full(), ordered: false, text: Text::Any }
    }
}

impl Demand {
    fn of<'a>(specifiers: impl Iterator<Item = &'a Specifier> + Clone) -> Demand {
        let is_text = |specifier: &&Specifier| specifier.operator() == Operator::Arbitrary;
        let texts = specifiers.clone().filter(is_text);
        let texts = texts.map(|specifier| Text::Only(specifier.version_text().to_ascii_lowercase()));
        let text = texts.fold(Text::Any, |all, text| all.and(&text));
        let mut ordered = specifiers.clone().filter(|specifier| !is_text(specifier)).peekable();
        Demand {
            ordered: ordered.peek().is_some(),
            // Of one version nothing counts but whether it is in.
            range: match &text {
                Text::Any => range_of(ordered),
                Text::Only(text)
                    if Version::parse(text).is_some_and(|one| !ordered.all(|all| all.admits("", Some(&one)))) =>
                {
                    Range::nothing()
                }
                Text::Only(_) | Text::Impossible => Range::full(),
            },
            text,
        }
    }

    fn and(&self, other: &Demand) -> Demand {
        Demand {
            range: self.range.intersection(&other.range),
            ordered: self.ordered || other.ordered,
            text: self.text.and(&other.text),
        }
    }

    fn is_impossible(&self) -> bool {
        self.range.is_empty() || self.text.is_beyond(self.ordered, |version| self.range.contains(version))
    }

    /// Whether nothing can satisfy both; [`Demand::and`] only where it has to be worked out.
    fn excludes(&self, other: &Demand) -> bool {
        let in_both = |version: &Version| self.range.contains(version) && other.range.contains(version);
        !self.range.meets(&other.range) || self.text.and(&other.text).is_beyond(self.ordered || other.ordered, in_both)
    }

    fn only(&self) -> Option<Version> {
        match &self.text {
            Text::Only(text) => Version::parse(text),
            _ => self.range.only().cloned(),
        }
    }
}

impl Text {
    /// Whether what is asked for cannot be: `ordered` is whether it has to be a version, and `contains` whether one is
    /// admitted.
    fn is_beyond(&self, ordered: bool, contains: impl Fn(&Version) -> bool) -> bool {
        match self {
            Text::Any => false,
            Text::Impossible => true,
            Text::Only(text) => ordered && Version::parse(text).is_none_or(|version| !contains(&version)),
        }
    }

    fn and(&self, other: &Text) -> Text {
        match (self, other) {
            (Text::Any, text) | (text, Text::Any) => text.clone(),
            (one, two) if one == two => one.clone(),
            _ => Text::Impossible,
        }
    }
}
