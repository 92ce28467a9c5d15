//! Sets of versions as intervals between cuts of the version order: what each operator of PEP 440 admits.
//!
//! A cut lies between versions. Because the numbers of a version are whole, almost every place has a least version
//! above it (`<=1.0` ends where `1.0.post0.dev0` begins), so three kinds of cut are enough and an interval is empty
//! exactly when its cuts coincide. Bounds and boundaries of packaging's `_ranges` correspond to them one by one.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::number::Number;
use crate::version::Version;

/// A set of versions: intervals in ascending order that do not touch.
#[derive(Clone, Debug)]
pub(crate) struct Range(Vec<Interval>);

#[derive(Clone, Debug)]
struct Interval {
    lower: Cut,
    /// `None` is without end.
    upper: Option<Cut>,
}

/// Ranges are met by the thousand, so that a cut is cheap to copy.
#[derive(Clone, Debug)]
struct Cut {
    version: Rc<Version>,
    side: Side,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Before,
    /// Directly after a local version; nothing has a least version above that.
    After,
    /// After the version's local versions, post-releases and theirs.
    AfterPosts,
}

impl Range {
    /// Every version.
    pub(crate) fn full() -> Range {
        Range(vec![Interval { lower: Cut::lowest(), upper: None }])
    }

    /// No version.
    pub(crate) fn nothing() -> Range {
        Range(Vec::new())
    }

    pub(crate) fn at_least(version: &Version) -> Range {
        Range::between(Cut::before(version.clone()), None)
    }

    pub(crate) fn at_most(version: &Version) -> Range {
        Range::between(Cut::lowest(), Some(Cut::after_locals(version)))
    }

    /// `>V`: without the post-releases of V, unless V is one, and without V's local versions.
    pub(crate) fn above(version: &Version) -> Range {
        let beyond_posts = version.dev.is_none() && version.post.is_none();
        Range::between(if beyond_posts { Cut::after_posts(version) } else { Cut::after_locals(version) }, None)
    }

    /// `<V`: without the pre-releases of V, unless V is one.
    pub(crate) fn below(version: &Version) -> Range {
        let bound = if version.is_prerelease() {
            version.clone()
        } else {
            Version { dev: Some(Number::ZERO), ..version.clone() }
        };
        Range::between(Cut::lowest(), Some(Cut::before(bound)))
    }

    /// `==V`: with V's local versions, unless V is one.
    pub(crate) fn exactly(version: &Version) -> Range {
        let upper = if version.local.is_some() {
            Cut { version: Rc::new(version.clone()), side: Side::After }
        } else {
            Cut::after_locals(version)
        };
        Range::between(Cut::before(version.clone()), Some(upper))
    }

    /// `==V.*`: everything that begins with the release V, pre-releases too.
    pub(crate) fn prefix(version: &Version) -> Range {
        let release = version.release.clone();
        let lowest = Version { dev: Some(Number::ZERO), ..Version::of_release(version.epoch.clone(), release.clone()) };
        Range::between(Cut::before(lowest), Some(Cut::before_next_prefix(version, release)))
    }

    /// `~=V`: at least V, and beginning as V does but for the last number of its release.
    pub(crate) fn compatible(version: &Version) -> Range {
        let mut release = version.release.clone();
        release.pop();
        Range::between(Cut::before(version.clone()), Some(Cut::before_next_prefix(version, release)))
    }

    fn between(lower: Cut, upper: Option<Cut>) -> Range {
        let interval = Interval { lower, upper };
        Range(if interval.is_empty() { Vec::new() } else { vec![interval] })
    }

    /// Every version that is not in this range.
    pub(crate) fn complement(&self) -> Range {
        let mut outside = Vec::new();
        let mut lower = Some(Cut::lowest());
        for interval in &self.0 {
            let gap = lower.map(|lower| Interval { lower, upper: Some(interval.lower.clone()) });
            outside.extend(gap.filter(|gap| !gap.is_empty()));
            lower = interval.upper.clone();
        }
        outside.extend(lower.map(|lower| Interval { lower, upper: None }));
        Range(outside)
    }

    /// Every version that is in none of these ranges.
    pub(crate) fn outside(ranges: Vec<Range>) -> Range {
        let mut intervals: Vec<Interval> = ranges.into_iter().flat_map(|range| range.0).collect();
        intervals.sort_unstable_by(|one, two| one.lower.cmp(&two.lower));
        let mut union: Vec<Interval> = Vec::with_capacity(intervals.len());
        for interval in intervals {
            match union.last_mut() {
                Some(last) if last.upper.as_ref().is_none_or(|upper| interval.lower <= *upper) => {
                    if ends_first(&last.upper, &interval.upper) {
                        last.upper = interval.upper;
                    }
                }
                _ => union.push(interval),
            }
        }
        Range(union).complement()
    }

