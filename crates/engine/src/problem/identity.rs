//! What a kind of problem is called for ever, and the rules behind it.

use super::{NoEffect, ProblemKind};

impl ProblemKind {
    /// Its name, the same in every version: links, reports and other programs may keep it.
    pub const fn id(&self) -> &'static str {
        self.identity().0
    }

    /// The rules of ZenML and the known traps behind it, by their numbers in `zenml-rules.md` (R, P, C; F for its
    /// findings, S for its list of what is silently ignored); none for what concerns links alone.
    pub const fn rules(&self) -> &'static [&'static str] {
        self.identity().1
    }

    const fn identity(&self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::UnknownRelease { .. } => ("unknown-release", &["P13"]),
            Self::LaterCatalog(_) => ("later-catalog", &["P13"]),
            Self::UnsupportedPython { .. } => ("unsupported-python", &["R32"]),
            Self::UnknownFlavor { .. } => ("unknown-flavor", &["F5"]),
            Self::UnknownIntegration { .. } => ("unknown-integration", &["F5"]),
            Self::UnknownCodeRepository { .. } => ("unknown-code-repository", &["F5", "P9"]),
            Self::SeveralOfOneType(_) => ("several-of-one-type", &["R27"]),
            Self::MissingContainerRegistry(_) => ("missing-container-registry", &["R27"]),
            Self::UnaddressedRegistry(_) => ("unaddressed-registry", &["R27"]),
            Self::MissingImageBuilder => ("missing-image-builder", &["R27", "P4"]),
            Self::UnreadableRequirement { .. } => ("unreadable-requirement", &["P14"]),
            Self::RequirementNeedsFile(_) => ("requirement-needs-file", &["P15", "P16"]),
            Self::RequirementsCannotMeet { .. } => ("requirements-cannot-meet", &["P14"]),
            Self::UvNeedsEnvironment => ("uv-needs-environment", &["P5", "R14"]),
            Self::BadAptPackage(_) => ("bad-apt-package", &["P21", "R16"]),
            Self::BadVariableName(_) => ("bad-variable-name", &["S"]),
            Self::VariableWithoutValue(_) => ("variable-without-value", &["S"]),
            Self::RepeatedName(_) => ("repeated-name", &["R8"]),
            Self::BreaksEnvironmentLine(_) => ("breaks-environment-line", &["S"]),
            Self::SecretInImage(_) => ("secret-in-image", &["P6"]),
            Self::BadImageReference { .. } => ("bad-image-reference", &["P17", "R26"]),
            Self::MovingTag(_) => ("moving-tag", &["P17", "C16"]),
            Self::Refused { .. } => ("refused", &["F5"]),
            Self::SkipBuildWithoutParentImage => ("skip-build-without-parent-image", &["R2"]),
            Self::LocalInstallWithoutFiles => ("local-install-without-files", &["R19"]),
            Self::NothingToRunOn => ("nothing-to-run-on", &["R4"]),
            Self::NothingToStartFrom => ("nothing-to-start-from", &["R4"]),
            Self::NeedsCodeRepository(_) => ("needs-code-repository", &["R21", "P9"]),
            Self::UnusedCodeRepository(_) => ("unused-code-repository", &["R21", "P9"]),
            Self::UnknownStepOperator(_) => ("unknown-step-operator", &["R8"]),
            Self::NoEffect(why) => why.identity(),
            Self::MissingFile(_) => ("missing-file", &["F3"]),
            Self::SdkName(_) => ("sdk-name", &["R29"]),
            Self::HubGone => ("hub-gone", &["R30"]),
            Self::FolderInPlaceOfFile(_) => ("folder-in-place-of-file", &["F3"]),
            Self::MissingOutput(_) => ("missing-output", &["P15", "P16"]),
            Self::CommandFailed(_) => ("command-failed", &["P15", "P16"]),
            Self::BadPlaceholder(_) => ("bad-placeholder", &["P16"]),
            Self::EmptyTag => ("empty-tag", &["P17", "R26"]),
            Self::LocalArtifactStore(_) => ("local-artifact-store", &["R27", "C7"]),
            Self::CustomStoreFetchesCode(_) => ("custom-store-fetches-code", &["R22", "P8"]),
            Self::CacheMountNeedsBuildKit => ("cache-mount-needs-build-kit", &["P1", "R28"]),
            Self::BuiltEveryRun => ("built-every-run", &["P2", "P16", "R25"]),
            Self::StaleCode => ("stale-code", &["P2", "R25", "S"]),
            Self::CodeMustBeInImage => ("code-must-be-in-image", &["F4", "P8", "R18", "C10"]),
            Self::RetaggedByEngine => ("retagged-by-engine", &["P4", "R4"]),
            Self::EngineForDigest => ("engine-for-digest", &["P4"]),
            Self::PlatformNotPassed(_) => ("platform-not-passed", &["P7", "C14"]),
            Self::CopyWithoutContext => ("copy-without-context", &["P10"]),
            Self::NoApt(_) => ("no-apt", &["P21", "P10"]),
            Self::UserNotCreated(_) => ("user-not-created", &["P11"]),
            Self::IgnoreFileAppliedTwice(_) => ("ignore-file-applied-twice", &["P12"]),
            Self::ParentOfAnotherRelease { .. } => ("parent-of-another-release", &["P13", "C1", "C2"]),
            Self::ZenmlPinnedOtherwise(_) => ("zenml-pinned-otherwise", &["P13", "C1"]),
            Self::OtherSystemOnly(_) => ("other-system-only", &["P15"]),
            Self::LocalVersion(_) => ("local-version", &["P15"]),
            Self::DeprecatedReplicate => ("deprecated-replicate", &["P15", "R30"]),
            Self::SameTagForSeveral(_) => ("same-tag-for-several", &["P17"]),
            Self::ParentNeedsZenml(_) => ("parent-needs-zenml", &["P19", "R6"]),
            Self::OtherRegistry(_) => ("other-registry", &["P20", "C17"]),
            Self::Deprecated(_) => ("deprecated", &["R30"]),
            Self::UnusableTag(_) => ("unusable-tag", &["P17", "R26"]),
            Self::FilledOnClient(_) => ("filled-on-client", &["R24"]),
            Self::RequirementsAlone(_) => ("requirements-alone", &["R11"]),
            Self::FoundAndNotUsed(_) => ("found-and-not-used", &["R13", "S"]),
            Self::MountDropsNoCacheDir => ("mount-drops-no-cache-dir", &["R14"]),
            Self::EntrypointKept(_) => ("entrypoint-kept", &["F7", "C13"]),
            Self::BrokenLink(_) => ("broken-link", &[]),
            Self::SalvagedLink(_) => ("salvaged-link", &[]),
            Self::PinnedRelease { .. } => ("pinned-release", &[]),
            Self::UncheckedLink => ("unchecked-link", &[]),
            Self::UnknownKey(_) => ("unknown-key", &["F5"]),
            Self::UnusableValue { .. } => ("unusable-value", &["F5"]),
            Self::Withheld(_) => ("withheld", &["P6"]),
            Self::LockedByOwner(_) => ("locked-by-owner", &[]),
            Self::NotAllowedByOwner { .. } => ("not-allowed-by-owner", &[]),
        }
    }
}

