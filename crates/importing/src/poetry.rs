//! Poetry's dependencies as requirements of PEP 508, as poetry-core writes them.

use crate::draft::Draft;
use crate::node::{Content, Node};
use crate::notice::NoticeKind;
use crate::pyproject;
use crate::settings::distinct;
use engine::PythonValue;

/// Reads `tool.poetry`. `standard` says that `project.dependencies` is there, whose place the older form then leaves.
pub(crate) fn read(draft: &mut Draft<'_>, poetry: &Node, standard: bool, lines: &mut Vec<String>) {
    if let Some(entries) = poetry.get("dependencies").and_then(|node| node.entries()) {
        for (key, name, value) in distinct(draft, entries) {
            if standard {
                draft.warn(key.span, NoticeKind::ProjectSetting(format!("tool.poetry.dependencies.{name}")));
            } else if name.eq_ignore_ascii_case("python") {
                let specifier = value.as_text().and_then(specifiers);
                match specifier {
                    Some(specifier) => pyproject::python(draft, value.span, &specifier),
                    None => draft.warn(value.span, NoticeKind::WrongShape("a version of Python")),
                }
            } else {
                // One description, or several for different surroundings.
                for node in value
                    .items()
                    .unwrap_or_default()
                    .iter()
                    .map(|item| &**item)
                    .chain(value.items().is_none().then_some(value))
                {
                    dependency(draft, name, node, lines);
                }
            }
        }
    }
    let groups = poetry.get("group").and_then(|node| node.entries()).unwrap_or_default();
    for (key, _) in groups {
        if let Some(name) = key.as_text() {
            draft.warn(key.span, NoticeKind::OptionalGroup(format!("tool.poetry.group.{name}")));
        }
    }
    for key in ["dev-dependencies", "extras"] {
        if let Some(node) = poetry.get(key).filter(|node| node.entries().is_some_and(|entries| !entries.is_empty())) {
            draft.warn(node.span, NoticeKind::OptionalGroup(format!("tool.poetry.{key}")));
        }
    }
}

fn dependency(draft: &mut Draft<'_>, name: &str, node: &Node, lines: &mut Vec<String>) {
    let text = |key: &str| node.get(key).and_then(|value| value.as_text());
    let unreadable = |draft: &mut Draft<'_>, what: &str| {
        draft.warn(node.span, NoticeKind::RequirementOption(format!("{name} {what}")));
    };
    if let Some(constraint) = node.as_text() {
        return match specifiers(constraint) {
            Some(specifiers) => pyproject::requirement(draft, node.span, &format!("{name}{specifiers}"), lines),
            None => unreadable(draft, constraint),
        };
    }
    if node.entries().is_none() {
        return draft.warn(node.span, NoticeKind::WrongShape("a version"));
    }
    if matches!(node.get("optional").map(|node| &node.content), Some(Content::Scalar(PythonValue::Bool(true)))) {
        return draft.warn(node.span, NoticeKind::OptionalGroup(format!("tool.poetry.extras for {name}")));
    }
    if let Some(path) = text("path").or_else(|| text("file")) {
        return draft.warn(node.span, NoticeKind::LocalRequirement(path.to_owned()));
    }
    let extras: Vec<&str> = node
        .get("extras")
        .and_then(|node| node.items())
        .unwrap_or_default()
        .iter()
        .filter_map(|item| item.as_text())
        .collect();
    let extras = if extras.is_empty() { String::new() } else { format!("[{}]", extras.join(",")) };
    let what = if let Some(git) = text("git") {
        let revision = text("rev").or_else(|| text("tag")).or_else(|| text("branch"));
        let revision = revision.map(|revision| format!("@{revision}")).unwrap_or_default();
        let folder = text("subdirectory").map(|folder| format!("#subdirectory={folder}")).unwrap_or_default();
        format!(" @ git+{git}{revision}{folder}")
    } else if let Some(url) = text("url") {
        format!(" @ {url}")
    } else {
        match specifiers(text("version").unwrap_or("*")) {
            Some(specifiers) => specifiers,
            None => return unreadable(draft, text("version").unwrap_or_default()),
        }
    };
    if node.get("source").is_some() {
        draft.warn(node.span, NoticeKind::ProjectSetting(format!("tool.poetry.dependencies.{name}.source")));
    }
    let python = match text("python").map(python_marker) {
        Some(None) => return unreadable(draft, text("python").unwrap_or_default()),
        python => python.flatten().flatten().unwrap_or_default(),
    };
    let others = text("markers").unwrap_or_default();
    let marker = match (others, python.as_str()) {
        ("", "") => String::new(),
        (one, "") | ("", one) => format!(" ; {one}"),
        (one, other) => format!(" ; ({one}) and {other}"),
    };
    pyproject::requirement(draft, node.span, &format!("{name}{extras}{what}{marker}"), lines);
}

