//! Joins style/*.css into the one file that the page loads: a request saved per file, and their order said once.

use std::{fs, path::Path};

use crate::{
    arguments,
    failure::{Explain, Failure},
    place,
};

/// The files whose place is fixed. `layers.css` must be first: it says the order of the layers. All others follow by name.
const FIRST: [&str; 7] = ["layers", "tokens", "base", "page", "form", "controls", "panels"];

/// Writes `target/style/slipway.css`, which `index.html` names. Trunk calls this before every build.
///
/// # Errors
/// An argument, a stylesheet that cannot be read, a file that cannot be written.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    arguments::none(arguments)?;
    let joined = joined(&place::root().join("style"))?;
    place::write_if_changed(&place::root().join("target/style/slipway.css"), &joined)
}

fn joined(folder: &Path) -> Result<String, Failure> {
    let mut sheets = Vec::new();
    for path in place::files(folder)? {
        if path.extension().is_some_and(|extension| extension == "css") {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            sheets.push((name, fs::read_to_string(&path).explain(path.display())?));
        }
    }
    sheets.sort_by_cached_key(|(name, _)| order(name));
    Ok(sheets.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n"))
}

fn order(name: &str) -> (usize, String) {
    (FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len()), name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layers_come_first_and_sheets_without_a_fixed_place_last_by_name() {
        let mut names = ["zebra", "panels", "embedded", "base", "layers", "tokens"];
        names.sort_by_cached_key(|name| order(name));
        assert_eq!(names, ["layers", "tokens", "base", "panels", "embedded", "zebra"]);
    }
}
