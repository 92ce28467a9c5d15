//! A Dockerfile as settings: the image that its last stage starts from, what is installed, variables, user.

mod found;
mod install;
mod logical;
mod run;
mod stage;
mod variables;
mod words;

use crate::draft::{Draft, Target};
use crate::node::between;
use crate::notice::NoticeKind;
use engine::config::RecipeBase;
use engine::{Field, Place, PythonValue, PythonVersion};
use found::Found;
use logical::Instruction;
use packaging::Span;
use std::collections::BTreeSet;
use words::{Grammar, words};

/// Every instruction that there is.
const NAMES: [&str; 18] = [
    "FROM",
    "RUN",
    "CMD",
    "LABEL",
    "MAINTAINER",
    "EXPOSE",
    "ENV",
    "ADD",
    "COPY",
    "ENTRYPOINT",
    "VOLUME",
    "USER",
    "WORKDIR",
    "ARG",
    "ONBUILD",
    "STOPSIGNAL",
    "HEALTHCHECK",
    "SHELL",
];

/// The folder that ZenML works in.
const WORKDIR: &str = "/app";

/// Imports what a Dockerfile says about its last stage and those that it starts from.
pub(crate) fn import(text: &str, draft: &mut Draft<'_>) {
    let instructions = logical::instructions(text);
    let (stages, mut found) = stage::stages(draft, &instructions);
    let Some(chain) = stage::last_chain(&stages) else {
        return draft.refuse_all();
    };
    let of_image: BTreeSet<usize> = chain.iter().copied().collect();
    for (position, stage) in stages.iter().enumerate() {
        if !of_image.contains(&position) {
            draft.warn(stage.span, NoticeKind::OtherStage(stage.shown()));
        }
    }
    let (mut image, mut begins) = (String::new(), between(0, 0));
    for (rank, stage) in chain.iter().filter_map(|position| stages.get(*position)).enumerate() {
        if rank == 0 {
            image.clone_from(&stage.image);
            begins = stage.span;
            if let Some(platform) = &stage.platform {
                draft.take(begins, Place::Platform);
                draft.config.target.platform.clone_from(platform);
            }
        }
        for instruction in instructions.get(stage.body.clone()).unwrap_or_default() {
            read(draft, instruction, &mut found);
        }
    }
    conclude(draft, image, begins, found);
}

fn conclude(draft: &mut Draft<'_>, image: String, begins: Span, found: Found) {
    if let Some(python) = python_of(&image).filter(|python| draft.catalog.python_versions.contains(python)) {
        draft.config.python = python.to_string();
        draft.take(begins, Place::Python);
    }
    if !image.is_empty() {
        draft.config.target.recipe_base = RecipeBase::ParentImage;
        draft.take(begins, Place::RecipeBase);
        draft.set(begins, Target::Pipeline, Field::ParentImage, PythonValue::Text(image));
    }
    let texts = |texts: Vec<String>| (!texts.is_empty()).then(|| PythonValue::texts(texts));
    let fields = [
        (Field::Requirements, texts(found.requirements)),
        (Field::AptPackages, texts(found.apt_packages)),
        (Field::PythonPackageInstaller, found.installer.map(PythonValue::text)),
        (Field::PythonPackageInstallerArgs, found.options.into_value()),
        (Field::PythonPackageInstallerCacheMount, found.cache_mount.map(PythonValue::Text)),
        (Field::Environment, found.environment.into_value()),
        (Field::BuildArgs, found.arguments.into_value()),
        (Field::BuildLabels, found.labels.into_value()),
        (Field::User, found.user.map(PythonValue::Text)),
    ];
    for (field, value) in fields {
        if let Some(value) = value {
            draft.put(Target::Pipeline, field, value);
        }
    }
}

/// The Python that the tag of an image names: `python:3.12-slim`, `zenmldocker/zenml:0.98.0-py3.12`.
fn python_of(image: &str) -> Option<PythonVersion> {
    let (name, tag) = image.rsplit_once(':')?;
    let number = match tag.split_once("-py") {
        Some((_, number)) => number,
        None if name.rsplit('/').next() == Some("python") => tag,
        None => return None,
    };
    let numbers: Vec<&str> = number.split(['.', '-']).take(2).collect();
    PythonVersion::parse(&numbers.join("."))
}

