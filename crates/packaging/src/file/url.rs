//! Addresses in requirements files, as far as pip takes them apart before it downloads anything.

use std::net::Ipv6Addr;

use super::path::{extension, file_name};
use super::wheel;
use crate::name::DistributionName;
use crate::parse_error::ParseErrorKind;

const SCHEMES: [&str; 26] = [
    "http",
    "https",
    "file",
    "ftp",
    "git+http",
    "git+https",
    "git+ssh",
    "git+git",
    "git+file",
    "hg+file",
    "hg+http",
    "hg+https",
    "hg+ssh",
    "hg+static-http",
    "bzr+http",
    "bzr+https",
    "bzr+ssh",
    "bzr+sftp",
    "bzr+ftp",
    "bzr+lp",
    "bzr+file",
    "svn+ssh",
    "svn+http",
    "svn+https",
    "svn+svn",
    "svn+file",
];

/// Whether pip takes a text for an address: it has one of the schemes pip knows. `None` if Python cannot take the
/// text apart at all.
pub(super) fn is_url(text: &str) -> Option<bool> {
    // Without a colon there is no scheme, without a slash no host that Python could stumble over.
    if !text.bytes().any(|byte| matches!(byte, b':' | b'/')) {
        return Some(false);
    }
    Parts::split(text).ok().map(|parts| SCHEMES.contains(&parts.scheme.as_str()))
}

/// [`is_url`] where a text that cannot be taken apart is none.
pub(super) fn looks_like_url(text: &str) -> bool {
    is_url(text).unwrap_or(false)
}

/// What pip's `Link` knows of an address.
pub(super) struct Link {
    parts: Parts,
    url: String,
    egg: Option<String>,
}

impl Link {
    pub(super) fn parse(url: &str) -> Result<Link, ParseErrorKind> {
        let parts = Parts::split(url)?;
        let egg = egg(url);
        if egg.is_some_and(|egg| !is_project_name(egg)) {
            return Err(ParseErrorKind::EggInvalid);
        }
        Ok(Link { parts, url: url.to_owned(), egg: egg.map(str::to_owned) })
    }

    /// An address with `file:` has to be one of this machine.
    pub(super) fn checked(self) -> Result<Link, ParseErrorKind> {
        let elsewhere = !self.url.starts_with("file:") || !matches!(self.parts.authority.as_str(), "" | "localhost");
        if self.parts.scheme == "file" && elsewhere { Err(ParseErrorKind::UrlInvalid) } else { Ok(self) }
    }

    /// pip makes a path of a `file:` address with `../` in it, and loses the rest.
    pub(super) fn resolved(self) -> Result<Link, ParseErrorKind> {
        if self.parts.scheme == "file" && self.url.contains("../") {
            Ok(Link { egg: None, ..self })
        } else {
            self.checked()
        }
    }

    /// The distribution that the address says it is: by the wheel's file name, else by `egg=`.
    pub(super) fn name(self) -> Result<Option<String>, ParseErrorKind> {
        let path = unquote(&self.parts.path);
        let file = file_name(path.trim_end_matches('/'));
        if extension(file) != ".whl" {
            let named = self.egg.as_deref().is_none_or(|egg| DistributionName::parse(egg).is_some());
            return if named { Ok(self.egg) } else { Err(ParseErrorKind::EggInvalid) };
        }
        wheel::distribution(file).map(Some).ok_or(ParseErrorKind::WheelNameInvalid)
    }
}

/// The value of the first `egg=` behind `#` or `&`.
fn egg(url: &str) -> Option<&str> {
    let start = url
        .match_indices("egg=")
        .find(|(index, _)| url.get(..*index).is_some_and(|before| before.ends_with(['#', '&'])));
    let (start, key) = start?;
    url.get(start + key.len()..)?.split('&').next()
}

/// pip's own pattern, `[A-Z0-9._-]` in any case with a letter or digit at both ends: in Python four letters outside
/// ASCII are cases of ASCII ones.
fn is_project_name(text: &str) -> bool {
    let at_end = |c: char| c.is_ascii_alphanumeric() || matches!(c, 'İ' | 'ı' | 'ſ' | '\u{212a}');
    text.starts_with(at_end)
        && text.ends_with(at_end)
        && text.chars().all(|c| at_end(c) || matches!(c, '.' | '_' | '-'))
}

/// The parts of an address that matter here, as Python's `urlsplit` finds them.
struct Parts {
    scheme: String,
    authority: String,
    path: String,
}

impl Parts {
    fn split(url: &str) -> Result<Parts, ParseErrorKind> {
        let url = url.trim_start_matches(|c: char| c <= ' ').replace(['\t', '\r', '\n'], "");
        let (scheme, rest) = match url.split_once(':') {
            Some((scheme, rest)) if is_scheme(scheme) => (scheme.to_ascii_lowercase(), rest),
            _ => (String::new(), url.as_str()),
        };
        let (authority, rest) = match rest.strip_prefix("//") {
            Some(rest) => rest.split_at_checked(rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or((rest, "")),
            None => ("", rest),
        };
        if !brackets_hold_an_address(authority) {
            return Err(ParseErrorKind::UrlInvalid);
        }
        let path = rest.split(['?', '#']).next().unwrap_or_default();
        Ok(Parts { scheme, authority: authority.to_owned(), path: path.to_owned() })
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Brackets come in pairs, with an IPv6 or later address between them.
fn brackets_hold_an_address(authority: &str) -> bool {
    if !authority.contains(['[', ']']) {
        return true;
    }
    let Some((_, rest)) = authority.split_once('[') else { return false };
    let host = rest.split(']').next().unwrap_or_default();
    if !authority.contains(']') {
        return false;
    }
    if let Some(later) = host.strip_prefix('v') {
        return later.split_once('.').is_some_and(|(version, address)| {
            !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit()) && !address.is_empty()
        });
    }
    let (address, scope) = host.split_once('%').map_or((host, None), |(address, scope)| (address, Some(scope)));
    address.parse::<Ipv6Addr>().is_ok() && scope.is_none_or(|scope| !scope.is_empty() && !scope.contains('%'))
}

/// `%41` is `A`; what is not UTF-8 then becomes the replacement character.
fn unquote(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        let mut digit =
            || ahead.next().and_then(|byte| char::from(byte).to_digit(16)).and_then(|d| u8::try_from(d).ok());
        match (byte, digit(), digit()) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high * 16 + low);
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
