//! Starts other programs: says what for, shows what they print, and how long they took.

use std::{
    env,
    ffi::OsStr,
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Command, ExitStatus, Stdio},
    time::Instant,
};

use crate::{
    failure::{Explain, Failure},
    place,
};

/// A command in the checkout's top folder, with our own tools first on its PATH.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut paths = vec![place::programs()];
    paths.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(program);
    command.current_dir(place::root());
    // A folder whose name holds the separator cannot be on a PATH; then the tools there are not found, which is said.
    if let Ok(joined) = env::join_paths(paths) {
        command.env("PATH", joined);
    }
    command
}

/// The cargo that runs this task.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where a program is on the PATH, our own tools not counted.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let paths = env::var_os("PATH")?;
    env::split_paths(&paths).map(|folder| folder.join(program)).find(|path| path.is_file())
}

/// Whether a command can be started and ends well; what it prints is thrown away.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// What a command prints, without the space around it; none when it cannot be started or fails.
pub fn printed(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command to its end under the heading `what`.
///
/// # Errors
/// It cannot be started, or does not end well.
pub fn run(what: &str, command: &mut Command) -> Result<(), Failure> {
    let started = begin(what);
    let status = command.status().explain(format!("{what}: cannot start {}", program(command)))?;
    end(what, command, status, started)
}

/// Runs a command to its end under the heading `what`, and hands each line of its standard output to `line` once it is shown.
///
/// # Errors
/// It cannot be started, or does not end well.
pub fn run_reading(what: &str, command: &mut Command, mut line: impl FnMut(&str)) -> Result<(), Failure> {
    let started = begin(what);
    let cannot_start = format!("{what}: cannot start {}", program(command));
    let mut child = command.stdout(Stdio::piped()).spawn().explain(cannot_start)?;
    if let Some(output) = child.stdout.take() {
        let mut shown = std::io::stdout();
        for bytes in BufReader::new(output).split(b'\n') {
            let text = String::from_utf8_lossy(&bytes?).into_owned();
            writeln!(shown, "{text}")?;
            line(&text);
        }
    }
    let status = child.wait()?;
    end(what, command, status, started)
}

/// Prints the heading of a step.
pub fn heading(what: &str) {
    eprintln!("==> {what}");
}

fn begin(what: &str) -> Instant {
    heading(what);
    Instant::now()
}

fn end(what: &str, command: &Command, status: ExitStatus, started: Instant) -> Result<(), Failure> {
    let seconds = started.elapsed().as_secs_f64();
    if status.success() {
        eprintln!("    {seconds:.1} s");
        return Ok(());
    }
    Err(Failure::new(format!("{what}: {} ended with {status} after {seconds:.1} s", program(command))))
}

fn program(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
