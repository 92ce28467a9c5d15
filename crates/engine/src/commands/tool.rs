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
    pub(super) const fn program(self) -> &'static str {
        match self {
            Self::Docker => "docker",
            Self::Podman => "podman",
            Self::Buildah => "buildah",
            Self::Kaniko => "/kaniko/executor",
        }
    }

    /// Whether it takes a build option. Of Docker's own, kaniko has these; the other tools have all that ZenML names.
    pub(super) fn knows(self, option: &str) -> bool {
        self != Self::Kaniko || matches!(option, "--build-arg" | "--label" | "--platform" | "--target")
    }
}
