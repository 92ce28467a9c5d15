//! Where the code of a pipeline comes from (`BuildConfiguration.should_...` and the pipeline's own questions).

use crate::docker_settings::DockerSettings;
use crate::outcome::CodeSource;
use crate::rules::Rules;

/// What ZenML does about the code in one image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// Whether files go into the image (`should_include_files`).
    pub include: bool,
    /// Whether they are fetched when a step starts (`should_download_files`).
    pub download: bool,
    /// Whether they are fetched from the code repository (`should_download_files_from_code_repository`).
    pub download_from_code_repository: bool,
}

impl Code {
    /// The decision for one image; `code_repository` says whether there is one with a clean, pushed checkout.
    pub fn of(settings: &DockerSettings, code_repository: bool) -> Self {
        if installs_project(settings) {
            return Self { include: true, download: false, download_from_code_repository: false };
        }
        let from_repository = code_repository && settings.allow_download_from_code_repository;
        let download = from_repository || settings.allow_download_from_artifact_store;
        Self {
            include: !download && settings.allow_including_files_in_images,
            download,
            download_from_code_repository: from_repository,
        }
    }

    /// The decision in one word. An image that is not built has no files put into it, whatever ZenML believes.
    pub const fn source(self, settings: &DockerSettings) -> CodeSource {
        if self.download_from_code_repository {
            CodeSource::CodeRepository
        } else if self.download {
            CodeSource::ArtifactStore
        } else if self.include && !settings.skip_build {
            CodeSource::Image
        } else {
            CodeSource::Yours
        }
    }
}

/// Whether the run needs files in its images (`requires_included_code`), over the settings of all its steps. The first
/// step that may fetch from the artifact store decides for all of them.
pub fn requires_included_code(all: &[&DockerSettings], code_repository: bool) -> bool {
    for settings in all {
        if installs_project(settings) {
            return true;
        }
        if settings.allow_download_from_artifact_store {
            return false;
        }
        if settings.allow_download_from_code_repository && code_repository {
            continue;
        }
        if settings.allow_including_files_in_images {
            return true;
        }
    }
    false
}

/// Whether the run cannot do without a code repository (`requires_download_from_code_repository`). The first step that
/// allows another way decides for all of them.
pub fn requires_download_from_code_repository(rules: Rules, all: &[&DockerSettings]) -> bool {
    for settings in all {
        let otherwise = settings.allow_download_from_artifact_store || settings.allow_including_files_in_images;
        if !otherwise && settings.allow_download_from_code_repository {
            return true;
        }
        if otherwise && !rules.looks_at_every_step_for_repository() {
            return false;
        }
    }
    false
}

/// Whether every step can fetch its code (`code_download_possible`).
pub fn code_download_possible(all: &[&DockerSettings], code_repository: bool) -> bool {
    all.iter().all(|settings| {
        !installs_project(settings)
            && (settings.allow_download_from_artifact_store
                || (settings.allow_download_from_code_repository && code_repository))
    })
}

/// Whether any step forbids to take an earlier build (`should_prevent_build_reuse`).
pub fn should_prevent_build_reuse(all: &[&DockerSettings]) -> bool {
    all.iter().any(|settings| settings.prevent_build_reuse)
}

fn installs_project(settings: &DockerSettings) -> bool {
    settings.local_project_install_command.as_ref().is_some_and(|command| !command.is_empty())
}
