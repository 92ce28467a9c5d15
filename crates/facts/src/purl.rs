//! Package URLs (`pkg:pypi/numpy@1.26.4`), as SBOMs name packages.

/// A package URL as far as it is needed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PackageUrl {
    /// The type, for example `pypi` or `deb`.
    pub kind: String,
    /// The name, decoded.
    pub name: String,
    /// The version, decoded.
    pub version: Option<String>,
}

impl PackageUrl {
    /// Reads `pkg:TYPE/NAMESPACE/NAME@VERSION?QUALIFIERS#SUBPATH`.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.trim().strip_prefix("pkg:")?.trim_start_matches('/');
        let end = rest.find(['?', '#']).unwrap_or(rest.len());
        let rest = rest.get(..end)?;
        let (kind, path) = rest.split_once('/')?;
        let (path, version) = match path.rsplit_once('@') {
            Some((path, version)) if !version.contains('/') => (path, Some(version)),
            _ => (path, None),
        };
        let name = decoded(path.rsplit('/').next()?);
        (!name.is_empty()).then(|| Self { kind: kind.to_ascii_lowercase(), name, version: version.map(decoded) })
    }
}

/// Percent-decoded; what is no encoding stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match after {
            [high, low, after @ ..] if *first == b'%' => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                    continue;
                }
                _ => bytes.push(*first),
            },
            _ => bytes.push(*first),
        }
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::PackageUrl;

    #[test]
    fn packages_are_named_as_package_url_python_names_them() {
        // `PackageURL.from_string` of packageurl-python.
        for (text, kind, name, version) in [
            ("pkg:pypi/zenml@0.98.0", "pypi", "zenml", Some("0.98.0")),
            ("pkg:pypi/torch@2.4.0%2Bcu121?extras=x", "pypi", "torch", Some("2.4.0+cu121")),
            (
                "pkg:deb/debian/libgomp1@12.2.0-14%2Bdeb12u1?arch=amd64&distro=debian-12",
                "deb",
                "libgomp1",
                Some("12.2.0-14+deb12u1"),
            ),
            ("pkg:deb/debian/passwd@1%3A4.13%2Bdfsg1-1?arch=amd64", "deb", "passwd", Some("1:4.13+dfsg1-1")),
            ("pkg:generic/python@3.11.9", "generic", "python", Some("3.11.9")),
            ("pkg:npm/%40angular/core@1.0", "npm", "core", Some("1.0")),
            ("pkg:pypi/name", "pypi", "name", None),
        ] {
            let version = version.map(str::to_owned);
            let expected = PackageUrl { kind: kind.into(), name: name.into(), version };
            assert_eq!(PackageUrl::parse(text), Some(expected), "{text}");
        }
        for text in ["", "pypi/x@1", "pkg:pypi", "pkg:pypi/@1"] {
            assert_eq!(PackageUrl::parse(text), None, "{text}");
        }
    }
}
