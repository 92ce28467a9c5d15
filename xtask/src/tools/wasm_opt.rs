//! wasm-opt, which makes the page's Wasm a third smaller: npm's binaryen, else Debian's, else a stand-in that leaves it alone.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use super::{
    debian::{self, Need},
    node::{self, Package},
};
use crate::{
    command::on_path,
    failure::{Explain, Failure},
    place,
};

const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0" };
const DEBIAN: Need = Need { name: "wasm-opt", present: in_debian, packages: &["binaryen"] };

/// Puts a `wasm-opt` on the PATH of the tasks.
pub fn ensure() -> Result<(), Failure> {
    let script = place::programs().join("wasm-opt");
    if node::available() {
        match BINARYEN.ensure() {
            Ok(()) => return write(&script, &from_npm(&BINARYEN.folder().join("bin/wasm-opt"))),
            Err(failure) => eprintln!("note: {failure}"),
        }
    }
    if !in_debian() && debian::can_install() {
        debian::ensure(&[&DEBIAN])?;
    }
    if in_debian() {
        return remove(&script);
    }
    eprintln!(
        "note: there is no wasm-opt, and the page's Wasm stays larger; `sudo apt-get install --yes binaryen` mends it"
    );
    write(&script, UNCHANGED)
}

/// Trunk calls `wasm-opt --output=TO -Oz … FROM`, and so do we.
const UNCHANGED: &str = "#!/bin/sh
# There is no wasm-opt on this machine: the file goes through as it is.
if [ \"$1\" = --version ]; then echo 'wasm-opt version 0'; exit; fi
to=${1#--output=}
for from; do :; done
cp \"$from\" \"$to\"
";

fn from_npm(program: &Path) -> String {
    format!("#!/bin/sh\nexec node '{}' \"$@\"\n", program.display())
}

fn in_debian() -> bool {
    on_path("wasm-opt").is_some()
}

fn write(script: &PathBuf, text: &str) -> Result<(), Failure> {
    place::write_if_changed(script, text)?;
    fs::set_permissions(script, fs::Permissions::from_mode(0o755)).explain(script.display())
}

fn remove(script: &PathBuf) -> Result<(), Failure> {
    if script.exists() { fs::remove_file(script).explain(script.display()) } else { Ok(()) }
}
