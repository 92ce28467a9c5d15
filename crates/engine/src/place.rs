//! Where something was decided: the place of a problem, and the origin of a line.

use crate::config::ComponentType;
use crate::field::Field;

/// A control of the page, and so a part of the Config. The order is the form's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The goal.
    Goal,
    /// The ZenML release.
    Release,
    /// The Python version.
    Python,
    /// A component of the stack: its type and which one of that type, from 0.
    Component(ComponentType, usize),
    /// Whether the client uses an SQL store.
    SqlStore,
    /// The pipeline's name.
    PipelineName,
    /// Whether the pipeline is dynamic.
    Dynamic,
    /// The code repository.
    CodeRepository,
    /// How the checkout of the code repository stands.
    Checkout,
    /// A file of the source root, by path.
    ProjectFile(String),
    /// The printed result of a command.
    Command(String),
    /// What a recipe starts from.
    RecipeBase,
    /// The target platform.
    Platform,
    /// Registry, repository and tag of a recipe's image.
    ImageName,
    /// A field of the pipeline's `DockerSettings`.
    Field(Field),
    /// A step, by position, and the field where there is one.
    Step(usize, Option<Field>),
    /// The link that was opened.
    Link,
    /// A text that was imported.
    Import,
}

/// Why an output line is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// ZenML always writes it.
    Zenml,
    /// Every recipe has it: an image without it does not run a ZenML step.
    Recipe,
    /// A person's decision at a place.
    Place(Place),
    /// A component of the stack brings it.
    Component(ComponentType, String),
    /// An integration brings it.
    Integration(String),
    /// The code repository's flavor brings it.
    CodeRepository(String),
}

impl Place {
    /// The id of the control on the page: ZenML's key of the field, where there is one.
    pub fn id(&self) -> String {
        match self {
            Self::Goal => "goal".into(),
            Self::Release => "zenml".into(),
            Self::Python => "python".into(),
            Self::Component(component_type, 0) => format!("stack.{}", component_type.key()),
            Self::Component(component_type, position) => format!("stack.{}.{}", component_type.key(), position + 1),
            Self::SqlStore => "stack.uses_sql_store".into(),
            Self::PipelineName => "pipeline".into(),
            Self::Dynamic => "dynamic".into(),
            Self::CodeRepository => "code_repository".into(),
            Self::Checkout => "checkout".into(),
            // An id holds no blanks.
            Self::ProjectFile(path) => format!("file.{}", path.replace(char::is_whitespace, "_")),
            Self::Command(command) => format!("command.{}", command.replace(char::is_whitespace, "_")),
            Self::RecipeBase => "recipe_base".into(),
            Self::Platform => "platform".into(),
            Self::ImageName => "image".into(),
            Self::Field(field) => field.key().into(),
            Self::Step(position, None) => format!("steps.{}", position + 1),
            Self::Step(position, Some(field)) => format!("steps.{}.{}", position + 1, field.key()),
            Self::Link => "link".into(),
            Self::Import => "import".into(),
        }
    }

    /// Its name on screen.
    pub fn label(&self) -> String {
        match self {
            Self::Goal => "Goal".into(),
            Self::Release => "ZenML release".into(),
            Self::Python => "Python".into(),
            Self::Component(component_type, _) => component_type.label().into(),
            Self::SqlStore => "Database connection".into(),
            Self::PipelineName => "Pipeline name".into(),
            Self::Dynamic => "Dynamic pipeline".into(),
            Self::CodeRepository => "Code repository".into(),
            Self::Checkout => "Checkout".into(),
            Self::ProjectFile(path) => path.clone(),
            Self::Command(command) => format!("Output of {command}"),
            Self::RecipeBase => "Starting image".into(),
            Self::Platform => "Platform".into(),
            Self::ImageName => "Image name".into(),
            Self::Field(field) => field.row().label.into(),
            Self::Step(position, None) => format!("Step {}", position + 1),
            Self::Step(position, Some(field)) => format!("Step {}, {}", position + 1, field.row().label),
            Self::Link => "Link".into(),
            Self::Import => "Import".into(),
        }
    }
}

impl Origin {
    /// The control that leads to it; `None` where nobody decided anything.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Zenml | Self::Recipe => None,
            Self::Place(place) => Some(place.clone()),
            Self::Component(component_type, _) => Some(Place::Component(*component_type, 0)),
            Self::Integration(_) => Some(Place::Field(Field::RequiredIntegrations)),
            Self::CodeRepository(_) => Some(Place::CodeRepository),
        }
    }

    /// The reason in a few words.
    pub fn label(&self) -> String {
        match self {
            Self::Zenml => "ZenML, always".into(),
            Self::Recipe => "Needed in every image".into(),
            Self::Place(place) => place.label(),
            Self::Component(component_type, flavor) => format!("{} {flavor}", component_type.label()),
            Self::Integration(name) => format!("Integration {name}"),
            Self::CodeRepository(flavor) => format!("Code repository {flavor}"),
        }
    }
}

impl From<Field> for Origin {
    fn from(field: Field) -> Self {
        Self::Place(Place::Field(field))
    }
}

impl From<Place> for Origin {
    fn from(place: Place) -> Self {
        Self::Place(place)
    }
}
