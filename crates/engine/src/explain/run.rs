//! What a `RUN` line does.

use super::code;
use crate::document::Line;
use crate::field::Field;
use crate::place::{Origin, Place};

/// The sentence.
pub(super) fn explain(line: &Line, rest: &str) -> String {
    let (mounted, command) = match rest.strip_prefix("--mount=") {
        Some(mount) => (true, mount.split_once(' ').map_or("", |(_, command)| command)),
        None => (false, rest),
    };
    let first = line.origins.first();
    let sentence = if first == Some(&Origin::Place(Place::Field(Field::LocalProjectInstallCommand))) {
        "Installs your project from the code that was copied".to_owned()
    } else if command.starts_with("apt-get update \\") {
        "Fetches Debian's current lists of packages".to_owned()
    } else if let Some(packages) = command.strip_prefix("apt-get update && apt-get install") {
        let count = packages.split_whitespace().filter(|word| word.starts_with('\'')).count();
        let what = if count == 1 { "a Debian package" } else { "Debian packages" };
        ["Installs ", what, " and nothing that is only recommended; the fetched lists stay in the layer"].concat()
    } else if command.starts_with("pip install") && command.ends_with(" uv") {
        "Installs uv, which installs everything below; that takes pip in the image".to_owned()
    } else if let Some((_, file)) = command.rsplit_once(" -r ") {
        install(command, file)
    } else if command.starts_with("chmod -R") {
        "Lets every user read and write in /app, because nobody knows yet who runs the steps".to_owned()
    } else if command.starts_with("chown -R") {
        "Gives /app to the user who runs the steps".to_owned()
    } else if command.starts_with("id -u") || command.starts_with("groupadd") {
        "Creates the user or the group where the image does not have it".to_owned()
    } else if command.starts_with("python -c") {
        "Stops the build at once where the image has another Python than the one that is chosen".to_owned()
    } else if command.starts_with("python3 -m venv") {
        "Makes a virtual environment from the Python of the operating system".to_owned()
    } else if command.starts_with("uv venv") {
        "Fetches the Python that is chosen and makes a virtual environment with pip from it".to_owned()
    } else {
        ["Runs ", &code(command), " while the image is built"].concat()
    };
    if mounted { sentence + ". What is downloaded stays in a cache outside of the image." } else { sentence }
}

fn install(command: &str, file: &str) -> String {
    let installer = if command.starts_with("uv ") { "uv" } else { "pip" };
    let order = if file == "requirements.txt" {
        ", all in one step so that it sees what has to fit together"
    } else {
        "; a file that comes later may replace what an earlier one installed"
    };
    ["Installs what ", &code(file), " lists with ", installer, order].concat()
}
