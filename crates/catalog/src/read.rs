//! Reads a catalog's JSON. Keys that the engine has no use for (yet) are passed over.

use engine::catalog::{Catalog, CodeRepository, Flavor, Integration, Locality};
use engine::config::ComponentType;
use engine::{PythonVersion, Release};
use serde_json::Value;

use crate::Malformed;
use crate::settings_field::{SettingsField, settings_fields};

/// Reads the text of a `data/RELEASE.json`.
///
/// # Errors
/// [`Malformed`] with the place where the text is not JSON, a key is missing, or a value is of another kind.
pub fn read(text: &str) -> Result<Catalog, Malformed> {
    let root: Value = serde_json::from_str(text).map_err(|error| Malformed {
        place: format!("line {} column {}", error.line(), error.column()),
        expected: "JSON",
    })?;
    let fields = list(&root, "fields", settings_field)?;
    Ok(Catalog {
        release: key(&root, "release", |value| Release::parse(text_of(value)?).ok_or(Malformed::new("a release")))?,
        python_versions: list(&root, "python_versions", |value| python_version(text_of(value)?))?,
        integrations: list(&root, "integrations", integration)?,
        flavors: list(&root, "flavors", flavor)?,
        code_repositories: list(&root, "code_repositories", code_repository)?,
        deployment_requirements: texts(&root, "deployment_requirements")?,
        settings_fields: settings_fields(&fields),
    })
}

fn integration(record: &Value) -> Result<Integration, Malformed> {
    Ok(Integration {
        name: text(record, "name")?,
        requirements: texts(record, "requirements")?,
        requirements_by_python: requirements_by_python(record)?,
        apt_packages: texts(record, "apt_packages")?,
    })
}

/// The key is there only where a Python version has requirements of its own.
fn requirements_by_python(record: &Value) -> Result<Vec<(PythonVersion, Vec<String>)>, Malformed> {
    const KEY: &str = "requirements_by_python";
    let Some(value) = record.get(KEY) else { return Ok(Vec::new()) };
    let versions = value.as_object().ok_or(Malformed::new("an object").under(KEY))?;
    let of_version = |name: &String| Ok((python_version(name)?, texts(value, name)?));
    let read = versions.keys().map(|name| of_version(name).map_err(|error: Malformed| error.under(KEY)));
    let mut found = read.collect::<Result<Vec<_>, Malformed>>()?;
    found.sort_by_key(|(python, _)| *python);
    Ok(found)
}

/// A release without display names shows the flavor's name.
fn flavor(record: &Value) -> Result<Flavor, Malformed> {
    let name = text(record, "name")?;
    Ok(Flavor {
        component_type: key(record, "type", |value| {
            ComponentType::from_key(text_of(value)?).ok_or(Malformed::new("a component type"))
        })?,
        display_name: optional_text(record, "display_name")?.unwrap_or_else(|| name.clone()),
        name,
        integration: optional_text(record, "integration")?,
        requirements_integration: optional_text(record, "requirements_integration")?,
        local: key(record, "is_local", locality)?,
        adds_local_zenml: flag(record, "adds_local_zenml")?,
        uses_docker: flag(record, "uses_docker")?,
        docs_url: optional_text(record, "docs_url")?,
    })
}

fn locality(value: &Value) -> Result<Locality, Malformed> {
    match value {
        Value::Bool(true) => Ok(Locality::Local),
        Value::Bool(false) => Ok(Locality::Remote),
        Value::String(text) if text == "config" => Ok(Locality::Configured),
        _ => Err(Malformed::new("true, false or \"config\"")),
    }
}

fn code_repository(record: &Value) -> Result<CodeRepository, Malformed> {
    Ok(CodeRepository {
        name: text(record, "type")?,
        requirements_integration: optional_text(record, "requirements_integration")?,
    })
}

fn settings_field(record: &Value) -> Result<SettingsField, Malformed> {
    Ok(SettingsField { model: text(record, "model")?, name: text(record, "name")?, kind: text(record, "type")? })
}

fn key<T>(record: &Value, key: &str, read: impl Fn(&Value) -> Result<T, Malformed>) -> Result<T, Malformed> {
    record.get(key).ok_or(Malformed::new("a value")).and_then(read).map_err(|error| error.under(key))
}

fn list<T>(record: &Value, name: &str, read: fn(&Value) -> Result<T, Malformed>) -> Result<Vec<T>, Malformed> {
    key(record, name, |value| {
        let items = value.as_array().ok_or(Malformed::new("a list"))?;
        items.iter().enumerate().map(|(position, item)| read(item).map_err(|error| error.at(position))).collect()
    })
}

fn texts(record: &Value, key: &str) -> Result<Vec<String>, Malformed> {
    list(record, key, |value| text_of(value).map(str::to_owned))
}

fn text(record: &Value, name: &str) -> Result<String, Malformed> {
    key(record, name, |value| text_of(value).map(str::to_owned))
}

fn optional_text(record: &Value, name: &str) -> Result<Option<String>, Malformed> {
    key(record, name, |value| if value.is_null() { Ok(None) } else { text_of(value).map(|text| Some(text.to_owned())) })
}

fn flag(record: &Value, name: &str) -> Result<bool, Malformed> {
    key(record, name, |value| value.as_bool().ok_or(Malformed::new("true or false")))
}

fn text_of(value: &Value) -> Result<&str, Malformed> {
    value.as_str().ok_or(Malformed::new("a text"))
}

fn python_version(text: &str) -> Result<PythonVersion, Malformed> {
    PythonVersion::parse(text).ok_or(Malformed::new("a Python version"))
}
