//! Buildah, which builds a Dockerfile without an engine.

use std::{path::Path, process::Command};

use crate::{
    command::{command, on_path, printed, run},
    failure::Failure,
    tools::debian::Need,
};

/// The program and its storage.
pub const BUILDAH: Need =
    Need { name: "buildah", present: || on_path("buildah").is_some(), packages: &["buildah", "ca-certificates"] };

/// Podman, which tells of images as Docker does.
pub const PODMAN: Need = Need { name: "podman", present: || on_path("podman").is_some(), packages: &["podman"] };

/// Skopeo, which shows an image's own configuration.
pub const SKOPEO: Need = Need { name: "skopeo", present: || on_path("skopeo").is_some(), packages: &["skopeo"] };

/// A buildah command on storage that needs nothing of the kernel.
pub fn buildah(arguments: &[&str]) -> Command {
    let mut buildah = command("buildah");
    buildah.args(["--storage-driver", "vfs"]).args(arguments);
    buildah
}

/// Builds the Dockerfile in `context` under a name.
pub fn build(image: &str, context: &Path) -> Result<(), Failure> {
    let mut build = buildah(&["bud", "--isolation", "chroot", "--pull-never", "--tag", image]);
    run(&format!("Building {image} (2 to 5 minutes)"), build.arg(context))
}

/// Runs commands inside the image; each must succeed.
pub fn check(image: &str, commands: &[&[&str]]) -> Result<(), Failure> {
    let container = container(image)?;
    let results: Result<(), Failure> = commands.iter().try_for_each(|arguments| {
        let mut inside = buildah(&["run", "--isolation", "chroot", &container, "--"]);
        run(&format!("Inside {image}: {}", arguments.join(" ")), inside.args(*arguments))
    });
    run("Removing the container", &mut buildah(&["rm", &container]))?;
    results
}

/// A working container of an image or, by the name `scratch`, an empty one.
pub fn container(image: &str) -> Result<String, Failure> {
    printed(&mut buildah(&["from", "--pull-never", image]))
        .ok_or_else(|| Failure::new(format!("buildah cannot make a container from {image}")))
}

/// Removes images.
pub fn remove(images: &[&str]) -> Result<(), Failure> {
    run("Removing the images", buildah(&["rmi", "--force"]).args(images))
}
