//! What `zenml stack export-requirements` and `zenml integration export-requirements` print: requirements of one line, in
//! quotes or not, or the lines of a file.

use crate::draft::{Draft, Target};
use crate::node::between;
use crate::notice::NoticeKind;
use engine::config::ComponentType;
use engine::{Field, Place, PythonValue, Situation};
use packaging::{Requirement, Span};
use std::collections::BTreeSet;

/// How many words one requirement may have: one with a marker has several.
const MOST_WORDS: usize = 12;

/// Imports the requirements that stack and integrations do not bring already. They belong to the component of a flavor
/// of the person's own, if there is just one; elsewhere they join those of the project.
pub(crate) fn import(text: &str, draft: &mut Draft<'_>) {
    let brought = brought(draft);
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut lines = Vec::new();
    let found = requirements(text);
    // What ZenML says where there are none.
    let says_none = text.trim_end().ends_with("has no requirements.");
    if says_none || found.iter().all(|(_, requirement)| Requirement::parse(requirement).is_err()) {
        return draft.refuse_all();
    }
    for (at, requirement) in found {
        let span = between(at, at + requirement.len());
        if Requirement::parse(&requirement).is_err() {
            draft.warn(span, NoticeKind::UnreadableRequirement(requirement.clone()));
        }
        if brought.contains(&requirement) {
            draft.remark(span, NoticeKind::AlreadyBrought(requirement));
        } else if seen.insert(requirement.clone()) {
            lines.push((span, requirement));
        }
    }
    add(draft, lines);
}

/// The requirements in a text, each with its place.
pub(crate) fn requirements(text: &str) -> Vec<(usize, String)> {
    let words = words(text);
    let mut found = Vec::new();
    let mut position = 0;
    while let Some((at, word)) = words.get(position) {
        // The longest run of words that is one requirement; none holds two.
        let mut best = (1, word.clone());
        let mut joined = word.clone();
        for count in 2..=MOST_WORDS {
            let Some((_, next)) = words.get(position + count - 1).filter(|(_, next)| continues(&joined, next)) else {
                break;
            };
            joined.push(' ');
            joined.push_str(next);
            if Requirement::parse(&joined).is_ok() {
                best = (count, joined.clone());
            }
        }
        position += best.0;
        found.push((*at, best.1));
    }
    found
}

/// Whether a word may belong to the requirement that others began: something is open, or it begins with a sign.
fn continues(before: &str, next: &str) -> bool {
    const SIGNS: &[char] = &[';', ',', '<', '>', '=', '!', '~', '@', '(', ')', '[', ']', '\'', '"'];
    const WORDS: [&str; 4] = ["and", "or", "in", "not"];
    let last = before.rsplit(' ').next().unwrap_or_default();
    let open = before.ends_with([';', ',', '<', '>', '=', '!', '~', '@', '(', '[']) || WORDS.contains(&last);
    open || next.starts_with(SIGNS) || WORDS.contains(&next)
}

/// The words of a text; quotes keep one together.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match quote {
            Some(open) if letter == open => quote = None,
            // A quote that begins a word is the shell's; one inside a word belongs to a marker.
            None if !inside && matches!(letter, '"' | '\'') => {
                quote = Some(letter);
                inside = true;
                words.push((at, String::new()));
            }
            None if letter.is_whitespace() => inside = false,
            _ => {
                if !inside {
                    inside = true;
                    words.push((at, String::new()));
                }
                if let Some((_, word)) = words.last_mut() {
                    word.push(letter);
                }
            }
        }
    }
    words.retain(|(_, word)| !word.is_empty());
    words
}

/// What the stack and the integrations of the draft bring.
fn brought(draft: &Draft<'_>) -> BTreeSet<String> {
    let situation = Situation::of(&draft.config, draft.catalog);
    let brought = situation.stack_requirements.iter().chain(&situation.integration_requirements);
    brought.map(|requirement| requirement.text.clone()).collect()
}

fn add(draft: &mut Draft<'_>, lines: Vec<(Span, String)>) {
    if lines.is_empty() {
        return;
    }
    let catalog = draft.catalog;
    let is_own = |component_type: ComponentType, flavor: &str| catalog.flavor(component_type, flavor).is_none();
    let components = &draft.config.stack.components;
    let mut own = components.iter().filter(|component| is_own(component.component_type, &component.flavor));
    let only = own.next().filter(|_| own.next().is_none());
    let place = only.map_or(Place::Field(Field::Requirements), |only| {
        let before = components.iter().take_while(|component| !std::ptr::eq(*component, only));
        Place::Component(only.component_type, before.filter(|one| one.component_type == only.component_type).count())
    });
    for (span, _) in &lines {
        draft.take(*span, place.clone());
    }
    let lines = lines.into_iter().map(|(_, line)| line);
    let components = &mut draft.config.stack.components;
    let own = components.iter_mut().find(|component| is_own(component.component_type, &component.flavor));
    if let (Some(component), Place::Component(..)) = (own, place) {
        for line in lines {
            if component.requirements.lines().any(|known| known.trim() == line) {
                continue;
            }
            if !component.requirements.is_empty() && !component.requirements.ends_with('\n') {
                component.requirements.push('\n');
            }
            component.requirements.push_str(&line);
        }
        return;
    }
    let present = draft.config.settings.value(Field::Requirements);
    let mut items = match present {
        Some(PythonValue::List(items)) => items.to_vec(),
        _ => Vec::new(),
    };
    let known: BTreeSet<String> = items.iter().map(PythonValue::to_text).collect();
    items.extend(lines.filter(|line| !known.contains(line)).map(PythonValue::Text));
    draft.put(Target::Pipeline, Field::Requirements, PythonValue::List(items.into()));
}
