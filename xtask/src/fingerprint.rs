//! Whether dist/ still is what the present sources give.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use crate::{
    failure::{Explain, Failure},
    place,
};

/// All that the page is built from, tests excepted.
const INPUTS: [&str; 12] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "crates",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "shell.html",
    "src",
    "style",
    "xtask/src",
];

/// Whether the last finished build was of these sources, and its files still are as it left them.
///
/// # Errors
/// A source that cannot be read.
pub fn is_current() -> Result<bool, Failure> {
    let Ok(kept) = fs::read_to_string(kept()) else { return Ok(false) };
    Ok(place::dist().is_dir() && kept == now()?)
}

/// Forgets the last build: one that is interrupted must not pass for finished.
///
/// # Errors
/// A file that cannot be removed.
pub fn forget() -> Result<(), Failure> {
    if kept().exists() { fs::remove_file(kept()).explain(kept().display()) } else { Ok(()) }
}

/// Notes that dist/ has just been built from the present sources.
///
/// # Errors
/// A source that cannot be read, a file that cannot be written.
pub fn keep() -> Result<(), Failure> {
    place::write_if_changed(&kept(), &now()?)
}

fn kept() -> PathBuf {
    place::root().join("target/dist.fingerprint")
}

fn now() -> Result<String, Failure> {
    let sources = of_sources(&place::root(), &INPUTS)?;
    let dist = of_listing(&place::dist())?;
    Ok(format!("{sources:016x} {dist:016x}\n"))
}

/// Names and contents.
fn of_sources(root: &Path, inputs: &[&str]) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for input in inputs {
        let path = root.join(input);
        let files = if path.is_dir() { place::files(&path)? } else { vec![path] };
        for file in files {
            let name = file.strip_prefix(root).unwrap_or(&file);
            if name.iter().any(|part| part == "tests") {
                continue;
            }
            name.hash(&mut hasher);
            fs::read(&file).explain(file.display())?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

/// Names and lengths: enough to see that a file was taken away or replaced.
fn of_listing(folder: &Path) -> Result<u64, Failure> {
    let mut hasher = DefaultHasher::new();
    for file in place::files(folder)? {
        file.strip_prefix(folder).unwrap_or(&file).hash(&mut hasher);
        fs::metadata(&file)?.len().hash(&mut hasher);
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_source_changes_the_fingerprint_and_a_changed_test_does_not() {
        let root = std::env::temp_dir().join(format!("slipway-fingerprint-{}", std::process::id()));
        fs::create_dir_all(root.join("src/tests")).unwrap();
        fs::write(root.join("src/a.rs"), "1").unwrap();
        fs::write(root.join("src/tests/b.rs"), "1").unwrap();
        let first = of_sources(&root, &["src"]).unwrap();

        fs::write(root.join("src/tests/b.rs"), "2").unwrap();
        assert_eq!(of_sources(&root, &["src"]).unwrap(), first);

        fs::write(root.join("src/a.rs"), "2").unwrap();
        assert_ne!(of_sources(&root, &["src"]).unwrap(), first);

        let listed = of_listing(&root).unwrap();
        fs::write(root.join("src/a.rs"), "22").unwrap();
        assert_ne!(of_listing(&root).unwrap(), listed);
        fs::remove_dir_all(&root).unwrap();
    }
}
