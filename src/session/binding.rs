//! A text of the configuration and how to set it: all that a control knows.

use super::{Session, Slice, slice};
use engine::config::Config;
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
    pub fn typed(self, field: Field) -> Binding {
        self.binding(
            Place::Field(field),
            move |config| config.settings.get(field).map(|setting| setting.text(field)).unwrap_or_default(),
            move |config, text| config.settings.type_text(field, text),
        )
    }
}
