//! The formats that are read, and what each can know.

mod dockerfile;
pub(crate) mod document;
mod dpkg;
mod freeze;
pub(crate) mod gathered;
mod history;
mod image;
pub(crate) mod lines;
mod lock;
mod pip;
mod pip_table;
mod probe;
mod refusal;
mod run;
mod sbom;

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// What Slipway's own probe prints.
    Probe,
    /// `pip freeze` or `uv pip freeze`.
    Freeze,
    /// `pip list` or `uv pip list`.
    PipList,
    /// The same as JSON.
    PipListJson,
    /// `pip inspect`.
    PipInspect,
    /// `docker image inspect` or `podman image inspect`.
    ImageInspect,
    /// `docker history` or `podman history`.
    History,
    /// The configuration of an OCI image.
    OciConfig,
    /// SPDX 2.
    Spdx,
    /// CycloneDX 1.
    CycloneDx,
    /// Syft's own JSON.
    Syft,
    /// `dpkg -l` or `dpkg-query -W`.
    Dpkg,
    /// A Dockerfile.
    Dockerfile,
    /// A requirements file.
    Requirements,
    /// `uv.lock`.
    UvLock,
    /// `poetry.lock`.
    PoetryLock,
    /// `pylock.toml` (PEP 751).
    Pylock,
    /// What a container tool or Python says when it cannot do what it was asked for.
    Refusal,
}

/// What a text lists of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// All of it: what is not there is not in the image.
    All,
    /// All but these, which it leaves out by itself.
    AllBut(&'static [&'static str]),
    /// What it found or what somebody wrote: what is not there may be in the image all the same.
    Some,
    /// Nothing of the kind.
    Nothing,
}

/// What pip lists in no way (`stdlib_pkgs`).
pub(crate) const PIP_HIDES: &[&str] = &["argparse", "python", "wsgiref"];

/// What `pip freeze` leaves out unless it is asked for all, and what pip lists in no way.
pub(crate) const FREEZE_HIDES: &[&str] = &["argparse", "distribute", "pip", "python", "setuptools", "wheel", "wsgiref"];

/// Of these the ones that it lists when it is asked for all.
pub(crate) const FREEZE_MAY_LIST: &[&str] = &["distribute", "pip", "setuptools", "wheel"];

impl Listing {
    /// Whether something that is not listed is not there.
    pub fn proves_absence(self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::AllBut(hidden) => !hidden.contains(&name),
            Self::Some | Self::Nothing => false,
        }
    }
}

impl Format {
    /// Its name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Probe => "Slipway's probe",
            Self::Freeze => "pip freeze",
            Self::PipList => "pip list",
            Self::PipListJson => "pip list as JSON",
            Self::PipInspect => "pip inspect",
            Self::ImageInspect => "image inspect",
            Self::History => "image history",
            Self::OciConfig => "OCI image configuration",
            Self::Spdx => "SPDX",
            Self::CycloneDx => "CycloneDX",
            Self::Syft => "Syft",
            Self::Dpkg => "dpkg",
            Self::Dockerfile => "Dockerfile",
            Self::Requirements => "requirements file",
            Self::UvLock => "uv.lock",
            Self::PoetryLock => "poetry.lock",
            Self::Pylock => "pylock.toml",
            Self::Refusal => "error message",
        }
    }

    /// Whether it says what somebody wants to be in an image, and not what is.
    pub const fn is_declared(self) -> bool {
        matches!(self, Self::Dockerfile | Self::Requirements | Self::UvLock | Self::PoetryLock | Self::Pylock)
    }

    /// Whether it lists what is installed on demand alone, without saying on whose.
    pub(crate) const fn has_groups(self) -> bool {
        matches!(self, Self::UvLock | Self::PoetryLock)
    }

    /// Whether the first distribution of a name is the one that Python imports.
    pub(crate) const fn is_in_order(self) -> bool {
        matches!(self, Self::Probe | Self::PipInspect)
    }
}
