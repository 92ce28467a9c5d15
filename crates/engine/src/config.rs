//! Everything that a person decided, as typed: any text is allowed in it, nothing here is derived.

use crate::settings::Settings;

/// One configuration. All that follows from it is [`crate::Outcome`].
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// What the person came for.
    pub goal: Goal,
    /// The ZenML release as typed, for example `0.98.0`.
    pub release: String,
    /// The Python of the image as typed, for example `3.12`.
    pub python: String,
    /// The stack that the pipeline runs on.
    pub stack: Stack,
    /// What lies in the source root, and the pipeline in it.
    pub project: Project,
    /// The image that comes out: where it goes and where it runs.
    pub target: Target,
    /// The `DockerSettings` of the pipeline.
    pub settings: Settings,
    /// Steps with settings of their own.
    pub steps: Vec<Step>,
    /// Keys and texts of a link or file that this version does not know: kept and given on, never applied.
    pub unrecognised: Vec<(String, String)>,
}

/// The three goals a person comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Run on an image that exists already.
    Reuse,
    /// Build an image yourself and run on it.
    BringYourOwn,
    /// Let ZenML build, but see beforehand what.
    LetZenmlBuild,
}

/// A ZenML stack: components in the order in which they were chosen; the order counts only inside one type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stack {
    /// The components.
    pub components: Vec<Component>,
    /// Whether the client talks to a database directly and not to a server (R17).
    pub uses_sql_store: bool,
}

/// One component of the stack.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    /// Its type.
    pub component_type: ComponentType,
    /// Its flavor's name as typed; a flavor that the release does not know is the person's own.
    pub flavor: String,
    /// Its own name, by which a step asks for a step operator; empty for the flavor's.
    pub name: String,
    /// Whether it runs on the client's machine, where the flavor leaves that open.
    pub is_local: bool,
    /// A container registry's address, for example `registry.example.com/team`; empty elsewhere.
    pub uri: String,
    /// A container registry's default repository; empty for none.
    pub default_repository: String,
    /// For a custom flavor: its requirements, one per line as typed.
    pub requirements: String,
    /// For a custom flavor: its apt packages, one per line as typed.
    pub apt_packages: String,
    /// For a Kubernetes orchestrator: `always_build_pipeline_image`.
    pub always_build_pipeline_image: bool,
    /// As [`Config::unrecognised`], for keys that belong to the component.
    pub unrecognised: Vec<(String, String)>,
}

/// The types of stack components, in the order in which ZenML's `Stack` visits them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are ZenML's StackComponentType values and say it all")]
pub enum ComponentType {
    Orchestrator,
    ArtifactStore,
    ContainerRegistry,
    StepOperator,
    FeatureStore,
    ModelDeployer,
    ExperimentTracker,
    Alerter,
    Annotator,
    DataValidator,
    ImageBuilder,
    ModelRegistry,
    Deployer,
    LogStore,
    Sandbox,
}

/// What the engine may know of the project that holds the pipeline.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Project {
    /// The pipeline's name; empty for the default, `pipeline`.
    pub pipeline_name: String,
    /// Whether it is a dynamic pipeline.
    pub dynamic: bool,
    /// The code repository's flavor as typed; empty for none.
    pub code_repository: String,
    /// How its checkout in the source root stands when the run starts; of no account without a repository.
    pub checkout: Checkout,
    /// Files of the source root: path relative to it, and text.
    pub files: Vec<(String, String)>,
    /// What commands that ZenML would run have printed: command and result. `$ROOT` stands for the source root.
    pub commands: Vec<(String, CommandResult)>,
}

/// How the checkout of a code repository stands against its remote (`LocalRepositoryContext`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Checkout {
    /// Everything is committed and pushed: code can be fetched from the repository.
    #[default]
    Clean,
    /// Files are changed or untracked (`is_dirty`).
    Dirty,
    /// Everything is committed, but not pushed (`has_local_changes`).
    Unpushed,
}

/// The result of a command that ZenML runs on the client, for example `pip freeze`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CommandResult {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The exit status; 0 is success.
    pub return_code: i32,
}

/// Where the finished image goes, where it runs, and what a recipe starts from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Target {
    /// The platform, for example `linux/amd64`; empty for the builder's own.
    pub platform: String,
    /// The registry of a recipe's image, for example `registry.example.com/ml`; empty for the stack's.
    pub registry: String,
    /// The repository of a recipe's image; empty for the default.
    pub repository: String,
    /// The tag of a recipe's image; empty for the default.
    pub tag: String,
    /// What a recipe starts from.
    pub recipe_base: RecipeBase,
}

/// What the recipe of [`Goal::BringYourOwn`] starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RecipeBase {
    /// ZenML's own image, with ZenML in it.
    Zenml,
    /// A plain Python image.
    #[default]
    Python,
    /// A PyTorch image with CUDA.
    Pytorch,
    /// A CUDA image without Python.
    Cuda,
    /// The image named in `parent_image`.
    ParentImage,
}

