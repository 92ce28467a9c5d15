//! What comes with the Rust toolchain, and the tools that this very program is under another name.

use std::{env, fs, path::Path, process::Command};

use crate::{
    command::{cargo, command, printed, run, succeeds},
    failure::{Explain, Failure},
    place,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// Names under which a copy of this program is another tool: see `main`. Trunk's hook calls the last one for a task.
const OWN_TOOLS: [&str; 3] = ["wasm-bindgen", "wasm-bindgen-test-runner", "slipway-tasks"];

/// The standard library for the browser.
pub fn ensure_target() -> Result<(), Failure> {
    let folder = printed(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    run("Adding Rust's wasm32 target (about 10 s)", command("rustup").args(["target", "add", TARGET]))
        .explain(format!("Rust's target {TARGET} is missing; `rustup target add {TARGET}` adds it"))
}

/// The standard library's own source and crates, so that it can be built for size together with the page.
///
/// # Errors
/// It is missing and cannot be added, or the crates that it is built with cannot be fetched.
pub fn ensure_library_source() -> Result<(), Failure> {
    let Some(sysroot) = printed(command("rustc").args(["--print", "sysroot"])) else {
        return Err(Failure::new("rustc does not say where its toolchain is"));
    };
    let manifest = Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.toml");
    if !manifest.is_file() {
        run(
            "Adding the standard library's source (about 5 s)",
            command("rustup").args(["component", "add", "rust-src"]),
        )
        .explain("the standard library's source is missing; `rustup component add rust-src` adds it")?;
    }
    let mut fetch = cargo();
    fetch.args(["fetch", "--quiet", "--locked", "--target", TARGET, "--manifest-path"]).arg(manifest);
    run("Fetching the standard library's crates", fetch.env("RUSTC_BOOTSTRAP", "1"))
}

/// Makes a build of the page take in a standard library that is built for size and ends at once where it would panic:
/// a fifth less to load. Rust calls both unstable, so the compiler has to be told that we know.
pub fn with_small_library(build: &mut Command) -> &mut Command {
    build
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env(crate::split::SPLIT, "yes")
        .env(
            "RUSTFLAGS",
            "--cfg erase_components --cfg split -Clink-arg=--emit-relocs -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
        )
}

/// rustfmt and clippy.
pub fn ensure_checkers() -> Result<(), Failure> {
    if succeeds(cargo().args(["fmt", "--version"])) && succeeds(cargo().args(["clippy", "--version"])) {
        return Ok(());
    }
    run("Adding rustfmt and clippy (about 10 s)", command("rustup").args(["component", "add", "rustfmt", "clippy"]))
        .explain("rustfmt or clippy is missing; `rustup component add rustfmt clippy` adds them")
}

/// Copies of this program under the names of the tools that it also is, so that their version is always the lock file's.
pub fn ensure_own_tools() -> Result<(), Failure> {
    let own = env::current_exe().explain("this program's own file")?;
    fs::create_dir_all(place::programs()).explain(place::programs().display())?;
    for name in OWN_TOOLS {
        let copy = place::programs().join(name);
        if is_copy(&own, &copy)? {
            continue;
        }
        // A running tool is never overwritten, only replaced.
        let fresh = place::programs().join(format!("{name}.{}", std::process::id()));
        fs::copy(&own, &fresh).explain(fresh.display())?;
        fs::rename(&fresh, &copy).explain(copy.display())?;
    }
    Ok(())
}

fn is_copy(own: &Path, copy: &Path) -> Result<bool, Failure> {
    let Ok(copy) = fs::metadata(copy) else { return Ok(false) };
    let own = fs::metadata(own)?;
    Ok(own.len() == copy.len() && own.modified()? <= copy.modified()?)
}
