//! A value of the configuration and how to set it: all that a control knows.

use super::{Session, slice};
use engine::config::Config;
use engine::{Field, Place, PythonValue};
use leptos::prelude::*;

/// A value and its setter. Making one costs a memo, so a component makes it once and not in a loop over keystrokes.
pub struct Binding<T: Send + Sync + 'static> {
    /// The value as it is.
    pub value: Signal<T>,
    /// Sets the value.
    pub set: Callback<T>,
}

impl<T: Send + Sync + 'static> Clone for Binding<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Binding<T> {}

impl Session {
    /// The part of the configuration at a place.
    pub fn binding<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        place: Place,
        get: impl Fn(&Config) -> T + Send + Sync + 'static,
        set: impl Fn(&mut Config, T) + Send + Sync + 'static,
    ) -> Binding<T> {
        let value = slice(move || self.config().with(&get));
        let set = Callback::new(move |value| self.edit(place.clone(), |config| set(config, value)));
        Binding { value: value.into(), set }
    }

    /// The text of a field's control; an empty text unsets the field.
    pub fn typed(self, field: Field) -> Binding<String> {
        self.binding(
            Place::Field(field),
            move |config| config.settings.get(field).map(|setting| setting.text(field)).unwrap_or_default(),
            move |config, text| config.settings.type_text(field, text),
        )
    }

    /// The value of a field; `None` for a field that is unset.
    pub fn value(self, field: Field) -> Binding<Option<PythonValue>> {
        self.binding(
            Place::Field(field),
            move |config| config.settings.value(field),
            move |config, value| match value {
                Some(value) => config.settings.set(field, value),
                None => config.settings.unset(field),
            },
        )
    }
}
