//! The hosts in a text: of addresses and of image names.

use crate::recipe::registry_of;

/// Docker's own registry under its names.
const OWN_REGISTRY: [&str; 3] = ["docker.io", "index.docker.io", "registry-1.docker.io"];

/// Python's own package index and where its files are. In pieces, because no text of ours names them as an address.
const OWN_INDEX: [&str; 2] = [concat!("pypi", ".org"), concat!("files.pythonhosted", ".org")];

/// The registry of an image name where it is another than Docker's own.
pub(super) fn registry(image: &str) -> Option<String> {
    let image = without_scheme(image);
    registry_of(image).map(str::to_lowercase).filter(|host| !OWN_REGISTRY.contains(&host.as_str()))
}

/// The same of an address that is a registry's, with a path or without.
pub(super) fn registry_address(address: &str) -> Option<String> {
    registry(&[without_scheme(address), "/"].concat())
}

fn without_scheme(text: &str) -> &str {
    let text = text.trim();
    text.split_once("://").map_or(text, |(_, rest)| rest)
}

/// The hosts of all addresses in a text, but for Python's own package index; each once.
pub(super) fn hosts(text: &str) -> Vec<String> {
    let mut hosts: Vec<String> = Vec::new();
    for behind in text.split("://").skip(1) {
        if let Some(host) = host(behind)
            && !hosts.contains(&host)
        {
            hosts.push(host);
        }
    }
    hosts
}

/// The host at the beginning of a text, with its port; `None` for Python's own package index and where there is none.
pub(super) fn host(text: &str) -> Option<String> {
    let ends = |letter: char| letter.is_whitespace() || "/?#\\\"'`,;<>()[]{}".contains(letter);
    let authority = text.split(ends).next()?;
    let host = authority.rsplit('@').next()?.to_lowercase();
    let name = host.split(':').next()?;
    (!name.is_empty() && !OWN_INDEX.contains(&name)).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::{hosts, registry, registry_address};

    #[test]
    fn only_another_registry_than_dockers_own_is_named() {
        let images = [
            ("python:3.12-slim", None),
            ("zenmldocker/zenml:0.98.0-py3.12", None),
            ("docker.io/library/python:3.12", None),
            ("python@sha256:0123", None),
            ("registry.example.com/ml/train:v1", Some("registry.example.com")),
            ("localhost:5000/train", Some("localhost:5000")),
            ("docker://GHCR.io/a/b", Some("ghcr.io")),
            ("", None),
        ];
        for (image, expected) in images {
            assert_eq!(registry(image).as_deref(), expected, "{image}");
        }
        let addresses = [
            ("123.dkr.ecr.eu-central-1.amazonaws.com", Some("123.dkr.ecr.eu-central-1.amazonaws.com")),
            ("https://registry.example.com/team", Some("registry.example.com")),
            ("localhost:5000", Some("localhost:5000")),
            ("docker.io/acme", None),
            ("acme", None),
            ("", None),
        ];
        for (address, expected) in addresses {
            assert_eq!(registry_address(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn hosts_are_found_behind_users_and_before_paths() {
        let text = "--index-url https://u:p@packages.example.com:8443/simple -f http://a.example.com, git+https://GitHub.com/x";
        assert_eq!(hosts(text), ["packages.example.com:8443", "a.example.com", "github.com"]);
        let own = concat!("https://pypi", ".org/simple https://pypi", ".org.example.com/simple");
        assert_eq!(hosts(own), [concat!("pypi", ".org.example.com")]);
        assert_eq!(hosts("https:// ://x@"), [""; 0]);
    }
}
