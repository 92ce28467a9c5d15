//! An image's configuration: Docker's and Podman's `image inspect`, Buildah's and Skopeo's `inspect`, and the configuration
//! of an OCI image (the Image Format Specification's `config.json`).

use crate::format::{Format, Listing};
use crate::json::Value;
use crate::notice::{Notice, NoticeKind, Unusable};
use crate::place::{Found, Place};
use crate::reading::{Image, Reading};

/// Whether an object is what a container tool says of an image.
pub(super) fn is_inspect(value: &Value) -> bool {
    value.has("Config") || value.has("RepoTags") || value.has("RepoDigests") || (value.has("Env") && !value.has("env"))
}

/// Whether an object is an OCI image's configuration.
pub(super) fn is_oci(value: &Value) -> bool {
    value.has("architecture") && value.has("os") && (value.has("config") || value.has("rootfs"))
}

/// What a container tool says of an image.
pub(super) fn inspect(value: &Value, line: usize, reading: &mut Reading) {
    let place = reading.line(line);
    if value.has("State") || value.has("HostConfig") {
        reading.notices.push(Notice::new(line, NoticeKind::Unusable(Unusable::Container)));
        return;
    }
    let found = |text: &str| Found::new(text.to_owned(), place);
    let image = &mut reading.image;
    image.names = value.texts("RepoTags").filter(|name| *name != "<none>:<none>").map(found).collect();
    if let Some(digests) = value.get("RepoDigests") {
        image.digests = Some(digests.items().iter().filter_map(Value::as_text).map(found).collect());
    } else if let (Some(name), Some(digest)) = (value.text("Name"), value.text("Digest")) {
        // Skopeo asks a registry.
        image.digests = Some(vec![found(&[name, "@", digest].concat())]);
    }
    platform(value, ["Os", "Architecture", "Variant"], place, reading);
    match value.get("Config") {
        Some(config) => settings(config, true, place, &mut reading.image),
        // `inspect --format '{{json .Config}}'`, and Skopeo, which has the variables alone.
        None => settings(value, value.has("Cmd") || value.has("Entrypoint"), place, &mut reading.image),
    }
    if let Some(history) = value.get("History") {
        commands(history, Listing::All, place, &mut reading.image);
    }
    other_system(reading);
}

/// The configuration of an OCI image.
pub(super) fn oci(value: &Value, reading: &mut Reading) {
    let place = Place::whole(reading.source);
    reading.format = Format::OciConfig;
    platform(value, ["os", "architecture", "variant"], place, reading);
    if let Some(config) = value.get("config") {
        settings(config, true, place, &mut reading.image);
    }
    if let Some(history) = value.get("history") {
        commands(history, Listing::All, place, &mut reading.image);
    }
    other_system(reading);
}

/// The commands of a list of layers, the oldest first.
pub(super) fn commands(history: &Value, listing: Listing, place: Place, image: &mut Image) {
    let command = |layer: &Value| {
        let text = layer.text("created_by").or_else(|| layer.text("CreatedBy")).or_else(|| layer.text("createdBy"));
        text.map(|text| Found::new(text.to_owned(), place))
    };
    image.history = history.items().iter().filter_map(command).collect();
    image.history_listing = Some(listing);
}

fn platform(value: &Value, [os, architecture, variant]: [&str; 3], place: Place, reading: &mut Reading) {
    if let (Some(os), Some(architecture)) = (value.text(os), value.text(architecture)) {
        let parts = [Some(os), Some(architecture), value.text(variant)];
        let platform = parts.into_iter().flatten().collect::<Vec<_>>().join("/");
        reading.image.platform = Some(Found::new(platform, place));
    }
}

/// The part that Docker and OCI have in common. Without `complete`, what is missing may be set all the same.
fn settings(config: &Value, complete: bool, place: Place, image: &mut Image) {
    if complete {
        image.user = Some(Found::new(config.text("User").unwrap_or_default().to_owned(), place));
        let words = match config.get("Entrypoint") {
            Some(Value::Text(text)) => vec![text.clone()],
            _ => config.texts("Entrypoint").map(str::to_owned).collect(),
        };
        image.entrypoint = Some(Found::new(words, place));
        let folder = config.text("WorkingDir").unwrap_or("/");
        image.working_directory = Some(Found::new(folder.to_owned(), place));
    }
    for variable in config.texts("Env") {
        let (name, value) = variable.split_once('=').unwrap_or((variable, ""));
        image.variables.push(Found::new((name.to_owned(), Some(value.to_owned())), place));
    }
    image.variables_listing = Some(Listing::All);
}

fn other_system(reading: &mut Reading) {
    let other = reading.image.platform.as_ref().is_some_and(|platform| !platform.value.starts_with("linux/"));
    if other {
        reading.notices.push(Notice::new(0, NoticeKind::Unusable(Unusable::OtherSystem)));
    }
}
