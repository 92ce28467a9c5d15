//! `slipway`, the command-line program: what follows from a link, without a browser.

mod arguments;
mod check;
mod check_link;
mod failure;
mod render;
mod source;

use std::env;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use arguments::Task;

/// How the program ends, as a number for whoever started it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// All is well.
    Well = 0,
    /// Something in the configuration is an error: ZenML would refuse it, or the run would fail; or the image does not do.
    Errors = 1,
    /// The link, the files or the arguments cannot be used.
    Unusable = 2,
}

/// What the program reads and writes besides files.
pub struct Streams<'a> {
    /// Standard input, for the link `-`.
    pub input: &'a mut dyn Read,
    /// Where the documents and answers go.
    pub output: &'a mut dyn Write,
    /// Where everything goes that is not an answer.
    pub errors: &'a mut dyn Write,
}

/// The program: its arguments and streams are those of the process.
pub fn main() -> ExitCode {
    let arguments: Vec<String> = env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let (mut input, mut output, mut errors) = (io::stdin(), io::stdout(), io::stderr());
    let streams = Streams { input: &mut input, output: &mut output, errors: &mut errors };
    ExitCode::from(run(&arguments, streams) as u8)
}

/// Does what the arguments say, which stand behind the program's name.
pub fn run(arguments: &[String], mut streams: Streams<'_>) -> Ending {
    let ending = Task::read(arguments).and_then(|task| match task {
        Task::Render(wanted) => render::run(&wanted, &mut streams),
        Task::Check(wanted) => check::run(&wanted, &mut streams),
        Task::CheckLink(link) => check_link::run(&link, &mut streams),
        Task::Help => Ok(write!(streams.output, "{}", arguments::HELP).map(|()| Ending::Well)?),
        Task::Version => Ok(writeln!(streams.output, "slipway {}", env!("CARGO_PKG_VERSION")).map(|()| Ending::Well)?),
    });
    match ending {
        Ok(ending) => ending,
        // Whoever reads has seen enough.
        Err(failure) if failure.is_closed_pipe() => Ending::Well,
        Err(failure) => {
            // Where even this cannot be written, the number still says it.
            let _ = writeln!(streams.errors, "error: {failure}");
            Ending::Unusable
        }
    }
}