/// A step with settings of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Its `DockerSettings`; what is unset comes from the pipeline.
    pub settings: Settings,
    /// The step operator it runs in; empty for none.
    pub step_operator: String,
    /// As [`Config::unrecognised`], for keys that belong to the step.
    pub unrecognised: Vec<(String, String)>,
}

impl Config {
    /// An empty configuration for a release and a Python version.
    pub fn new(release: impl Into<String>, python: impl Into<String>) -> Self {
        Self {
            goal: Goal::BringYourOwn,
            release: release.into(),
            python: python.into(),
            stack: Stack::default(),
            project: Project::default(),
            target: Target::default(),
            settings: Settings::default(),
            steps: Vec::new(),
            unrecognised: Vec::new(),
        }
    }
}

impl Component {
    /// A component of a type and flavor.
    pub fn new(component_type: ComponentType, flavor: impl Into<String>) -> Self {
        Self {
            component_type,
            flavor: flavor.into(),
            name: String::new(),
            is_local: false,
            uri: String::new(),
            default_repository: String::new(),
            requirements: String::new(),
            apt_packages: String::new(),
            always_build_pipeline_image: false,
            unrecognised: Vec::new(),
        }
    }
}

impl Stack {
    /// The components of a type, in their order.
    pub fn of(&self, component_type: ComponentType) -> impl Iterator<Item = &Component> {
        self.components.iter().filter(move |component| component.component_type == component_type)
    }
}

impl Goal {
    /// Every goal, in the order of the page.
    pub const ALL: [Self; 3] = [Self::BringYourOwn, Self::LetZenmlBuild, Self::Reuse];

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reuse => "reuse",
            Self::BringYourOwn => "bring_your_own",
            Self::LetZenmlBuild => "let_zenml_build",
        }
    }
}

impl Checkout {
    /// Every state, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Clean, Self::Dirty, Self::Unpushed];

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Dirty => "dirty",
            Self::Unpushed => "unpushed",
        }
    }
}

impl RecipeBase {
    /// Every base, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Python, Self::Zenml, Self::Pytorch, Self::Cuda, Self::ParentImage];

    /// Its name in links.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Zenml => "zenml",
            Self::Python => "python",
            Self::Pytorch => "pytorch",
            Self::Cuda => "cuda",
            Self::ParentImage => "parent_image",
        }
    }
}

impl ComponentType {
    /// Every type, in the order of ZenML's `Stack`.
    pub const ALL: [Self; 15] = [
        Self::Orchestrator,
        Self::ArtifactStore,
        Self::ContainerRegistry,
        Self::StepOperator,
        Self::FeatureStore,
        Self::ModelDeployer,
        Self::ExperimentTracker,
        Self::Alerter,
        Self::Annotator,
        Self::DataValidator,
        Self::ImageBuilder,
        Self::ModelRegistry,
        Self::Deployer,
        Self::LogStore,
        Self::Sandbox,
    ];

    /// ZenML's own value (`StackComponentType`).
    pub const fn key(self) -> &'static str {
        match self {
            Self::Orchestrator => "orchestrator",
            Self::ArtifactStore => "artifact_store",
            Self::ContainerRegistry => "container_registry",
            Self::StepOperator => "step_operator",
            Self::FeatureStore => "feature_store",
            Self::ModelDeployer => "model_deployer",
            Self::ExperimentTracker => "experiment_tracker",
            Self::Alerter => "alerter",
            Self::Annotator => "annotator",
            Self::DataValidator => "data_validator",
            Self::ImageBuilder => "image_builder",
            Self::ModelRegistry => "model_registry",
            Self::Deployer => "deployer",
            Self::LogStore => "log_store",
            Self::Sandbox => "sandbox",
        }
    }

    /// The type of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|component_type| component_type.key() == key)
    }

    /// Its name on screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Orchestrator => "Orchestrator",
            Self::ArtifactStore => "Artifact store",
            Self::ContainerRegistry => "Container registry",
            Self::StepOperator => "Step operator",
            Self::FeatureStore => "Feature store",
            Self::ModelDeployer => "Model deployer",
            Self::ExperimentTracker => "Experiment tracker",
            Self::Alerter => "Alerter",
            Self::Annotator => "Annotator",
            Self::DataValidator => "Data validator",
            Self::ImageBuilder => "Image builder",
            Self::ModelRegistry => "Model registry",
            Self::Deployer => "Deployer",
            Self::LogStore => "Log store",
            Self::Sandbox => "Sandbox",
        }
    }

    /// Whether a stack of ZenML 0.94 and later may hold several components of the type.
    pub const fn several(self) -> bool {
        matches!(self, Self::StepOperator | Self::ExperimentTracker | Self::Alerter | Self::Sandbox)
    }
}
