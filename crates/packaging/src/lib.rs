//! Python's packaging rules: names, versions, specifiers, markers, requirements files.
//!
//! The reference is the library packaging 26.3 and pip 26.3, which carries it; every rule is checked against their
//! answers in `tests/cases`. The crate is written out in full, without pep440_rs, for two reasons: numbers in versions
//! have no upper limit there and 64 bits here, and the meaning of specifiers changed with packaging 26 (pre-releases
//! are contained unless refused, `>V` and `<V` cut at other places). It depends on nothing, and knows no file, network
//! or clock.

mod conflict;
mod cursor;
mod file;
mod marker;
mod name;
mod number;
mod parse_error;
mod range;
mod requirement;
mod specifier;
mod specifier_set;
mod version;
mod whitespace;

pub use conflict::{Verdict, culprits, meet};
pub use file::{
    DecodeError, EffectiveOptions, Entry, EntryKind, LineOptions, OptionError, Reading, RequirementLine,
    RequirementOptions, RequirementsFile, logical_lines,
};
pub use marker::{Marker, MarkerEnvironment, MarkerError};
pub use name::DistributionName;
pub use parse_error::{ParseError, ParseErrorKind, Span};
pub use requirement::Requirement;
pub use specifier::{Operator, Specifier};
pub use specifier_set::SpecifierSet;
pub use version::Version;
