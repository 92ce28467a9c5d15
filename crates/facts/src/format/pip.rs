//! `pip inspect` and `pip list --format json`.

use super::gathered::Gathered;
use crate::distribution::{DirectUrl, Extras};
use crate::format::{Format, Listing, PIP_HIDES};
use crate::json::Value;
use crate::notice::{Notice, NoticeKind, Unusable};
use crate::place::{Found, Place};
use crate::reading::Reading;
use packaging::MarkerEnvironment;

/// An item of `installed[]` of `pip inspect`.
pub(super) fn installed(value: &Value, place: Place, gathered: &mut Gathered) {
    let Some(metadata) = value.get("metadata") else { return };
    let folder = value.text("metadata_location").and_then(|path| path.rsplit_once('/')).map(|(folder, _)| folder);
    let name = metadata.text("name").unwrap_or_default();
    gathered.distribution(name, metadata.text("version"), place, |one| {
        one.folder = folder.map(str::to_owned);
        one.direct = value.get("direct_url").and_then(direct);
        one.extras = Some(extras(metadata, "provides_extra", "requires_dist"));
    });
}

/// The extras that metadata tells of.
pub(super) fn extras(metadata: &Value, provided: &str, requires: &str) -> Extras {
    let requires = metadata.texts(requires).filter(|line| line.contains("extra")).map(str::to_owned).collect();
    Extras { provided: metadata.texts(provided).map(str::to_owned).collect(), requires }
}

/// A direct URL (PEP 610).
fn direct(value: &Value) -> Option<DirectUrl> {
    let commit = value.at(&["vcs_info", "commit_id"]).and_then(Value::as_text).map(str::to_owned);
    let editable = value.get("dir_info").and_then(|folder| folder.bool("editable")).unwrap_or(false);
    Some(DirectUrl { url: without_credentials(value.text("url")?), commit, editable })
}

/// An address without what stands before its host's `@`.
pub(super) fn without_credentials(url: &str) -> String {
    match url.split_once("//") {
        Some((scheme, rest)) => {
            let end = rest.find('/').unwrap_or(rest.len());
            let (host, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
            [scheme, "//", host.rsplit('@').next().unwrap_or_default(), path].concat()
        }
        None => url.to_owned(),
    }
}

/// The whole of `pip inspect`.
pub(super) fn inspect(root: &Value, reading: &mut Reading) {
    reading.listing = Listing::AllBut(PIP_HIDES);
    let Some(environment) = root.get("environment") else { return };
    reading.markers = markers(environment).map(|markers| Found::new(markers, Place::whole(reading.source)));
}

/// The environment of markers in an object with their names; `None` without a Python version.
pub(super) fn markers(value: &Value) -> Option<MarkerEnvironment> {
    let text = |key: &str| value.text(key).unwrap_or_default().to_owned();
    Some(MarkerEnvironment {
        implementation_name: text("implementation_name"),
        implementation_version: text("implementation_version"),
        os_name: text("os_name"),
        platform_machine: text("platform_machine"),
        platform_python_implementation: text("platform_python_implementation"),
        platform_release: text("platform_release"),
        platform_system: text("platform_system"),
        platform_version: text("platform_version"),
        python_full_version: value.text("python_full_version")?.to_owned(),
        python_version: value.text("python_version")?.to_owned(),
        sys_platform: text("sys_platform"),
    })
}

/// `pip list --format json`: a list of objects with `name` and `version`; `None` if the items are something else.
pub(super) fn list(name: &str, source: usize, gathered: &mut Gathered) -> Option<Reading> {
    let items = core::mem::take(&mut gathered.items);
    if !items.iter().all(|(_, item)| item.text("name").is_some() && item.text("version").is_some()) {
        gathered.items = items;
        return None;
    }
    let mut reading = Reading::new(name, source, Format::PipListJson);
    reading.listing = Listing::AllBut(PIP_HIDES);
    if items.iter().any(|(_, item)| item.has("base_url") || item.has("channel")) {
        reading.listing = Listing::Nothing;
        reading.notices.push(Notice::new(0, NoticeKind::Unusable(Unusable::Conda)));
        return Some(reading);
    }
    if items.iter().any(|(_, item)| item.has("latest_version")) {
        reading.listing = Listing::Some;
        reading.notices.push(Notice::new(0, NoticeKind::OnlyAPart));
    }
    for (index, (line, item)) in items.iter().enumerate() {
        let place = Place { source, line: *line, item: Some(("", index)) };
        let editable = item.text("editable_project_location");
        gathered.distribution(item.text("name").unwrap_or_default(), item.text("version"), place, |one| {
            let direct = |url: &str| DirectUrl { url: ["file://", url].concat(), commit: None, editable: true };
            one.direct = editable.map(direct);
        });
    }
    Some(reading)
}
