//! Facts about an image, read from what other programs print, and held against the contract of a configuration.

mod check;
mod clean;
mod decode;
mod distribution;
mod duplicate;
mod facts;
mod format;
mod inside;
mod json;
mod known;
mod notice;
mod place;
pub mod probe;
mod purl;
mod reader;
mod reading;
pub mod report;
mod skew;
mod summary;
mod verdict;
mod way_out;
mod words;

pub use check::check;
pub use distribution::{DirectUrl, Distribution, Extras};
pub use facts::{Contradiction, Facts};
pub use format::{Format, Listing};
pub use inside::{Folder, Inside};
pub use notice::{Notice, NoticeKind, Unusable};
pub use place::{Found, Place};
pub use reader::{Read, Reader, read};
pub use reading::{DebianPackage, Image, Install, Reading};
pub use skew::{Agreement, Row, Versions, skew};
pub use summary::{Summary, When, summary};
pub use verdict::{Standing, Verdict};
pub use way_out::{Left, WayOut, let_zenml_build, way_out};
