//! Specifiers that must all hold, as in `>=1.2,!=1.4`.

use std::fmt;

use crate::parse_error::ParseError;
use crate::range::Range;
use crate::specifier::{Operator, Specifier};
use crate::version::Version;
use crate::whitespace::strip;

/// A set of specifiers, sorted by their text and without repetitions; the empty set admits everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpecifierSet(Vec<Specifier>);

impl SpecifierSet {
    /// Reads specifiers with commas between them as `packaging.specifiers.SpecifierSet` does; nothing between two
    /// commas is allowed.
    pub fn parse(text: &str) -> Result<SpecifierSet, ParseError> {
        // Most have one.
        let mut specifiers = Vec::with_capacity(1);
        let mut offset = 0;
        for piece in text.split(',') {
            if !strip(piece).is_empty() {
                let specifier = Specifier::parse(piece);
                specifiers.push(specifier.map_err(|error| ParseError { span: error.span.moved(offset), ..error })?);
            }
            offset += piece.len() + 1;
        }
        Ok(SpecifierSet::of(specifiers))
    }

    /// The set of these specifiers.
    pub fn of(specifiers: Vec<Specifier>) -> SpecifierSet {
        let mut specifiers = specifiers;
        if specifiers.len() > 1 {
            specifiers.sort_unstable_by(Specifier::cmp_text);
            specifiers.dedup_by(|one, two| one.cmp_text(two).is_eq());
            let repeated = repeated(&specifiers);
            let mut positions = 0..;
            specifiers.retain(|_| positions.next().is_none_or(|position| repeated.binary_search(&position).is_err()));
        }
        SpecifierSet(specifiers)
    }

    /// All specifiers of several sets.
    pub fn all_of(sets: &[&SpecifierSet]) -> SpecifierSet {
        SpecifierSet::of(sets.iter().flat_map(|set| set.0.iter().cloned()).collect())
    }

    /// The specifiers in the order of their text.
    pub fn specifiers(&self) -> &[Specifier] {
        &self.0
    }

    /// Whether there are no specifiers.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this version satisfies every specifier. Only `Some(false)` refuses pre-releases: a single version has
    /// no final release beside it that would be preferred (packaging 26).
    pub fn contains(&self, version: &Version, prereleases: Option<bool>) -> bool {
        self.admits(&version.to_string(), Some(version), prereleases)
    }

    /// [`SpecifierSet::contains`] for the text of a version: `===` compares the text as it is, and a text that is no
    /// version satisfies only `===` and the empty set.
    pub fn contains_text(&self, version: &str, prereleases: Option<bool>) -> bool {
        self.admits(version, Version::parse(version).as_ref(), prereleases)
    }

    fn admits(&self, text: &str, version: Option<&Version>, prereleases: Option<bool>) -> bool {
        let refused = prereleases == Some(false) && version.is_some_and(Version::is_prerelease);
        !refused && self.0.iter().all(|specifier| specifier.admits(text, version))
    }

    /// The versions that satisfy every specifier, in their order (`SpecifierSet.filter`). Without an answer to
    /// `prereleases`, they are in if a specifier names one or if nothing else is left.
    pub fn filter<'a>(&self, versions: &'a [Version], prereleases: Option<bool>) -> Vec<&'a Version> {
        let range = self.range();
        let arbitrary: Vec<&Specifier> = self.arbitrary().collect();
        let admitted = versions.iter().filter(|version| {
            range.contains(version)
                && (arbitrary.is_empty() || {
                    let text = version.to_string();
                    arbitrary.iter().all(|specifier| specifier.admits(&text, None))
                })
        });
        let wanted = prereleases.or_else(|| self.0.iter().any(Specifier::names_prerelease).then_some(true));
        if wanted == Some(true) {
            return admitted.collect();
        }
        let (pre, finals): (Vec<_>, Vec<_>) = admitted.partition(|version| version.is_prerelease());
        if finals.is_empty() && wanted.is_none() { pre } else { finals }
    }

    pub(crate) fn arbitrary(&self) -> impl Iterator<Item = &Specifier> {
        self.0.iter().filter(|specifier| specifier.operator() == Operator::Arbitrary)
    }

    /// What all specifiers but `===` admit together.
    pub(crate) fn range(&self) -> Range {
        range_of(self.0.iter())
    }
}

/// What all of these specifiers but `===` admit together. Exclusions may come by the thousand.
pub(crate) fn range_of<'a>(specifiers: impl Iterator<Item = &'a Specifier>) -> Range {
    let (mut excluding, mut admitted) = (Vec::new(), Range::full());
    for specifier in specifiers {
        if specifier.operator() == Operator::NotEqual {
            excluding.push(specifier);
        } else {
            admitted = admitted.intersection(&specifier.range());
        }
    }
    if excluding.is_empty() || admitted.is_empty() {
        return admitted;
    }
    excluding
        .retain(|specifier| specifier.is_wildcard() || !specifier.version().is_some_and(|v| admitted.is_beside(v)));
    excluding.sort_unstable_by(|one, two| one.cmp_meaning(two));
    excluding.dedup_by(|one, two| one.cmp_meaning(two).is_eq());
    let excluded = excluding.into_iter().filter_map(Specifier::excluded);
    admitted.intersection(&Range::outside(excluded.collect()))
}

/// The positions of those that mean the same as an earlier one, in order.
fn repeated(specifiers: &[Specifier]) -> Vec<usize> {
    let mut ranked: Vec<(usize, &Specifier)> = specifiers.iter().enumerate().collect();
    ranked.sort_unstable_by(|(first, one), (second, two)| one.cmp_meaning(two).then(first.cmp(second)));
    let mut repeated: Vec<usize> = ranked
        .windows(2)
        .filter_map(|pair| match pair {
            [(_, earlier), (position, later)] if earlier.cmp_meaning(later).is_eq() => Some(*position),
            _ => None,
        })
        .collect();
    repeated.sort_unstable();
    repeated
}

impl fmt::Display for SpecifierSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, specifier) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            specifier.fmt(f)?;
        }
        Ok(())
    }
}
