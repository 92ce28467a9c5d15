//! The probe, run for real by each Python at hand.

#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "the probe is another program")]

use std::process::{Command, Stdio};

use engine::contract::{Check, Need};
use facts::probe::{Host, PROBE, command, command_with_file};
use facts::{Format, Notice, NoticeKind, Standing};

use super::lists;

/// Pythons by name: the one that there has to be, and the others as far as there are.
const PYTHONS: [&str; 8] =
    ["python3", "python3.8", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14"];

/// Runs the probe under a hook (PEP 578) that ends it where it writes a file, asks a network or starts a program.
const WATCHED: &str = "
import os, sys
def hook(event, words):
    if event == 'open':
        path, mode, flags = words
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        bad = bool(writes)
    else:
        starts = ('socket.', 'subprocess.', 'os.system', 'os.exec', 'os.fork', 'os.posix_spawn', 'os.spawn', 'urllib.')
        changes = ('os.remove', 'os.rename', 'os.mkdir', 'os.rmdir', 'os.chmod', 'os.chown', 'os.link', 'os.symlink',
                   'os.truncate', 'os.putenv', 'os.unsetenv', 'os.utime', 'os.setxattr', 'shutil.', 'tempfile.', 'pty.')
        bad = event.startswith(starts + changes)
    if bad:
        os.write(2, ('%s %r' % (event, words)).encode())
        os._exit(3)
source = sys.stdin.read()
sys.addaudithook(hook)
exec(compile(source, 'probe', 'exec'), {'__name__': '__main__'})
";

/// What a Python prints for a program on its standard input; nothing if there is no such Python.
fn run(python: &str, words: &[&str], source: &str) -> Option<String> {
    use std::io::Write;
    let there = Command::new(python).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !there.is_ok_and(|status| status.success()) {
        return None;
    }
    let mut child = Command::new(python)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it has just been started");
    child.stdin.take().expect("its input is piped").write_all(source.as_bytes()).expect("it reads its input");
    let output = child.wait_with_output().expect("it ends");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && errors.is_empty(), "{python} {}: {errors}", output.status);
    Some(String::from_utf8(output.stdout).expect("JSON is UTF-8"))
}

/// Whether this Python itself finds a distribution more than once.
fn is_twice(python: &str, name: &str) -> bool {
    let count = format!(
        "import re; from importlib.metadata import distributions as d; \
         print(sum(re.sub('[-_.]+', '-', one.metadata['Name'] or '').lower() == '{name}' for one in d()))"
    );
    run(python, &["-c", &count], "").is_some_and(|count| count.trim() != "1")
}

#[test]
fn every_python_at_hand_runs_the_probe_and_nothing_is_written_asked_or_started() {
    let mut ran = 0;
    for python in PYTHONS {
        let Some(printed) = run(python, &["-c", WATCHED], PROBE) else { continue };
        let facts = lists::read(&[("probe.json", &printed)]);
        assert_eq!(facts.readings[0].format, Format::Probe, "{python}");
        // A system's Python may have a distribution twice, as an egg and as a wheel; nothing else is worth a word.
        let twice = |notice: &Notice| matches!(&notice.kind, NoticeKind::Duplicate(name, _) if is_twice(python, name));
        let notices = || facts.all_notices().map(|(_, notice)| notice);
        assert!(notices().all(twice), "{python}: {:?}", notices().collect::<Vec<_>>());
        let inside = facts.inside().expect("the probe looks from inside");
        let version =
            run(python, &["-c", "import sys; print('%d.%d' % sys.version_info[:2])"], "").expect("it is there");
        assert_eq!(inside.markers.value.python_version, version.trim());
        // What the probe lists is what importlib.metadata finds, seen by this Python itself.
        let count =
            "from importlib.metadata import distributions as d; print(sum(1 for one in d() if one.metadata['Name']))";
        let count = run(python, &["-c", count], "").expect("it is there");
        assert_eq!(facts.readings[0].distributions.len().to_string(), count.trim(), "{python}");
        let verdict = lists::verdict(
            Check::Project,
            Need::Distribution("no-such-distribution".into()),
            &[("probe.json", &printed)],
        );
        assert_eq!(verdict.standing, Standing::Missing);
        ran += 1;
    }
    assert!(ran > 0, "there is no python3");
}

#[test]
fn a_command_carries_the_whole_probe_and_a_shell_gives_it_to_python_unchanged() {
    for host in Host::ALL {
        let typed = command("registry.example.com/ml/train:1", host).text();
        // In the place of the container tool a Python that says what it was given.
        let (tool, rest) = typed.split_once("-c ").expect("the probe follows -c");
        assert!(tool.contains("registry.example.com/ml/train:1") && tool.contains("python"), "{tool}");
        let script = format!("printf %s {rest}");
        let output = Command::new("sh").args(["-c", &script]).output().expect("sh is there");
        assert_eq!(String::from_utf8_lossy(&output.stdout), PROBE.trim_end());
        assert!(command_with_file("a b", host).contains("'a b'"));
    }
}

#[test]
fn the_probe_is_short_enough_to_be_read_and_imports_the_standard_library_alone() {
    assert!(PROBE.lines().count() <= 150, "{} lines", PROBE.lines().count());
    let imported = PROBE.lines().map(str::trim).filter(|line| line.starts_with("import ") || line.starts_with("from "));
    let expected = ["sys", "json", "os", "platform", "re", "shutil", "sysconfig", "importlib"];
    for line in imported {
        let module = line.split_whitespace().nth(1).expect("a module");
        assert!(expected.contains(&module), "{line}");
    }
}
