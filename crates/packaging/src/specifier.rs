//! One version specifier of PEP 440, such as `>=1.2`.

use std::cmp::Ordering;
use std::fmt;

use crate::cursor::Cursor;
use crate::parse_error::{ParseError, ParseErrorKind};
use crate::range::Range;
use crate::version::{Version, scan_local, scan_release, scan_suffixes};
use crate::whitespace::{is_space, strip};

/// The operators of version specifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// `===`
    Arbitrary,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `~=`
    Compatible,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `>`
    Above,
}

/// Longer operators stand before those that begin them.
const OPERATORS: [Operator; 8] = [
    Operator::Arbitrary,
    Operator::Equal,
    Operator::NotEqual,
    Operator::Compatible,
    Operator::AtMost,
    Operator::AtLeast,
    Operator::Below,
    Operator::Above,
];

impl Operator {
    /// As it is written.
    pub fn text(self) -> &'static str {
        match self {
            Operator::Arbitrary => "===",
            Operator::Equal => "==",
            Operator::NotEqual => "!=",
            Operator::Compatible => "~=",
            Operator::AtMost => "<=",
            Operator::AtLeast => ">=",
            Operator::Below => "<",
            Operator::Above => ">",
        }
    }

    pub(crate) fn scan(cursor: &mut Cursor) -> Option<Operator> {
        OPERATORS.into_iter().find(|operator| cursor.eat(operator.text()))
    }
}

/// An operator and a version. The version's text is kept as written (PEP 508 text is not normalised).
#[derive(Clone, Debug)]
pub struct Specifier {
    operator: Operator,
    text: String,
    /// Without `.*`. Missing only after `===`, which takes any text.
    version: Option<Version>,
    wildcard: bool,
}

impl Specifier {
    /// Reads one specifier as `packaging.specifiers.Specifier` does, whitespace around its parts allowed.
    pub fn parse(text: &str) -> Result<Specifier, ParseError> {
        let mut cursor = Cursor::new(text);
        cursor.spaces();
        let start = cursor.position();
        let specifier = Specifier::scan(&mut cursor);
        cursor.spaces();
        match specifier {
            Some(specifier) if cursor.at_end() => Ok(specifier),
            _ => Err(ParseError::new(start, text.len() - start, ParseErrorKind::SpecifierInvalid)),
        }
    }

    /// Reads the specifier that comes next, as far as it goes; if none does, the cursor stays.
    pub(crate) fn scan(cursor: &mut Cursor) -> Option<Specifier> {
        let mut ahead = *cursor;
        let operator = Operator::scan(&mut ahead)?;
        ahead.spaces();
        let start = ahead;
        let mut wildcard = false;
        let version = if operator == Operator::Arbitrary {
            Version::parse(ahead.take_while(|c| !is_space(c) && c != ';' && c != ')'))
        } else {
            let mut version = scan_release(&mut ahead)?;
            let equality = matches!(operator, Operator::Equal | Operator::NotEqual);
            if operator == Operator::Compatible && version.release.len() < 2 {
                return None;
            }
            wildcard = equality && ahead.eat(".*");
            if !wildcard {
                scan_suffixes(&mut ahead, &mut version);
            }
            if equality && !wildcard {
                scan_local(&mut ahead, &mut version);
            }
            Some(version)
        };
        *cursor = ahead;
        Some(Specifier { operator, text: strip(ahead.since(&start)).to_owned(), version, wildcard })
    }

    /// The operator.
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// The version as written, `.*` included; after `===` any text, also none.
    pub fn version_text(&self) -> &str {
        &self.text
    }

    /// The version without its `.*`; `None` for a text after `===` that is none.
    pub fn version(&self) -> Option<&Version> {
        self.version.as_ref()
    }

    /// Whether the version ends with `.*`.
    pub(crate) fn is_wildcard(&self) -> bool {
        self.wildcard
    }

