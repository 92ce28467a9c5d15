//! Facts about an image, read from what other programs print, and held against the contract of a configuration.
//!
//! Nothing here knows a browser, a file or a clock, and no text can make it panic. The ways in, in the order of use:
//!
//! 1. **What an image has to satisfy**: [`engine::contract::contract`] gives an `ImageContract` for each image that the steps run
//!    in; [`engine::contract::markdown`] and [`engine::contract::json`] write them as a checklist that stands alone.
//! 2. **How to look at an image**: [`probe::command`] is one command to be pasted into a terminal, for each [`probe::Host`];
//!    [`probe::command_with_file`] the same for [`probe::PROBE`] saved as a file; [`probe::further_commands`] name what the probe
//!    cannot see.
//! 3. **What was pasted or dropped**: [`Facts::read`] reads texts at once. [`Reader`] reads one piece by piece, so that a page can
//!    show [`Reader::progress`] and stays quick; [`Facts::add`] takes in what it read. [`Facts::all_notices`] says what is worth
//!    knowing of the texts, [`Facts::unusable`] which are of no use, [`Facts::contradictions`] where they differ,
//!    [`Format::label`] what each was taken for.
//! 4. **Whether the image does**: [`check()`] gives a [`Verdict`] on every requirement, [`summary()`] the sentence about all of them.
//! 5. **To take away**: [`report::markdown`], [`report::json`] and [`report::junit`] of a [`report::Checked`].
//! 6. **The way out**: [`way_out()`] writes the smallest Dockerfile on top of the image, its commands and what is left;
//!    [`let_zenml_build`] the settings with which ZenML builds what is missing.
//! 7. **Versions beside each other**: [`skew()`] for client, server and image.

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
