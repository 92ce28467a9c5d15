//! Each format as the real program printed it: what it is taken for, what it lists, and what its silence proves.

use std::collections::BTreeSet;

use facts::{Format, Listing};
use serde_json::Value;

use super::lists::read;
use super::recordings::{NAMES, recording, text};

/// The names in `pip list --format json`, read by a JSON library.
fn installed(recording: &Value) -> BTreeSet<String> {
    let list: Value = serde_json::from_str(text(recording, "pip-list.json")).expect("pip prints JSON");
    let names = list.as_array().into_iter().flatten().filter_map(|one| one["name"].as_str());
    names.map(|name| packaging::DistributionName::parse(name).expect("a name").normalized().to_owned()).collect()
}

#[test]
fn every_format_of_a_real_image_lists_what_pip_lists() {
    let recording = recording("own-environment");
    let expected = installed(&recording);
    assert!(expected.len() > 50);
    for (file, format) in [
        ("probe.json", Format::Probe),
        ("pip-freeze.txt", Format::Freeze),
        ("pip-freeze-all.txt", Format::Freeze),
        ("pip-list.txt", Format::PipList),
        ("pip-list-freeze.txt", Format::Freeze),
        ("pip-list.json", Format::PipListJson),
        ("pip-inspect.json", Format::PipInspect),
        ("uv-freeze.txt", Format::Freeze),
        ("uv-list.txt", Format::PipList),
        ("uv-list.json", Format::PipListJson),
        ("cyclonedx-bom.json", Format::CycloneDx),
        ("cyclonedx.json", Format::CycloneDx),
        ("spdx.json", Format::Spdx),
        ("syft.json", Format::Syft),
    ] {
        // The name of a file says nothing that the text does not.
        let facts = read(&[("pasted", text(&recording, file))]);
        let [reading] = facts.readings.as_slice() else { panic!("{file}: {:?}", facts.readings.len()) };
        assert_eq!(reading.format, format, "{file}");
        let found: BTreeSet<String> = reading.distributions.iter().map(|one| one.name.clone()).collect();
        let lost: Vec<&String> = expected.difference(&found).collect();
        let of_freeze: &[&str] = if file == "pip-freeze.txt" { &["pip", "setuptools"] } else { &[] };
        assert!(lost.iter().all(|name| of_freeze.contains(&name.as_str())), "{file} has lost {lost:?}");
        let is_sbom = matches!(format, Format::CycloneDx | Format::Spdx | Format::Syft);
        // pip lists no argparse, which a package brings that stands in the place of Python's own.
        let more: Vec<&String> = found.difference(&expected).filter(|name| *name != "argparse").collect();
        // Syft looks at the whole file system, beside the environment that pip looks at; cyclonedx-bom names it all.
        assert!(is_sbom || more.is_empty(), "{file} has {more:?} besides");
        assert_eq!(reading.listing == Listing::Some, is_sbom, "{file}");
        assert!(reading.distributions.iter().all(|one| one.version.is_some() && one.place.line > 0), "{file}");
    }
}

#[test]
fn debian_packages_are_the_same_whoever_lists_them() {
    for name in NAMES {
        let recording = recording(name);
        let packages = |file: &str| {
            let facts = read(&[(file, text(&recording, file))]);
            let found = facts.readings.iter().flat_map(|reading| &reading.debian_packages);
            found.map(|one| (one.value.name.clone(), one.value.version.clone())).collect::<BTreeSet<_>>()
        };
        let probe = packages("probe.json");
        assert!(probe.len() > 80, "{name}: {}", probe.len());
        for file in ["dpkg-l.txt", "dpkg-query.txt", "dpkg-query-plain.txt", "cyclonedx.json"] {
            if recording["texts"].get(file).is_some() {
                assert_eq!(packages(file), probe, "{name}, {file}");
            }
        }
    }
}

#[test]
fn an_images_configuration_is_the_same_whoever_tells_it() {
    for name in NAMES {
        let recording = recording(name);
        let image = |file: &str| {
            let facts = read(&[(file, text(&recording, file))]);
            let image = &facts.readings[0].image;
            let variables: Vec<(String, Option<String>)> =
                image.variables.iter().map(|found| found.value.clone()).collect();
            (
                facts.readings[0].format,
                image.platform.clone().map(|found| found.value),
                image.user.clone().map(|found| found.value),
                image.entrypoint.clone().map(|found| found.value),
                variables,
                image.history.iter().map(|found| found.value.clone()).collect::<Vec<_>>(),
            )
        };
        let (podman, oci, buildah) = (image("inspect.json"), image("oci-config.json"), image("buildah-inspect.json"));
        assert_eq!(
            (podman.0, oci.0, buildah.0),
            (Format::ImageInspect, Format::OciConfig, Format::OciConfig),
            "{name}"
        );
        assert_eq!(podman.1.as_deref(), Some("linux/amd64"), "{name}");
        for other in [&oci, &buildah] {
            assert_eq!((&other.1, &other.2, &other.3), (&podman.1, &podman.2, &podman.3), "{name}");
            assert_eq!(other.4, podman.4, "{name}");
            assert_eq!(other.5, podman.5, "{name}");
        }
        let history = image("history.json");
        assert_eq!((history.0, &history.5), (Format::History, &podman.5), "{name}");
    }
}

#[test]
fn the_table_of_a_history_is_read_like_its_json() {
    for name in NAMES {
        let recording = recording(name);
        let commands = |file: &str| {
            let facts = read(&[("pasted", text(&recording, file))]);
            assert_eq!(facts.readings[0].format, Format::History, "{name}");
            let found = facts.readings[0].image.history.iter().map(|one| one.value.trim().to_owned());
            found.collect::<Vec<_>>()
        };
        assert_eq!(commands("history.txt"), commands("history.json"), "{name}");
    }
}

#[test]
fn the_dockerfile_of_an_image_says_what_it_does_and_proves_no_absence() {
    let dockerfile = include_str!("../cases/images/own-environment.Dockerfile");
    let facts = read(&[("pasted", dockerfile)]);
    let [reading] = facts.readings.as_slice() else { panic!("one reading") };
    assert_eq!((reading.format, reading.listing), (Format::Dockerfile, Listing::Nothing));
    let image = &reading.image;
    assert_eq!(image.user.as_ref().map(|found| found.value.as_str()), Some("app"));
    assert_eq!(image.working_directory.as_ref().map(|found| found.value.as_str()), Some("/app"));
    assert_eq!(image.base.as_ref().map(|found| found.value.as_str()), Some("localhost/slipway-python"));
    assert!(image.installs.len() >= 5, "{:?}", image.installs);
}