/// Poetry's constraint as specifiers of PEP 440; `None` for what they cannot say (`||`).
fn specifiers(constraint: &str) -> Option<String> {
    if constraint.contains('|') {
        return None;
    }
    let mut parts = Vec::new();
    for part in separated(constraint) {
        let digits = |prefix: &str| part.strip_prefix(prefix).map(str::trim);
        if part == "*" {
            continue;
        }
        if let Some(version) = digits("^") {
            parts.extend(caret(version)?);
        } else if let Some(version) = digits("~").filter(|version| !version.starts_with('=')) {
            parts.extend(tilde(version)?);
        } else if part.starts_with(['<', '>', '=', '!', '~']) {
            let operator: String = part.chars().take_while(|letter| "<>=!~".contains(*letter)).collect();
            let version = part.get(operator.len()..)?.trim();
            parts.push(format!("{}{version}", if operator == "=" { "==" } else { &operator }));
        } else {
            parts.push(format!("=={part}"));
        }
    }
    Some(parts.join(","))
}

/// The parts of a constraint, which a comma or a space separates; an operator may have a space behind it.
fn separated(constraint: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut joins = false;
    for word in constraint.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty()) {
        match parts.last_mut().filter(|_| joins) {
            Some(last) => last.push_str(word),
            None => parts.push(word.to_owned()),
        }
        joins = word.chars().all(|letter| "<>=!~^".contains(letter));
    }
    parts
}

/// The numbers of a version without a suffix such as `rc1`.
fn numbers(version: &str) -> Option<Vec<u64>> {
    let end = version.find(|letter: char| letter != '.' && !letter.is_ascii_digit()).unwrap_or(version.len());
    let release = version.get(..end)?.trim_end_matches('.');
    release.split('.').map(|part| part.parse().ok()).collect()
}

fn written(numbers: &[u64]) -> String {
    numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(".")
}

/// The numbers with the one at a position raised and those behind it zero.
fn raised(mut numbers: Vec<u64>, position: usize) -> Option<String> {
    let number = numbers.get_mut(position)?;
    *number = number.checked_add(1)?;
    numbers.iter_mut().skip(position + 1).for_each(|number| *number = 0);
    Some(written(&numbers))
}

/// `^1.2.3`: up to the next version whose first number that is not zero is another.
fn caret(version: &str) -> Option<[String; 2]> {
    let numbers = numbers(version)?;
    let position = numbers.iter().position(|number| *number != 0).unwrap_or(numbers.len().checked_sub(1)?);
    Some([format!(">={version}"), format!("<{}", raised(numbers, position)?)])
}

/// `~1.2.3`: up to the next minor version, or for `~1` the next major one.
fn tilde(version: &str) -> Option<[String; 2]> {
    let numbers = numbers(version)?;
    let position = usize::from(numbers.len() > 1);
    Some([format!(">={version}"), format!("<{}", raised(numbers, position)?)])
}

/// A constraint on Python as a marker.
fn python_marker(constraint: &str) -> Option<Option<String>> {
    let specifiers = specifiers(constraint)?;
    let mut parts = Vec::new();
    for specifier in specifiers.split(',').filter(|specifier| !specifier.is_empty()) {
        let operator: String = specifier.chars().take_while(|letter| "<>=!~".contains(*letter)).collect();
        let version = specifier.get(operator.len()..)?;
        let plain = version.trim_end_matches(".*");
        // The full version counts from the third number on.
        let exact = plain.split('.').count() > 2;
        let name = if exact { "python_full_version" } else { "python_version" };
        parts.push(format!("{name} {operator} \"{version}\""));
    }
    Some((!parts.is_empty()).then(|| parts.join(" and ")))
}