fn read(draft: &mut Draft<'_>, instruction: &Instruction, found: &mut Found) {
    let Instruction { name, text, span, .. } = instruction;
    match name.as_str() {
        "ENV" | "ARG" | "LABEL" => pairs(draft, instruction, found),
        "RUN" => run::run(draft, instruction, found),
        "USER" => {
            draft.take(*span, Place::Field(Field::User));
            found.user = expanded(draft, instruction, text, found);
        }
        "WORKDIR" => {
            let folder = expanded(draft, instruction, text, found);
            if folder.is_some_and(|folder| folder.trim_end_matches('/') != WORKDIR) {
                draft.warn(*span, NoticeKind::DoneByZenml(format!("WORKDIR, which is {WORKDIR}")));
            }
        }
        "ENTRYPOINT" | "CMD" => draft.remark(*span, NoticeKind::DoneByZenml(name.clone())),
        "COPY" | "ADD" => copy(draft, instruction),
        "EXPOSE" | "VOLUME" | "HEALTHCHECK" | "STOPSIGNAL" | "MAINTAINER" => {
            draft.remark(*span, NoticeKind::Instruction(name.clone()));
        }
        "SHELL" | "ONBUILD" => draft.warn(*span, NoticeKind::Instruction(name.clone())),
        _ => {
            let nearest = draft.nearest(name, NAMES.into_iter());
            draft.warn(*span, NoticeKind::UnknownKey { name: name.clone(), nearest });
        }
    }
}

/// The only word of an instruction, with its variables filled in.
fn expanded(draft: &mut Draft<'_>, instruction: &Instruction, text: &str, found: &Found) -> Option<String> {
    let mut words = words(text, instruction.escape, Grammar::Instruction, &found.variables).into_iter();
    let word = words.next()?;
    for name in &word.unknown {
        draft.warn(instruction.place(word.start, word.length), NoticeKind::UnknownVariable(name.clone()));
    }
    Some(word.text)
}

/// `NAME=value` several times, or the older `NAME value`.
fn pairs(draft: &mut Draft<'_>, instruction: &Instruction, found: &mut Found) {
    let text = instruction.text.as_str();
    let all = words(text, instruction.escape, Grammar::Instruction, &found.variables);
    let is_older = instruction.name != "ARG" && all.first().is_some_and(|first| !first.text.contains('='));
    if is_older {
        let (name, value) = text.split_once([' ', '\t']).unwrap_or((text, ""));
        let value = words(&format!("\"{}\"", value.trim()), instruction.escape, Grammar::Instruction, &found.variables);
        let value = value.into_iter().next().map(|word| word.text).unwrap_or_default();
        return add(draft, instruction, name, value, found);
    }
    for word in all {
        let span = instruction.place(word.start, word.length);
        match word.text.split_once('=') {
            Some((name, value)) => {
                for name in &word.unknown {
                    draft.warn(span, NoticeKind::UnknownVariable(name.clone()));
                }
                add(draft, instruction, name, value.to_owned(), found);
            }
            // An argument without a default has what the builder gives it.
            None if instruction.name == "ARG" => match found.before.get(&word.text).cloned() {
                Some(value) => add(draft, instruction, &word.text, value, found),
                None => draft.warn(span, NoticeKind::UnknownVariable(word.text)),
            },
            None => draft.warn(span, NoticeKind::Instruction(format!("{} {}", instruction.name, word.text))),
        }
    }
}

fn add(draft: &mut Draft<'_>, instruction: &Instruction, name: &str, value: String, found: &mut Found) {
    let field = match instruction.name.as_str() {
        "ENV" => Field::Environment,
        "LABEL" => Field::BuildLabels,
        _ => Field::BuildArgs,
    };
    draft.take(instruction.span, Place::Field(field));
    match instruction.name.as_str() {
        "ENV" => found.set(name, value),
        "LABEL" => found.labels.insert(name, PythonValue::Text(value)),
        _ => {
            // What the environment says goes before an argument of the same name.
            if found.environment.get(name).is_none() {
                found.variables.known.insert(name.to_owned(), value.clone());
            }
            found.arguments.insert(name, PythonValue::Text(value));
        }
    }
}

/// Files that come into the image: code comes by ZenML, anything else does not come at all.
fn copy(draft: &mut Draft<'_>, instruction: &Instruction) {
    let (flags, offset) = run::flags(&instruction.text);
    if let Some(from) = flags.iter().find_map(|flag| flag.strip_prefix("--from=")) {
        return draft.warn(instruction.span, NoticeKind::OtherStage(from.to_owned()));
    }
    let rest = instruction.text.get(offset..).unwrap_or_default();
    let sources = run::exec_form(rest).unwrap_or_else(|| rest.split_whitespace().map(str::to_owned).collect());
    let sources = sources.split_last().map_or(&[][..], |(_, sources)| sources);
    let is_code = |source: &String| {
        let name = source.trim_start_matches("./");
        matches!(source.as_str(), "." | "./")
            || name.starts_with("requirements")
            || name == "pyproject.toml"
            || name == "uv.lock"
    };
    if sources.iter().all(is_code) {
        draft.remark(instruction.span, NoticeKind::DoneByZenml(instruction.name.clone()));
    } else {
        draft.warn(instruction.span, NoticeKind::Instruction(format!("{} {}", instruction.name, sources.join(" "))));
    }
}
