//! The commands that build the mended image, push it and check it again.

use crate::probe::{self, Host};
use engine::contract::{ImageContract, Need};
use engine::quote::shell::word;
use engine::{Document, Language, Origin};

/// Writes them for Docker; Podman and Buildah take the same words.
pub(super) fn write(contract: &ImageContract, dockerfile: &Document) -> Document {
    let mut document = Document::new("mend.sh", Language::Shell);
    if dockerfile.lines.is_empty() {
        return document;
    }
    let name = name(&contract.image);
    let platform = contract.requirements.iter().find_map(|requirement| match &requirement.need {
        Need::Platform(platform) if !platform.is_empty() => Some(["--platform ", &word(platform), " "].concat()),
        _ => None,
    });
    let image = word(&name);
    let build = ["docker build ", &platform.unwrap_or_default(), "--tag ", &image, " --file Dockerfile ."].concat();
    document.push(build, Origin::Recipe);
    document.push(["docker push ", &image].concat(), Origin::Recipe);
    document.push("# Once more, to be sure", Origin::Recipe);
    document.push(probe::command_with_file(&name, Host::Docker), Origin::Recipe);
    document
}

/// The mended image's name: that of the image, with a tag of its own.
fn name(image: &str) -> String {
    let name = image.split('@').next().unwrap_or_default();
    let slash = name.rfind('/').map_or(0, |slash| slash + 1);
    let colon = name.get(slash..).and_then(|last| last.find(':')).map(|colon| slash + colon);
    match (name, colon) {
        ("", _) => "IMAGE:mended".to_owned(),
        (name, Some(_)) => [name, "-mended"].concat(),
        (name, None) => [name, ":mended"].concat(),
    }
}
