//! Settings as a tree of keyword arguments, each with its origins: what all snippets are written from.

use super::exported::StepKeywords;
use crate::field::Field;
use crate::place::Origin;
use crate::settings::Settings;
use crate::value::PythonValue;

/// A keyword argument of `DockerSettings`, or a key below one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Keyword {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub content: Content,
    /// The fields in it; never empty.
    pub origins: Vec<Origin>,
}

/// What a keyword holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// The value of one field.
    Value(PythonValue),
    /// Further keywords, each from a field of its own.
    Keywords(Vec<Keyword>),
}

/// The tree of the settings: the same structure as [`Settings::keywords`].
pub(super) fn tree(settings: &Settings, origin: impl Fn(Field) -> Origin) -> Vec<Keyword> {
    let mut keywords = Vec::new();
    for (field, setting) in settings.iter() {
        let path: Vec<&str> = field.path().collect();
        insert(&mut keywords, &path, setting.value(field), &origin(field));
    }
    keywords
}

/// `settings` with Docker settings in it, as pipelines, steps and run configurations have them.
pub(super) fn docker(keywords: Vec<Keyword>) -> Keyword {
    let within = |name: &str, keywords| Keyword {
        name: name.into(),
        origins: vec![Origin::Zenml],
        content: Content::Keywords(keywords),
    };
    within("settings", vec![within("docker", keywords)])
}

/// What is set for a step: its step operator and its settings, as far as there are any.
pub(super) fn of_step(step: StepKeywords<'_>) -> Vec<Keyword> {
    let mut keywords = Vec::new();
    if !step.step_operator.is_empty() {
        let content = Content::Value(PythonValue::text(step.step_operator));
        keywords.push(Keyword { name: "step_operator".into(), origins: vec![step.place.into()], content });
    }
    if !step.keywords.is_empty() {
        keywords.push(docker(step.keywords));
    }
    keywords
}

/// Puts a value at a path of names. The name `*` (further build options) spreads a dict over its surroundings.
fn insert(keywords: &mut Vec<Keyword>, path: &[&str], value: PythonValue, origin: &Origin) {
    match path {
        [] => {}
        ["*"] => {
            if let PythonValue::Dict(entries) = value {
                for (name, entry) in entries.iter() {
                    insert(keywords, &[name], entry.clone(), origin);
                }
            }
        }
        [name] => *at(keywords, name, origin) = Content::Value(value),
        [name, rest @ ..] => {
            let content = at(keywords, name, origin);
            if let Content::Value(_) = content {
                *content = Content::Keywords(Vec::new());
            }
            if let Content::Keywords(inner) = content {
                insert(inner, rest, value, origin);
            }
        }
    }
}

/// The content of a name, made where there is none; the origin joins those of the name.
fn at<'a>(keywords: &'a mut Vec<Keyword>, name: &str, origin: &Origin) -> &'a mut Content {
    let position = keywords.iter().position(|keyword| keyword.name == name).unwrap_or(keywords.len());
    if position == keywords.len() {
        let content = Content::Keywords(Vec::new());
        keywords.push(Keyword { name: name.to_owned(), content, origins: Vec::new() });
    }
    #[allow(clippy::indexing_slicing, reason = "the position was found or has just been filled")]
    let keyword = &mut keywords[position];
    keyword.origins.push(origin.clone());
    &mut keyword.content
}

#[cfg(test)]
mod tests {
    use super::{Content, Keyword, tree};
    use crate::field::{Field, ROWS};
    use crate::settings::Settings;
    use crate::value::{Dict, PythonValue};

    fn dict(keywords: &[Keyword]) -> Dict {
        let value = |content: &Content| match content {
            Content::Value(value) => value.clone(),
            Content::Keywords(inner) => PythonValue::Dict(dict(inner)),
        };
        keywords.iter().map(|keyword| (keyword.name.as_str(), value(&keyword.content))).collect()
    }

    #[test]
    fn the_tree_is_what_the_keywords_are() {
        let mut settings = Settings::default();
        for row in ROWS {
            settings.type_text(row.field, row.example);
        }
        let clash: Dict =
            [("labels", PythonValue::None), ("platform", PythonValue::text("linux/arm64"))].into_iter().collect();
        settings.set(Field::BuildFurtherOptions, PythonValue::Dict(clash));
        settings.set(Field::ParentFurtherOptions, PythonValue::Bool(true));
        let tree = tree(&settings, Into::into);
        assert_eq!(dict(&tree), settings.keywords());
        assert!(tree.iter().all(|keyword| !keyword.origins.is_empty()));
    }
}
