//! Settings as a run configuration in YAML.

use super::exported;
use super::keyword::{self, Content, Keyword};
use crate::document::{Document, Language, Line};
use crate::place::Origin;
use crate::quote::yaml::{scalar, text};
use crate::situation::Situation;
use crate::value::PythonValue;

/// A run configuration in YAML with the exported settings (`zenml.config.PipelineRunConfiguration`).
pub fn yaml(situation: &Situation<'_>) -> Document {
    let exported = exported::keywords(situation);
    let mut document = Document::new("run_configuration.yaml", Language::Yaml);
    write_keywords(&mut document, 0, &[keyword::docker(exported.pipeline)]);
    if !exported.steps.is_empty() {
        document.push("steps:", Origin::Zenml);
    }
    for step in exported.steps {
        push(&mut document, 2, &[&text(&step.id), ":"].concat(), &[step.place.clone().into()]);
        write_keywords(&mut document, 4, &keyword::of_step(step));
    }
    document
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
