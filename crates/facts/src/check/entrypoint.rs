//! What an image's ENTRYPOINT does with the command that it is given.

use crate::facts::Facts;
use crate::verdict::{Answer, Standing};
use crate::words::shown;

/// Programs that run the words behind them and nothing else.
const PASSING: [&str; 9] = [
    "tini",
    "tini-static",
    "dumb-init",
    "catatonit",
    "docker-init",
    "env",
    "nvidia_entrypoint.sh",
    "_entrypoint.sh",
    "exec",
];

/// Programs that take the words behind them as their own arguments.
const TAKING: [&str; 9] = ["python", "python3", "bash", "sh", "dash", "jupyter", "uvicorn", "gunicorn", "node"];

/// The verdict.
pub(super) fn answer(facts: &Facts) -> Answer {
    let found = facts.image(|image| image.entrypoint.as_ref());
    let Some(first) = found.first() else {
        return Answer::unverified("nothing that was given says what the ENTRYPOINT is");
    };
    let places = found.iter().map(|found| found.place);
    if found.iter().any(|other| other.value != first.value) {
        return Answer::new(Standing::Unverified, "the texts contradict each other about the ENTRYPOINT", places);
    }
    let said = shown(&first.value.join(" "));
    match passes(&first.value) {
        Some(true) if first.value.is_empty() => Answer::new(Standing::Satisfied, "there is no ENTRYPOINT", places),
        Some(true) => Answer::new(Standing::Satisfied, [&said, " runs the command that it is given"].concat(), places),
        Some(false) => {
            Answer::new(Standing::Wrong, [&said, " does not run the command that it is given"].concat(), places)
        }
        None => {
            let text = ["what ", &said, " does with the command that it is given is not known"].concat();
            Answer::new(Standing::Unverified, text, places)
        }
    }
}

/// Whether an entrypoint runs what stands behind it; `None` where only its script knows.
fn passes(words: &[String]) -> Option<bool> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let [program, rest @ ..] = words.as_slice() else { return Some(true) };
    let program = program.rsplit('/').next().unwrap_or_default();
    match (program, rest) {
        // A shell's script sees what stands behind it as "$@", or not at all.
        ("sh" | "bash" | "dash", ["-c" | "-lc" | "-ec" | "-exc", script, ..]) => {
            if script.contains("\"$@\"") {
                if script.trim_start().starts_with("exec \"$@\"") { Some(true) } else { None }
            } else {
                Some(false)
            }
        }
        ("conda" | "micromamba" | "mamba", ["run", ..]) | ("uv" | "poetry", ["run", ..]) => Some(true),
        (program, rest) if PASSING.contains(&program) => {
            let inner = rest.iter().skip_while(|word| word.starts_with('-') || word.contains('='));
            let inner: Vec<String> = inner.map(|word| (*word).to_owned()).collect();
            passes(&inner)
        }
        ("bash" | "sh", ["-i" | "-l" | "--login", ..]) => Some(false),
        // A script that a shell or Python is told to run.
        (program, [script, ..]) if TAKING.contains(&program) && script.ends_with(".sh") => None,
        (program, _) if TAKING.contains(&program) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::passes;

    #[test]
    fn what_an_entrypoint_does_with_a_command() {
        let cases: [(&[&str], Option<bool>); 13] = [
            (&[], Some(true)),
            (&["/usr/bin/tini", "--"], Some(true)),
            (&["tini", "-g", "--", "python", "train.py"], Some(false)),
            (&["/opt/nvidia/nvidia_entrypoint.sh"], Some(true)),
            (&["python", "train.py"], Some(false)),
            (&["python"], Some(false)),
            (&["/bin/sh", "-c", "python train.py"], Some(false)),
            (&["/bin/sh", "-c", "exec \"$@\"", "--"], Some(true)),
            (&["/bin/sh", "-c", "prepare && exec \"$@\"", "--"], None),
            (&["/bin/bash"], Some(false)),
            (&["/docker-entrypoint.sh"], None),
            (&["bash", "/start.sh"], None),
            (&["conda", "run", "--no-capture-output", "-n", "ml"], Some(true)),
        ];
        for (words, expected) in cases {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(passes(&words), expected, "{words:?}");
        }
    }
}
