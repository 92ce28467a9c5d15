//! What `pip install`, `uv pip install` and `apt-get install` install.

use super::found::Found;
use super::logical::Instruction;
use super::words::Word;
use crate::draft::Draft;
use crate::notice::NoticeKind;
use engine::{Field, Place, PythonValue};
use packaging::Requirement;

/// Options without a value that change nothing which settings could say.
const QUIET: [&str; 12] = [
    "--no-cache-dir",
    "--no-cache",
    "--quiet",
    "--verbose",
    "--upgrade",
    "--disable-pip-version-check",
    "--no-input",
    "--root-user-action",
    "--progress-bar",
    "--no-progress",
    "--no-color",
    "--no-warn-script-location",
];

/// Options whose value is the next word.
const WITH_VALUE: [&str; 26] = [
    "--index-url",
    "--extra-index-url",
    "--find-links",
    "--trusted-host",
    "--timeout",
    "--default-timeout",
    "--retries",
    "--target",
    "--prefix",
    "--root",
    "--python",
    "--platform",
    "--python-version",
    "--implementation",
    "--abi",
    "--no-binary",
    "--only-binary",
    "--progress-bar",
    "--root-user-action",
    "--index-strategy",
    "--index",
    "--default-index",
    "--prerelease",
    "--resolution",
    "--config-settings",
    "--link-mode",
];

/// Reads the words behind `pip`. Whether they are understood.
pub(super) fn pip(
    draft: &mut Draft<'_>,
    instruction: &Instruction,
    words: &[Word],
    installer: &'static str,
    found: &mut Found,
) -> bool {
    let Some((command, words)) = words.split_first() else { return false };
    if command.text != "install" {
        return false;
    }
    let mut taken = 0;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let span = instruction.place(word.start, word.length);
        let (option, attached) = word
            .text
            .split_once('=')
            .filter(|_| word.text.starts_with('-'))
            .map_or((word.text.as_str(), None), |(option, value)| (option, Some(value)));
        let mut value =
            || attached.or_else(|| words.next().map(|word| word.text.as_str())).unwrap_or_default().to_owned();
        match option {
            "-r" | "--requirement" | "--requirements" | "-c" | "--constraint" | "--constraints" => {
                draft.warn(span, NoticeKind::Unfollowed(value()));
                taken += 1;
            }
            "-e" | "--editable" => draft.warn(span, NoticeKind::LocalRequirement(value())),
            "-i" => add_option(draft, span, "index-url", Some(value()), found),
            "-f" => add_option(draft, span, "find-links", Some(value()), found),
            _ if option.starts_with("-r") && option.len() > 2 && !option.starts_with("--") => {
                draft.warn(span, NoticeKind::Unfollowed(option.get(2..).unwrap_or_default().to_owned()));
                taken += 1;
            }
            _ if QUIET.contains(&option) => {
                if WITH_VALUE.contains(&option) {
                    value();
                }
            }
            _ if option.starts_with("--") => {
                let value = (attached.is_some() || WITH_VALUE.contains(&option)).then(value);
                add_option(draft, span, option.trim_start_matches('-'), value, found);
            }
            _ if option.starts_with('-') => {}
            _ if is_local(&word.text) => draft.warn(span, NoticeKind::LocalRequirement(word.text.clone())),
            // The installers themselves are there.
            "pip" | "uv" => {}
            _ => {
                taken += 1;
                if Requirement::parse(&word.text).is_err() && !word.text.contains("://") {
                    draft.warn(span, NoticeKind::UnreadableRequirement(word.text.clone()));
                }
                draft.take(span, Place::Field(Field::Requirements));
                found.requirements.push(word.text.clone());
            }
        }
    }
    if taken > 0 && found.installer != Some("uv") {
        found.installer = Some(installer);
    }
    true
}

/// An option of the installer; of one that is there twice a dict holds only one.
fn add_option(draft: &mut Draft<'_>, span: packaging::Span, name: &str, value: Option<String>, found: &mut Found) {
    let value = value.map_or(PythonValue::None, PythonValue::Text);
    match found.options.get(name) {
        Some(present) if *present != value => draft.warn(span, NoticeKind::RequirementOption(format!("--{name}"))),
        Some(_) => {}
        None => {
            draft.take(span, Place::Field(Field::PythonPackageInstallerArgs));
            found.options.insert(name, value);
        }
    }
}

fn is_local(text: &str) -> bool {
    text == "." || text.starts_with("./") || text.starts_with("../") || text.starts_with('/') || text.starts_with(".[")
}

/// Reads the words behind `apt-get`. Whether they are understood.
pub(super) fn apt(draft: &mut Draft<'_>, instruction: &Instruction, words: &[Word], found: &mut Found) -> bool {
    let mut packages = Vec::new();
    let mut command = None;
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.text.as_str() {
            "-o" | "-t" | "-c" | "--option" | "--target-release" => drop(words.next()),
            text if text.starts_with('-') => {}
            text if command.is_none() => command = Some(text),
            text => packages.push((instruction.place(word.start, word.length), text.to_owned())),
        }
    }
    match command {
        Some("install") => {
            for (span, package) in packages {
                draft.take(span, Place::Field(Field::AptPackages));
                found.apt_packages.push(package);
            }
            true
        }
        Some("update" | "clean" | "autoclean" | "autoremove" | "distclean") => true,
        _ => false,
    }
}
