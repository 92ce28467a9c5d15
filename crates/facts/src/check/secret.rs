//! Secrets in an image's environment and history, where everybody who can pull it can read them.

use crate::facts::Facts;
use crate::format::Listing;
use crate::place::Place;
use crate::reading::Image;
use crate::verdict::{Answer, Standing};
use crate::words::shown;
use engine::secret::{looks_secret, redact};

/// The verdict. No value is ever shown.
pub(super) fn answer(facts: &Facts) -> Answer {
    let (mut names, mut places): (Vec<String>, Vec<Place>) = (Vec::new(), Vec::new());
    let mut add = |name: String, place: Place| {
        if !names.contains(&name) {
            names.push(name);
            places.push(place);
        }
    };
    let mut suspected = Vec::new();
    for reading in &facts.readings {
        for found in &reading.image.variables {
            match &found.value {
                (name, Some(value)) if looks_secret(name, value) => {
                    add(["the variable ", &shown(name)].concat(), found.place)
                }
                // A name whose value is not shown is a suspicion.
                (name, None) if looks_secret(name, "q7Rf2kLm9xTz4WbV8nYc") && !is_of_cluster(name) => {
                    suspected.push(shown(name));
                }
                _ => {}
            }
        }
        for found in reading.image.history.iter().filter(|found| redact(&found.value).is_some()) {
            let instruction = found.value.split_whitespace().next().unwrap_or_default();
            add(["a command of its history, ", &shown(instruction), " …"].concat(), found.place);
        }
    }
    if !names.is_empty() {
        return Answer::new(Standing::Wrong, names.join(", "), places);
    }
    let has = |test: fn(&Image) -> bool| facts.readings.iter().any(|reading| test(&reading.image));
    let values = has(|image| {
        image.variables_listing == Some(Listing::All) && image.variables.iter().all(|found| found.value.1.is_some())
    });
    let history = has(|image| image.history_listing == Some(Listing::All) && !image.history.is_empty());
    match (values, history) {
        (true, true) => Answer::new(Standing::Satisfied, "nothing in either looks secret", []),
        (true, false) => Answer::unverified("no variable looks secret, and its history was not given"),
        (false, true) => Answer::unverified("no command looks secret, and its variables' values were not given"),
        (false, false) if !suspected.is_empty() => {
            let text =
                ["values are not shown, and by their names these may be secret: ", &suspected.join(", ")].concat();
            Answer::unverified(text)
        }
        (false, false) => Answer::unverified("neither its variables' values nor its history were given"),
    }
}

/// What a cluster puts into every container.
fn is_of_cluster(name: &str) -> bool {
    name.starts_with("KUBERNETES_") || name.ends_with("_SERVICE_HOST") || name.contains("_PORT_")
}
