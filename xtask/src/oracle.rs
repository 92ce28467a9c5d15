//! `cargo xtask oracle RELEASE`: makes random cases and has the real ZenML answer them.

mod kind;

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    process::Command,
};

use engine::Release;
use flate2::{Compression, write::GzEncoder};

use kind::Kind;

use crate::{
    catalog::extract,
    command::{command, heading, run as run_command},
    failure::{Explain, Failure},
    place, tools,
};

/// What follows the task's name.
pub const ARGUMENTS: &str = "RELEASE \
     [--kind settings|pipeline|reuse|snippets|code|container_engine|program|yaml|python|toml|json] [--count N] \
     [--seed S] [--python PROGRAM] [--output FILE.jsonl.gz]";

/// What is asked for.
#[derive(Debug, PartialEq)]
struct Asked {
    release: Release,
    kind: &'static Kind,
    count: u32,
    seed: u32,
    python: Option<String>,
    output: Option<PathBuf>,
}

/// Writes answered cases to a file, `target/cases/…` if none is named. The same arguments make the same file.
///
/// # Errors
/// Something else than [`ARGUMENTS`], a release that is older or newer than the catalogs, an environment that cannot be
/// made, or a script that does not end well.
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let asked = Asked::read(arguments)?;
    let Asked { release, count, seed, .. } = asked;
    let &Kind { name: kind, make, answer, since } = asked.kind;
    if release < since {
        return Err(Failure::new(format!("cases of kind `{kind}` are answered by ZenML {since} and later")));
    }
    let python = tools::zenml_environment(release, asked.python.as_deref())?;
    let folder = place::root().join("target/cases");
    fs::create_dir_all(&folder).explain(folder.display())?;
    let version = tools::python_version(&python)?;
    let name = format!("{release}-{kind}-py{version}-s{seed}");
    let [made, answered] = ["made", "answered"].map(|part| folder.join(format!("{name}-{part}.jsonl")));
    let script = |name: &str| place::root().join("xtask/python").join(name);

    let mut make_them = command(&python);
    make_them.arg(script(make)).args(["--count", &count.to_string(), "--seed", &seed.to_string()]);
    if answer.is_some() {
        make_them.args(["--pythons", &version.to_string()]);
        add_catalogs(&mut make_them, release, &python, &folder)?;
    }
    if !asked.kind.is_of_settings() {
        make_them.args(["--kind", kind]);
    }
    run_command(&format!("Making {count} cases"), into(&mut make_them, &made)?)?;
    if asked.kind.has_snippets() {
        crate::conform::add_snippets(&made)?;
    }
    match answer {
        Some(answer) => {
            let mut answer_them = command(&python);
            answer_them.arg(script(answer)).stdin(File::open(&made).explain(made.display())?);
            run_command(&format!("ZenML {release} answers them"), into(&mut answer_them, &answered)?)?;
            fs::remove_file(&made).explain(made.display())?;
        }
        // Some make a case and its answer at once.
        None => fs::rename(&made, &answered).explain(made.display())?,
    }

    let output = asked.output.unwrap_or_else(|| folder.join(format!("{name}.jsonl.gz")));
    compress(&answered, &output).explain(output.display())?;
    fs::remove_file(&answered).explain(answered.display())?;
    heading(&format!("Written to {}", output.display()));
    Ok(())
}

/// Names the release's catalog. A release that has none is asked for it, and its cases keep to what it has in common with
/// the catalog that stands for it.
fn add_catalogs(make: &mut Command, release: Release, python: &Path, folder: &Path) -> Result<(), Failure> {
    let release = release.to_string();
    let known = |release: &str| place::root().join(format!("crates/catalog/data/{release}.json"));
    match ::catalog::nearest(&release) {
        Some(nearest) if nearest == release => drop(make.arg("--catalog").arg(known(nearest))),
        Some(nearest) => {
            heading(&format!("Asking ZenML {release} what it ships"));
            let own = folder.join(format!("{release}-catalog.json"));
            place::write_if_changed(&own, &extract(python)?)?;
            make.arg("--catalog").arg(own).arg("--within").arg(known(nearest));
        }
        None => return Err(Failure::new(format!("no catalog stands for {release}; `cargo xtask catalog {release}`"))),
    }
    Ok(())
}

/// The command, writing into a file, with Python's texts in UTF-8 everywhere.
fn into<'a>(command: &'a mut Command, file: &Path) -> Result<&'a mut Command, Failure> {
    Ok(command.env("PYTHONUTF8", "1").stdout(File::create(file).explain(file.display())?))
}

fn compress(from: &Path, to: &Path) -> io::Result<()> {
    let mut encoder = GzEncoder::new(File::create(to)?, Compression::best());
    io::copy(&mut File::open(from)?, &mut encoder)?;
    encoder.finish().map(drop)
}

impl Asked {
    fn read(arguments: &[String]) -> Result<Self, Failure> {
        let usage = || Failure::new(format!("usage: cargo xtask oracle {ARGUMENTS}"));
        let (release, options) = arguments.split_first().ok_or_else(usage)?;
        let release = Release::parse(release).ok_or_else(usage)?;
        let mut asked = Self { release, kind: kind::SETTINGS, count: 200, seed: 1, python: None, output: None };
        for option in options.chunks(2) {
            let [flag, value] = option else { return Err(usage()) };
            match flag.as_str() {
                "--kind" => {
                    asked.kind = kind::ALL.iter().find(|kind| kind.name == value).ok_or_else(usage)?;
                }
                "--count" => asked.count = value.parse().explain(format!("--count {value}"))?,
                "--seed" => asked.seed = value.parse().explain(format!("--seed {value}"))?,
                "--python" => asked.python = Some(value.clone()),
                // A task runs in the checkout's top folder, the person may be elsewhere.
                "--output" => asked.output = Some(std::path::absolute(value)?),
                _ => return Err(usage()),
            }
        }
        Ok(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<Asked> {
        let arguments: Vec<String> = typed.split_whitespace().map(String::from).collect();
        Asked::read(&arguments).ok()
    }

    #[test]
    fn a_release_alone_is_enough() {
        let asked = read("0.56.2").map(|asked| (asked.release, asked.kind, asked.count, asked.seed));
        assert_eq!(asked, Some((Release::new(0, 56, 2), kind::SETTINGS, 200, 1)));
    }

    #[test]
    fn options_stand_in_any_order() {
        let asked =
            read("0.98.0 --seed 7 --kind reuse --count 3").map(|asked| (asked.kind.name, asked.count, asked.seed));
        assert_eq!(asked, Some(("reuse", 3, 7)));
    }

    #[test]
    fn anything_else_is_refused() {
        for typed in ["", "0.98", "0.98.0 --seed", "0.98.0 --seed x", "0.98.0 --kind build", "0.98.0 --verbose 1"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
