//! Settings as a run configuration in YAML.

use super::exported;
use super::keyword::{Content, Keyword};
use crate::document::{Document, Language, Line};
use crate::place::Origin;
use crate::quote::yaml::{scalar, text};
use crate::situation::Situation;
use crate::value::PythonValue;

/// A run configuration in YAML with the exported settings (`zenml.config.PipelineRunConfiguration`).
pub fn yaml(situation: &Situation<'_>) -> Document {
    let exported = exported::keywords(situation);
    let mut document = Document::new("run_configuration.yaml", Language::Yaml);
    write_settings(&mut document, 0, &exported.pipeline);
    if !exported.steps.is_empty() {
        document.push("steps:", Origin::Zenml);
    }
    for step in exported.steps {
        push(&mut document, 2, &format!("{}:", text(step.name)), &[step.place.into()]);
        write_settings(&mut document, 4, &step.keywords);
    }
    document
}

fn write_settings(document: &mut Document, indent: usize, keywords: &[Keyword]) {
    push(document, indent, "settings:", &[Origin::Zenml]);
    if keywords.is_empty() {
        return push(document, indent + 2, "docker: {}", &[Origin::Zenml]);
    }
    push(document, indent + 2, "docker:", &[Origin::Zenml]);
    write_keywords(document, indent + 4, keywords);
}

fn write_keywords(document: &mut Document, indent: usize, keywords: &[Keyword]) {
    for keyword in keywords {
        let prefix = format!("{}:", text(&keyword.name));
        match &keyword.content {
            Content::Value(value) => write_value(document, indent, &prefix, value, &keyword.origins),
            Content::Keywords(inner) if inner.is_empty() => {
                push(document, indent, &format!("{prefix} {{}}"), &keyword.origins);
            }
            Content::Keywords(inner) => {
                push(document, indent, &prefix, &keyword.origins);
                write_keywords(document, indent + 2, inner);
            }
        }
    }
}

/// Writes a value behind a key or the dash of an item: on the same line, or indented below it.
fn write_value(document: &mut Document, indent: usize, prefix: &str, value: &PythonValue, origins: &[Origin]) {
    let same_line = match value {
        PythonValue::List(items) if items.is_empty() => "[]".to_owned(),
        PythonValue::Dict(entries) if entries.is_empty() => "{}".to_owned(),
        PythonValue::List(items) => {
            push(document, indent, prefix, origins);
            for item in items.iter() {
                write_value(document, indent + 2, "-", item, origins);
            }
            return;
        }
        PythonValue::Dict(entries) => {
            push(document, indent, prefix, origins);
            for (key, item) in entries.iter() {
                write_value(document, indent + 2, &format!("{}:", text(key)), item, origins);
            }
            return;
        }
        other => scalar(other),
    };
    push(document, indent, &format!("{prefix} {same_line}"), origins);
}

fn push(document: &mut Document, indent: usize, text: &str, origins: &[Origin]) {
    document.lines.push(Line { text: format!("{:indent$}{text}", ""), origins: origins.to_vec() });
}
