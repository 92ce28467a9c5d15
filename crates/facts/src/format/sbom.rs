//! SBOMs: packages of SPDX 2, components of CycloneDX, artifacts of Syft.

use super::gathered::Gathered;
use crate::json::{Record, Value};
use crate::place::{Found, Place};
use crate::purl::PackageUrl;
use crate::reading::DebianPackage;

/// A package of SPDX 2 (`packages[]`): what it is stands in its package URL.
pub(super) fn spdx(record: &Record, place: Place, gathered: &mut Gathered) {
    let value = &record.value;
    let purls = value.list("externalRefs").iter().filter(|one| one.text("referenceType") == Some("purl"));
    let purl = purls.filter_map(|one| one.text("referenceLocator")).find_map(PackageUrl::parse);
    let package = Package { name: value.text("name"), version: value.text("versionInfo"), purl, folder: None };
    // Syft says here where it found the package.
    let source = value.text("sourceInfo").and_then(|text| text.rsplit(": ").next());
    package.add(source, place, gathered);
    if value.text("primaryPackagePurpose") == Some("OPERATING-SYSTEM") {
        gathered.system(value.text("name"), value.text("versionInfo"), place);
    }
}

/// A component of CycloneDX (`components[]`), and those inside of it.
pub(super) fn cyclonedx(value: &Value, place: Place, gathered: &mut Gathered) {
    let purl = value.text("purl").and_then(PackageUrl::parse);
    let properties = value.list("properties").iter();
    let location = properties
        .filter(|one| {
            one.text("name").is_some_and(|name| name.starts_with("syft:location:") && name.ends_with(":path"))
        })
        .find_map(|one| one.text("value"));
    if value.text("type") == Some("operating-system") {
        gathered.system(value.text("name"), value.text("version"), place);
    } else {
        let package = Package { name: value.text("name"), version: value.text("version"), purl, folder: None };
        package.add(location, place, gathered);
    }
    for inner in value.list("components") {
        cyclonedx(inner, place, gathered);
    }
}

/// An artifact of Syft (`artifacts[]`).
pub(super) fn syft(record: &Record, place: Place, gathered: &mut Gathered) {
    let value = &record.value;
    let purl = value.text("purl").and_then(PackageUrl::parse);
    let kind = match value.text("type") {
        Some("python") => Some("pypi"),
        other => other,
    };
    let named = || {
        let name = value.text("name")?.to_owned();
        Some(PackageUrl { kind: kind?.to_owned(), name, version: value.text("version").map(str::to_owned) })
    };
    let package =
        Package { name: value.text("name"), version: value.text("version"), purl: purl.or_else(named), folder: None };
    let location = value.list("locations").first().and_then(|location| location.text("path"));
    package.add(location, place, gathered);
}

/// A package of any SBOM.
struct Package<'a> {
    name: Option<&'a str>,
    version: Option<&'a str>,
    purl: Option<PackageUrl>,
    folder: Option<String>,
}

impl Package<'_> {
    /// Adds it to what it is. The document's own name is written as its author wrote it, that of a package URL is not.
    fn add(self, location: Option<&str>, place: Place, gathered: &mut Gathered) {
        let Some(purl) = self.purl else { return };
        let version = self.version.filter(|version| *version != "NOASSERTION").or(purl.version.as_deref());
        match purl.kind.as_str() {
            "pypi" => {
                let name = self.name.filter(|name| same(name, &purl.name)).unwrap_or(&purl.name);
                let folder = self.folder.or_else(|| location.and_then(folder));
                gathered.distribution(name, version, place, |one| one.folder = folder);
            }
            "deb" => {
                let version = version.unwrap_or_default().to_owned();
                let package = DebianPackage { name: purl.name, version, provides: Vec::new() };
                gathered.debian_packages.push(Found::new(package, place));
            }
            _ => {}
        }
    }
}

fn same(one: &str, other: &str) -> bool {
    let name = |text: &str| packaging::DistributionName::parse(text).map(|name| name.normalized().to_owned());
    name(one).is_some() && name(one) == name(other)
}

/// The folder of distributions in the path of one's metadata.
fn folder(path: &str) -> Option<String> {
    let metadata = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
    let is_metadata = metadata.ends_with(".dist-info") || metadata.ends_with(".egg-info");
    let (folder, _) = metadata.rsplit_once('/').filter(|_| is_metadata)?;
    Some(folder.to_owned())
}
