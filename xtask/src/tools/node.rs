//! Packages of the npm registry: each in a folder of its own that carries its version.

use std::path::PathBuf;

use super::{debian::Need, installer, once};
use crate::{
    command::{on_path, run},
    failure::Failure,
    place,
};

/// Node.js and its package manager.
pub const NPM: Need = Need { name: "Node.js with npm", present: available, packages: &["nodejs", "npm"] };

const AXE: Package = Package { name: "axe-core", version: "4.14.1" };

/// A package of the npm registry at an exact version.
pub struct Package {
    /// Its name.
    pub name: &'static str,
    /// The version we use.
    pub version: &'static str,
}

impl Package {
    /// Where its files are once it is installed.
    pub fn folder(&self) -> PathBuf {
        self.prefix().join("node_modules").join(self.name)
    }

    /// Installs it if it is missing.
    pub fn ensure(&self) -> Result<(), Failure> {
        let exact = format!("{}@{}", self.name, self.version);
        once(&self.prefix(), || {
            let mut install = installer("npm");
            install.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(self.prefix()).arg(&exact);
            run(&format!("Installing {exact} into target/tools (once; about 10 s)"), &mut install)
        })
    }

    fn prefix(&self) -> PathBuf {
        place::tools().join("npm").join(format!("{}-{}", self.name, self.version))
    }
}

/// Whether npm and node can be started.
pub fn available() -> bool {
    on_path("npm").is_some() && on_path("node").is_some()
}

/// The accessibility checker that the end-to-end tests run in the page.
pub fn ensure_axe() -> Result<(), Failure> {
    AXE.ensure()
}

/// The checker's script.
pub fn axe() -> PathBuf {
    AXE.folder().join("axe.min.js")
}
