//! The Dockerfile on top of an image.

use super::Left;
use super::installer::Installer;
use crate::check::is_root;
use crate::facts::Facts;
use crate::verdict::{Standing, Verdict};
use engine::contract::{ImageContract, Need, Requirement};
use engine::quote::{dockerfile, shell, single_line};
use engine::{Document, Language, Line, Origin, Severity};

/// A line for a layer, with those who ask for it.
type Instruction = (String, Vec<Origin>);

/// Writes it; without a line where nothing can be mended so. What is wanted and cannot be done goes to `left`.
pub(super) fn write(contract: &ImageContract, verdicts: &[Verdict], facts: &Facts, left: &mut Vec<Left>) -> Document {
    let mut document = Document::new("Dockerfile", Language::Dockerfile);
    let mut lines = Vec::new();
    apt(verdicts, facts, left, &mut lines);
    python(verdicts, facts, left, &mut lines);
    distributions(contract, verdicts, facts, left, &mut lines);
    surroundings(verdicts, &mut lines);
    if lines.is_empty() {
        return document;
    }
    let name = facts.readings.iter().find_map(|reading| reading.image.names.first()).map(|found| &found.value);
    let image = if contract.image.is_empty() { name.map_or("IMAGE", String::as_str) } else { &contract.image };
    document.push(["FROM ", &single_line(image)].concat(), Origin::Recipe);
    let as_root = lines.iter().any(|(line, _)| line.starts_with("RUN ") || line.starts_with("COPY "));
    let user = user(facts).filter(|user| as_root && !is_root(user));
    if user.is_some() {
        document.push("USER root", Origin::Recipe);
    }
    for (text, origins) in lines {
        for line in text.split('\n') {
            document.lines.push(Line { text: line.to_owned(), origins: origins.clone() });
        }
    }
    if let Some(user) = user {
        document.push(["USER ", &single_line(&user)].concat(), Origin::Recipe);
    }
    document
}

/// The image's user, as a configuration says it or as the probe saw it.
pub(super) fn user(facts: &Facts) -> Option<String> {
    let said = facts.image(|image| image.user.as_ref());
    let seen = || facts.inside().map(|inside| inside.uid.to_string());
    said.first().map(|found| found.value.clone()).or_else(seen)
}

/// Those that fail and whose need is of a kind.
fn failing<'v, T>(verdicts: &'v [Verdict], get: impl Fn(&'v Need) -> Option<T>) -> Vec<(T, &'v Requirement)> {
    let failing = verdicts.iter().filter(|verdict| verdict.standing.fails());
    failing.filter_map(|verdict| Some((get(&verdict.requirement.need)?, &verdict.requirement))).collect()
}

fn apt(verdicts: &[Verdict], facts: &Facts, left: &mut Vec<Left>, lines: &mut Vec<Instruction>) {
    let wanted = failing(verdicts, |need| match need {
        Need::AptPackage(name) => Some(name.as_str()),
        _ => None,
    });
    if facts.program("apt-get").is_some_and(|found| found.value.1.is_none()) {
        left.extend(wanted.into_iter().map(|(_, requirement)| Left {
            requirement: requirement.clone(),
            instead: "Start from an image of Debian or Ubuntu, or install what stands in for it on this system".into(),
        }));
        return;
    }
    let origins = wanted.iter().flat_map(|(_, requirement)| requirement.origins.clone()).collect();
    let names: Vec<&str> = wanted.into_iter().map(|(name, _)| name).collect();
    lines.extend(install(&names).map(|line| (line, origins)));
}

/// The line that installs Debian packages.
fn install(names: &[&str]) -> Option<String> {
    let words: Vec<String> = names.iter().map(|name| shell::word(&single_line(name))).collect();
    let names = words.join(" ");
    let text = [
        "RUN apt-get update && apt-get install --yes --no-install-recommends ",
        &names,
        " && rm -rf /var/lib/apt/lists/*",
    ];
    (!words.is_empty()).then(|| text.concat())
}

