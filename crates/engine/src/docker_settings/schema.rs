//! A pydantic model: its fields, what happens before it is validated, and what it does with keys it does not know.

use super::shape::Shape;
use super::validator::Validator;
use crate::release::Release;
use crate::rules::Rules;
use crate::value::{Dict, PythonValue};
use std::borrow::Cow;

/// A model of ZenML's. A model's value is the dict of the fields that are set: its own in the order of declaration,
/// then the further ones as given.
pub(super) struct Schema {
    /// Its class.
    pub(super) name: &'static str,
    /// Its fields in the order of declaration: pydantic's errors and its dump follow it. A field that changed its place
    /// or its type stands once for each.
    pub(super) attributes: &'static [Attribute],
    /// Its validator "before": makes a dict of what is given, or gives up.
    pub(super) before: fn(PythonValue, &mut Validator) -> Option<Dict>,
    /// What happens with a key it does not know.
    pub(super) extra: fn(Rules) -> Extra,
}

/// A field of a model.
pub(super) struct Attribute {
    /// Its name.
    pub(super) name: &'static str,
    /// What values it takes.
    pub(super) shape: Shape,
    /// What counts when it is not given.
    pub(super) default: fn(Rules) -> PythonValue,
    /// The first release that has it so.
    pub(super) since: Release,
    /// The first release that has it otherwise.
    until: Release,
}

/// Pydantic's `extra`.
#[derive(PartialEq, Eq)]
pub(super) enum Extra {
    /// `ignore`.
    Ignore,
    /// `allow`.
    Allow,
    /// `forbid`.
    Forbid,
}

impl Schema {
    /// The fields that are set, validated. A field that is refused is left out.
    pub(super) fn accept(&self, value: &PythonValue, validator: &mut Validator) -> Option<PythonValue> {
        let given = (self.before)(value.clone(), validator)?;
        Some(PythonValue::Dict(self.fields(given, validator)))
    }

    /// The fields of a dict that is through the validator "before".
    pub(super) fn fields(&self, mut given: Dict, validator: &mut Validator) -> Dict {
        let mut set = Dict::new();
        for attribute in self.attributes(validator.rules) {
            let Some(value) = given.remove(attribute.name) else { continue };
            match validator.within(attribute.name, |validator| attribute.shape.accept(&value, validator)) {
                Some(Cow::Owned(changed)) => set.insert(attribute.name, changed),
                Some(Cow::Borrowed(_)) => set.insert(attribute.name, value),
                None => {}
            }
        }
        // What is left are keys that the model does not know.
        match (self.extra)(validator.rules) {
            Extra::Ignore => set,
            Extra::Allow => set.into_iter().chain(given).collect(),
            Extra::Forbid => {
                validator.forbid(given.iter().map(|(name, _)| name).collect());
                set
            }
        }
    }

    /// `model_dump(mode="json")`: the defaults of what is not set filled in.
    pub(super) fn dump(&self, set: &Dict, rules: Rules) -> Dict {
        let own = self.attributes(rules).map(|attribute| {
            let value = match (set.get(attribute.name), &attribute.shape) {
                (Some(PythonValue::Dict(set)), Shape::Optional(Shape::Schema(model))) => {
                    PythonValue::Dict(model.dump(set, rules))
                }
                (Some(value), _) => value.clone(),
                (None, _) => (attribute.default)(rules),
            };
            (attribute.name, value)
        });
        let further = set.iter().filter(|(name, _)| !self.has(name, rules));
        own.chain(further.map(|(name, value)| (name, value.clone()))).collect()
    }

    /// The fields of a release.
    pub(super) fn attributes(&self, rules: Rules) -> impl Iterator<Item = &'static Attribute> + use<> {
        let release = rules.release();
        self.attributes.iter().filter(move |attribute| attribute.since <= release && release < attribute.until)
    }

    /// The field of a name.
    pub(super) fn attribute(&self, name: &str, rules: Rules) -> Option<&'static Attribute> {
        self.attributes(rules).find(|attribute| attribute.name == name)
    }

    /// Whether a field is the model's own.
    pub(super) fn has(&self, name: &str, rules: Rules) -> bool {
        self.attribute(name, rules).is_some()
    }
}

impl Attribute {
    /// A field of all releases.
    pub(super) const fn new(name: &'static str, shape: Shape, default: fn(Rules) -> PythonValue) -> Self {
        Self { name, shape, default, since: Release::new(0, 0, 0), until: Release::new(u16::MAX, 0, 0) }
    }

    /// The field from a release `0.MINOR.PATCH` on.
    pub(super) const fn since(mut self, minor: u16, patch: u16) -> Self {
        self.since = Release::new(0, minor, patch);
        self
    }

    /// The field before a release `0.MINOR.PATCH`.
    pub(super) const fn until(mut self, minor: u16, patch: u16) -> Self {
        self.until = Release::new(0, minor, patch);
        self
    }
}

/// The validator "before" of a model that has none.
pub(super) fn only_dicts(value: PythonValue, validator: &mut Validator) -> Option<Dict> {
    match value {
        PythonValue::Dict(dict) => Some(dict),
        _ => validator.refuse("model_type"),
    }
}
