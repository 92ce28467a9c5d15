//! What the command of a `RUN` installs, as far as it says so itself.

use crate::reading::Install;

/// Options of installers that take the next word with them.
const WITH_VALUE: [&str; 14] = [
    "-i",
    "--index-url",
    "--extra-index-url",
    "-f",
    "--find-links",
    "-t",
    "--target",
    "--python",
    "-p",
    "--prefix",
    "--trusted-host",
    "--timeout",
    "--default-timeout",
    "--cache-dir",
];

/// What a command installs, in its order.
pub(super) fn installs(command: &str) -> Vec<Install> {
    let mut found = Vec::new();
    // Mounts and options of the instruction itself.
    let mut text = command.trim_start();
    while text.starts_with("--") {
        text = text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
    }
    for part in text.split(['\n', ';', '|', '&']) {
        let words = words(part);
        let mut rest = words.iter().map(String::as_str).skip_while(|word| is_prefix(word));
        let program = rest.next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let rest: Vec<&str> = rest.collect();
        match (program, rest.as_slice()) {
            ("pip" | "pip3", ["install", arguments @ ..])
            | ("uv", ["pip", "install", arguments @ ..])
            | ("python" | "python3", ["-m", "pip", "install", arguments @ ..])
            | ("python" | "python3", ["-m", "uv", "pip", "install", arguments @ ..]) => {
                requirements(arguments, &mut found);
            }
            ("uv", ["sync", ..]) | ("poetry", ["install", ..]) | ("conda" | "mamba" | "micromamba", _) => {
                found.push(Install::Unseen([program, " ", rest.first().copied().unwrap_or_default()].concat()));
            }
            ("apt-get" | "apt" | "apt-fast", arguments) if arguments.contains(&"install") => {
                let packages = arguments.iter().skip_while(|word| **word != "install").skip(1);
                let names = packages.filter(|word| !word.starts_with('-') && !word.contains(['$', '<', '>']));
                found.extend(names.map(|name| Install::AptPackage((*name).to_owned())));
            }
            _ => {}
        }
    }
    found
}

fn requirements(arguments: &[&str], found: &mut Vec<Install>) {
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match *word {
            "-r" | "--requirement" | "-e" | "--editable" => {
                found.push(Install::Unseen(words.next().copied().unwrap_or_default().to_owned()));
            }
            option if WITH_VALUE.contains(&option) => {
                words.next();
            }
            option if option.starts_with('-') => {}
            requirement if packaging::Requirement::parse(requirement).is_ok() => {
                found.push(Install::Requirement(requirement.to_owned()));
            }
            other => found.push(Install::Unseen(other.to_owned())),
        }
    }
}

/// A word before the program: a variable, `sudo`, `exec`, `set`.
fn is_prefix(word: &str) -> bool {
    let variable = word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    });
    variable || matches!(word, "sudo" | "exec" | "env" | "time" | "then" | "do")
}

/// The words of a shell command, quotes taken off; a comment ends them.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some('"') | None, '\\') => word.get_or_insert_default().extend(letters.next()),
            (Some(open), letter) if open == letter => quote = None,
            (Some(_), letter) => word.get_or_insert_default().push(letter),
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, '#') if word.is_none() => break,
            (None, letter) if letter.is_whitespace() => words.extend(word.take()),
            (None, letter) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::installs;
    use crate::reading::Install::{self, AptPackage, Requirement, Unseen};

    #[test]
    fn what_a_command_installs_is_what_it_says_itself() {
        let cases: [(&str, Vec<Install>); 6] = [
            (
                "--mount=type=cache,target=/root/.cache apt-get update && apt-get install -y --no-install-recommends libgomp1 git=1:2.39 && rm -rf /x",
                vec![AptPackage("libgomp1".into()), AptPackage("git=1:2.39".into())],
            ),
            (
                "pip install --no-cache-dir 'zenml==0.98.0' \"s3fs>2022\" -r requirements.txt",
                vec![
                    Requirement("zenml==0.98.0".into()),
                    Requirement("s3fs>2022".into()),
                    Unseen("requirements.txt".into()),
                ],
            ),
            (
                "UV_SYSTEM_PYTHON=1 uv pip install -i https://index.example/simple torch .",
                vec![Requirement("torch".into()), Unseen(".".into())],
            ),
            ("python3 -m pip install -e .", vec![Unseen(".".into())]),
            ("uv sync --frozen", vec![Unseen("uv sync".into())]),
            ("echo pip install x # pip install y", vec![]),
        ];
        for (command, expected) in cases {
            assert_eq!(installs(command), expected, "{command}");
        }
    }
}
