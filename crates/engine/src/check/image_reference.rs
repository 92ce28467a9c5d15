//! The names of images, by the grammar of `distribution/reference`.

use super::layer::{Layer, components, has_placeholder};
use crate::config::{ComponentType, Goal};
use crate::field::Field;
use crate::place::Place;
use crate::problem::{Problem, ProblemKind, ReferencePart, Severity};
use crate::situation::Situation;

/// Checks every image, registry, repository and tag.
pub(super) fn check(situation: &Situation<'_>, problems: &mut Vec<Problem>) {
    let config = situation.config;
    let mut report = |place: Place, reference: &str, fault: Option<ReferencePart>| {
        if let Some(part) = fault.filter(|_| !reference.is_empty() && !has_placeholder(reference)) {
            let kind = ProblemKind::BadImageReference { reference: reference.to_owned(), part };
            problems.push(Problem::new(Severity::Error, place, kind));
        }
    };
    for layer in Layer::all(config) {
        for (field, fault) in [
            (Field::ParentImage, fault_of_image as fn(&str) -> Option<ReferencePart>),
            (Field::TargetRepository, fault_of_repository),
            (Field::ImageTag, fault_of_tag),
        ] {
            if let Some(text) = layer.text(field) {
                report(layer.place(field), &text, fault(&text));
            }
        }
    }
    for (place, component) in components(config) {
        if component.component_type == ComponentType::ContainerRegistry {
            report(place.clone(), &component.uri, fault_of_registry(&component.uri));
            report(place, &component.default_repository, fault_of_repository(&component.default_repository));
        }
    }
    if config.goal == Goal::BringYourOwn {
        let target = &config.target;
        report(Place::ImageName, &target.registry, fault_of_registry(&target.registry));
        report(Place::ImageName, &target.repository, fault_of_repository(&target.repository));
        report(Place::ImageName, &target.tag, fault_of_tag(&target.tag));
    }
}

/// Whether an image is named by a tag that can change: `latest`, or neither tag nor digest.
pub fn moves(image: &str) -> bool {
    !image.contains('@') && split_tag(image).1.is_none_or(|tag| tag == "latest")
}

/// Whether a text is the name of an image.
pub(crate) fn is_image(text: &str) -> bool {
    !text.is_empty() && fault_of_image(text).is_none()
}

/// The first part of an image's name that breaks the grammar, as Docker reads it (`ParseNormalizedNamed`).
pub fn fault_of_image(image: &str) -> Option<ReferencePart> {
    let (image, digest) = image.split_once('@').map_or((image, None), |(image, digest)| (image, Some(digest)));
    let (name, tag) = split_tag(image);
    let (registry, path) = split_registry(name);
    if registry.is_some_and(|registry| !is_registry(registry)) {
        Some(ReferencePart::Registry)
    } else if !is_path(path) {
        Some(ReferencePart::Repository)
    } else if tag.is_some_and(|tag| !is_tag(tag)) {
        Some(ReferencePart::Tag)
    } else if digest.is_some_and(|digest| !is_digest(digest)) {
        Some(ReferencePart::Digest)
    } else {
        None
    }
}

/// A registry may have a path, or be nothing but one on Docker's own. ZenML takes slashes at its end away.
fn fault_of_registry(registry: &str) -> Option<ReferencePart> {
    let registry = registry.trim_end_matches('/');
    let (host, path) = split_registry(registry);
    if host.is_some_and(|host| !is_registry(host)) {
        Some(ReferencePart::Registry)
    } else if is_path(path) || is_registry(registry) {
        None
    } else {
        Some(if path.contains('/') || host.is_some() { ReferencePart::Repository } else { ReferencePart::Registry })
    }
}

fn fault_of_repository(repository: &str) -> Option<ReferencePart> {
    (!is_path(repository)).then_some(ReferencePart::Repository)
}

pub(super) fn fault_of_tag(tag: &str) -> Option<ReferencePart> {
    (!is_tag(tag)).then_some(ReferencePart::Tag)
}

/// A colon before a slash belongs to a port.
fn split_tag(image: &str) -> (&str, Option<&str>) {
    match image.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
        _ => (image, None),
    }
}

/// What stands before the first slash is a registry if it has a dot, a colon or a capital letter, or is `localhost`
/// (`splitDockerDomain`).
fn split_registry(name: &str) -> (Option<&str>, &str) {
    match name.split_once('/') {
        Some((first, path))
            if first == "localhost"
                || first.contains(|letter: char| letter == '.' || letter == ':' || letter.is_uppercase()) =>
        {
            (Some(first), path)
        }
        _ => (None, name),
    }
}

/// A host and a port, or an IPv6 address in brackets and a port.
fn is_registry(registry: &str) -> bool {
    let address = registry.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (is_host, rest) = match address {
        Some((address, rest)) => {
            (!address.is_empty() && address.bytes().all(|byte| byte == b':' || byte.is_ascii_hexdigit()), rest)
        }
        None => {
            let end = registry.find(':').unwrap_or(registry.len());
            let (host, rest) = registry.split_at_checked(end).unwrap_or((registry, ""));
            (host.split('.').all(is_host_label), rest)
        }
    };
    let port = rest.strip_prefix(':');
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    is_host && if rest.is_empty() { true } else { port.is_some_and(is_port) }
}

