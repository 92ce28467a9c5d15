//! Which document a JSON text is, and what it says.

use super::gathered::Gathered;
use super::{history, image, pip, probe};
use crate::format::{Format, Listing};
use crate::json::Value;
use crate::notice::{Notice, NoticeKind, Unusable};
use crate::reading::Reading;

/// What a document says. `whole` is false where it breaks off.
pub(crate) fn read(name: &str, source: usize, root: &Value, mut gathered: Gathered, whole: bool) -> Reading {
    let mut reading = match root {
        Value::List(_) => list(name, source, &mut gathered),
        _ => object(name, source, root, if whole { "" } else { gathered.list }),
    };
    if !whole {
        for listing in [&mut reading.listing, &mut reading.debian_listing] {
            if *listing != Listing::Nothing {
                *listing = Listing::Some;
            }
        }
    }
    if !reading.is_unusable() {
        if let Some(system) = gathered.system {
            reading.system.get_or_insert(system);
        }
        reading.distributions.append(&mut gathered.distributions);
        reading.debian_packages.append(&mut gathered.debian_packages);
        reading.notices.append(&mut gathered.notices);
    }
    reading
}

/// A document that is an object. What breaks off may not have said yet what it is; then its list does.
fn object(name: &str, source: usize, root: &Value, list: &str) -> Reading {
    let mut reading = Reading::new(name, source, Format::Probe);
    let unusable = |reading: &mut Reading, unusable| {
        reading.notices.push(Notice::new(0, NoticeKind::Unusable(unusable)));
    };
    let wrapped = ["predicate", "SPDX", "OCIv1", "sbom"].into_iter().find_map(|key| root.get(key));
    let platforms = root.entries().iter().find(|(key, value)| key.starts_with("linux/") && value.has("SPDX"));
    let inner = wrapped.or_else(|| platforms.and_then(|(_, value)| value.get("SPDX"))).unwrap_or(root);
    let text = |key: &str| inner.text(key).unwrap_or_default();
    if root.has("slipway_probe") {
        probe::read(root, &mut reading);
    } else if text("spdxVersion").starts_with("SPDX-2") {
        sbom(Format::Spdx, &mut reading);
    } else if text("spdxVersion").starts_with("SPDX") || text("@context").contains("spdx") {
        unusable(&mut reading, Unusable::Spdx3);
    } else if text("bomFormat") == "CycloneDX" {
        sbom(Format::CycloneDx, &mut reading);
    } else if is_syft(inner) {
        sbom(Format::Syft, &mut reading);
    } else if root.has("artifacts") && root.has("source") {
        unusable(&mut reading, Unusable::DockerScout);
    } else if root.has("pip_version") && root.has("installed") {
        reading.format = Format::PipInspect;
        pip::inspect(root, &mut reading);
    } else if image::is_oci(inner) {
        image::oci(inner, &mut reading);
    } else if image::is_inspect(root) {
        reading.format = Format::ImageInspect;
        image::inspect(root, 0, &mut reading);
    } else if root.has("payload") && root.has("payloadType") {
        unusable(&mut reading, Unusable::Envelope);
    } else if root.has("predicateType") {
        unusable(&mut reading, Unusable::Provenance);
    } else if root.has("manifests") || root.has("layers") {
        unusable(&mut reading, Unusable::Manifest);
    } else if root.has("ArtifactName") || root.has("matches") {
        unusable(&mut reading, Unusable::Vulnerabilities);
    } else {
        match list {
            "packages" => sbom(Format::Spdx, &mut reading),
            "components" => sbom(Format::CycloneDx, &mut reading),
            "artifacts" => sbom(Format::Syft, &mut reading),
            "installed" => reading.format = Format::PipInspect,
            "distributions" => {}
            _ => unusable(&mut reading, Unusable::OtherJson),
        }
        if matches!(list, "installed" | "distributions") {
            reading.listing = Listing::Some;
        }
    }
    reading
}

fn is_syft(value: &Value) -> bool {
    let name = value.at(&["descriptor", "name"]).and_then(Value::as_text);
    let schema = value.at(&["schema", "url"]).and_then(Value::as_text).unwrap_or_default();
    value.has("artifacts") && (name == Some("syft") || schema.contains("syft"))
}

/// An SBOM lists what its maker found.
fn sbom(format: Format, reading: &mut Reading) {
    reading.format = format;
    reading.listing = Listing::Some;
    reading.debian_listing = Listing::Some;
}

/// A document that is a list: its items have been gathered.
fn list(name: &str, source: usize, gathered: &mut Gathered) -> Reading {
    let mut reading = Reading::new(name, source, Format::ImageInspect);
    let mut unusable = |unusable, line| reading.notices.push(Notice::new(line, NoticeKind::Unusable(unusable)));
    match gathered.items.as_slice() {
        [] => unusable(Unusable::NoImage, 0),
        [(line, item)] if image::is_inspect(item) => image::inspect(item, *line, &mut reading),
        [(_, first), (line, _), ..] if image::is_inspect(first) => unusable(Unusable::SeveralImages, *line),
        items if items.iter().all(|(_, item)| history::is_layer(item)) => history::layers(items, &mut reading),
        _ => {
            if let Some(list) = pip::list(name, source, gathered) {
                return list;
            }
            unusable(Unusable::OtherJson, 0);
        }
    }
    reading
}

/// Layers of a history that came one to a line.
pub(crate) fn layers(name: &str, source: usize, items: &[(usize, Value)]) -> Reading {
    let mut reading = Reading::new(name, source, Format::History);
    history::layers(items, &mut reading);
    reading
}

/// Whether an object is a layer of a history.
pub(crate) fn is_layer(value: &Value) -> bool {
    history::is_layer(value)
}
