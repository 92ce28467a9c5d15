//! Everything that a person can do or go to, by name: what the command palette finds, and the shortcuts.

use crate::form::Preset;
use crate::outside::Outside;
use crate::panels::tabs;
use crate::session::{Dialog, Panel, Session, Theme};
use engine::config::{Component, ComponentType, Goal};
use engine::{Field, Place, ROWS};
use leptos::prelude::*;
use std::rc::Rc;

/// What a person can do or go to.
pub struct Action {
    /// Its name.
    pub name: String,
    /// What kind of thing it is, or ZenML's name for it.
    pub about: String,
    /// Its shortcut; empty where there is none.
    pub keys: &'static str,
    /// The integration that it is about; empty for none.
    pub integration: String,
    /// Does it.
    pub run: Rc<dyn Fn(Outside)>,
}

/// A shortcut.
pub struct Shortcut {
    /// The keys, as they are written on them.
    pub keys: &'static str,
    /// What it does.
    pub about: &'static str,
}

/// Every shortcut, in the order of the help sheet.
pub const SHORTCUTS: [Shortcut; 8] = [
    Shortcut { keys: "Ctrl K", about: "Find a setting, a tab or an action" },
    Shortcut { keys: "Ctrl Z", about: "Undo the last change, of whichever field" },
    Shortcut { keys: "Ctrl Shift Z", about: "Redo it" },
    Shortcut { keys: "/", about: "Search the integrations" },
    Shortcut { keys: "[", about: "The output before" },
    Shortcut { keys: "]", about: "The output after" },
    Shortcut { keys: "?", about: "This sheet" },
    Shortcut { keys: "Esc", about: "Close what is open" },
];

impl Action {
    fn new(name: impl Into<String>, about: impl Into<String>, run: impl Fn(Outside) + 'static) -> Self {
        Self { name: name.into(), about: about.into(), keys: "", integration: String::new(), run: Rc::new(run) }
    }

    fn with_keys(self, keys: &'static str) -> Self {
        Self { keys, ..self }
    }

    /// The words that it is found by, in small letters.
    pub fn words(&self) -> String {
        [&self.name, " ", &self.about].concat().to_ascii_lowercase()
    }
}

/// Everything, in the order in which it is offered.
pub fn actions(session: Session) -> Vec<Action> {
    let mut all = of_the_page(session);
    let goal = session.config().with_untracked(|config| config.goal);
    all.extend(tabs::offered(goal).iter().map(|panel| show(session, *panel)));
    all.extend(Goal::ALL.map(|goal| {
        Action::new(crate::form::goal_name(goal), "Goal", move |_| {
            session.edit(Place::Goal, |config| config.goal = goal);
            session.seal();
        })
    }));
    all.extend(ComponentType::ALL.map(|kind| go(session, kind.label(), "Stack", Place::Component(kind, 0))));
    let rows = ROWS.iter().filter(|row| {
        !row.deprecated || session.config().with_untracked(|config| config.settings.get(row.field).is_some())
    });
    all.extend(rows.map(|row| go(session, row.label, row.key, Place::Field(row.field))));
    let others = [Place::Release, Place::Python, Place::CodeRepository, Place::Platform, Place::PipelineName];
    all.extend(others.map(|place| go(session, &place.label(), "Setting", place)));
    let integrations = session.catalog().with_untracked(|catalog| {
        catalog.integrations.iter().map(|integration| integration.name.clone()).collect::<Vec<_>>()
    });
    all.extend(integrations.into_iter().map(|name| integration(session, name)));
    let stack = Place::Component(ComponentType::Orchestrator, 0);
    all.extend(presets(session, Preset::Stack, "Begin with the stack", &stack));
    if goal == Goal::LetZenmlBuild {
        let image = Place::Field(Field::ParentImage);
        all.extend(presets(session, Preset::Image, "Begin with the image", &image));
    }
    let flavors = session.catalog().with_untracked(|catalog| catalog.flavors.clone());
    all.extend(flavors.into_iter().map(|one| flavor(session, one.component_type, one.name, &one.display_name)));
    all
}

