//! Parameters of steps and pipelines: what a form asks for.

use crate::Json;
use crate::snapshot_detail::SnapshotDetail;

/// A parameter that a run may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// The step that it belongs to; `None` for one of the pipeline, which only dynamic pipelines have.
    pub step: Option<String>,
    /// Its name.
    pub name: String,
    /// What it takes.
    pub kind: Kind,
    /// Whether it takes `null` too.
    pub nullable: bool,
    /// What it is in the snapshot, and stays where nothing is filled in; `None` where it has no value, so that one is required.
    pub value: Option<Json>,
    /// What its author says about it; empty for nothing.
    pub description: String,
}

/// What a parameter takes, as far as a form can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// A text.
    Text,
    /// One of these.
    Choice(Vec<Json>),
    /// Anything else, written as JSON.
    Json,
}

impl Parameter {
    /// All parameters that a run of a snapshot may set. The server refuses a parameter that a step has no value for already
    /// (`snapshot_request_from_source_snapshot`), so what a step's schema names besides is left out.
    pub fn all(snapshot: &SnapshotDetail) -> Vec<Self> {
        let mut parameters = Vec::new();
        if snapshot.summary.dynamic {
            let spec = snapshot.metadata().get("pipeline_spec");
            let schema = spec.get("input_schema");
            let values = snapshot.metadata().at(&["pipeline_configuration", "parameters"]);
            let values = if values.entries().is_empty() { spec.get("parameters") } else { values };
            let names = names(schema.get("properties"), values);
            parameters.extend(names.map(|name| Self::of(None, name, schema, values)));
        }
        for (step, json) in snapshot.steps() {
            let (values, schema) = (json.at(&["config", "parameters"]), json.at(&["spec", "parameter_spec"]));
            let known = values.entries().iter().map(|(name, _)| name.as_str());
            parameters.extend(known.map(|name| Self::of(Some(step), name, schema, values)));
        }
        parameters
    }

    /// Reads what a person typed.
    ///
    /// # Errors
    /// It is nothing that the parameter takes: what it takes.
    pub fn read(&self, typed: &str) -> Result<Json, String> {
        let trimmed = typed.trim();
        if self.nullable && trimmed == "null" {
            return Ok(Json::Null);
        }
        let json = Json::parse(trimmed);
        let found = match &self.kind {
            Kind::Text => Some(Json::text(typed)),
            Kind::Integer => json.filter(|json| matches!(json, Json::Number(number) if is_whole(number))),
            Kind::Number => json.filter(|json| matches!(json, Json::Number(_))),
            Kind::Boolean => json.filter(|json| matches!(json, Json::Bool(_))),
            Kind::Choice(choices) => choices.iter().find(|choice| shown(choice) == trimmed).cloned(),
            Kind::Json => json,
        };
        found.ok_or_else(|| self.takes())
    }

    /// Whether a value is one that the parameter takes.
    pub fn accepts(&self, value: &Json) -> bool {
        match (value, &self.kind) {
            (Json::Null, Kind::Json) => true,
            (Json::Null, _) => self.nullable,
            (Json::Number(number), Kind::Integer) => is_whole(number),
            (Json::Number(_), Kind::Number) | (Json::Bool(_), Kind::Boolean) | (Json::Text(_), Kind::Text) => true,
            (value, Kind::Choice(choices)) => choices.contains(value),
            (_, kind) => *kind == Kind::Json,
        }
    }

    /// What the parameter takes, in words.
    pub fn takes(&self) -> String {
        let kind = match &self.kind {
            Kind::Integer => "a whole number".into(),
            Kind::Number => "a number".into(),
            Kind::Boolean => "`true` or `false`".into(),
            Kind::Text => "a text".into(),
            Kind::Choice(choices) => {
                let choices: Vec<String> = choices.iter().map(|choice| format!("`{}`", shown(choice))).collect();
                format!("one of {}", choices.join(", "))
            }
            Kind::Json => "a value in JSON".into(),
        };
        if self.nullable { format!("{kind}, or `null`") } else { kind }
    }

    /// The value that the snapshot has, as a person would type it.
    pub fn shown(&self) -> String {
        self.value.as_ref().map(shown).unwrap_or_default()
    }

    fn of(step: Option<&str>, name: &str, schema: &Json, values: &Json) -> Self {
        let definitions = schema.get("$defs");
        let of_schema = schema.at(&["properties", name]);
        let present = |json: &Json, name: &str| {
            json.entries().iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
        };
        let value = present(values, name).or_else(|| present(of_schema, "default"));
        let (kind, nullable) = match &value {
            // Before ZenML 0.94 a snapshot says nothing of the types.
            Some(value) if of_schema.is_null() => (Kind::of_value(value), false),
            _ => Kind::of(of_schema, definitions, 8),
        };
        Self {
            step: step.map(str::to_owned),
            name: name.to_owned(),
            kind,
            nullable,
            value,
            description: of_schema.get("description").to_text().unwrap_or_default(),
        }
    }
}

impl Kind {
    /// What a JSON Schema takes, and whether `null` too. References are followed so many times at most.
    fn of(schema: &Json, definitions: &Json, depth: usize) -> (Self, bool) {
        let name = schema.get("$ref").as_text().and_then(|reference| reference.rsplit('/').next());
        if let (Some(name), Some(depth)) = (name, depth.checked_sub(1)) {
            return Self::of(definitions.get(name), definitions, depth);
        }
        let is_null = |option: &&Json| option.get("type").as_text() == Some("null");
        let options = schema.get("anyOf").items();
        let others: Vec<&Json> = options.iter().filter(|option| !is_null(option)).collect();
        if let ([only], Some(depth)) = (others.as_slice(), depth.checked_sub(1)) {
            let (kind, nullable) = Self::of(only, definitions, depth);
            return (kind, nullable || others.len() < options.len());
        }
        let choices = schema.get("enum").items();
        let kind = match schema.get("type").as_text() {
            _ if !choices.is_empty() => Self::Choice(choices.to_vec()),
            Some("integer") => Self::Integer,
            Some("number") => Self::Number,
            Some("boolean") => Self::Boolean,
            Some("string") => Self::Text,
            _ => Self::Json,
        };
        (kind, others.len() < options.len())
    }
}

impl Kind {
    /// What is likely taken where only a value is known.
    const fn of_value(value: &Json) -> Self {
        match value {
            Json::Number(_) => Self::Number,
            Json::Bool(_) => Self::Boolean,
            Json::Text(_) => Self::Text,
            _ => Self::Json,
        }
    }
}

/// The names in a schema, then those that only values have.
fn names<'a>(properties: &'a Json, values: &'a Json) -> impl Iterator<Item = &'a str> {
    let key = |(key, _): &'a (String, Json)| key.as_str();
    let others = values.entries().iter().map(key).filter(|name| properties.get(name).is_null());
    properties.entries().iter().map(key).chain(others)
}

/// A value as a person would type it.
fn shown(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_whole(number: &str) -> bool {
    !number.contains(['.', 'e', 'E'])
}
