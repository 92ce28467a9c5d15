//! Serves the release page on this machine.

use std::net::TcpListener;

use tokio::{
    runtime::Runtime,
    signal::unix::{SignalKind, signal},
};

use crate::{arguments, dist, failure::Failure, place, server, tools};

const PORT: u16 = 8080;

/// Builds the page if needed and serves it until Ctrl-C.
///
/// # Errors
/// A taken port (said before anything is built), a missing tool, a build that fails.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let listener = server::listen(arguments::port(arguments)?.unwrap_or(PORT))?;
    tools::for_page()?;
    dist::ensure()?;
    Runtime::new()?.block_on(until_stopped(listener))
}

async fn until_stopped(listener: TcpListener) -> Result<(), Failure> {
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    println!("Slipway is at {}/ (Ctrl-C ends it)", server::origin(&listener)?);
    let folder = place::dist();
    tokio::select! {
        result = server::serve(listener, &folder) => result,
        _ = interrupted.recv() => stopped(),
        _ = terminated.recv() => stopped(),
    }
}

fn stopped() -> Result<(), Failure> {
    println!("\nStopped");
    Ok(())
}
