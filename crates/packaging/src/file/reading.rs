//! What pip makes of the requirement on a line: one of PEP 508, an address or a path (`parse_req_from_line`).

use super::path::{self, Archive};
use super::url::{Link, is_url, looks_like_url};
use crate::marker::Marker;
use crate::parse_error::{ParseError, ParseErrorKind};
use crate::requirement::Requirement;
use crate::whitespace::{is_space, strip};

/// What the text of a requirement line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A requirement of PEP 508, its marker read.
    Pep508(Box<Requirement>),
    /// The address of an archive or repository.
    Url {
        /// The name that the wheel's file name or `#egg=` gives.
        name: Option<String>,
        /// When the requirement applies.
        marker: Option<Marker>,
    },
    /// The path of a directory or archive, which cannot be looked at here.
    Path,
    /// None of these.
    Invalid(ParseError),
}

impl Reading {
    /// Whitespace at the end of the text counts: `https://… ;` and a blank have an empty marker.
    pub(super) fn of(text: &str) -> Reading {
        let reading = read(text).map(|found| match found {
            Found::Pep508(requirement) => Reading::Pep508(Box::new(requirement)),
            Found::Url { name, marker } => Reading::Url { name, marker },
            Found::Path => Reading::Path,
        });
        reading.unwrap_or_else(|error| {
            let before_marker = text.split(';').next().unwrap_or_default();
            let like_path = before_marker.contains('/') || before_marker.starts_with('.');
            if like_path && !before_marker.contains('@') && !looks_like_url(text) {
                Reading::Path
            } else {
                Reading::Invalid(error)
            }
        })
    }
}

/// The requirement of PEP 508 that a text is, if it is one.
pub(super) fn requirement(text: &str) -> Option<Requirement> {
    match read(text) {
        Ok(Found::Pep508(requirement)) => Some(requirement),
        _ => None,
    }
}

/// A [`Reading`] that went well.
enum Found {
    Pep508(Requirement),
    Url { name: Option<String>, marker: Option<Marker> },
    Path,
}

fn read(text: &str) -> Result<Found, ParseError> {
    let address = is_url(text).ok_or_else(|| whole(strip(text), ParseErrorKind::UrlInvalid))?;
    // pip splits off the marker before it looks at anything else.
    let separator = if address { "; " } else { ";" };
    let (head, marker) = match text.split_once(separator) {
        Some((head, rest)) => (head, marker(rest, head.len() + separator.len())?),
        None => (text, None),
    };
    let head = strip(head);
    if address {
        let link = Link::parse(head).and_then(Link::resolved).map_err(|kind| whole(head, kind))?;
        return Ok(Found::Url { name: link.name().map_err(|kind| whole(head, kind))?, marker });
    }
    let extras_offset = |error: ParseError| ParseError { span: whole(head, error.kind).span, ..error };
    match path::archive(head).map_err(extras_offset)? {
        Some(Archive::Wheel(file)) => {
            super::wheel::distribution(&file).ok_or_else(|| whole(head, ParseErrorKind::WheelNameInvalid))?;
            return Ok(Found::Path);
        }
        Some(Archive::Other) => return Ok(Found::Path),
        None => {}
    }
    let mut requirement = Requirement::parse(head)?;
    if let Some(url) = &requirement.url {
        Link::parse(url).and_then(|link| link.checked()).map_err(|kind| whole(head, kind))?;
    }
    requirement.marker = marker;
    Ok(Found::Pep508(requirement))
}

/// The marker behind the separator, if there is one.
fn marker(text: &str, offset: usize) -> Result<Option<Marker>, ParseError> {
    let offset = offset + text.len() - text.trim_start_matches(is_space).len();
    let text = strip(text);
    if text.is_empty() {
        return Ok(None);
    }
    Marker::parse(text).map(Some).map_err(|error| ParseError { span: error.span.moved(offset), ..error })
}

fn whole(text: &str, kind: ParseErrorKind) -> ParseError {
    ParseError::new(0, text.len(), kind)
}
