//! The page for frames, and the list of what is kept for when there is no network: made of the finished dist/.

use std::{fs, path::Path};

use sha2::{Digest, Sha256};

use crate::{
    failure::{Explain, Failure},
    place,
};

/// The page for frames, beside `index.html`: the same program with another beginning.
const FRAME: &str = "embed.html";

/// What a frame shows until the program is there, before the script that runs first.
const BEGINNING: &str = "<div id=\"shell\"><div class=\"shown\" id=\"shown-place\" hidden><p>As the page around this frame wrote it:</p>\
<pre id=\"shown\"></pre></div></div><script src=\"./embedded.js\"></script>";

/// What is not kept: the worker itself, what is for frames, what is asked for anew each time.
const NOT_KEPT: [&str; 6] = ["worker.js", FRAME, "embedded.js", "embed.js", "policy.json", "policy.schema.json"];

/// Writes both into a finished dist/.
///
/// # Errors
/// A file that cannot be read or written, or that is not as Trunk used to write it.
pub fn put_into(dist: &Path) -> Result<(), Failure> {
    let page = read(&dist.join("index.html"))?;
    write(&dist.join(FRAME), &frame(&page)?)?;
    let mut names = Vec::new();
    let mut hasher = Sha256::new();
    for path in place::files(dist)? {
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned();
        if !NOT_KEPT.contains(&name.as_str()) && !name.ends_with(".br") {
            hasher.update(&name);
            hasher.update(fs::read(&path).explain(&name)?);
            names.push(if name == "index.html" { "./".to_owned() } else { name });
        }
    }
    names.sort();
    let digest: String = hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let worker = dist.join("worker.js");
    write(&worker, &filled(&read(&worker)?, &digest, &names))
}

/// The page for frames.
fn frame(page: &str) -> Result<String, Failure> {
    let cut =
        |text: &str, mark: &str| text.find(mark).ok_or_else(|| Failure::new(format!("index.html has no `{mark}`")));
    let root = cut(page, "<html")? + "<html".len();
    let shell = match page.find("<div id=shell") {
        Some(place) => place,
        None => cut(page, "<div id=\"shell\"")?,
    };
    let (before, after) = (page.get(..shell).unwrap_or_default(), page.get(shell..).unwrap_or_default());
    let end =
        after.rfind("</div>").ok_or_else(|| Failure::new("the shell of index.html does not end"))? + "</div>".len();
    let rest = after.get(end..).unwrap_or_default();
    let (root, head) = (before.get(..root).unwrap_or_default(), before.get(root..).unwrap_or_default());
    Ok([root, " data-embedded=\"\"", head, BEGINNING, rest].concat())
}

fn filled(worker: &str, version: &str, names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    worker.replace("'VERSION'", &format!("'slipway-{version}'")).replace("'FILES'", &names.join(", "))
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).explain(path.display())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).explain(path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_has_the_program_and_another_beginning() {
        let page = "<!doctype html><html lang=en><head></head><body><div id=shell inert><div>x</div></div><script src=a></script></body></html>";
        let frame = frame(page).unwrap();
        assert!(frame.starts_with("<!doctype html><html data-embedded=\"\" lang=en>"), "{frame}");
        assert!(
            frame.contains("<script src=\"./embedded.js\"></script><script src=a>") && !frame.contains(">x<"),
            "{frame}"
        );
        assert!(super::frame("<html><body></body></html>").is_err());
    }

    #[test]
    fn a_worker_knows_its_version_and_its_files() {
        let told = filled("const VERSION = 'VERSION', FILES = ['FILES'];", "12", &["./".into(), "a.js".into()]);
        assert_eq!(told, "const VERSION = 'slipway-12', FILES = ['./', 'a.js'];");
    }
}