fn of_the_page(session: Session) -> Vec<Action> {
    let view = session.view;
    let theme = move |theme: Theme| move |_: Outside| view.theme.set(theme);
    vec![
        Action::new("Undo", "Page", |outside: Outside| outside.undo()).with_keys("Ctrl Z"),
        Action::new("Redo", "Page", |outside: Outside| outside.redo()).with_keys("Ctrl Shift Z"),
        Action::new("Share: link, badge, QR code, file", "Page", |outside: Outside| outside.open(Dialog::Share)),
        Action::new("Embed in a page", "Page", |outside: Outside| outside.open(Dialog::Embed)),
        Action::new("Copy link", "Page", |outside: Outside| outside.copy_link()),
        Action::new("Import: Python, YAML, requirements, Dockerfile, stack", "Page", |outside: Outside| {
            outside.open(Dialog::Import);
        }),
        Action::new("Kept configurations", "Page", |outside: Outside| outside.open(Dialog::History)),
        Action::new("Show only what is set", "Form", move |_| view.only_set.update(|only| *only = !*only)),
        Action::new("Add a step", "Steps", move |outside| crate::form::add_step(session, outside)),
        Action::new("Light colours", "Page", theme(Theme::Light)),
        Action::new("Dark colours", "Page", theme(Theme::Dark)),
        Action::new("Colours as the system", "Page", theme(Theme::System)),
        Action::new("Help and shortcuts", "Page", |outside: Outside| outside.open(Dialog::Help)).with_keys("?"),
    ]
}

fn show(session: Session, panel: Panel) -> Action {
    Action::new(tabs::label(panel), "Output", move |outside| {
        session.view.panel.set(panel);
        outside.focus_id(tabs::id(panel));
    })
}

fn go(session: Session, name: &str, about: &str, place: Place) -> Action {
    Action::new(name, about, move |outside| {
        if session.view.only_set.get_untracked() {
            session.view.only_set.set(false);
        }
        outside.focus_soon(place.clone());
    })
}

/// Takes an integration in, or out where it is in.
fn integration(session: Session, name: String) -> Action {
    let chosen = session.config().with_untracked(|config| crate::form::integration_names(config).contains(&name));
    let about = if chosen { "Remove the integration" } else { "Add the integration" };
    let added = Action::new(name.clone(), about, {
        let name = name.clone();
        move |outside| {
            session.seal();
            session.edit(Place::Field(Field::RequiredIntegrations), |config| {
                let mut names = crate::form::integration_names(config);
                names.retain(|other| *other != name);
                if !chosen {
                    names.push(name.clone());
                }
                config.settings.type_text(Field::RequiredIntegrations, names.join("\n"));
            });
            session.seal();
            outside.say(&[if chosen { "Removed: " } else { "Added: " }, &name].concat());
        }
    });
    Action { integration: name, ..added }
}

/// Uses a flavor as the only one of its type.
fn flavor(session: Session, kind: ComponentType, name: String, shown: &str) -> Action {
    let about = ["Use as ", &kind.label().to_ascii_lowercase()].concat();
    Action::new(
        [shown, if shown == name { "" } else { " " }, if shown == name { "" } else { &name }].concat(),
        about,
        move |outside| {
            session.seal();
            session.edit(Place::Component(kind, 0), |config| {
                let mut mine = config.stack.components.iter_mut().filter(|component| component.component_type == kind);
                match mine.next() {
                    Some(component) => component.flavor.clone_from(&name),
                    None => config.stack.components.push(Component::new(kind, name.clone())),
                }
            });
            session.seal();
            outside.focus_soon(Place::Component(kind, 0));
        },
    )
}

/// The things that one can begin with.
fn presets(session: Session, kind: Preset, about: &'static str, place: &Place) -> Vec<Action> {
    let Some(offers) = session.rest.get_untracked().map(|rest| rest.offers) else { return Vec::new() };
    let all = session
        .catalog()
        .with_untracked(|catalog| session.config().with_untracked(|config| (offers.presets)(kind, config, catalog)));
    let there = all.into_iter().filter(|choice| choice.there);
    there
        .map(|choice| {
            let place = place.clone();
            Action::new(choice.name, about, move |outside| {
                session.seal();
                session.edit(place.clone(), |config| (offers.apply)(kind, &choice.value, config));
                session.seal();
                outside.focus_soon(place.clone());
            })
        })
        .collect()
}
