//! Trunk, which bundles the page.

use std::fs;

use crate::{
    command::{cargo, command, printed, run},
    failure::{Explain, Failure},
    place,
};

/// The newest release that the pinned Rust can compile.
const VERSION: &str = "0.21.14";

/// Trunk of the pinned version, compiled quickly rather than fast: it has little to compute.
pub fn ensure() -> Result<(), Failure> {
    let present = printed(command(place::programs().join("trunk")).arg("--version"));
    if present.is_some_and(|version| version == format!("trunk {VERSION}")) {
        return Ok(());
    }
    // A folder of its own, so that an interrupted installation goes on where it stopped.
    let build = place::tools().join("build");
    let mut install = cargo();
    install
        .args(["install", "--locked", "trunk", "--version", VERSION, "--no-default-features", "--force", "--root"])
        .arg(place::tools())
        .arg("--target-dir")
        .arg(&build)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_LTO", "off");
    run(&format!("Installing Trunk {VERSION} into target/tools (once; 2 to 4 minutes)"), &mut install)?;
    fs::remove_dir_all(&build).explain(build.display())
}
