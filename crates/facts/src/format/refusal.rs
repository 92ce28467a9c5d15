//! What container tools and Python say when they cannot do what they were asked for: that, too, is a fact.

use super::dpkg;
use super::lines::Lines;
use crate::notice::{Notice, NoticeKind, Unusable};
use crate::place::Found;
use crate::reading::Reading;

/// Looks for such messages. Whether there was one.
pub(super) fn read(lines: &Lines<'_>, reading: &mut Reading) -> bool {
    let mut found = false;
    for (number, line) in lines {
        let program = missing_program(line);
        if let Some(program) = program.filter(|program| !reading.programs.iter().any(|known| known.value.0 == *program))
        {
            let program = Found::new((program.to_owned(), None), reading.line(*number));
            reading.programs.push(program);
            found = true;
        }
        let refused = ["pull access denied", "manifest unknown", "No such image", "image not known"];
        if refused.iter().any(|words| line.contains(words)) {
            reading.notices.push(Notice::new(*number, NoticeKind::Unusable(Unusable::NotPulled)));
            found = true;
        }
    }
    if dpkg::is_other_system(lines) {
        let line = lines.first().map_or(0, |(line, _)| *line);
        reading.notices.push(Notice::new(line, NoticeKind::Unusable(Unusable::OtherPackages)));
        found = true;
    }
    found
}

/// The program that is not on the PATH: what runc, crun, Buildah, Docker and a shell say, and Python of a module `pip`.
fn missing_program(line: &str) -> Option<&str> {
    if line.ends_with("No module named pip") {
        return Some("pip");
    }
    let before = if line.contains("executable file not found in $PATH") {
        // exec: "python": executable file not found in $PATH
        line.split("exec: \"").nth(1)?.split('"').next()?
    } else if line.contains("not found in $PATH") {
        // executable file `python` not found in $PATH
        line.split('`').nth(1)?
    } else if line.trim_end().ends_with(": not found") || line.trim_end().ends_with(": command not found") {
        line.rsplit(": ").nth(1)?
    } else {
        return None;
    };
    let name = before.rsplit('/').next().unwrap_or_default();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (!name.is_empty() && name.bytes().all(plain)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::missing_program;

    #[test]
    fn each_tool_says_it_in_its_own_words() {
        for (line, program) in [
            (
                "process failed to start with error: exec: \"python\": executable file not found in $PATHprocess exited",
                Some("python"),
            ),
            (
                "docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime \
                 create failed: runc create failed: unable to start container process: exec: \"python\": executable file not \
                 found in $PATH: unknown.",
                Some("python"),
            ),
            ("Error: crun: executable file `python` not found in $PATH: No such file or directory", Some("python")),
            ("sh: 1: uv: not found", Some("uv")),
            ("bash: pip: command not found", Some("pip")),
            ("/usr/bin/python: No module named pip", Some("pip")),
            ("numpy==1.26.4", None),
            ("error: package not found", None),
        ] {
            assert_eq!(missing_program(line), program, "{line}");
        }
    }
}
