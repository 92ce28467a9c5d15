//! The pipeline's own code in the image.

use crate::facts::Facts;
use crate::place::Place;
use crate::verdict::{Answer, Standing};
use crate::words::shown;

/// How many names are said.
const SAID: usize = 3;

/// The verdict on files of the source root; without any on whether there is code at all.
pub(super) fn answer(files: &[String], facts: &Facts) -> Answer {
    let inside = facts.readings.iter().find_map(|reading| Some((reading.source, reading.inside.as_deref()?)));
    let Some((source, inside)) = inside else {
        return Answer::unverified("nothing that was given has looked into the image's folders");
    };
    let place = [Place::whole(source)];
    let folders = inside.roots.join(", ");
    if files.is_empty() {
        return match inside.python_files.as_slice() {
            [] if inside.all_files => {
                let found = ["there is no Python file below ", &shown(&folders)].concat();
                Answer::new(Standing::Missing, found, place)
            }
            [] => Answer::new(Standing::Unverified, "there are more files than were looked at", place),
            found => {
                let names: Vec<String> = found.iter().take(SAID).map(|path| shown(path)).collect();
                let more = if found.len() > SAID { " and more" } else { "" };
                let found = [&names.join(", "), more, "; whether those are yours was not said"].concat();
                Answer::new(Standing::Unverified, found, place)
            }
        };
    }
    let there = |file: &String| {
        let file = file.trim_start_matches("./");
        let mut paths = inside.roots.iter().map(|root| [root.trim_end_matches('/'), "/", file].concat());
        paths.any(|path| inside.python_files.contains(&path))
    };
    let missing: Vec<&String> = files.iter().filter(|file| !there(file)).collect();
    let names: Vec<String> = missing.iter().take(SAID).map(|file| shown(file)).collect();
    match missing.len() {
        0 => Answer::new(Standing::Satisfied, "every Python file that was given is there", place),
        _ if !inside.all_files => Answer::new(Standing::Unverified, "there are more files than were looked at", place),
        count => {
            let more = if count > SAID { " and more" } else { "" };
            let found = [&names.join(", "), more, " is not below ", &shown(&folders)].concat();
            Answer::new(Standing::Missing, found, place)
        }
    }
}
