//! From what was typed as a link to a configuration.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use engine::share::{self, Carrier, FILE_ENDING, Opened};

use crate::failure::Failure;

/// No file that is longer is read to its end; whether it may be as long is the format's own business.
const LONGEST: u64 = 16 * 1024 * 1024;

/// Opens a link, a file, or what standard input holds, and puts a release in the place of `latest`.
///
/// # Errors
/// There is no such link and no such file, it cannot be read, or its text is refused.
pub fn open(typed: &str, input: &mut dyn Read) -> Result<Opened, Failure> {
    let refused = |what: &str, why: String| Failure::Said(format!("{what} cannot be opened, because {why}"));
    let of_content = |content: String, what: &str| {
        let is_file = content.trim_start().starts_with('{');
        let opened = if is_file { share::open_file(&content) } else { share::decode(&content, Carrier::Link) };
        opened.map_err(|reason| refused(what, reason.why))
    };
    let mut opened = match typed {
        "-" => of_content(read(input, "standard input")?, "standard input")?,
        path if is_file(path) => {
            let mut file = File::open(path).map_err(|error| Failure::World(path.to_owned(), error))?;
            of_content(read(&mut file, path)?, path)?
        }
        link => share::decode(link, Carrier::Link).map_err(|reason| refused("the link", reason.why))?,
    };
    opened.pin(catalog::releases());
    Ok(opened)
}

/// Whether a path was typed and no link.
fn is_file(typed: &str) -> bool {
    typed.ends_with(FILE_ENDING) || (!share::is_link(typed) && Path::new(typed).exists())
}

fn read(from: &mut dyn Read, what: &str) -> Result<String, Failure> {
    let mut content = String::new();
    from.take(LONGEST)
        .read_to_string(&mut content)
        .map(|_| content)
        .map_err(|error| Failure::World(format!("{what} cannot be read"), error))
}
