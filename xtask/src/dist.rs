//! Builds dist/: the release page for any static host under any path, with brotli copies beside its files.

use crate::{
    arguments, command, compress, embedded,
    failure::{Explain, Failure},
    fingerprint, place, split, tools,
};

/// Builds dist/ unless it is up to date.
///
/// # Errors
/// An argument, a tool that is missing, a build that fails.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    arguments::none(arguments)?;
    tools::for_page()?;
    ensure()
}

/// Builds dist/ unless it is up to date; the tools are there.
///
/// # Errors
/// A build that fails, or a stylesheet that Trunk could not parse.
pub fn ensure() -> Result<(), Failure> {
    if fingerprint::is_current()? {
        eprintln!("dist/ is up to date");
        return Ok(());
    }
    fingerprint::forget()?;
    // Trunk and cargo then need no network: Trunk never looks for a tool elsewhere, and what it builds with is what is locked.
    command::run(
        "Fetching crates",
        command::cargo().args(["fetch", "--locked", "--target", "wasm32-unknown-unknown"]),
    )?;
    let mut trunk = command::command("trunk");
    trunk.args(["build", "--release", "--locked", "--offline", "--skip-version-check", "--color", "never"]);
    let mut unread = Vec::new();
    let trunk = tools::with_small_library(&mut trunk);
    command::run_reading("Building the release page (first 2 to 6 minutes, then 15 s)", trunk, |line| {
        if is_minifier_warning(line) {
            unread.push(line.trim().to_owned());
        }
    })?;
    if !unread.is_empty() {
        return Err(Failure::new(format!("Trunk could not parse the stylesheet:\n{}", unread.join("\n"))));
    }
    split::put_into(&place::dist())?;
    embedded::put_into(&place::dist())?;
    command::heading("Compressing");
    compress::beside(&place::dist()).explain("compressing dist/")?;
    fingerprint::keep()
}

/// Trunk leaves a stylesheet that it cannot parse as it is, and only warns. (It warns of wasm-bindgen's script, too, whose
/// `export … as default` it cannot parse; there is no way to leave that one out, and brotli makes up for most of it.)
fn is_minifier_warning(line: &str) -> bool {
    ["CSS parsing failed", "CSS minification failed", "CSS generation failed"].iter().any(|text| line.contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stylesheet_that_trunk_cannot_parse_is_noticed() {
        assert!(is_minifier_warning("2026-01-01T00:00:00Z  WARN CSS parsing failed, skipping: Unexpected token"));
        assert!(!is_minifier_warning("2026-01-01T00:00:00Z  INFO applying new distribution"));
    }
}
