//! Running the program, and what it is given.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// A link of two lines of settings, written by hand.
pub const BY_HAND: &str = "v=1&zenml=0.98.0&goal=reuse&parent_image=registry.example.com/ml/train:v1";

/// Runs the program with words and something on its standard input.
pub fn slipway(words: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_slipway"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may end before it has read everything.
    let _ = child.stdin.take().expect("its input is piped").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// How it ended, what it answered and what it said besides.
pub fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A folder of its own for a test, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// The engine's cases.
pub fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/engine/tests/cases")
}

/// The link of a case whose files the real ZenML wrote.
pub fn link_of(case: &str) -> String {
    fs::read_to_string(cases().join(case).join("link.txt")).expect("the case has a link").trim().to_owned()
}
