//! A `pyproject.toml` as requirements: `project.dependencies` (PEP 621) and `tool.poetry.dependencies`.

use crate::draft::{Draft, Target};
use crate::node::{Node, between};
use crate::notice::NoticeKind;
use crate::settings::distinct;
use crate::{poetry, toml};
use engine::{Field, Place, PythonValue, PythonVersion};
use packaging::{Requirement, Span, SpecifierSet, Version};

/// Keys of `tool` that say where distributions come from or which are taken.
const DECIDES: [(&str, &[&str]); 4] = [
    (
        "uv",
        &[
            "sources",
            "index",
            "index-url",
            "extra-index-url",
            "find-links",
            "constraint-dependencies",
            "override-dependencies",
        ],
    ),
    ("poetry", &["source"]),
    ("pdm", &["source", "resolution"]),
    ("hatch", &["envs"]),
];

/// Imports the requirements of a project.
pub(crate) fn import(text: &str, draft: &mut Draft<'_>) {
    let root = match toml::read(text) {
        Ok(root) => root,
        Err((at, what)) => return draft.refuse(between(at, at), what),
    };
    let mut lines = Vec::new();
    let project = root.get("project");
    if let Some(project) = project {
        of_project(draft, project, &mut lines);
    }
    if let Some(groups) = root.get("dependency-groups") {
        groups_of(draft, groups);
    }
    let tool = root.get("tool");
    let of_poetry = tool.and_then(|tool| tool.get("poetry"));
    if let Some(poetry) = of_poetry {
        poetry::read(draft, poetry, project.is_some_and(|project| project.get("dependencies").is_some()), &mut lines);
    }
    for (name, keys) in DECIDES {
        let Some(entries) = tool.and_then(|tool| tool.get(name)).and_then(|node| node.entries()) else { continue };
        for (key, _) in entries {
            if let Some(word) = key.as_text().filter(|key| keys.contains(key)) {
                draft.warn(key.span, NoticeKind::ProjectSetting(format!("tool.{name}.{word}")));
            }
        }
    }
    if !lines.is_empty() {
        draft.put(Target::Pipeline, Field::Requirements, PythonValue::texts(lines));
    } else if project.is_none() && of_poetry.is_none() {
        draft.refuse_all();
    }
}

fn of_project(draft: &mut Draft<'_>, project: &Node, lines: &mut Vec<String>) {
    if let Some(specifier) = project.get("requires-python") {
        match specifier.as_text() {
            Some(text) => python(draft, specifier.span, text),
            None => draft.warn(specifier.span, NoticeKind::WrongShape("a text")),
        }
    }
    if let Some(dependencies) = project.get("dependencies") {
        let Some(items) = dependencies.items() else {
            return draft.warn(dependencies.span, NoticeKind::WrongShape("a list of requirements"));
        };
        for item in items {
            match item.as_text() {
                Some(line) => requirement(draft, item.span, line, lines),
                None => draft.warn(item.span, NoticeKind::WrongShape("a requirement")),
            }
        }
    }
    for (key, name, value) in project
        .get("optional-dependencies")
        .and_then(|node| node.entries())
        .map_or_else(Vec::new, |entries| distinct(draft, entries))
    {
        if value.items().is_none_or(|items| !items.is_empty()) {
            draft.warn(key.span, NoticeKind::OptionalGroup(format!("optional-dependencies.{name}")));
        }
    }
    // What a build back-end fills in is not in the file.
    for item in project.get("dynamic").and_then(|node| node.items()).unwrap_or_default() {
        if matches!(item.as_text(), Some("dependencies" | "optional-dependencies")) {
            draft.warn(item.span, NoticeKind::ProjectSetting("project.dynamic".into()));
        }
    }
}

fn groups_of(draft: &mut Draft<'_>, groups: &Node) {
    let Some(entries) = groups.entries() else {
        return draft.warn(groups.span, NoticeKind::WrongShape("groups of requirements"));
    };
    for (key, name, _) in distinct(draft, entries) {
        draft.warn(key.span, NoticeKind::OptionalGroup(format!("dependency-groups.{name}")));
    }
}

/// Takes a requirement; one that cannot be read is taken as it stands.
pub(crate) fn requirement(draft: &mut Draft<'_>, span: Span, line: &str, lines: &mut Vec<String>) {
    match Requirement::parse(line) {
        Ok(requirement) if requirement.url.as_deref().is_some_and(|url| url.starts_with("file:")) => {
            return draft.warn(span, NoticeKind::LocalRequirement(line.to_owned()));
        }
        Ok(_) => {}
        Err(_) => draft.warn(span, NoticeKind::UnreadableRequirement(line.to_owned())),
    }
    draft.take(span, Place::Field(Field::Requirements));
    lines.push(line.to_owned());
}

/// Chooses the newest Python of the release that a project supports, unless the present one is among those.
pub(crate) fn python(draft: &mut Draft<'_>, span: Span, specifier: &str) {
    let Ok(specifiers) = SpecifierSet::parse(specifier) else {
        return draft.warn(span, NoticeKind::UnreadableRequirement(specifier.to_owned()));
    };
    // A minor version fits where any of its patches does.
    let fits = |python: &PythonVersion| {
        let patches = ["", ".0", ".1", ".5", ".20", ".99"];
        patches
            .iter()
            .filter_map(|patch| Version::parse(&format!("{python}{patch}")))
            .any(|version| specifiers.contains(&version, Some(true)))
    };
    if PythonVersion::parse(&draft.config.python).is_some_and(|present| fits(&present)) {
        return draft.take(span, Place::Python);
    }
    match draft.catalog.python_versions.iter().rev().find(|python| fits(python)) {
        Some(python) => {
            draft.config.python = python.to_string();
            draft.take(span, Place::Python);
        }
        None => draft.warn(span, NoticeKind::PythonNotSupported(specifier.to_owned())),
    }
}
