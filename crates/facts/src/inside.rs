//! What the probe sees from inside a container.

use crate::place::Found;
use packaging::MarkerEnvironment;

/// The image from inside.
#[derive(Debug, Clone, PartialEq)]
pub struct Inside {
    /// The Python that ran the probe, as markers see it.
    pub markers: Found<MarkerEnvironment>,
    /// That Python's path.
    pub executable: String,
    /// Whether there is a `python` beside it.
    pub python_beside: bool,
    /// Whether it is one of a virtual environment.
    pub own_environment: bool,
    /// Whether pip refuses to install there (PEP 668).
    pub externally_managed: bool,
    /// Whether it can install pip by itself.
    pub ensurepip: bool,
    /// The user's number.
    pub uid: u64,
    /// Accounts: name, user, group.
    pub users: Vec<(String, u64, u64)>,
    /// The folders that ZenML writes to.
    pub folders: Vec<Found<Folder>>,
    /// The working directory.
    pub working_directory: String,
    /// Python files below `/app`, the working directory and `PYTHONPATH`.
    pub python_files: Vec<String>,
    /// The folders that were looked through.
    pub roots: Vec<String>,
    /// Whether those are all files.
    pub all_files: bool,
    /// The names of all variables.
    pub variable_names: Vec<String>,
}

/// A folder in the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its path.
    pub path: String,
    /// Whether it is there.
    pub exists: bool,
    /// Whether the probe's user can write there, or make it.
    pub writable: bool,
    /// Permissions, owner and group of the folder, or of the one in which it would be made.
    pub mode: u32,
    /// The owner's number.
    pub uid: u64,
    /// The group's number.
    pub gid: u64,
}
