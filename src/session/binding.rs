//! A text of the configuration and how to set it: all that a control knows.

use super::{Session, Slice, slice};
use engine::config::Config;
use engine::settings::Settings;
use engine::{Field, Place};
use leptos::prelude::*;

/// A text and its setter. Making one costs a slice, so a component makes it once and not in a loop over keystrokes.
#[derive(Clone, Copy)]
pub struct Binding {
    /// The text as it is. A switch is `true` or empty, a choice is its key.
    pub value: Slice<String>,
    /// Sets the text.
    pub set: Callback<String>,
}

/// Whose settings a field belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The pipeline's.
    Pipeline,
    /// Those of the step at a position.
    Step(usize),
}

impl Scope {
    /// The place of one of its fields.
    pub const fn place(self, field: Field) -> Place {
        match self {
            Self::Pipeline => Place::Field(field),
            Self::Step(position) => Place::Step(position, Some(field)),
        }
    }

    /// Its settings; none where the step is gone.
    pub fn settings(self, config: &Config) -> Option<&Settings> {
        match self {
            Self::Pipeline => Some(&config.settings),
            Self::Step(position) => config.steps.get(position).map(|step| &step.settings),
        }
    }

    fn settings_mut(self, config: &mut Config) -> Option<&mut Settings> {
        match self {
            Self::Pipeline => Some(&mut config.settings),
            Self::Step(position) => config.steps.get_mut(position).map(|step| &mut step.settings),
        }
    }
}

/// What a switch that is on holds.
pub const ON: &str = "true";

impl Session {
    /// The part of the configuration at a place, as a text.
    pub fn binding(
        self,
        place: Place,
        get: impl Fn(&Config) -> String + Send + Sync + 'static,
        set: impl Fn(&mut Config, String) + Send + Sync + 'static,
    ) -> Binding {
        let value = slice(move || self.config().with(&get));
        let set = Callback::new(move |text| self.edit(place.clone(), |config| set(config, text)));
        Binding { value, set }
    }

    /// A truth of the configuration at a place, as a switch.
    pub fn switch(
        self,
        place: Place,
        get: impl Fn(&Config) -> bool + Send + Sync + 'static,
        set: impl Fn(&mut Config, bool) + Send + Sync + 'static,
    ) -> Binding {
        self.binding(
            place,
            move |config| if get(config) { ON.to_owned() } else { String::new() },
            move |config, text| set(config, text == ON),
        )
    }

    /// The text of a field's control; an empty text unsets the field.
    pub fn typed(self, scope: Scope, field: Field) -> Binding {
        self.binding(
            scope.place(field),
            move |config| {
                let setting = scope.settings(config).and_then(|settings| settings.get(field));
                setting.map(|setting| setting.text(field)).unwrap_or_default()
            },
            move |config, text| {
                if let Some(settings) = scope.settings_mut(config) {
                    settings.type_text(field, text);
                }
            },
        )
    }
}