/// Puts `python` on the PATH.
fn python(verdicts: &[Verdict], facts: &Facts, left: &mut Vec<Left>, lines: &mut Vec<Instruction>) {
    let wanted = failing(verdicts, |need| matches!(need, Need::Program("python")).then_some(()));
    let Some((_, requirement)) = wanted.first() else { return };
    let origins = requirement.origins.clone();
    let executable = facts.inside().map(|inside| (inside.executable.as_str(), inside.python_beside));
    match executable.filter(|(path, _)| path.starts_with('/')) {
        Some((path, true)) => {
            let folder = path.rsplit_once('/').map_or("/usr/bin", |(folder, _)| folder);
            let value = dockerfile::value(folder);
            let value = value.strip_suffix('"').unwrap_or(&value);
            lines.push((["ENV PATH=", value, ":$PATH\""].concat(), origins));
        }
        Some((path, false)) => {
            lines.push((["RUN ln -s ", &shell::word(path), " /usr/local/bin/python"].concat(), origins));
        }
        None => left.push(Left {
            requirement: (*requirement).clone(),
            instead: "Start from an image with Python, or run the probe with the Python that it has".into(),
        }),
    }
}

/// Installs distributions in one go, and pip where it is asked for.
fn distributions(
    contract: &ImageContract,
    verdicts: &[Verdict],
    facts: &Facts,
    left: &mut Vec<Left>,
    lines: &mut Vec<Instruction>,
) {
    let wanted = failing(verdicts, |need| matches!(need, Need::Distribution(_)).then_some(()));
    let pip = failing(verdicts, |need| matches!(need, Need::Installer(_)).then_some(()));
    if wanted.is_empty() && pip.is_empty() {
        return;
    }
    let asking =
        wanted.iter().map(|(_, requirement)| *requirement).chain(pip.iter().map(|(_, requirement)| *requirement));
    let Some(installer) = Installer::of(facts) else {
        left.extend(asking.map(|requirement| Left {
            requirement: requirement.clone(),
            instead: "Start from an image whose Python has pip or uv: this one has neither, nor ensurepip".into(),
        }));
        return;
    };
    let origins: Vec<Origin> = asking.flat_map(|requirement| requirement.origins.clone()).collect();
    lines.extend(install(&installer.apt_packages).map(|line| (line, origins.clone())));
    lines.extend(installer.first.iter().map(|first| (["RUN ", first].concat(), origins.clone())));
    if wanted.is_empty() {
        return;
    }
    // What holds is named as well where it bounds versions, so that installing the rest does not take it back. What is open
    // stands last: pip keeps the newest of what it meets first, and would try one after another of the rest.
    let named = verdicts.iter().filter_map(|verdict| {
        let Need::Distribution(text) = &verdict.requirement.need else { return None };
        let bounded = packaging::Requirement::parse(text).is_ok_and(|one| !one.specifiers.is_empty());
        let held = verdict.standing == Standing::Satisfied && bounded;
        (held || verdict.standing.fails()).then(|| (!bounded, single_line(text)))
    });
    let mut named: Vec<(bool, String)> = named.collect();
    named.sort_by_key(|(open, _)| *open);
    let named = named.into_iter().map(|(_, text)| text);
    let options = contract.installer_options.iter().flat_map(|line| line.split_whitespace());
    let words: Vec<String> = options.map(str::to_owned).chain(named).collect();
    let words: Vec<String> = words.iter().map(|text| shell::word(text)).collect();
    lines.push((["RUN ", &installer.command, " \\\n    ", &words.join(" \\\n    ")].concat(), origins));
}

/// Users, code, folders, variables and the entrypoint, by the contract's own remedies.
fn surroundings(verdicts: &[Verdict], lines: &mut Vec<Instruction>) {
    for wanted in [
        (|need| matches!(need, Need::User(_))) as fn(&Need) -> bool,
        |need| matches!(need, Need::Code(_)),
        |need| matches!(need, Need::Writable { .. }),
        |need| matches!(need, Need::Variable(..)),
        |need| matches!(need, Need::PassingEntrypoint(_)),
    ] {
        let mine = verdicts.iter().filter(|verdict| wanted(&verdict.requirement.need) && verdict.standing.fails());
        for verdict in mine {
            let requirement = &verdict.requirement;
            if matches!(requirement.need, Need::Writable { .. }) && verdict.found.contains("ZENML_CONFIG_PATH") {
                lines.push(("ENV ZENML_CONFIG_PATH=/app/.zenconfig".into(), requirement.origins.clone()));
            } else {
                lines.push((requirement.remedy(), requirement.origins.clone()));
            }
        }
    }
    // Notes alone are no reason for a layer.
    let needed =
        verdicts.iter().any(|verdict| verdict.standing.fails() && verdict.requirement.severity == Severity::Error);
    if !needed {
        lines.retain(|(line, _)| !line.starts_with("ENV "));
    }
    let mut seen: Vec<String> = Vec::new();
    lines.retain(|(line, _)| {
        let new = !seen.contains(line);
        seen.push(line.clone());
        new
    });
}
