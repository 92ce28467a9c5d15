//! The instructions of a Dockerfile: lines joined where they are continued, heredocs behind them.

use crate::node::between;
use packaging::Span;

/// An instruction with its text and where each part of that stands in the file.
pub(super) struct Instruction {
    /// Its name in capital letters.
    pub name: String,
    /// What follows the name, in one line; a heredoc of `RUN` follows in lines of its own.
    pub text: String,
    /// Where it begins.
    pub span: Span,
    /// The escape character of the file.
    pub escape: char,
    /// Offsets in `text` and in the file where a line begins.
    places: Vec<(usize, usize)>,
}

impl Instruction {
    /// The place in the file of a part of the text.
    pub(super) fn place(&self, start: usize, length: usize) -> Span {
        let known = self.places.partition_point(|(offset, _)| *offset <= start);
        let (offset, at) = known.checked_sub(1).and_then(|last| self.places.get(last)).copied().unwrap_or_default();
        between(at + start - offset, at + start - offset + length)
    }
}

/// Every instruction of a Dockerfile.
pub(super) fn instructions(text: &str) -> Vec<Instruction> {
    let mut lines = lines(text);
    let escape = escape(&mut lines);
    let mut lines = lines.into_iter().peekable();
    let mut instructions = Vec::new();
    while let Some((at, line)) = lines.next() {
        let trimmed = line.trim_start();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let start = at + line.len() - trimmed.len();
        let (mut joined, mut places) = (String::new(), vec![(0, start)]);
        let mut part = trimmed;
        loop {
            let continued = continued(part, escape);
            joined.push_str(continued.unwrap_or(part));
            if continued.is_none() {
                break;
            }
            // Comments and empty lines in between are no part of it.
            while lines
                .next_if(|(_, line)| {
                    let line = line.trim_start();
                    line.is_empty() || line.starts_with('#')
                })
                .is_some()
            {}
            let Some((at, line)) = lines.next() else { break };
            places.push((joined.len(), at));
            part = line;
        }
        let name_end = joined.find([' ', '\t']).unwrap_or(joined.len());
        let (name, rest) = joined.split_at_checked(name_end).unwrap_or((&joined, ""));
        let blanks = rest.len() - rest.trim_start().len();
        let shift = name_end + blanks;
        let mut instruction = Instruction {
            name: name.to_ascii_uppercase(),
            text: rest.trim().to_owned(),
            span: between(start, start + name.len()),
            escape,
            places: places
                .into_iter()
                .map(|(offset, at)| if offset < shift { (0, at + shift - offset) } else { (offset - shift, at) })
                .collect(),
        };
        if matches!(instruction.name.as_str(), "RUN" | "COPY" | "ADD") {
            for mark in heredocs(&instruction.text) {
                for (at, line) in lines.by_ref() {
                    let stripped = if mark.strips { line.trim_start_matches('\t') } else { line };
                    if stripped == mark.name {
                        break;
                    }
                    if instruction.name == "RUN" {
                        instruction.text.push('\n');
                        instruction.places.push((instruction.text.len(), at));
                        instruction.text.push_str(line);
                    }
                }
            }
        }
        instructions.push(instruction);
    }
    instructions
}

/// Lines with where they begin, without their breaks.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let text_start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut at = text_start;
    let mut lines = Vec::new();
    for line in text.get(text_start..).unwrap_or_default().split_inclusive('\n') {
        lines.push((at, line.trim_end_matches(['\n', '\r'])));
        at += line.len();
    }
    lines
}

/// The escape character that a directive at the top names.
fn escape(lines: &mut Vec<(usize, &str)>) -> char {
    let mut escape = '\\';
    let directives = lines.iter().map_while(|(_, line)| {
        let (name, value) = line.trim().strip_prefix('#')?.split_once('=')?;
        let name = name.trim().to_ascii_lowercase();
        matches!(name.as_str(), "escape" | "syntax" | "check").then(|| (name, value.trim().to_owned()))
    });
    let directives: Vec<_> = directives.collect();
    lines.drain(..directives.len());
    for (name, value) in directives {
        if name == "escape" && value == "`" {
            escape = '`';
        }
    }
    escape
}

/// A line without the sign that the next one belongs to it.
fn continued(line: &str, escape: char) -> Option<&str> {
    let rest = line.trim_end_matches([' ', '\t']).strip_suffix(escape)?;
    // Two of them are one that is meant.
    if rest.ends_with(escape) { None } else { Some(rest) }
}

/// The mark of a heredoc.
struct Heredoc {
    name: String,
    strips: bool,
}

/// The heredocs that a line begins.
fn heredocs(line: &str) -> Vec<Heredoc> {
    let mut found = Vec::new();
    for word in line.split([' ', '\t']) {
        let word = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let Some(rest) = word.strip_prefix("<<") else { continue };
        let (strips, rest) = rest.strip_prefix('-').map_or((false, rest), |rest| (true, rest));
        let name = rest.trim_matches(['"', '\'']);
        if !name.is_empty() && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
            found.push(Heredoc { name: name.to_owned(), strips });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::instructions;
    use crate::dockerfile::run::{exec_form, flags};
    use serde_json::{Value, json};

    /// The instructions as the cases have them. Docker's parser splits the texts of some further, which is not compared.
    fn ours(text: &str, theirs: &[Value]) -> Vec<Value> {
        let lines = |at: usize| text.get(..at).unwrap().matches('\n').count() + 1;
        let read = instructions(text);
        let mut found = Vec::new();
        for (position, instruction) in read.iter().enumerate() {
            let (line, after) = instruction.text.split_once('\n').unwrap_or((&instruction.text, ""));
            let (flags, offset) = flags(line);
            let rest = line.get(offset..).unwrap();
            let their = theirs.get(position).unwrap_or(&Value::Null);
            let value = match (their["json"] == true, instruction.name.as_str()) {
                (true, _) => json!(exec_form(rest)),
                (false, "RUN" | "USER" | "CMD") => json!([rest]),
                _ => their["value"].clone(),
            };
            let heredocs = if instruction.name == "RUN" && !after.is_empty() {
                json!([format!("{after}\n")])
            } else {
                their["heredocs"].clone()
            };
            found.push(json!({
                "name": instruction.name, "line": lines(instruction.span.start), "flags": flags, "value": value,
                "json": their["json"], "heredocs": heredocs,
            }));
        }
        found
    }

    #[test]
    fn instructions_are_those_that_docker_reads() {
        let cases = include_str!("../../tests/cases/dockerfile.jsonl");
        assert!(cases.lines().count() > 20);
        for line in cases.lines() {
            let mut case: Value = serde_json::from_str(line).unwrap();
            let text = case["text"].as_str().unwrap().to_owned();
            for instruction in case["instructions"].as_array_mut().unwrap() {
                instruction["name"] = json!(instruction["name"].as_str().unwrap().to_uppercase());
            }
            let theirs = case["instructions"].as_array().unwrap();
            assert_eq!(&ours(&text, theirs), theirs, "{text}");
        }
    }
}
