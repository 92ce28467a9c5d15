//! The stages of a Dockerfile.

use super::found::Found;
use super::logical::Instruction;
use super::run;
use super::words::{Grammar, words};
use crate::draft::Draft;
use crate::notice::NoticeKind;
use packaging::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// A stage: what it starts from, and its instructions.
pub(super) struct Stage {
    pub name: Option<String>,
    /// The image, or the name of an earlier stage.
    pub image: String,
    pub platform: Option<String>,
    /// The earlier stage that it starts from.
    parent: Option<usize>,
    pub span: Span,
    /// Positions of its instructions.
    pub body: Range<usize>,
}

impl Stage {
    /// Its name as far as it has one.
    pub(super) fn shown(&self) -> String {
        let image = &self.image;
        self.name.clone().unwrap_or_else(|| format!("the stage on {image}"))
    }
}

/// Every stage; arguments before the first one are variables that are known from there on.
pub(super) fn stages(draft: &mut Draft<'_>, instructions: &[Instruction]) -> (Vec<Stage>, Found) {
    let mut found = Found::default();
    let mut stages: Vec<Stage> = Vec::new();
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (position, instruction) in instructions.iter().enumerate() {
        if instruction.name != "FROM" {
            match stages.last_mut() {
                Some(stage) => stage.body.end = position + 1,
                None if instruction.name == "ARG" => super::pairs(draft, instruction, &mut found),
                None => draft.refuse(instruction.span, "a Dockerfile begins with FROM"),
            }
            continue;
        }
        let (flags, offset) = run::flags(&instruction.text);
        let rest = instruction.text.get(offset..).unwrap_or_default();
        let parts = words(rest, instruction.escape, Grammar::Instruction, &found.variables);
        let image = parts.first();
        for name in image.iter().flat_map(|image| &image.unknown) {
            draft.warn(instruction.place(offset, rest.len()), NoticeKind::UnknownVariable(name.clone()));
        }
        let name = parts.get(1).filter(|word| word.text.eq_ignore_ascii_case("as")).and_then(|_| parts.get(2));
        let image = image.map(|image| image.text.clone()).unwrap_or_default();
        let platform =
            flags.iter().find_map(|flag| flag.strip_prefix("--platform=")).filter(|platform| !platform.contains('$'));
        let parent = names.get(&image.to_ascii_lowercase()).copied();
        if let Some(name) = name {
            names.insert(name.text.to_ascii_lowercase(), stages.len());
        }
        stages.push(Stage {
            name: name.map(|name| name.text.clone()),
            parent,
            image,
            platform: platform.map(str::to_owned),
            span: instruction.span,
            body: position + 1..position + 1,
        });
    }
    // Arguments before the first stage are no arguments of the build in it, and are known there only where it names them.
    found.before = std::mem::take(&mut found.variables.known);
    found.arguments = super::found::Pairs::default();
    (stages, found)
}

/// The stages that the last one is made of, the first one first.
pub(super) fn last_chain(stages: &[Stage]) -> Option<Vec<usize>> {
    let mut chain = vec![stages.len().checked_sub(1)?];
    while let Some(parent) = chain.last().and_then(|last| stages.get(*last)).and_then(|stage| stage.parent) {
        chain.push(parent);
    }
    chain.reverse();
    Some(chain)
}
