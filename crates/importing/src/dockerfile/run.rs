//! `RUN`: what it installs.

use super::found::Found;
use super::install;
use super::logical::Instruction;
use super::words::{Grammar, Word, words};
use crate::draft::Draft;
use crate::json;
use crate::node::Content;
use crate::notice::NoticeKind;
use engine::{Field, Place};

/// Reads a `RUN` instruction in shell or exec form, or with a heredoc.
pub(super) fn run(draft: &mut Draft<'_>, instruction: &Instruction, found: &mut Found) {
    let (flags, offset) = flags(&instruction.text);
    for flag in flags {
        mount(draft, instruction, flag, found);
    }
    let text = instruction.text.get(offset..).unwrap_or_default();
    let words = match exec_form(text) {
        Some(texts) => texts
            .into_iter()
            .map(|text| Word { text, start: offset, length: 0, separates: false, unknown: Vec::new() })
            .collect(),
        None => {
            let mut words = words(text, instruction.escape, Grammar::Shell, &found.variables);
            words.iter_mut().for_each(|word| word.start += offset);
            // The mark of a heredoc is no command.
            words.retain(|word| word.separates || !word.text.starts_with("<<"));
            words
        }
    };
    for command in words.split(|word| word.separates) {
        self::command(draft, instruction, command, found);
    }
}

/// The options that an instruction begins with, and where what follows them begins.
pub(super) fn flags(text: &str) -> (Vec<&str>, usize) {
    let mut flags = Vec::new();
    let mut offset = 0;
    loop {
        let rest = text.get(offset..).unwrap_or_default();
        let blanks = rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        if !rest.starts_with("--") {
            return (flags, offset + blanks);
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        flags.extend(rest.get(..end));
        offset += blanks + end;
    }
}

fn mount(draft: &mut Draft<'_>, instruction: &Instruction, flag: &str, found: &mut Found) {
    let Some(mount) = flag.strip_prefix("--mount=") else {
        return draft.warn(instruction.span, NoticeKind::Instruction(format!("RUN {flag}")));
    };
    let is_cache = mount.split(',').any(|part| part == "type=cache");
    let of_installer = mount.contains("/.cache/pip") || mount.contains("/.cache/uv") || mount.contains("/pip-cache");
    if is_cache && of_installer {
        draft.take(instruction.span, Place::Field(Field::PythonPackageInstallerCacheMount));
        found.cache_mount.get_or_insert_with(|| mount.to_owned());
    } else if mount.contains("from=") {
        draft.warn(instruction.span, NoticeKind::OtherStage(mount.to_owned()));
    } else if !is_cache {
        draft.warn(instruction.span, NoticeKind::Instruction(format!("RUN {flag}")));
    }
}

/// The words of `["program", "argument"]`.
pub(super) fn exec_form(text: &str) -> Option<Vec<String>> {
    if !text.trim_start().starts_with('[') {
        return None;
    }
    let node = json::read(text.trim()).ok()?;
    match &node.content {
        Content::Sequence(_, items) => items.iter().map(|item| item.as_text().map(str::to_owned)).collect(),
        _ => None,
    }
}

/// Commands of every Dockerfile that change nothing which settings could say.
fn is_housekeeping(words: &[&str]) -> bool {
    match words {
        ["set", ..] | ["true"] | [":"] | ["export", ..] => true,
        ["rm", paths @ ..] => paths.iter().all(|path| {
            path.starts_with('-')
                || ["/var/lib/apt", "/var/cache/apt", "/tmp", "/root/.cache", "/var/tmp", "~/.cache"]
                    .iter()
                    .any(|folder| path.starts_with(folder))
        }),
        ["pip" | "pip3", "cache", "purge"] | ["uv", "cache", "clean"] => true,
        ["mkdir", "-p", "/app"] => true,
        _ => false,
    }
}

fn command(draft: &mut Draft<'_>, instruction: &Instruction, command: &[Word], found: &mut Found) {
    // Variables that are set for one command alone.
    let is_assignment = |word: &Word| {
        word.text.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty() && name.chars().all(|letter| letter == '_' || letter.is_ascii_alphanumeric())
        })
    };
    let first = command
        .iter()
        .position(|word| !is_assignment(word) && !matches!(word.text.as_str(), "sudo" | "exec" | "-E" | "{" | "}"));
    let Some(first) = first else { return };
    let words = command.get(first..).unwrap_or_default();
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let understood = match texts.as_slice() {
        [program, "-m", "pip", ..] if is_python(program) => {
            install::pip(draft, instruction, words.get(3..).unwrap_or_default(), "pip", found)
        }
        ["pip" | "pip3", ..] => install::pip(draft, instruction, words.get(1..).unwrap_or_default(), "pip", found),
        ["uv", "pip", ..] => install::pip(draft, instruction, words.get(2..).unwrap_or_default(), "uv", found),
        [program, "-m", "uv", "pip", ..] if is_python(program) => {
            install::pip(draft, instruction, words.get(4..).unwrap_or_default(), "uv", found)
        }
        ["apt-get" | "apt" | "aptitude", ..] => {
            install::apt(draft, instruction, words.get(1..).unwrap_or_default(), found)
        }
        texts => is_housekeeping(texts),
    };
    let (Some(begin), Some(last)) = (words.first(), words.last()) else { return };
    let span = instruction.place(begin.start, (last.start + last.length).saturating_sub(begin.start));
    if !understood {
        let shown: String = texts.join(" ").chars().take(60).collect();
        draft.warn(span, NoticeKind::Command(shown));
        return;
    }
    for name in words.iter().flat_map(|word| &word.unknown) {
        draft.warn(span, NoticeKind::UnknownVariable(name.clone()));
    }
}

fn is_python(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or_default();
    name.strip_prefix("python").is_some_and(|rest| rest.chars().all(|letter| letter == '.' || letter.is_ascii_digit()))
}
