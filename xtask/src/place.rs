//! Where things are in the checkout.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::failure::{Explain, Failure};

/// The checkout's top folder.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// The finished page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// What the tasks installed for themselves.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}

/// Programs that stand first on the PATH of everything a task starts.
pub fn programs() -> PathBuf {
    tools().join("bin")
}

/// Every file under `folder`, sorted, those in subfolders as well.
///
/// # Errors
/// A folder that cannot be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).explain(folder.display())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Writes `text` unless the file already holds it, so that nobody who watches the file wakes for nothing.
///
/// # Errors
/// A file or folder that cannot be written.
pub fn write_if_changed(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|present| present == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).explain(folder.display())?;
    }
    fs::write(path, text).explain(path.display())
}
