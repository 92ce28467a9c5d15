//! A requirement of PEP 508, such as `torch[gpu]>=2 ; python_version < "3.13"`.

use std::fmt;

use crate::cursor::Cursor;
use crate::marker::Marker;
use crate::name::{DistributionName, scan_identifier};
use crate::parse_error::{ParseError, ParseErrorKind};
use crate::specifier::{Operator, Specifier};
use crate::specifier_set::SpecifierSet;

/// A requirement as it was written, in its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The distribution.
    pub name: DistributionName,
    /// The extras as written, sorted by code point, each once.
    pub extras: Vec<String>,
    /// Empty if none were given, and beside a URL.
    pub specifiers: SpecifierSet,
    /// The text after `@`; it is not checked.
    pub url: Option<String>,
    /// When the requirement applies; `None` is always.
    pub marker: Option<Marker>,
}

impl Requirement {
    /// Reads one requirement as `packaging.requirements.Requirement` does. Errors have their place in `line`.
    pub fn parse(line: &str) -> Result<Requirement, ParseError> {
        let mut cursor = Cursor::new(line);
        cursor.blanks();
        let name = DistributionName::scan(&mut cursor);
        let name = name.ok_or_else(|| rest_of(&cursor, ParseErrorKind::NameExpected))?;
        cursor.blanks();
        let extras = extras(&mut cursor)?;
        cursor.blanks();
        let mut requirement =
            Requirement { name, extras, specifiers: SpecifierSet::default(), url: None, marker: None };
        let unexpected = if cursor.eat("@") {
            cursor.blanks();
            requirement.url = Some(url(&mut cursor)?);
            ParseErrorKind::UrlTrailingText
        } else {
            requirement.specifiers = specifiers(&mut cursor)?;
            cursor.blanks();
            ParseErrorKind::TrailingText
        };
        if cursor.at_end() {
            return Ok(requirement);
        }
        if !cursor.eat(";") {
            return Err(rest_of(&cursor, misplaced(&cursor).unwrap_or(unexpected)));
        }
        requirement.marker = Some(Marker::scan(&mut cursor)?);
        if cursor.at_end() { Ok(requirement) } else { Err(rest_of(&cursor, ParseErrorKind::TrailingText)) }
    }
}

/// `[a, b]`, if it comes next.
fn extras(cursor: &mut Cursor) -> Result<Vec<String>, ParseError> {
    let opening = cursor.position();
    let mut extras = Vec::new();
    if !cursor.eat("[") {
        return Ok(extras);
    }
    cursor.blanks();
    while let Some(extra) = scan_identifier(cursor) {
        extras.push(extra.to_owned());
        cursor.blanks();
        if !cursor.eat(",") {
            break;
        }
        cursor.blanks();
        if !cursor.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
            return Err(ParseError::new(cursor.position(), 0, ParseErrorKind::ExtraExpected));
        }
    }
    if cursor.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return Err(ParseError::new(cursor.position(), 0, ParseErrorKind::ExtraCommaMissing));
    }
    if !cursor.eat("]") {
        let length = cursor.position() - opening;
        return Err(ParseError::new(opening, length, ParseErrorKind::ExtrasUnclosed));
    }
    extras.sort_unstable();
    extras.dedup();
    Ok(extras)
}

/// Everything up to the next blank, and that blank.
fn url(cursor: &mut Cursor) -> Result<String, ParseError> {
    let url = cursor.take_while(|c| c != ' ' && c != '\t');
    if url.is_empty() {
        return Err(ParseError::new(cursor.position(), 0, ParseErrorKind::UrlExpected));
    }
    cursor.blanks();
    Ok(url.to_owned())
}

/// Specifiers with commas between them, a comma after the last allowed, parentheses around them allowed.
fn specifiers(cursor: &mut Cursor) -> Result<SpecifierSet, ParseError> {
    let opening = cursor.position();
    let parenthesis = cursor.eat("(");
    cursor.blanks();
    if !parenthesis && cursor.at_end() {
        return Ok(SpecifierSet::default());
    }
    // Most have one.
    let mut specifiers = Vec::with_capacity(1);
    loop {
        let start = cursor.position();
        let Some(specifier) = Specifier::scan(cursor) else {
            if cursor.peek().is_some_and(|c| "=!~<>".contains(c)) {
                return Err(rest_of(cursor, misplaced(cursor).unwrap_or(ParseErrorKind::SpecifierInvalid)));
            }
            break;
        };
        push(&mut specifiers, specifier, start, cursor.position() - start)?;
        if let Some(kind) = misplaced(cursor) {
            return Err(ParseError::new(start, cursor.position() - start + 1, kind));
        }
        cursor.blanks();
        if !cursor.eat(",") {
            break;
        }
        cursor.blanks();
    }
    cursor.blanks();
    if parenthesis && !cursor.eat(")") {
        return Err(ParseError::new(opening, cursor.position() - opening, ParseErrorKind::SpecifiersUnclosed));
    }
    Ok(SpecifierSet::of(specifiers))
}

/// What follows `===` may hold commas; packaging then splits the text there, and each piece has to stand alone.
fn push(specifiers: &mut Vec<Specifier>, specifier: Specifier, start: usize, length: usize) -> Result<(), ParseError> {
    if specifier.operator() == Operator::Arbitrary && specifier.version_text().contains(',') {
        let pieces = SpecifierSet::parse(&specifier.to_string());
        let pieces = pieces.map_err(|error| ParseError::new(start, length, error.kind))?;
        specifiers.extend(pieces.specifiers().iter().cloned());
    } else {
        specifiers.push(specifier);
    }
    Ok(())
}

/// Why what comes next cannot belong to a specifier, although it looks like it.
fn misplaced(cursor: &Cursor) -> Option<ParseErrorKind> {
    let rest = cursor.rest();
    match cursor.peek()? {
        '.' if rest.starts_with(".*") => Some(ParseErrorKind::WildcardMisplaced),
        '+' => Some(ParseErrorKind::LocalMisplaced),
        '=' if !rest.starts_with("==") => Some(ParseErrorKind::SingleEquals),
        _ => None,
    }
}

fn rest_of(cursor: &Cursor, kind: ParseErrorKind) -> ParseError {
    ParseError::new(cursor.position(), cursor.rest().len(), kind)
}

/// The requirement on one line, as `str(Requirement(…))`.
impl fmt::Display for Requirement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)?;
        if !self.extras.is_empty() {
            write!(f, "[{}]", self.extras.join(","))?;
        }
        self.specifiers.fmt(f)?;
        if let Some(url) = &self.url {
            write!(f, " @ {url}")?;
            if self.marker.is_some() {
                f.write_str(" ")?;
            }
        }
        if let Some(marker) = &self.marker {
            write!(f, "; {marker}")?;
        }
        Ok(())
    }
}
