//! What `cargo xtask build-images facts` has recorded of real images.

use std::io::Read;

use flate2::read::GzDecoder;
use serde_json::Value;

/// A recording by its name.
macro_rules! recordings {
    ($($name:literal),* $(,)?) => {
        /// The names of all images.
        pub const NAMES: &[&str] = &[$($name),*];

        /// The recording of an image or of a mended one.
        pub fn recording(name: &str) -> Value {
            let bytes: &[u8] = match name {
                $($name => include_bytes!(concat!("../cases/images/", $name, ".json.gz")),)*
                other => super::mended::bytes(other),
            };
            let recording = unpacked(bytes);
            assert_eq!(recording["name"], name, "it was recorded of another image");
            recording
        }
    };
}

recordings![
    "full",
    "entrypoint",
    "half-an-extra",
    "no-folder",
    "no-installer",
    "no-store",
    "old-zenml",
    "own-environment",
    "plain",
    "profile-environment",
    "wrong-versions",
];

/// The JSON in a file.
pub fn unpacked(bytes: &[u8]) -> Value {
    let mut text = String::new();
    GzDecoder::new(bytes).read_to_string(&mut text).expect("a recording is whole");
    serde_json::from_str(&text).expect("a recording is JSON")
}

/// A text of a recording.
pub fn text<'a>(recording: &'a Value, file: &str) -> &'a str {
    recording["texts"][file].as_str().unwrap_or_else(|| panic!("{} has no {file}", recording["name"]))
}
