//! One error of ZenML's validation.

/// An error as pydantic reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where: field names, list positions and union branches, the outermost first; empty for the model as a whole.
    pub location: Vec<String>,
    /// Pydantic's error type, for example `bool_parsing` or `value_error`.
    pub error: &'static str,
    /// Which rule of ZenML's own is broken; `None` for pydantic's errors.
    pub rule: Option<Rule>,
}

/// What ZenML's own validators ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// `source_files` is one of four modes; the text is what was given.
    SourceFileMode(String),
    /// `skip_build` needs a `parent_image` (R2).
    SkipBuildNeedsParentImage,
    /// `local_project_install_command` needs `allow_including_files_in_images` (R19).
    LocalInstallNeedsFiles,
}
