//! Facts about an image, read from what other programs print, and held against the contract of a configuration.

mod clean;
mod decode;
mod distribution;
mod duplicate;
mod facts;
mod format;
mod inside;
mod json;
mod notice;
mod place;
mod purl;
mod reader;
mod reading;
mod words;

pub use distribution::{DirectUrl, Distribution, Extras};
pub use facts::{Contradiction, Facts};
pub use format::{Format, Listing};
pub use inside::{Folder, Inside};
pub use notice::{Notice, NoticeKind, Unusable};
pub use place::{Found, Place};
pub use reader::{Read, Reader, read};
pub use reading::{DebianPackage, Image, Install, Reading};
