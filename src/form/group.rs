//! The groups of the form: which there are, what belongs to each, and how each is folded.

use super::problems::severity_key;
use crate::markup::{Content, Element, element, live};
use crate::session::{Session, slice};
use engine::config::Goal;
use engine::field::Section;
use engine::{Config, Field, Place, PythonValue};
use leptos::prelude::*;

/// A part of the form that folds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The stack.
    Stack,
    /// The integrations.
    Integrations,
    /// A section of the field table, and what belongs to it besides.
    Section(Section),
    /// Steps with settings of their own.
    Steps,
}

/// A group around its fields.
pub fn group(session: Session, group: Group, fields: Content) -> Element {
    let count = slice(move || session.config().with(|config| group.count(config)));
    let found = slice(move || {
        session.problems().with(|problems| {
            let mut mine = problems.iter().filter(|problem| Group::of(&problem.place) == Some(group));
            // The first is the worst.
            mine.next().map(|worst| (worst.severity, mine.count() + 1))
        })
    });
    let filled = count.get_untracked() > 0;
    let open = slice(move || session.config().with(|config| filled || group.matters(config.goal)));
    let set = move || Some(count.get()).filter(|count| *count > 0).map(|count| badge(count, " set"));
    let problems = move || {
        found.get().map(|(worst, count)| {
            badge(count, if count == 1 { " problem" } else { " problems" }).set("data-severity", severity_key(worst))
        })
    };
    let summary = element("summary")
        .child(element("h3").child(group.label()))
        .child(element("span").class("group-about").child(group.about()))
        .child(live(problems))
        .child(live(set));
    element("details")
        .class("group")
        .holds("data-set", move || count.get() > 0)
        .flag("open", move || open.get() || session.view.only_set.get())
        .child(summary)
        .child(element("div").class("fields").child(fields))
}

/// A number and what it counts, in a small pill.
pub fn badge(count: usize, what: &str) -> Element {
    element("span").class("badge").child([&count.to_string(), what].concat())
}

/// What is folded away at the end of a group, and how much of it is set.
pub fn more(
    session: Session,
    label: &str,
    set: impl Fn() -> usize + Send + Sync + 'static,
    open: bool,
    fields: Content,
) -> Element {
    let set = slice(set);
    let badge = move || Some(set.get()).filter(|set| *set > 0).map(|set| badge(set, " set"));
    let details = element("details")
        .class("more")
        .child(element("summary").child(label).child(live(badge)))
        .child(element("div").class("fields").child(fields));
    details.flag("open", move || open || session.view.only_set.get())
}

impl Group {
    /// The group that a place is in; `None` for what is above the groups.
    fn of(place: &Place) -> Option<Self> {
        Some(match place {
            Place::Component(..) | Place::SqlStore => Self::Stack,
            Place::Step(..) => Self::Steps,
            Place::Field(Field::RequiredIntegrations) => Self::Integrations,
            Place::Field(field) => Self::Section(field.row().section),
            Place::RecipeBase => Self::Section(Section::BaseImage),
            Place::Platform | Place::ImageName | Place::PipelineName | Place::Dynamic => Self::Section(Section::Build),
            Place::CodeRepository | Place::Checkout => Self::Section(Section::Code),
            Place::ProjectFile(_) | Place::Command(_) => Self::Section(Section::Dependencies),
            _ => return None,
        })
    }

    /// How many things are decided in it.
    fn count(self, config: &Config) -> usize {
        let fields = config.settings.iter().filter(|(field, _)| Self::of(&Place::Field(*field)) == Some(self)).count();
        fields
            + match self {
                Self::Stack => config.stack.components.len() + usize::from(config.stack.uses_sql_store),
                Self::Section(Section::Build) => {
                    let target = &config.target;
                    let texts = [&target.platform, &target.registry, &target.repository, &target.tag];
                    texts.into_iter().chain([&config.project.pipeline_name]).filter(|text| !text.is_empty()).count()
                        + usize::from(config.project.dynamic)
                }
                // Each name counts, not the field that holds them.
                Self::Integrations => match config.settings.value(Field::RequiredIntegrations) {
                    Some(PythonValue::List(names)) => names.len().saturating_sub(1),
                    _ => 0,
                },
                Self::Steps => config.steps.len(),
                Self::Section(Section::Code) => usize::from(!config.project.code_repository.is_empty()),
                _ => 0,
            }
    }

    /// Whether a person with a goal will want to see it.
    const fn matters(self, goal: Goal) -> bool {
        match goal {
            Goal::Reuse => matches!(self, Self::Section(Section::BaseImage | Section::Code)),
            Goal::BringYourOwn | Goal::LetZenmlBuild => {
                !matches!(self, Self::Section(Section::Environment | Section::Build | Section::Code) | Self::Steps)
            }
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Stack => "Stack",
            Self::Integrations => "Integrations",
            Self::Section(section) => section.label(),
            Self::Steps => "Steps",
        }
    }

    /// What is in it, for whoever sees it folded.
    const fn about(self) -> &'static str {
        match self {
            Self::Stack => "where the pipeline runs and keeps its things",
            Self::Integrations => "libraries that ZenML knows",
            Self::Section(Section::BaseImage) => "what everything starts from",
            Self::Section(Section::Dependencies) => "Python packages and their installer",
            Self::Section(Section::System) => "apt packages, user",
            Self::Section(Section::Environment) => "environment variables",
            Self::Section(Section::Build) => "name, platform, build options",
            Self::Section(Section::Code) => "how the code gets to the steps",
            Self::Steps => "those with settings of their own",
        }
    }
}
