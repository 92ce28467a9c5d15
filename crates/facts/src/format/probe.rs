//! What the probe prints.

use super::gathered::Gathered;
use super::pip;
use crate::distribution::DirectUrl;
use crate::format::Listing;
use crate::inside::{Folder, Inside};
use crate::json::Value;
use crate::notice::{Notice, NoticeKind, Unusable};
use crate::place::{Found, Place};
use crate::reading::{DebianPackage, Reading};

/// The version of the probe that is read.
const VERSION: u64 = 1;

/// An item of `distributions[]`. What cannot be read inside the image has no name; it is there and nobody knows what.
pub(super) fn distribution(value: &Value, place: Place, gathered: &mut Gathered) {
    let name = value.text("name").unwrap_or_default();
    gathered.distribution(name, value.text("version"), place, |one| {
        one.folder = value.text("folder").map(str::to_owned);
        let direct = |url: &str| DirectUrl {
            url: url.to_owned(),
            commit: value.text("commit").map(str::to_owned),
            editable: value.bool("editable").unwrap_or(false),
        };
        one.direct = value.text("url").map(direct);
        one.extras = value.has("requires").then(|| pip::extras(value, "extras", "requires"));
    });
}

/// The whole.
pub(super) fn read(root: &Value, reading: &mut Reading) {
    if root.get("slipway_probe").and_then(Value::number) != Some(VERSION) {
        reading.notices.push(Notice::new(0, NoticeKind::Unusable(Unusable::LaterProbe)));
        return;
    }
    let place = Place::whole(reading.source);
    // Without importlib.metadata (before Python 3.8) nothing is listed.
    reading.listing = if root.get("distributions") == Some(&Value::Null) { Listing::Nothing } else { Listing::All };
    reading.debian_listing = Listing::All;
    for item in root.list("debian_packages") {
        let text = |position: usize| item.items().get(position).and_then(Value::as_text).unwrap_or_default();
        let provides =
            text(2).split(',').map(|name| name.split(['(', ':']).next().unwrap_or_default().trim().to_owned());
        let provides = provides.filter(|name| !name.is_empty()).collect();
        let package = DebianPackage { name: text(0).to_owned(), version: text(1).to_owned(), provides };
        reading.debian_packages.push(Found::new(package, place));
    }
    if let Some(system) = root.get("system") {
        let text = [system.text("ID").unwrap_or_default(), system.text("VERSION_ID").unwrap_or_default()].join(" ");
        reading.system = Some(Found::new(text.trim().to_owned(), place));
    }
    for (name, path) in root.get("programs").map_or(&[][..], Value::entries) {
        reading.programs.push(Found::new((name.clone(), path.as_text().map(str::to_owned)), place));
    }
    let variables = root.get("variables").map_or(&[][..], Value::entries);
    for (name, value) in variables {
        let value = value.as_text().map(str::to_owned);
        reading.image.variables.push(Found::new((name.clone(), value), place));
    }
    for name in root.texts("variable_names").filter(|name| !variables.iter().any(|(known, _)| known == name)) {
        reading.image.variables.push(Found::new((name.to_owned(), None), place));
    }
    reading.image.variables_listing = root.has("variable_names").then_some(Listing::All);
    reading.inside = inside(root, place).map(Box::new);
}

fn inside(root: &Value, place: Place) -> Option<Inside> {
    let flag = |key: &str| root.bool(key).unwrap_or(false);
    let account = |item: &Value| {
        let [name, uid, gid, ..] = item.items() else { return None };
        Some((name.as_text()?.to_owned(), uid.number()?, gid.number()?))
    };
    let files = root.get("modules");
    let texts = |key: &str| files.map(|files| files.texts(key).map(str::to_owned).collect()).unwrap_or_default();
    Some(Inside {
        markers: Found::new(pip::markers(root.get("markers")?)?, place),
        executable: root.text("executable").unwrap_or_default().to_owned(),
        python_beside: flag("python_beside"),
        own_environment: flag("environment_of_its_own"),
        externally_managed: flag("externally_managed"),
        ensurepip: flag("ensurepip"),
        uid: root.get("uid").and_then(Value::number).unwrap_or_default(),
        users: root.list("users").iter().filter_map(account).collect(),
        folders: root.list("folders").iter().filter_map(|item| Some(Found::new(folder(item)?, place))).collect(),
        working_directory: root.text("working_directory").unwrap_or_default().to_owned(),
        python_files: texts("python_files"),
        roots: texts("roots"),
        all_files: files.and_then(|files| files.bool("all")).unwrap_or(false),
        variable_names: root.texts("variable_names").map(str::to_owned).collect(),
    })
}

fn folder(value: &Value) -> Option<Folder> {
    Some(Folder {
        path: value.text("path")?.to_owned(),
        exists: value.bool("exists")?,
        writable: value.bool("writable")?,
        mode: u32::from_str_radix(value.text("mode")?, 8).ok()?,
        uid: value.get("uid")?.number()?,
        gid: value.get("gid")?.number()?,
    })
}
