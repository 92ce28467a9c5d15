//! A Dockerfile: what its last stage says of the image. What a stage copies and what scripts install is not seen, so that
//! nothing of it proves that something is missing.

use super::lines::Lines;
use super::run;
use crate::format::Listing;
use crate::place::Found;
use crate::reading::{Image, Install, Reading};

/// The instructions (Dockerfile reference).
const INSTRUCTIONS: [&str; 18] = [
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// Whether the lines are a Dockerfile.
pub(super) fn is_one(file: &str, lines: &Lines<'_>) -> bool {
    let named = file.contains("dockerfile") || file.contains("containerfile");
    let instruction = |line: &str| line.split_whitespace().next().map(str::to_ascii_uppercase);
    let from = lines.iter().any(|(_, line)| {
        instruction(line).as_deref() == Some("FROM") && line.split_whitespace().nth(1).is_some_and(is_reference)
    });
    let others = lines.iter().filter_map(|(_, line)| instruction(line));
    let others = others.filter(|word| word != "FROM" && INSTRUCTIONS.contains(&word.as_str())).count();
    from && (named || others > 0 || lines.len() == 1)
}

fn is_reference(word: &str) -> bool {
    word.starts_with("--") || word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/:@${}".contains(&byte))
}

/// Reads the instructions and gives the numbers of lines that are none.
pub(super) fn read(lines: &Lines<'_>, reading: &mut Reading) -> Vec<usize> {
    let mut rest = Vec::new();
    // Stages by name, so that one that starts from another has what that one says.
    let mut stages: Vec<(String, Image)> = Vec::new();
    for (line, text) in logical(lines) {
        let (word, arguments) = text.split_once(char::is_whitespace).unwrap_or((&text, ""));
        let instruction = word.to_ascii_uppercase();
        if !INSTRUCTIONS.contains(&instruction.as_str()) {
            rest.push(line);
            continue;
        }
        let place = reading.line(line);
        let arguments = arguments.trim();
        if instruction == "FROM" {
            let words: Vec<&str> = arguments.split_whitespace().filter(|word| !word.starts_with("--")).collect();
            let base = words.first().copied().unwrap_or_default();
            let name = words.get(2).copied().unwrap_or_default().to_ascii_lowercase();
            let known = stages.iter().rev().find(|(stage, _)| *stage == base.to_ascii_lowercase() && !stage.is_empty());
            let stage = known.map(|(_, image)| image.clone());
            let start = || Image {
                base: Some(Found::new(base.to_owned(), place)),
                variables_listing: Some(Listing::Some),
                history_listing: Some(Listing::Some),
                ..Image::default()
            };
            stages.push((name, stage.unwrap_or_else(start)));
        }
        let Some((_, image)) = stages.last_mut() else { continue };
        image.history.push(Found::new([&instruction, " ", arguments].concat(), place));
        match instruction.as_str() {
            "USER" => image.user = Some(Found::new(arguments.to_owned(), place)),
            "WORKDIR" => image.working_directory = Some(Found::new(arguments.to_owned(), place)),
            "ENTRYPOINT" => image.entrypoint = Some(Found::new(command(arguments), place)),
            "ENV" => {
                for (name, value) in pairs(arguments) {
                    image.variables.push(Found::new((name, Some(value)), place));
                }
            }
            "RUN" => image.installs.extend(run::installs(arguments).into_iter().map(|one| Found::new(one, place))),
            "COPY" if arguments.starts_with("--from") => {
                image.installs.push(Found::new(Install::Unseen("another stage".to_owned()), place));
            }
            _ => {}
        }
    }
    if let Some((_, image)) = stages.pop() {
        reading.image = image;
    }
    rest
}

/// Logical lines: continued ones as one, without comments; here-documents with their instruction.
fn logical(lines: &Lines<'_>) -> Vec<(usize, String)> {
    let mut logical: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    let mut end: Option<String> = None;
    for (number, line) in lines {
        let text = line.trim();
        if let Some(word) = &end {
            if text == word {
                end = None;
            } else if let Some((_, last)) = logical.last_mut() {
                last.push('\n');
                last.push_str(text);
            }
            continue;
        }
        if text.starts_with('#') {
            continue;
        }
        let (text, continues) = match text.strip_suffix('\\') {
            Some(before) => (before.trim_end(), true),
            None => (text, false),
        };
        match logical.last_mut().filter(|_| open) {
            Some((_, last)) => {
                last.push(' ');
                last.push_str(text);
            }
            None => logical.push((*number, text.to_owned())),
        }
        open = continues;
        let here = text.split_once("<<").map(|(_, rest)| rest.trim_start_matches(['-', '"', '\'']));
        let word = here.map(|rest| rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_'));
        end = word.map(Iterator::collect::<String>).filter(|word| !word.is_empty());
    }
    logical
}

/// The words of a command in JSON form; in shell form a shell and one word.
fn command(arguments: &str) -> Vec<String> {
    let words = engine::PythonValue::from_json(arguments);
    if let Some(engine::PythonValue::List(items)) = words {
        let text = |item: &engine::PythonValue| match item {
            engine::PythonValue::Text(text) => text.clone(),
            other => other.repr(),
        };
        return items.iter().map(text).collect();
    }
    vec!["/bin/sh".into(), "-c".into(), arguments.to_owned()]
}

/// `NAME=value NAME="value"`, or the old form `NAME value`.
fn pairs(arguments: &str) -> Vec<(String, String)> {
    let words = run::words(arguments);
    if words.first().is_some_and(|word| !word.contains('=')) {
        let (name, value) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
        return vec![(name.to_owned(), value.trim().to_owned())];
    }
    let pair = |word: &String| word.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    words.iter().filter_map(pair).collect()
}
