//! Where a server is.

use core::fmt;

/// The origin of a server: scheme, host and port, and nothing else. It is `https`, or `http` on the machine itself,
/// because a page that came over TLS may call nothing else and a key must not travel in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    origin: String,
}

/// Why a text is no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressError {
    /// Nothing was typed.
    Empty,
    /// It does not begin with `https://` or `http://`.
    Scheme,
    /// It is `http` and not on this machine: mixed content for a page that came over TLS, and readable on the way.
    Insecure {
        /// The same address with `https`.
        secure: String,
    },
    /// It holds a user name or a password.
    Credential,
    /// The host is none.
    Host(String),
    /// The port is none.
    Port(String),
    /// Something follows the host and port.
    More {
        /// The address without it.
        origin: String,
    },
}

impl Address {
    /// Reads what a person typed. Blanks around it, capital letters, the scheme's own port and one slash at the end
    /// make no difference.
    ///
    /// # Errors
    /// It is no address that the page may call.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").ok_or(match text {
            "" => AddressError::Empty,
            _ => AddressError::Scheme,
        })?;
        let secure = scheme.eq_ignore_ascii_case("https");
        if !secure && !scheme.eq_ignore_ascii_case("http") {
            return Err(AddressError::Scheme);
        }
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, more) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(AddressError::Credential);
        }
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let host = host.to_ascii_lowercase();
        if !is_host(&host) {
            return Err(AddressError::Host(host));
        }
        let port = port.filter(|port| !port.is_empty()).map(|port| number(port).ok_or(port)).transpose();
        let port = port.map_err(|port| AddressError::Port(port.to_owned()))?;
        let port = port.filter(|port| *port != if secure { 443 } else { 80 });
        let rest = port.map_or(host.clone(), |port| format!("{host}:{port}"));
        if !secure && !is_this_machine(&host) {
            return Err(AddressError::Insecure { secure: format!("https://{rest}") });
        }
        let origin = format!("{}://{rest}", if secure { "https" } else { "http" });
        if more.is_empty() || more == "/" { Ok(Self { origin }) } else { Err(AddressError::More { origin }) }
    }

    /// Scheme, host and port, as browsers write an origin.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether a page of this origin calls across origins, so that the server has to name the page's among those that
    /// it answers.
    pub fn is_foreign_to(&self, page: &str) -> bool {
        self.origin != page
    }

    /// Whether some browsers take a call from a page of this origin for mixed content and stop it: from TLS to this
    /// very machine. Chromium and Firefox allow it, Safari does not.
    pub fn is_mixed_for(&self, page: &str) -> bool {
        self.origin.starts_with("http:") && page.starts_with("https:")
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.origin)
    }
}

impl AddressError {
    /// What is so.
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "There is no address".into(),
            Self::Scheme => "An address begins with `https://`".into(),
            Self::Insecure { .. } => {
                "Over `http` everybody on the way could read the key, and browsers refuse it".into()
            }
            Self::Credential => "An address holds no user name and no password".into(),
            Self::Host(host) if host.is_empty() => "The address names no host".into(),
            Self::Host(host) => format!("`{host}` is no name of a host"),
            Self::Port(port) => format!("`{port}` is no port"),
            Self::More { .. } => "An address ends behind host and port".into(),
        }
    }

    /// What to do.
    pub fn hint(&self) -> String {
        match self {
            Self::Empty | Self::Scheme | Self::Host(_) => {
                "Write it as in `https://zenml.example.com`, or `http://127.0.0.1:8237` for a server on this machine"
                    .into()
            }
            Self::Insecure { secure } => {
                format!("Use `{secure}`. A server on this machine may have `http://127.0.0.1` or `http://localhost`")
            }
            Self::Credential => "Put the key into its own field, where it is not shown and not kept".into(),
            Self::Port(_) => "A port is a number from 1 to 65535".into(),
            Self::More { origin } => format!("Use `{origin}`"),
        }
    }
}

/// Whether the host is the machine itself, in the two spellings that a page's policy can name.
fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1")
}

/// A name of labels (RFC 1123), or an IPv6 address in brackets.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.contains(':') && address.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':');
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.split('.').all(is_label)
}

fn number(port: &str) -> Option<u16> {
    port.bytes().all(|byte| byte.is_ascii_digit()).then(|| port.parse().ok())?.filter(|port| *port > 0)
}

#[cfg(test)]
mod tests {
    use super::{Address, AddressError};

    #[test]
    fn an_address_is_an_origin_as_browsers_write_it() {
        // Right: `new URL(text).origin` of a browser.
        for (text, origin) in [
            ("https://zenml.example.com", "https://zenml.example.com"),
            (" HTTPS://ZenML.Example.com:443/ ", "https://zenml.example.com"),
            ("https://zenml.example.com:8443", "https://zenml.example.com:8443"),
            ("http://127.0.0.1:8237/", "http://127.0.0.1:8237"),
            ("http://localhost:80", "http://localhost"),
            ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
            ("https://zenml.example.com:", "https://zenml.example.com"),
        ] {
            assert_eq!(Address::parse(text).map(|address| address.to_string()), Ok(origin.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_said_with_what_to_write() {
        let insecure = |secure: &str| AddressError::Insecure { secure: secure.into() };
        let more = |origin: &str| AddressError::More { origin: origin.into() };
        for (text, expected) in [
            ("", AddressError::Empty),
            ("zenml.example.com", AddressError::Scheme),
            ("ftp://zenml.example.com", AddressError::Scheme),
            ("javascript://zenml", AddressError::Scheme),
            ("http://zenml.example.com:8237", insecure("https://zenml.example.com:8237")),
            ("http://127.0.0.1.example.com", insecure("https://127.0.0.1.example.com")),
            ("http://[::1]:8237", insecure("https://[::1]:8237")),
            ("https://user:secret@zenml.example.com", AddressError::Credential),
            ("https://", AddressError::Host(String::new())),
            ("https://zen ml", AddressError::Host("zen ml".into())),
            ("https://-a", AddressError::Host("-a".into())),
            ("https://a:0", AddressError::Port("0".into())),
            ("https://a:99999", AddressError::Port("99999".into())),
            ("https://a/projects/default?x", more("https://a")),
            ("https://a#x", more("https://a")),
        ] {
            assert_eq!(Address::parse(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn an_address_says_nothing_of_what_was_refused() {
        let error = Address::parse("https://user:secret@zenml.example.com").unwrap_err();
        assert!(!format!("{error:?} {} {}", error.message(), error.hint()).contains("secret"));
    }
}