    /// The versions in both ranges, in time linear in the number of intervals.
    pub(crate) fn intersection(&self, other: &Range) -> Range {
        let common = self.common(other);
        Range(common.map(|(lower, upper)| Interval { lower: lower.clone(), upper: upper.clone() }).collect())
    }

    /// Whether some version is in both ranges.
    pub(crate) fn meets(&self, other: &Range) -> bool {
        self.common(other).next().is_some()
    }

    /// The bounds of the intervals of [`Range::intersection`], one after another.
    fn common<'a>(&'a self, other: &'a Range) -> impl Iterator<Item = (&'a Cut, &'a Option<Cut>)> {
        let (mut ours, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        std::iter::from_fn(move || {
            loop {
                let (one, two) = (ours.peek()?, theirs.peek()?);
                let lower = std::cmp::max(&one.lower, &two.lower);
                let first_ends = ends_first(&one.upper, &two.upper);
                let upper = if first_ends { &one.upper } else { &two.upper };
                if first_ends {
                    ours.next();
                } else {
                    theirs.next();
                }
                if upper.as_ref().is_none_or(|upper| lower < upper) {
                    return Some((lower, upper));
                }
            }
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `==` before this version admits nothing of the range, as far as a glance at its two ends tells.
    pub(crate) fn is_beside(&self, version: &Version) -> bool {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else { return true };
        first.lower.version.cmp_stem(version).is_gt()
            || last.upper.as_ref().is_some_and(|upper| upper.version.cmp_stem(version).is_lt())
    }

    pub(crate) fn contains(&self, version: &Version) -> bool {
        let at = |cut: &Cut| cut.cmp_parts(version, Side::Before);
        let following = self.0.partition_point(|interval| at(&interval.lower) != Ordering::Greater);
        let last = following.checked_sub(1).and_then(|index| self.0.get(index));
        last.is_some_and(|interval| interval.upper.as_ref().is_none_or(|upper| at(upper) == Ordering::Greater))
    }

    /// The version that this range holds and nothing else, its own local versions aside.
    pub(crate) fn only(&self) -> Option<&Version> {
        let (lower, upper) = (&self.0.first()?.lower, self.0.last()?.upper.as_ref()?);
        let after = if lower.version.local.is_some() {
            Cut { side: Side::After, ..lower.clone() }
        } else {
            Cut::after_locals(&lower.version)
        };
        (lower.side == Side::Before && *upper <= after).then_some(&lower.version)
    }
}

impl Interval {
    fn is_empty(&self) -> bool {
        self.upper.as_ref().is_some_and(|upper| *upper <= self.lower)
    }
}

fn ends_first(one: &Option<Cut>, two: &Option<Cut>) -> bool {
    match (one, two) {
        (Some(one), Some(two)) => one < two,
        (one, _) => one.is_some(),
    }
}

impl Cut {
    /// No version is below `0.dev0`.
    fn lowest() -> Cut {
        Cut::before(Version::lowest())
    }

    fn before(version: Version) -> Cut {
        Cut { version: Rc::new(version), side: Side::Before }
    }

    /// After a version and its local versions: before its next `.dev`, or its next post-release's first `.dev`.
    fn after_locals(version: &Version) -> Cut {
        let mut next = Version { local: None, ..version.clone() };
        match &version.dev {
            Some(dev) => next.dev = Some(dev.next()),
            None => {
                next.post = Some(version.post.as_ref().map_or(Number::ZERO, Number::next));
                next.dev = Some(Number::ZERO);
            }
        }
        Cut::before(next)
    }

    /// After a version without `.post` and `.dev`: for a pre-release before the next one's first `.dev`.
    fn after_posts(version: &Version) -> Cut {
        match &version.pre {
            Some((kind, number)) => {
                let (pre, dev) = (Some((*kind, number.next())), Some(Number::ZERO));
                Cut::before(Version { pre, dev, local: None, ..version.clone() })
            }
            None => Cut { version: Rc::new(version.clone()), side: Side::AfterPosts },
        }
    }

    /// Before the first version whose release begins with the number after `prefix`.
    fn before_next_prefix(version: &Version, mut prefix: Vec<Number>) -> Cut {
        if let Some(last) = prefix.last_mut() {
            *last = last.next();
        }
        Cut::before(Version { dev: Some(Number::ZERO), ..Version::of_release(version.epoch.clone(), prefix) })
    }

    fn cmp_parts(&self, version: &Version, side: Side) -> Ordering {
        let beyond = (self.side == Side::AfterPosts, side == Side::AfterPosts);
        self.version.cmp_stem(version).then_with(|| match beyond {
            (false, false) => self
                .version
                .cmp_post_and_dev(version)
                .then_with(|| self.version.local.cmp(&version.local))
                .then_with(|| self.side.cmp(&side)),
            beyond => beyond.0.cmp(&beyond.1),
        })
    }
}

impl Ord for Cut {
    fn cmp(&self, other: &Self) -> Ordering {
        self.cmp_parts(&other.version, other.side)
    }
}

impl PartialOrd for Cut {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cut {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Cut {}