fn is_host_label(label: &str) -> bool {
    !label.is_empty()
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Parts with slashes between them, together at most 255 characters.
fn is_path(path: &str) -> bool {
    path.len() <= 255 && path.split('/').all(is_path_part)
}

/// Lower-case letters and digits; between them one dot, one or two underscores, or any number of dashes.
fn is_path_part(part: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    let separators_hold = part
        .split(is_letter)
        .all(|separator| matches!(separator, "" | "." | "_" | "__") || separator.bytes().all(|byte| byte == b'-'));
    part.starts_with(is_letter) && part.ends_with(is_letter) && separators_hold
}

fn is_tag(tag: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    tag.len() <= 128
        && tag.bytes().next().is_some_and(is_word)
        && tag.bytes().all(|byte| is_word(byte) || byte == b'.' || byte == b'-')
}

/// The algorithms of `opencontainers/go-digest` with the length of each.
fn is_digest(digest: &str) -> bool {
    let Some((algorithm, hex)) = digest.split_once(':') else { return false };
    let length = match algorithm {
        "sha256" => 64,
        "sha384" => 96,
        "sha512" => 128,
        _ => return false,
    };
    hex.len() == length && hex.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::{fault_of_image, fault_of_registry, moves};
    use crate::problem::ReferencePart::{Digest, Registry, Repository, Tag};

    /// Each answer is that of the command line of Docker 28 (`docker pull`).
    #[test]
    fn an_image_is_read_as_docker_reads_it() {
        let sha = "a".repeat(64);
        let cases = [
            ("test_com", None),
            ("test.com:tag", None),
            ("test.com:5000", None),
            ("test.com/repo:tag", None),
            ("test:5000/repo", None),
            ("test:5000/repo:tag", None),
            ("localhost/repo", None),
            ("lowercase:Uppercase", None),
            ("sub-dom1.foo.com/bar/baz/quux:some-long-tag", None),
            ("b.gcr.io/test.example.com/my-app:test.example.com", None),
            ("xn--n3h.com/myimage:xn--n3h.com", None),
            ("foo_bar.com:8080", None),
            ("foo/foo_bar.com:8080", None),
            ("192.168.1.1:5000/repo", None),
            ("[2001:db8::1]:5000/repo", None),
            ("[::1]/repo:tag", None),
            ("a__b/c--d.e_f", None),
            ("Uppercase/lowercase", None),
            ("", Some(Repository)),
            (":justtag", Some(Repository)),
            ("aa/asdf$$^/aa", Some(Repository)),
            ("Uppercase:tag", Some(Repository)),
            ("test:5000/Uppercase/lowercase:tag", Some(Repository)),
            ("a//b", Some(Repository)),
            ("a___b", Some(Repository)),
            ("a..b", Some(Repository)),
            ("a-", Some(Repository)),
            ("https://registry.example.com/train", Some(Registry)),
            ("-bad.com/repo", Some(Registry)),
            ("test.com:/repo", Some(Registry)),
            ("[2001:db8::1/repo", Some(Registry)),
            ("repo:", Some(Tag)),
            ("repo:-x", Some(Tag)),
            ("repo:a b", Some(Tag)),
            ("repo@sha256:ffff", Some(Digest)),
            ("repo@md5:d41d8cd98f00b204e9800998ecf8427e", Some(Digest)),
            ("repo@", Some(Digest)),
        ];
        for (image, expected) in cases {
            assert_eq!(fault_of_image(image), expected, "{image}");
        }
        assert_eq!(fault_of_image(&format!("test:5000/repo:tag@sha256:{sha}")), None);
        assert_eq!(fault_of_image(&format!("repo@sha256:{}", sha.to_uppercase())), Some(Digest));
        assert_eq!(fault_of_image(&format!("repo:{}", "a".repeat(129))), Some(Tag));
        assert_eq!(fault_of_image(&("a/".repeat(128) + "a")), Some(Repository));
    }

    #[test]
    fn a_registry_has_a_host_a_port_and_perhaps_a_path() {
        let cases = [
            ("registry.example.com", None),
            ("registry.example.com:5000/", None),
            ("localhost:5000", None),
            ("gcr.io/my-project", None),
            ("docker.io/team/sub", None),
            ("team", None),
            ("https://registry.example.com", Some(Registry)),
            ("registry example", Some(Registry)),
            ("gcr.io/My-Project", Some(Repository)),
        ];
        for (registry, expected) in cases {
            assert_eq!(fault_of_registry(registry), expected, "{registry}");
        }
    }

    #[test]
    fn an_image_without_a_lasting_tag_moves() {
        for (image, expected) in [
            ("python", true),
            ("python:latest", true),
            ("host:5000/python", true),
            ("python:3.12", false),
            ("host:5000/python:3.12", false),
            ("python:latest@sha256:abc", false),
        ] {
            assert_eq!(moves(image), expected, "{image}");
        }
    }
}
