//! cargo-fuzz, which builds and runs fuzzers.

use std::fs;

use crate::{
    command::{cargo, command, printed, run},
    failure::{Explain, Failure},
    place,
};

const VERSION: &str = "0.13.2";

/// cargo-fuzz of the pinned version.
pub fn ensure() -> Result<(), Failure> {
    let present = printed(command(place::programs().join("cargo-fuzz")).arg("--version"));
    if present.is_some_and(|version| version == format!("cargo-fuzz {VERSION}")) {
        return Ok(());
    }
    let build = place::tools().join("build-fuzz");
    let mut install = cargo();
    install
        .args(["install", "--locked", "cargo-fuzz", "--version", VERSION, "--force", "--root"])
        .arg(place::tools())
        .arg("--target-dir")
        .arg(&build)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    run(&format!("Installing cargo-fuzz {VERSION} into target/tools (once; a minute)"), &mut install)?;
    fs::remove_dir_all(&build).explain(build.display())
}
