//! Builds and tests everything.

mod tally;

use std::process::Command;

use tokio::runtime::Runtime;

use crate::{
    arguments,
    command::{self, cargo, on_path},
    dist,
    failure::{Explain, Failure},
    place, server, size, tools,
};
use tally::Tally;

/// Runs every check and every test, whatever fails on the way, and ends with the line `N passed, N failed`.
///
/// # Errors
/// Anything failed; it has been said by then.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    arguments::none(arguments)?;
    let mut tally = Tally::default();
    match tools::for_tests() {
        Ok(()) => everything(&mut tally),
        Err(failure) => tally.check(Err(failure)),
    }
    tally.close()
}

fn everything(tally: &mut Tally) {
    let strict = ["--", "--deny", "warnings"];
    let browser = ["--target", "wasm32-unknown-unknown"];
    let rooms = ["--package", "slipway", "--package", "browser", "--lib", "--bins", "--test", "web"];
    tally.command("Formatting", cargo().args(["fmt", "--all", "--check"]));
    tally.command("Clippy", locked("clippy").args(["--workspace", "--all-targets"]).args(strict));
    // A target that `cargo test` leaves out is left out by `--all-targets`, too.
    tally.command("Clippy, end-to-end tests", locked("clippy").args(["--test", "e2e"]).args(strict));
    tally.command("Clippy, the page", locked("clippy").args(browser).args(rooms).args(strict));
    tally.tests(
        "Native tests",
        locked("test")
            .args(["--workspace", "--no-fail-fast"])
            .env("SLIPWAY_ZENML_PYTHON", tools::zenml_python())
            .env("SLIPWAY_SCHEMAS_PYTHON", tools::schemas_python())
            .env("SLIPWAY_SCHEMATHESIS", tools::schemathesis()),
    );
    tally.tests(
        "Wasm tests in Chromium",
        locked("test")
            .args(browser)
            .args(["--workspace", "--no-fail-fast", "--test", "web"])
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", place::root().join("tests/webdriver.json"))
            .env("CHROMEDRIVER", on_path("chromedriver").unwrap_or_else(|| "chromedriver".into())),
    );
    let finished = page(tally);
    tally.check(finished);
}

/// The tests of the finished page, which need it.
fn page(tally: &mut Tally) -> Result<(), Failure> {
    dist::ensure().explain("no end-to-end tests without a page")?;
    command::heading("Weighing the page");
    tally.check(size::weigh(&place::dist()));
    end_to_end(tally)
}

/// The end-to-end tests, against our own server on a free port.
fn end_to_end(tally: &mut Tally) -> Result<(), Failure> {
    let server = Server::start()?;
    tally.tests("End-to-end tests in Chromium", server.tests().arg("--no-fail-fast"));
    Ok(())
}

/// Runs one end-to-end test that writes what it sees, because of a variable, instead of judging it.
///
/// # Errors
/// A tool that is missing, a page that cannot be built, a test that fails.
pub fn end_to_end_alone(test: &str, variable: &str) -> Result<(), Failure> {
    tools::for_tests()?;
    dist::ensure()?;
    let server = Server::start()?;
    command::run(test, server.tests().env(variable, "yes").args(["--", "--exact", test]))
}

/// Runs a measurement of the release page, and hands each line that it prints on.
///
/// # Errors
/// A tool that is missing, a page that cannot be built, a measurement that fails.
pub fn measurement(name: &str, each: impl FnMut(&str)) -> Result<(), Failure> {
    tools::for_tests()?;
    dist::ensure()?;
    let server = Server::start()?;
    let mut command = server.command("speed");
    command.args(["--quiet", "--", "--exact", name, "--nocapture"]);
    command::run_reading(name, &mut command, each)
}

/// The server of `serve` on a free port, for as long as this lives.
struct Server {
    origin: String,
    _runtime: Runtime,
}

impl Server {
    fn start() -> Result<Self, Failure> {
        let listener = server::listen(0)?;
        let origin = server::origin(&listener)?;
        let runtime = Runtime::new().explain("the server")?;
        runtime.spawn(async move {
            if let Err(failure) = server::serve(listener, &place::dist()).await {
                eprintln!("the server stopped: {failure}");
            }
        });
        Ok(Self { origin, _runtime: runtime })
    }

    /// The command that runs the end-to-end tests against it.
    fn tests(&self) -> Command {
        self.command("e2e")
    }

    /// The command that runs tests which need the page.
    fn command(&self, target: &str) -> Command {
        let mut command = locked("test");
        command
            .args(["--test", target])
            .env("SLIPWAY_ORIGIN", &self.origin)
            .env("SLIPWAY_ZENML_PYTHON", tools::zenml_python())
            .env("SLIPWAY_PORTALS_PYTHON", tools::portals_python())
            .env("SLIPWAY_DIST", place::dist())
            .env("SLIPWAY_AXE", tools::axe());
        command
    }
}

/// A command of cargo's that takes the lock file as it is.
fn locked(subcommand: &str) -> Command {
    let mut command = cargo();
    command.args([subcommand, "--locked"]);
    command
}
