//! What is withheld from a text.

use super::{Permission, Withheld, Writer};
use crate::field::Secrecy;
use crate::place::Place;
use crate::secret;
use crate::value::PythonValue;

impl Writer<'_> {
    /// The value without what looks secret in it. Entries are judged by their names as well where the field may hold
    /// secrets, and by their form alone elsewhere.
    pub(super) fn without_secrets(
        &mut self,
        name: &str,
        value: PythonValue,
        secrecy: Secrecy,
        place: &Place,
    ) -> PythonValue {
        match value {
            PythonValue::Text(text) => PythonValue::Text(self.withhold(name, &text, secrecy, place)),
            PythonValue::List(items) => PythonValue::List(
                items.iter().map(|item| self.without_secrets(name, item.clone(), secrecy, place)).collect(),
            ),
            PythonValue::Dict(entries) => {
                let clean = |(name, value): (String, PythonValue)| {
                    let value = self.without_secrets(&name, value, secrecy, place);
                    let shown = self.withhold("", &name, Secrecy::Open, place);
                    let value = if shown == name { value } else { self.without_secrets(&shown, value, secrecy, place) };
                    (shown, value)
                };
                PythonValue::Dict(entries.into_iter().map(clean).collect())
            }
            PythonValue::Int(_) | PythonValue::Float(_) => {
                let text = value.to_text();
                let withheld = self.withhold(name, &text, secrecy, place);
                if withheld == text { value } else { PythonValue::Text(withheld) }
            }
            PythonValue::None | PythonValue::Bool(_) => value,
        }
    }

    /// The text without what looks secret in it, unless the person allowed just this.
    pub(super) fn withhold(&mut self, name: &str, text: &str, secrecy: Secrecy, place: &Place) -> String {
        let Permission::Some(allowed) = self.permission else { return text.to_owned() };
        let clean = match secrecy {
            Secrecy::Guarded if !name.is_empty() => secret::withhold(name, text),
            _ => secret::redact(text),
        };
        let Some(clean) = clean else { return text.to_owned() };
        let withheld = Withheld::new(place.clone(), if name.is_empty() { &clean } else { name }, text);
        if allowed.contains(&withheld) {
            return text.to_owned();
        }
        if !self.withheld.contains(&withheld) {
            self.withheld.push(withheld);
        }
        clean
    }
}
