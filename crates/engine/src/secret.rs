//! What must not travel: values that are secret, or look it, by their name or by their form.

mod form;
mod name;
mod text;
mod url;

pub use text::redact;
pub use url::credentials_in_url;

use name::Naming;

/// Stands where a value was withheld: in links, drafts and files, and then in the Config of whoever opens them, until
/// they fill it in. It is an ordinary text, so that nothing that works on values needs to know about it, and one that
/// no shell and no registry takes for a real value.
pub const WITHHELD: &str = "<withheld>";

/// Whether the value of an environment variable, a build argument or an option looks secret. Wrong rather often than
/// sorry: an unknown name with a value that looks random is secret too.
pub fn looks_secret(name: &str, value: &str) -> bool {
    withhold(name, value).is_some()
}

/// The value without what looks secret: [`WITHHELD`], or a text with that in it where only a part is secret. `None`
/// where nothing is.
pub fn withhold(name: &str, value: &str) -> Option<String> {
    until_nothing_is_left(value, |value| withhold_once(name, value))
}

/// What is left beside a gap may look secret only then: takes out again what `take_out` finds in what it left. Nobody's
/// text needs that often.
fn until_nothing_is_left(text: &str, take_out: impl Fn(&str) -> Option<String>) -> Option<String> {
    const MOST_TIMES: usize = 8;
    let mut left = take_out(text)?;
    for _ in 0..MOST_TIMES {
        match take_out(&left) {
            Some(further) => left = further,
            None => break,
        }
    }
    Some(left)
}

// The lists of names and forms are texts with a space between two words: tables of texts would weigh several times as much.

/// The words of such a list.
fn entries(list: &str) -> impl Iterator<Item = &[u8]> {
    list.as_bytes().split(|byte| *byte == b' ')
}

/// Those that begin with the same letter as a text does: most do not, and are passed over byte by byte.
fn beginning_like<'a>(text: &[u8], list: &'a str) -> impl Iterator<Item = &'a [u8]> {
    entries(list).filter(move |entry| entry.first() == text.first())
}

fn withhold_once(name: &str, value: &str) -> Option<String> {
    if form::is_reference(value) {
        return None;
    }
    let naming = name::naming(name);
    let random = naming != Naming::Public && form::is_random(value);
    let whole = random || secret_by_name(naming, name, value) || form::is_token(value);
    if whole { Some(WITHHELD.to_owned()) } else { redact(value) }
}

/// Whether a text holds a value that was withheld.
pub fn is_withheld(text: &str) -> bool {
    text.contains(WITHHELD)
}

/// Whether the name promises a secret and the value does not plainly contradict it.
fn secret_by_name(naming: Naming, name: &str, value: &str) -> bool {
    match naming {
        Naming::Password => !form::is_switch(value) && !form::is_location(value),
        // Of a secret a number may be all; of a key or of tokens it is a count.
        Naming::Secret => {
            let pin = value.len() >= 4 && form::is_number(value) && name.to_ascii_uppercase().ends_with("SECRET");
            pin || !form::is_harmless(value)
        }
        // A number, say of tokens, is a number.
        Naming::Perhaps => !form::is_harmless(value) && !form::is_plain(value) && !form::is_number(value),
        Naming::Plain | Naming::Public => false,
    }
}
