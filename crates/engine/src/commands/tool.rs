//! The programs that can build an image.

/// A program that builds and pushes images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Docker with BuildKit.
    Docker,
    /// Podman.
    Podman,
    /// Buildah, which needs no daemon.
    Buildah,
    /// Kaniko, which runs in a container itself.
    Kaniko,
}

/// The options of `docker buildx build`.
const BUILDX: &[&str] = &[
    "add-host",
    "annotation",
    "build-arg",
    "build-context",
    "cache-from",
    "cache-to",
    "cgroup-parent",
    "file",
    "iidfile",
    "label",
    "network",
    "no-cache",
    "output",
    "platform",
    "pull",
    "quiet",
    "secret",
    "shm-size",
    "ssh",
    "tag",
    "target",
    "ulimit",
];

/// Those that neither Podman nor Buildah has.
const BUILDX_ALONE: &[&str] = &[
    "allow",
    "attest",
    "builder",
    "call",
    "check",
    "debug",
    "load",
    "metadata-file",
    "no-cache-filter",
    "progress",
    "provenance",
    "push",
    "sbom",
];

impl Tool {
    /// Every tool, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Docker, Self::Podman, Self::Buildah, Self::Kaniko];

    /// Its name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Docker => "Docker",
            Self::Podman => "Podman",
            Self::Buildah => "Buildah",
            Self::Kaniko => "Kaniko",
        }
    }

    /// Its program.
    pub const fn program(self) -> &'static str {
        match self {
            Self::Docker => "docker",
            Self::Podman => "podman",
            Self::Buildah => "buildah",
            Self::Kaniko => "/kaniko/executor",
        }
    }

    /// Whether it takes a build option, by its name with the dashes. What Podman and Buildah have besides Docker's own
    /// is theirs to say.
    pub fn knows(self, option: &str) -> bool {
        let name = option.trim_start_matches('-');
        match self {
            Self::Docker => BUILDX.contains(&name) || BUILDX_ALONE.contains(&name),
            Self::Podman | Self::Buildah => !BUILDX_ALONE.contains(&name),
            Self::Kaniko => matches!(name, "build-arg" | "cache-from" | "cache-to" | "label" | "platform" | "target"),
        }
    }
}
