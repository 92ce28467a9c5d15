//! How much a text may hold: a link comes from anybody, a file from the person.

use super::{Carrier, Refused};
use crate::config::Config;
use crate::field::Field;
use crate::value::PythonValue;

/// How deep a value in a link may be nested.
const DEPTH: usize = 8;

/// The longest key, in characters.
const KEY: usize = 128;

/// The longest value that is one line, in characters.
const VALUE: usize = 1024;

/// The longest link that is looked at, in bytes, and the longest file, message or draft.
const LINK: usize = 16_384;
const FILE: usize = 4 * 1024 * 1024;

/// How many requirements, integrations and other things a link may set, and how many of each a file.
const REQUIREMENTS: usize = 500;
const INTEGRATIONS: usize = 64;
const OTHERS: usize = 200;
const OF_FILE: usize = 20_000;

/// More pairs than any file has whose lists are within their limits.
const OF_WHOLE_FILE: usize = 40_000;

/// The keys whose values are whole texts.
const TEXTS: &[&str] = &["file.text", "command.stdout", "command.stderr"];

/// Refuses a text that is too long to look at.
pub(super) fn length(text: &str, carrier: Carrier) -> Result<(), Refused> {
    let longest = if carrier == Carrier::Link { LINK } else { FILE };
    if text.len() > longest {
        return Err(Refused::because(format!("it is longer than {longest} characters")));
    }
    Ok(())
}

/// Refuses keys and values that no control could hold: characters that cannot be seen, line breaks outside of whole
/// texts (a line break in an environment variable would be a line of its own in the Dockerfile), endless lines.
pub(super) fn pairs(pairs: &[(String, String)], carrier: Carrier) -> Result<(), Refused> {
    if carrier == Carrier::Draft {
        return Ok(());
    }
    if pairs.len() > OF_WHOLE_FILE {
        return Err(Refused::because(format!("it sets more than {OF_WHOLE_FILE} things")));
    }
    let longest = if carrier == Carrier::Link { VALUE } else { FILE };
    for (key, value) in pairs {
        let is_text = TEXTS.contains(&key.as_str());
        if carrier == Carrier::Link && key.chars().count() > KEY {
            return Err(Refused::because(format!("it has a key of more than {KEY} characters")));
        }
        let literal = super::literal::read(value).flatten();
        // Names without commas stand in one value with commas between.
        let is_list = key.ends_with(Field::AptPackages.key()) || key.ends_with(Field::RequiredIntegrations.key());
        let is_long = |text: &str| match is_list {
            true => text.split(',').any(|item| item.chars().count() > longest),
            false => !is_text && text.chars().count() > longest,
        };
        if literal.as_ref().map_or(is_long(value), |value| any_text(value, &is_long)) {
            return Err(Refused::because(format!("the value of {key} has more than {longest} characters")));
        }
        let unfit = key.chars().any(is_invisible)
            || value.chars().any(|letter| is_invisible(letter) && !(is_text && matches!(letter, '\n' | '\r' | '\t')))
            || literal.as_ref().is_some_and(|value| any_text(value, &|text| text.chars().any(is_invisible)));
        if unfit {
            return Err(Refused::because("it holds line breaks or invisible characters where none belong"));
        }
        if literal.is_some_and(|value| depth(&value) > DEPTH) {
            return Err(Refused::because(format!("the value of {key} is nested more than {DEPTH} times")));
        }
    }
    Ok(())
}

/// Refuses a configuration that is far beyond any real one.
pub(super) fn config(config: &Config, carrier: Carrier) -> Result<(), Refused> {
    let most = |of_link: usize| if carrier == Carrier::Link { of_link } else { OF_FILE };
    let check = |count: usize, limit: usize, what: &str| match count > most(limit) {
        true => Err(Refused::because(format!("it sets more than {} {what}", most(limit)))),
        false => Ok(()),
    };
    for settings in config.steps.iter().map(|step| &step.settings).chain([&config.settings]) {
        for (field, setting) in settings.iter() {
            let count = match setting.value(field) {
                PythonValue::List(items) => items.len(),
                PythonValue::Dict(entries) => entries.len(),
                _ => 0,
            };
            let limit = match field {
                Field::Requirements => REQUIREMENTS,
                Field::RequiredIntegrations => INTEGRATIONS,
                _ => OTHERS,
            };
            check(count, limit, field.key())?;
        }
    }
    for component in &config.stack.components {
        check(component.requirements.lines().count(), REQUIREMENTS, "requirements")?;
        check(component.apt_packages.lines().count(), OTHERS, "apt_packages")?;
    }
    check(config.unrecognised.len(), LINK, "things that nothing here knows")?;
    check(config.stack.components.len(), OTHERS, "components")?;
    check(config.steps.len(), OTHERS, "steps")?;
    check(config.project.files.len(), OTHERS, "files")?;
    check(config.project.commands.len(), OTHERS, "commands")
}

/// Whether any text of a value, names included, is so.
fn any_text(value: &PythonValue, is_so: &impl Fn(&str) -> bool) -> bool {
    match value {
        PythonValue::Text(text) => is_so(text),
        PythonValue::List(items) => items.iter().any(|item| any_text(item, is_so)),
        PythonValue::Dict(entries) => entries.iter().any(|(name, value)| is_so(name) || any_text(value, is_so)),
        _ => false,
    }
}

/// How deep lists and dicts are nested in a value.
fn depth(value: &PythonValue) -> usize {
    match value {
        PythonValue::List(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        PythonValue::Dict(entries) => 1 + entries.iter().map(|(_, value)| depth(value)).max().unwrap_or_default(),
        _ => 0,
    }
}

/// Control characters, and those that turn the direction of reading, so that a line shows as another.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(letter, '\u{2028}' | '\u{2029}')
}
