//! The fields of `DockerSettings`, those of the models inside it included.

/// A field of `DockerSettings` or of a model inside it.
pub struct SettingsField {
    pub model: String,
    pub name: String,
    /// Its type as Python writes it.
    pub kind: String,
}

impl SettingsField {
    /// The name of the model that the field holds, if it holds one: `X` of the type `Optional[X]`.
    fn nested(&self) -> &str {
        let optional = self.kind.strip_prefix("Optional[").and_then(|rest| rest.strip_suffix(']'));
        optional.unwrap_or(&self.kind)
    }
}

/// The fields of `DockerSettings` with their types, those of nested models in place of the field that holds them.
pub fn settings_fields(fields: &[SettingsField]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    add_model("DockerSettings", "", fields, &mut found);
    found
}

fn add_model(model: &str, prefix: &str, fields: &[SettingsField], found: &mut Vec<(String, String)>) {
    for field in fields.iter().filter(|field| field.model == model) {
        let name = [prefix, &field.name].concat();
        // A model inside itself would have no end; ZenML has none.
        if field.nested() != model && fields.iter().any(|other| other.model == field.nested()) {
            add_model(field.nested(), &[&name, "."].concat(), fields, found);
        } else {
            found.push((name, field.kind.clone()));
        }
    }
}
