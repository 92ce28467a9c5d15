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

/// The keys whose values are whole texts.
const TEXTS: &[&str] = &["file.text", "command.stdout", "command.stderr"];

/// Refuses a text that is too long to look at.
pub(super) fn length(text: &str, carrier: Carrier) -> Result<(), Refused> {
    let longest = match carrier {
        Carrier::Link => 16_384,
        Carrier::File => 4 * 1024 * 1024,
    };
    if text.len() > longest {
        return Err(Refused::because(format!("it is longer than {longest} characters")));
    }
    Ok(())
}

/// Refuses keys and values that no control could hold: characters that cannot be seen, line breaks outside of whole
/// texts (a line break in an environment variable would be a line of its own in the Dockerfile), endless lines.
pub(super) fn pairs(pairs: &[(String, String)], carrier: Carrier) -> Result<(), Refused> {
    if carrier == Carrier::File {
        return Ok(());
    }
    for (key, value) in pairs {
        let is_text = TEXTS.contains(&key.as_str());
        if key.chars().count() > KEY {
            return Err(Refused::because(format!("it has a key of more than {KEY} characters")));
        }
        let literal = super::literal::read(value).flatten();
        if literal.is_none() && !is_text && value.chars().count() > VALUE {
            return Err(Refused::because(format!("the value of {key} has more than {VALUE} characters")));
        }
        let unfit = key.chars().any(is_invisible)
            || value.chars().any(|letter| is_invisible(letter) && !(is_text && matches!(letter, '\n' | '\r' | '\t')))
            || literal.is_some_and(|value| !is_fit(&value, DEPTH));
        if unfit {
            return Err(Refused::because("it holds line breaks or invisible characters where none belong"));
        }
    }
    Ok(())
}

/// Refuses a configuration that is far beyond any real one.
pub(super) fn config(config: &Config, carrier: Carrier) -> Result<(), Refused> {
    let (requirements, few) = match carrier {
        Carrier::Link => (500, 200),
        Carrier::File => (20_000, 20_000),
    };
    let limits = [
        (Field::Requirements, requirements),
        (Field::AptPackages, few),
        (Field::Environment, few),
        (Field::RuntimeEnvironment, few),
        (Field::RequiredIntegrations, few),
    ];
    let all = config.steps.iter().map(|step| &step.settings).chain([&config.settings]);
    for settings in all {
        for (field, limit) in limits {
            let count = match settings.value(field) {
                Some(PythonValue::List(items)) => items.len(),
                Some(PythonValue::Dict(entries)) => entries.len(),
                _ => 0,
            };
            if count > limit {
                return Err(Refused::because(format!("it sets more than {limit} {}", field.key())));
            }
        }
    }
    Ok(())
}

fn is_fit(value: &PythonValue, depth: usize) -> bool {
    let text_is_fit = |text: &str| !text.chars().any(is_invisible) && text.chars().count() <= VALUE;
    match value {
        PythonValue::Text(text) => text_is_fit(text),
        PythonValue::List(items) => depth > 0 && items.iter().all(|item| is_fit(item, depth - 1)),
        PythonValue::Dict(entries) => {
            depth > 0 && entries.iter().all(|(name, value)| text_is_fit(name) && is_fit(value, depth - 1))
        }
        _ => true,
    }
}

/// Control characters, and those that turn the direction of reading, so that a line shows as another.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(letter, '\u{2028}' | '\u{2029}')
}
