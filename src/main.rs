//! Mounts the page in a browser; anywhere else this is the command-line program.

#[cfg(target_arch = "wasm32")]
fn main() {
    slipway::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::main()
}
