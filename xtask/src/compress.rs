//! Brotli copies beside the files of dist/, so that a server has nothing to compress.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Explain, Failure},
    place,
};

/// What is worth compressing: every text, and Wasm.
const EXTENSIONS: [&str; 7] = ["html", "js", "css", "wasm", "svg", "json", "webmanifest"];

/// Writes `FILE.br` beside every file under `folder` that compresses well.
///
/// # Errors
/// A file that cannot be read or written.
pub fn beside(folder: &Path) -> Result<(), Failure> {
    for path in place::files(folder)? {
        if path.extension().is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known)) {
            let bytes = fs::read(&path).explain(path.display())?;
            fs::write(compressed(&path), brotli(&bytes)?).explain(path.display())?;
        }
    }
    Ok(())
}

/// The name of a file's compressed copy.
pub fn compressed(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".br");
    name.into()
}

/// The bytes at brotli's highest quality (11) with its largest standard window (22).
fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}
