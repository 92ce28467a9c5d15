//! What is wrong with a requirement or marker, and where.

use std::fmt;

/// A place in the text that was parsed, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Number of bytes; nought where something is missing.
    pub length: usize,
}

impl Span {
    /// The same place, seen from a text in which the parsed one begins at `offset`.
    pub(crate) fn moved(self, offset: usize) -> Span {
        Span { start: self.start + offset, ..self }
    }
}

/// A text that is not a requirement, marker or specifier: where it stops being one, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// The place in the text that was parsed.
    pub span: Span,
    /// What is wrong there. Its `Display` says what to do.
    pub kind: ParseErrorKind,
}

impl ParseError {
    pub(crate) fn new(start: usize, length: usize, kind: ParseErrorKind) -> ParseError {
        ParseError { span: Span { start, length }, kind }
    }
}

/// The ways in which a requirement, marker or specifier can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// No name where a distribution's name has to be.
    NameExpected,
    /// A `[` without its `]`.
    ExtrasUnclosed,
    /// Two extras without a comma between them.
    ExtraCommaMissing,
    /// A comma with no extra after it.
    ExtraExpected,
    /// An `@` with nothing after it.
    UrlExpected,
    /// Text after the URL that is not a marker behind a blank and `;`.
    UrlTrailingText,
    /// A URL that cannot be taken apart.
    UrlInvalid,
    /// The `egg=` of a URL is not a distribution's name.
    EggInvalid,
    /// A wheel whose file name does not have the form of PEP 427.
    WheelNameInvalid,
    /// Not an operator with a version after it.
    SpecifierInvalid,
    /// A single `=`.
    SingleEquals,
    /// `.*` where only a plain release after `==` or `!=` may have it.
    WildcardMisplaced,
    /// `+local` after an operator that does not take it.
    LocalMisplaced,
    /// A `(` around the specifiers without its `)`.
    SpecifiersUnclosed,
    /// Two specifiers without a comma between them, or text that belongs to nothing.
    TrailingText,
    /// Neither a marker variable nor a quoted text.
    MarkerOperandExpected,
    /// No comparison after the left side.
    MarkerOperatorExpected,
    /// `not` without `in`.
    MarkerNotWithoutIn,
    /// A quotation mark without its partner.
    MarkerQuoteUnclosed,
    /// A quoted text that is not a Python string.
    MarkerLiteralInvalid,
    /// A `(` in the marker without its `)`.
    MarkerUnclosed,
    /// More parentheses inside one another than anybody can mean.
    MarkerTooDeep,
}

impl fmt::Display for ParseErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NameExpected => "Begin with a name: letters, digits, “.”, “-”, “_”, a letter or digit first",
            Self::ExtrasUnclosed => "Close the extras with “]”",
            Self::ExtraCommaMissing => "Put a comma between extras",
            Self::ExtraExpected => "Name another extra or take the comma away",
            Self::UrlExpected => "Give the address after “@”",
            Self::UrlTrailingText => "Put a blank and “;” before the marker, and nothing else after the address",
            Self::UrlInvalid => "Correct the address, it cannot be read",
            Self::EggInvalid => "Write only a distribution name after “egg=”",
            Self::WheelNameInvalid => "Name the wheel name-version-python-abi-platform.whl",
            Self::SpecifierInvalid => "Write an operator and a version, as in “>=1.2”",
            Self::SingleEquals => "Write “==” for an exact version",
            Self::WildcardMisplaced => "Use “.*” only after “==” or “!=” and a plain release, as in “==1.2.*”",
            Self::LocalMisplaced => "Use “+” only with “==”, “!=” or “===”",
            Self::SpecifiersUnclosed => "Close the versions with “)”",
            Self::TrailingText => "Put a comma before another version or “;” before a marker, or remove this",
            Self::MarkerOperandExpected => "Write a marker variable such as python_version, or a text in quotes",
            Self::MarkerOperatorExpected => "Compare with ==, !=, <, <=, >, >=, ~=, ===, in or not in",
            Self::MarkerNotWithoutIn => "Write “in” after “not”",
            Self::MarkerQuoteUnclosed => "Close the text with the quotation mark it began with",
            Self::MarkerLiteralInvalid => "Correct the backslash or line break in this text",
            Self::MarkerUnclosed => "Close the parenthesis with “)”",
            Self::MarkerTooDeep => "Use fewer parentheses inside one another",
        })
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for ParseError {}
