//! Serves an unoptimised page that is built again on every change.

use crate::{arguments, command, failure::Failure, server, tools};

/// Runs `trunk serve` until Ctrl-C. Its page goes to a folder of its own: dist/ is for the release page.
///
/// # Errors
/// A taken port, a missing tool.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let port = arguments::port(arguments)?;
    // Trunk's own word about a taken port is hard to read. The port is free again at once.
    drop(server::listen(port.unwrap_or(0))?);
    tools::for_page()?;
    let mut trunk = command::command("trunk");
    trunk.args(["serve", "--locked", "--skip-version-check", "--dist", "target/dev"]);
    if let Some(port) = port {
        trunk.args(["--port", &port.to_string()]);
    }
    command::run("Serving, and building again on every change (Ctrl-C ends it)", &mut trunk)
}