    /// Whether the specifier pins one version: `==` without `.*`, or `===`.
    pub fn pins(&self) -> bool {
        matches!(self.operator, Operator::Equal | Operator::Arbitrary) && !self.wildcard
    }

    /// Whether naming this pre-release turns pre-releases on (`Specifier.prereleases`).
    pub(crate) fn names_prerelease(&self) -> bool {
        self.operator != Operator::NotEqual
            && !self.wildcard
            && self.version.as_ref().is_some_and(Version::is_prerelease)
    }

    /// Whether a version, given as text and as what it was parsed to, is admitted; pre-releases are.
    pub(crate) fn admits(&self, text: &str, version: Option<&Version>) -> bool {
        if self.operator == Operator::Arbitrary {
            return text.eq_ignore_ascii_case(&self.text);
        }
        version.is_some_and(|version| match &self.version {
            // What most ask, without a range for it.
            Some(least) if self.operator == Operator::AtLeast => version >= least,
            Some(equal) if self.operator == Operator::Equal && !self.wildcard => equal.names(version),
            Some(other) if self.operator == Operator::NotEqual && !self.wildcard => !other.names(version),
            _ => self.range().contains(version),
        })
    }

    /// The versions that are admitted; all of them for `===`, which compares text.
    pub(crate) fn range(&self) -> Range {
        let Some(version) = &self.version else { return Range::full() };
        match self.operator {
            Operator::Arbitrary => Range::full(),
            Operator::Equal if self.wildcard => Range::prefix(version),
            Operator::NotEqual if self.wildcard => Range::prefix(version).complement(),
            Operator::Equal => Range::exactly(version),
            Operator::NotEqual => Range::exactly(version).complement(),
            Operator::Compatible => Range::compatible(version),
            Operator::AtMost => Range::at_most(version),
            Operator::AtLeast => Range::at_least(version),
            Operator::Below => Range::below(version),
            Operator::Above => Range::above(version),
        }
    }

    /// The versions that are refused, where the specifier says just that.
    pub(crate) fn excluded(&self) -> Option<Range> {
        let version = self.version.as_ref().filter(|_| self.operator == Operator::NotEqual)?;
        Some(if self.wildcard { Range::prefix(version) } else { Range::exactly(version) })
    }

    /// The order of the texts.
    pub(crate) fn cmp_text(&self, other: &Specifier) -> Ordering {
        if self.operator == other.operator {
            return self.text.cmp(&other.text);
        }
        let bytes = |specifier: &Specifier| specifier.operator.text().bytes();
        bytes(self).chain(self.text.bytes()).cmp(bytes(other).chain(other.text.bytes()))
    }

    /// An order in which equal specifiers are equal (`Specifier._canonical_spec`).
    pub(crate) fn cmp_meaning(&self, other: &Specifier) -> Ordering {
        self.operator.cmp(&other.operator).then_with(|| match (self.counted(), other.counted()) {
            (Some(one), Some(two)) if self.operator == Operator::Compatible => {
                one.cmp(two).then_with(|| one.release.len().cmp(&two.release.len()))
            }
            (Some(one), Some(two)) => one.cmp(two),
            (None, None) => self.text.cmp(&other.text),
            (one, two) => one.is_some().cmp(&two.is_some()),
        })
    }

    /// The version, where it is what counts and not the text.
    fn counted(&self) -> Option<&Version> {
        self.version.as_ref().filter(|_| self.operator != Operator::Arbitrary && !self.wildcard)
    }
}

/// Equality of packaging: `==1.0` and `==1.0.0` are the same specifier, `~=1.0` and `~=1.0.0` are not.
impl PartialEq for Specifier {
    fn eq(&self, other: &Self) -> bool {
        self.cmp_meaning(other).is_eq()
    }
}

impl Eq for Specifier {}

impl fmt::Display for Specifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operator.text())?;
        f.write_str(&self.text)
    }
}
