//! What is on screen but not decided: never shared, never undone.

use engine::{Config, Place};
use leptos::prelude::*;
use std::any::Any;
use std::sync::Arc;

/// The small signals of the screen.
#[derive(Clone, Copy)]
pub struct View {
    /// The output that is shown.
    pub panel: RwSignal<Panel>,
    /// Which part of the requirements is shown; empty for the first.
    pub requirements_part: RwSignal<String>,
    /// Which part of the build is shown; empty for the first.
    pub build_part: RwSignal<String>,
    /// Which part of the checklist is shown; empty for the first.
    pub checklist_part: RwSignal<String>,
    /// What is known of an image; the part that checks images knows what it is.
    pub looked: RwSignal<Option<Arc<dyn Any + Send + Sync>>>,
    /// What changes are shown against.
    pub against: RwSignal<Against>,
    /// The key of the image that the outputs are about; empty for the first.
    pub image: RwSignal<String>,
    /// The place whose lines are marked, because a person points at it or at one of its lines.
    pub marked: RwSignal<Option<Place>>,
    /// The place that a person was led to last, and whether that was for an even number of times: its field lights up
    /// anew each time.
    pub revealed: RwSignal<(Option<Place>, bool)>,
    /// Light, dark, or as the system says.
    pub theme: RwSignal<Theme>,
    /// The link that was opened or refused, until the person has seen what there is to see.
    pub arrival: RwSignal<Option<Arrival>>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// The text to import, as far as it was given.
    pub given: RwSignal<Given>,
    /// Whether shortcuts of a single key count.
    pub single_keys: RwSignal<bool>,
    /// The field whose lines a person asks for.
    pub asked: RwSignal<Option<Place>>,
    /// Whether the form shows only what is set.
    pub only_set: RwSignal<bool>,
    /// Whether a part of the page could not be loaded.
    pub missing_part: RwSignal<bool>,
    /// A short message that goes away by itself; empty for none.
    pub message: RwSignal<String>,
}

/// The outputs, in the order of the tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// The Dockerfile: ZenML's, or the recipe's.
    #[default]
    Dockerfile,
    /// The requirements files, the requirements of stack, integrations and project, and each distribution once.
    Requirements,
    /// The settings as Python, YAML and JSON.
    Settings,
    /// Commands, workflow and build context.
    Build,
    /// The drawing of images, builders and steps.
    Plan,
    /// What the image must hold.
    Checklist,
    /// Starting a run on a server.
    Launch,
    /// What is different from another configuration.
    Changes,
    /// Everything worth saying.
    Problems,
}

/// A link that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// It was opened.
    Opened {
        /// Whether it had a checksum, and so is what somebody shared.
        checked: bool,
    },
    /// It was refused, and everything stayed as it was.
    Refused {
        /// Its text.
        text: String,
        /// The reason.
        why: String,
    },
}

/// What opens over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// Everything by its name.
    Palette,
    /// The link and whatever else carries the configuration to others.
    Share,
    /// The lines that put the configuration into another page.
    Embed,
    /// A text that a person has already, as changes.
    Import,
    /// Configurations that the browser keeps.
    History,
    /// What the page is, and its shortcuts.
    Help,
}

/// A text to import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// The name of its file; empty where it was typed or pasted.
    pub name: String,
    /// The text.
    pub text: String,
}

/// What changes are shown against.
#[derive(Debug, Clone, PartialEq)]
pub enum Against {
    /// What was opened, or began.
    Opened,
    /// The same configuration on another release.
    Release(String),
    /// Another configuration.
    Config(Box<Config>),
    /// The text of a link, as typed.
    Link(String),
}

/// The colours of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the person's system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl View {
    /// The screen of a new session.
    pub fn new() -> Self {
        Self {
            panel: RwSignal::new(Panel::default()),
            requirements_part: RwSignal::new(String::new()),
            build_part: RwSignal::new(String::new()),
            checklist_part: RwSignal::new(String::new()),
            looked: RwSignal::new(None),
            against: RwSignal::new(Against::Opened),
            image: RwSignal::new(String::new()),
            marked: RwSignal::new(None),
            revealed: RwSignal::new((None, false)),
            theme: RwSignal::new(Theme::default()),
            arrival: RwSignal::new(None),
            dialog: RwSignal::new(None),
            given: RwSignal::new(Given::default()),
            single_keys: RwSignal::new(true),
            asked: RwSignal::new(None),
            only_set: RwSignal::new(false),
            missing_part: RwSignal::new(false),
            message: RwSignal::new(String::new()),
        }
    }
}

impl Default for View {
    fn default() -> Self {
        Self::new()
    }
}

impl Theme {
    /// Every theme, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in the storage and in the attribute `data-theme`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}
