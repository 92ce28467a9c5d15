//! What a text is, told from its name and what stands in it.

use crate::node::Node;
use crate::{Kind, exported_requirements, json, run_configuration, settings, toml, yaml};
use packaging::{EntryKind, Reading, Requirement, RequirementsFile};

/// The kind of a text; `name` is that of its file, empty for a pasted text. `None` for what could be anything.
pub fn recognise(text: &str, name: &str) -> Option<Kind> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_ascii_lowercase();
    let trimmed = text.trim_start_matches('\u{feff}').trim();
    if trimmed.is_empty() {
        return None;
    }
    if let Some(kind) = by_name(&name, trimmed) {
        return Some(kind);
    }
    if is_slipway(trimmed) {
        return Some(Kind::Slipway);
    }
    if trimmed.starts_with(['{', '['])
        && let Ok(root) = json::read(trimmed)
    {
        return Some(if is_stack(&root) { Kind::StackJson } else { Kind::RunConfigurationJson });
    }
    if is_dockerfile(trimmed) {
        return Some(Kind::Dockerfile);
    }
    if is_python(trimmed) {
        return Some(Kind::Python);
    }
    if is_pyproject(trimmed) {
        return Some(Kind::Pyproject);
    }
    let of_yaml = yaml::read(text).ok().and_then(|(root, _)| root);
    if let Some(root) = of_yaml.filter(|root| root.entries().is_some_and(|entries| !entries.is_empty())) {
        if is_stack(&root) {
            return Some(Kind::StackYaml);
        }
        if is_run_configuration(&root) {
            return Some(Kind::RunConfigurationYaml);
        }
    }
    of_requirements(trimmed)
}

fn by_name(name: &str, text: &str) -> Option<Kind> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension {
        _ if name.ends_with(".slipway.json") => return Some(Kind::Slipway),
        _ if name == "dockerfile"
            || name.starts_with("dockerfile.")
            || extension == "dockerfile"
            || name == "containerfile" =>
        {
            return Some(Kind::Dockerfile);
        }
        "py" | "ipynb" if extension == "py" => return Some(Kind::Python),
        "toml" => return Some(Kind::Pyproject),
        "in" | "txt" if extension == "in" || name.contains("requirements") || name.contains("constraints") => {
            return Some(Kind::Requirements);
        }
        _ => {}
    }
    let is_stack_text = |read: Option<std::rc::Rc<Node>>| read.is_some_and(|root| is_stack(&root));
    match extension {
        "yaml" | "yml" => {
            let stack = is_stack_text(yaml::read(text).ok().and_then(|(root, _)| root));
            Some(if stack { Kind::StackYaml } else { Kind::RunConfigurationYaml })
        }
        "json" if !is_slipway(text) => {
            let stack = is_stack_text(json::read(text).ok());
            Some(if stack { Kind::StackJson } else { Kind::RunConfigurationJson })
        }
        _ => None,
    }
}

/// A link, its fragment, or what a file of Slipway holds.
fn is_slipway(text: &str) -> bool {
    let is_body = |text: &str| text.starts_with("v=1&") || text.starts_with("v1z.") || text.starts_with("v%3D1%26");
    let fragment = text.split_once('#').or_else(|| text.split_once("%23")).map_or("", |(_, fragment)| fragment);
    let one_word = !text.contains(char::is_whitespace);
    is_body(text) || one_word && is_body(fragment.trim_start_matches('!'))
}

fn is_stack(root: &Node) -> bool {
    let inner =
        ["metadata", "stack"].into_iter().filter_map(|key| root.get(key)).any(|node| node.get("components").is_some());
    inner || root.get("components").is_some_and(|components| components.entries().is_some())
}

fn is_run_configuration(root: &Node) -> bool {
    let has = |key: &str| root.get(key).is_some();
    let known = |key: &&str| has(key);
    has("docker") || settings::names_a_field(root) || run_configuration::OF_RUN.iter().any(known)
}

fn is_dockerfile(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let starts = |line: &str, word: &str| {
        line.split_at_checked(word.len())
            .is_some_and(|(head, rest)| head.eq_ignore_ascii_case(word) && rest.starts_with([' ', '\t']))
    };
    let Some(first) = lines.find(|line| !starts(line, "ARG")) else { return false };
    starts(first, "FROM") && !first.contains(" import ")
}

/// Python has to have something of ZenML's in it.
fn is_python(text: &str) -> bool {
    let call = |name: &str| {
        text.match_indices(name)
            .any(|(at, _)| text.get(at + name.len()..).is_some_and(|rest| rest.trim_start().starts_with('(')))
    };
    let decorates = |line: &str| {
        let name = line.trim_start().strip_prefix('@').unwrap_or_default();
        ["pipeline", "step"].into_iter().any(|decorator| {
            name.strip_prefix(decorator)
                .is_some_and(|rest| rest.trim_start().is_empty() || rest.starts_with(['(', ' ']))
        })
    };
    call("DockerSettings")
        || text.lines().any(decorates)
        || call(".with_options")
        || text.contains("from zenml")
        || text.contains("import zenml")
}

fn is_pyproject(text: &str) -> bool {
    let header = |name: &str| text.lines().any(|line| line.trim_start().starts_with(name));
    let named = ["[project", "[tool.", "[build-system", "[dependency-groups"].into_iter().any(header);
    named && toml::read(text).is_ok()
}

/// A requirements file, or what the command line prints.
fn of_requirements(text: &str) -> Option<Kind> {
    let mut lines = text.lines();
    let one_line = lines.next().is_some() && lines.next().is_none();
    let is_requirement = |text: &str| Requirement::parse(text).is_ok();
    if one_line && text.len() < 200_000 && text.contains([' ', '"', '\'']) && !text.starts_with(['-', '#']) {
        let words = exported_requirements::requirements(text);
        let quoted = text.starts_with(['"', '\'']);
        if words.iter().all(|(_, word)| is_requirement(word)) && (quoted || words.len() > 1) {
            return Some(Kind::ExportedRequirements);
        }
    }
    // A file may have lines that pip refuses, as long as most can be read.
    let beginning: String = text.lines().take(200).collect::<Vec<_>>().join("\n");
    let file = RequirementsFile::read(&beginning);
    let good = file.entries.iter().filter(|entry| match &entry.kind {
        EntryKind::Requirement(requirement) => matches!(requirement.reading, Reading::Pep508(_) | Reading::Url { .. }),
        EntryKind::Invalid { .. } => false,
        _ => true,
    });
    let good = good.count();
    (good > 0 && good * 4 >= file.entries.len() * 3).then_some(Kind::Requirements)
}
