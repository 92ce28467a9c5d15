//! Whether specifiers from several places can all hold, without knowing which versions were published.

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
    /// No version that PEP 440 allows can satisfy all of them.
    Impossible {
        /// Positions of sets that contradict one another: one, if it contradicts itself; two, if any two do; more
        /// only if it takes more, as `>=1,<=1` with `!=1`, and of very many the first few.
        culprits: Vec<usize>,
    },
}

/// Decides over all sets together. `Impossible` is never said of specifiers that some version could satisfy
/// (`SpecifierSet.is_unsatisfiable` of packaging); which versions exist is not known here.
pub fn meet(sets: &[&SpecifierSet]) -> Verdict {
    if let Some(verdict) = evident(sets) {
        return verdict;
    }
    let together = Demand::of(sets.iter().flat_map(|set| set.specifiers()));
    if together.is_impossible() {
        let demands: Vec<Demand> = sets.iter().map(|set| Demand::of(set.specifiers().iter())).collect();
        return Verdict::Impossible { culprits: culprits(&demands) };
    }
    together.only().map_or(Verdict::Possible, Verdict::Pinned)
}

/// The verdict where there is nothing to work out: without specifiers that end somewhere, or with those of most
/// requirements.
fn evident(sets: &[&SpecifierSet]) -> Option<Verdict> {
    let mut specifiers = sets.iter().flat_map(|set| set.specifiers());
    let endless = |specifier: &Specifier| {
        matches!(specifier.operator(), Operator::AtLeast | Operator::Above | Operator::NotEqual)
    };
    if specifiers.clone().all(endless) {
        return Some(Verdict::Possible);
    }
    match (specifiers.next()?, specifiers.next(), specifiers.next()) {
        (only, None, _) if only.operator() == Operator::Compatible => Some(Verdict::Possible),
        (only, None, _) if only.operator() == Operator::Equal && only.pins() => {
            only.version().cloned().map(Verdict::Pinned)
        }
        (one, Some(other), None) => leave_room(one, other).then_some(Verdict::Possible),
        _ => None,
    }
}

/// Whether two specifiers are the ends of a span with many versions in it, as most that come in twos are.
fn leave_room<'a>(one: &'a Specifier, other: &'a Specifier) -> bool {
    let (lower, upper) = match (one.operator(), other.operator()) {
        (Operator::AtLeast, Operator::Below) => (one, other),
        (Operator::Below, Operator::AtLeast) => (other, one),
        _ => return false,
    };
    let plain = |specifier: &'a Specifier| specifier.version().filter(|version| version.is_plain());
    plain(lower).zip(plain(upper)).is_some_and(|(lower, upper)| lower < upper)
}

/// Nobody reads more, and each one costs a look at all the others.
const MOST_CULPRITS: usize = 16;

/// A few of the demands that are impossible together already.
fn culprits(demands: &[Demand]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut chosen = Demand::default();
    // Each round finds the demand that completes the contradiction: it has to be one of the culprits.
    while !chosen.is_impossible() && found.len() < MOST_CULPRITS {
        let Some(index) = completing(&chosen, demands).filter(|index| !found.contains(index)) else { break };
        let Some(demand) = demands.get(index) else { break };
        found.push(index);
        chosen = chosen.and(demand);
        // If one other is enough, the person should see that pair.
        if found.len() == 1 && !chosen.is_impossible() {
            let enough = |other: &Demand| chosen.and(other).is_impossible();
            if let Some(pair) = demands.iter().position(enough) {
                found.push(pair);
                break;
            }
        }
    }
    found.sort_unstable();
    found
}

/// The first demand with which `chosen` and all demands up to it become impossible.
fn completing(chosen: &Demand, demands: &[Demand]) -> Option<usize> {
    let (mut possible, mut impossible) = (0, demands.len());
    while possible < impossible {
        let middle = possible + (impossible - possible) / 2;
        if chosen.and(&Demand::all(demands.get(..=middle)?)).is_impossible() {
            impossible = middle;
        } else {
            possible = middle + 1;
        }
    }
    (possible < demands.len()).then_some(possible)
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

    /// All demands at once; halving keeps many exclusions from costing their square.
    fn all(demands: &[Demand]) -> Demand {
        match demands {
            [] => Demand::default(),
            [demand] => demand.clone(),
            _ => {
                let (left, right) = demands.split_at(demands.len() / 2);
                Demand::all(left).and(&Demand::all(right))
            }
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
        self.range.is_empty()
            || match &self.text {
                Text::Any => false,
                Text::Impossible => true,
                Text::Only(text) => {
                    self.ordered && Version::parse(text).is_none_or(|version| !self.range.contains(&version))
                }
            }
    }

    fn only(&self) -> Option<Version> {
        match &self.text {
            Text::Only(text) => Version::parse(text),
            _ => self.range.only().cloned(),
        }
    }
}

impl Text {
    fn and(&self, other: &Text) -> Text {
        match (self, other) {
            (Text::Any, text) | (text, Text::Any) => text.clone(),
            (one, two) if one == two => one.clone(),
            _ => Text::Impossible,
        }
    }
}
