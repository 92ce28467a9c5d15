//! The project's tasks: `cargo xtask TASK`. Under the name of a wasm-bindgen tool, this program is that tool.

mod arguments;
mod bench;
mod build_images;
mod catalog;
mod command;
mod compress;
mod conform;
mod dev;
mod dist;
mod embedded;
mod failure;
mod fingerprint;
mod fuzz;
mod oracle;
mod pictures;
mod place;
mod replies;
mod serve;
mod server;
mod shell;
mod size;
mod split;
mod stylesheet;
mod test;
mod tools;

use std::{env, path::PathBuf, process::ExitCode};

use failure::Failure;

/// A task: what a person types after `cargo xtask`, what it does, and the function that does it.
struct Task {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<(), Failure>,
}

/// Every task, in the order of the help text. A new task is one row.
#[rustfmt::skip]
const TASKS: &[Task] = &[
    Task { name: "serve", arguments: "[--port N]", about: "build the release page if needed and serve it at http://127.0.0.1:8080", run: serve::run },
    Task { name: "test", arguments: "", about: "build and test everything; the last line is `N passed, N failed`", run: test::run },
    Task { name: "build", arguments: "", about: "build dist/, for any static host under any path", run: dist::run },
    Task { name: "dev", arguments: "[--port N]", about: "serve an unoptimised page and rebuild it on every change", run: dev::run },
    Task { name: "size", arguments: "", about: "weigh what a first visit loads, against its limits", run: size::run },
    Task { name: "catalog", arguments: "[--python PROGRAM] RELEASE…", about: "ask ZenML releases what they ship, and write it under crates/catalog/data", run: catalog::run },
    Task { name: "oracle", arguments: oracle::ARGUMENTS, about: "make random cases and have a ZenML release answer them", run: oracle::run },
    Task { name: "conform", arguments: "[--emit] CASES…", about: "compare with what the real ZenML and packaging answered, or write the answers", run: conform::run },
    Task { name: "bench", arguments: bench::ARGUMENTS, about: "measure the engine beside ZenML's Python, and the page: typing, and a first visit on a phone", run: bench::run },
    Task { name: "fuzz", arguments: fuzz::ARGUMENTS, about: "let fuzzers look for texts that make something fail", run: fuzz::run },
    Task { name: "replies", arguments: "", about: "record anew what a real ZenML server replies, for the tests that have none", run: replies::run },
    Task { name: "build-images", arguments: build_images::ARGUMENTS, about: "build two images for real with buildah and look inside (minutes, gigabytes)", run: build_images::run },
    Task { name: "shell", arguments: "", about: "write shell.html anew: what the page shows before its Wasm is there", run: shell::run },
    Task { name: "pictures", arguments: "", about: "make the pictures under docs/ anew, of the release page in Chromium", run: pictures::run },
    Task { name: "stylesheet", arguments: "", about: "join style/*.css into the one file that the page loads (a step of every build)", run: stylesheet::run },
];

fn main() -> ExitCode {
    let name = env::args_os().next().map(PathBuf::from).and_then(|path| Some(path.file_name()?.to_owned()));
    let result = match name.as_deref().and_then(|name| name.to_str()) {
        Some("wasm-bindgen") => split::wasm_bindgen(env::args_os().collect()),
        Some("wasm-bindgen-test-runner") => {
            wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os()).map_err(whole)
        }
        _ => task(&env::args().skip(1).collect::<Vec<_>>()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_said() {
                eprintln!("error: {failure}");
            }
            ExitCode::FAILURE
        }
    }
}

/// A tool's error with all its causes.
fn whole(error: impl std::fmt::Debug) -> Failure {
    Failure::new(format!("{error:?}"))
}

fn task(arguments: &[String]) -> Result<(), Failure> {
    match arguments.split_first() {
        None => {
            print!("{}", help());
            Ok(())
        }
        Some((name, _)) if matches!(name.as_str(), "help" | "--help" | "-h") => {
            print!("{}", help());
            Ok(())
        }
        Some((name, rest)) => match TASKS.iter().find(|task| task.name == name) {
            Some(task) => (task.run)(rest),
            None => Err(Failure::new(format!("there is no task `{name}`\n\n{}", help()))),
        },
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask TASK\n\n");
    for task in TASKS {
        text.push_str(&format!("  {} {}\n      {}\n", task.name, task.arguments, task.about));
    }
    text
}