impl NoEffect {
    const fn identity(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::NothingBuilt => ("no-effect-nothing-built", &["F3", "P3"]),
            Self::OwnDockerfile => ("no-effect-own-dockerfile", &["R6", "P10"]),
            Self::NoBuildTriggered => ("no-effect-no-build-triggered", &["R3", "S"]),
            Self::DecidedByZenml => ("no-effect-decided-by-zenml", &["R7"]),
            Self::NeedsAnother(_) => ("no-effect-needs-another", &["S"]),
            Self::Replaced(_) => ("no-effect-replaced", &["R30"]),
            Self::NoLongerRead => ("no-effect-no-longer-read", &["R30"]),
            Self::NotYet(_) => ("no-effect-not-yet", &["F5"]),
            Self::IgnoredByKaniko => ("no-effect-ignored-by-kaniko", &["P7", "R28"]),
            Self::NoContainers => ("no-effect-no-containers", &["R1"]),
            Self::InheritedSkipBuild => ("no-effect-inherited-skip-build", &["F8", "R8"]),
            Self::InPipelineImage => ("no-effect-in-pipeline-image", &["P18", "R9"]),
            Self::NotReset => ("no-effect-not-reset", &["F8", "R8"]),
            Self::NoDeployer => ("no-effect-no-deployer", &["R10"]),
        }
    }
}
