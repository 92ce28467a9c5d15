//! `DockerSettings` from a tree of values, whatever language it was written in.

mod entries;
mod value;

pub(crate) use entries::distinct;
pub(crate) use value::{texts, value};

use crate::draft::{Draft, Target};
use crate::node::{Content, Node};
use crate::notice::{NoticeKind, Unknown};
use engine::docker_settings::SWALLOWED;
use engine::field::{Kind, ROWS};
use engine::value::Dict;
use engine::{Field, PythonValue};
use std::rc::Rc;

/// The class, as Python names it.
pub(crate) const CLASS: &str = "DockerSettings";

/// Keys and values as written.
pub(crate) type Entries = [(Rc<Node>, Rc<Node>)];

/// Reads the settings that a node is.
pub(crate) fn read(draft: &mut Draft<'_>, node: &Node, target: Target) {
    let Some(entries) = arguments(draft, node, CLASS) else { return };
    draft.begin(target);
    for (key, name, value) in distinct(draft, entries) {
        let field = if name.contains('.') { None } else { Field::from_key(name) };
        match (name, field) {
            ("build_config" | "parent_image_build_config", _) => build_config(draft, value, target, name),
            (_, Some(field)) => set(draft, value, target, field),
            (SWALLOWED, None) => {}
            _ => {
                let known = ROWS.iter().map(|row| row.key.split('.').next().unwrap_or_default());
                let nearest = draft.nearest(name, known);
                draft.warn(key.span, NoticeKind::UnknownField { name: name.to_owned(), nearest });
            }
        }
    }
}

/// Whether a dict could be settings: at least one of its keys is a field's.
pub(crate) fn names_a_field(node: &Node) -> bool {
    let keys = node.entries().into_iter().flatten().filter_map(|(key, _)| key.as_text());
    keys.take(1_000).any(|key| {
        key == "build_config"
            || key == "parent_image_build_config"
            || Field::from_key(key).is_some_and(|_| !key.contains('.'))
    })
}

/// The keyword arguments that a node is: a dict, or a call of the class.
fn arguments<'n>(draft: &mut Draft<'_>, node: &'n Node, class: &str) -> Option<&'n Entries> {
    match &node.content {
        Content::Dict(entries) => return Some(entries),
        Content::Call(name, entries, others) if name.rsplit('.').next() == Some(class) => {
            if *others > 0 {
                draft.warn(node.span, NoticeKind::Positional(class.to_owned()));
            }
            return Some(entries);
        }
        Content::Scalar(_) | Content::Sequence(..) => draft.warn(node.span, NoticeKind::WrongShape("settings")),
        // Says why it is unknown.
        _ => drop(value(draft, node)),
    }
    None
}

fn set(draft: &mut Draft<'_>, node: &Node, target: Target, field: Field) {
    let value = match field.row().kind {
        Kind::Lines | Kind::Words | Kind::Text | Kind::Choice(_) => texts(draft, node),
        Kind::Pairs | Kind::Flag | Kind::Number => value(draft, node),
    };
    if let Some(value) = value {
        draft.set(node.span, target, field, value);
    }
}

fn build_config(draft: &mut Draft<'_>, node: &Node, target: Target, name: &str) {
    const KEYS: [&str; 2] = ["build_options", "dockerignore"];
    let is_parent = name.starts_with("parent");
    let kept = if is_parent { "parent_image_build_config" } else { "build_config" };
    let decoded = decoded(node);
    let node = decoded.as_deref().unwrap_or(node);
    if node.is_none() {
        return draft.remark(node.span, NoticeKind::SameAsUnset(kept));
    }
    let Some(entries) = arguments(draft, node, "DockerBuildConfig") else { return };
    let holds = |key: &str| entries.iter().any(|(name, value)| name.as_text() == Some(key) && !value.is_none());
    let ignore_file = if is_parent { Field::ParentDockerignore } else { Field::BuildDockerignore };
    if !holds("build_options") && !holds("dockerignore") {
        // There is no field for the whole: one of it that holds nothing stands for it, which makes the same model.
        draft.remark(node.span, NoticeKind::Empty(kept));
        draft.set(node.span, target, ignore_file, PythonValue::None);
    }
    for (key, name, value) in distinct(draft, entries) {
        match name {
            "dockerignore" => set(draft, value, target, ignore_file),
            "build_options" => build_options(draft, value, target, is_parent),
            _ => {
                let nearest = draft.nearest(name, KEYS.into_iter());
                draft.warn(key.span, NoticeKind::UnknownField { name: name.to_owned(), nearest });
            }
        }
    }
}

/// Options that have a field of their own go there, the others together into one.
fn build_options(draft: &mut Draft<'_>, node: &Node, target: Target, is_parent: bool) {
    let decoded = decoded(node);
    let node = decoded.as_deref().unwrap_or(node);
    if node.is_none() {
        return draft.remark(node.span, NoticeKind::SameAsUnset("build_options"));
    }
    let Some(entries) = arguments(draft, node, "DockerBuildOptions") else { return };
    let prefix = if is_parent { "parent_image_build_config.build_options." } else { "build_config.build_options." };
    let mut further = Vec::new();
    for (_, name, node) in distinct(draft, entries) {
        let own = ROWS.iter().find(|row| row.key.strip_prefix(prefix) == Some(name));
        match own.filter(|_| name != "*") {
            Some(row) => set(draft, node, target, row.field),
            None => further.extend(value(draft, node).map(|value| (name.to_owned(), value))),
        }
    }
    if !further.is_empty() || entries.is_empty() {
        let field = if is_parent { Field::ParentFurtherOptions } else { Field::BuildFurtherOptions };
        draft.set(node.span, target, field, PythonValue::Dict(further.into_iter().collect::<Dict>()));
    }
}

/// A text in the place of a model is read as JSON (`before_validator_handler`).
fn decoded(node: &Node) -> Option<Rc<Node>> {
    match PythonValue::from_json(node.as_text()?)? {
        value @ PythonValue::Dict(_) => Some(Node::of_value(value, node.span)),
        _ => None,
    }
}

/// Says why a value is unknown.
pub(crate) fn unknown(draft: &mut Draft<'_>, node: &Node, why: Unknown) {
    draft.warn(node.span, NoticeKind::Unknown(why));
}
