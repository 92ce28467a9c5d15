//! Joins `data/*.json` into one text in which a record that several releases share stands once; `src/joined.rs` reads it.
//!
//! A line is `KIND RANGES\tCOLUMN\tCOLUMN…`: the kind of record by its letter, the positions of the releases that have it
//! as in `0-3,7`, and its values. A release's records of a kind stand in its own order. Items of a list are joined by
//! `|`, and the release's own version is written `{release}`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

/// The kinds of record: their letter, their key in the JSON, and the keys of their columns; none for a plain text.
const KINDS: &[(&str, &str, &[&str])] = &[
    ("p", "python_versions", &[]),
    ("d", "deployment_requirements", &[]),
    ("c", "code_repositories", &["type", "requirements_integration"]),
    ("i", "integrations", &["name", "requirements", "apt_packages", "requirements_by_python"]),
    (
        "f",
        "flavors",
        &[
            "type",
            "name",
            "display_name",
            "integration",
            "requirements_integration",
            "is_local",
            "adds_local_zenml",
            "uses_docker",
            "docs_url",
        ],
    ),
    ("s", "fields", &["model", "name", "type"]),
];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> Result<()> {
    #[allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
    {
        println!("cargo::rerun-if-changed=data");
    }
    let catalogs = catalogs(&Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("data"))?;
    let mut text = String::new();
    for (letter, key, columns) in KINDS {
        let of_release = |(release, root): &(String, Value)| records(root, key, columns, release);
        let all = catalogs.iter().map(of_release).collect::<Result<Vec<_>>>()?;
        for Joined { record, releases } in join(&all) {
            text.extend([letter, " ", &ranges(&releases), "\t", &record, "\n"]);
        }
    }
    let releases: Vec<&String> = catalogs.iter().map(|(release, _)| release).collect();
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("releases.rs"), format!("&{releases:?}"))?;
    fs::write(folder.join("joined.txt"), text)?;
    Ok(())
}

/// The files of the folder, the oldest release first.
fn catalogs(folder: &Path) -> Result<Vec<(String, Value)>> {
    let mut found = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let release = path.file_stem().and_then(|name| name.to_str()).ok_or("a file without a name")?.to_owned();
        let numbers = release.split('.').map(str::parse).collect::<std::result::Result<Vec<u32>, _>>();
        let numbers = numbers.map_err(|error| format!("{}: {error}", path.display()))?;
        found.push((numbers, release, serde_json::from_str(&fs::read_to_string(&path)?)?));
    }
    found.sort_by(|(one, ..), (next, ..)| one.cmp(next));
    Ok(found.into_iter().map(|(_, release, root)| (release, root)).collect())
}

/// A release's records of a kind, each as its columns joined by tabs.
fn records(root: &Value, key: &str, columns: &[&str], release: &str) -> Result<Vec<String>> {
    let list = root.get(key).and_then(Value::as_array).ok_or(format!("{release}: {key} is no list"))?;
    let record = |record: &Value| match columns {
        [] => column(record, release),
        _ => {
            let value = |name: &&str| column(record.get(name).unwrap_or(&Value::Null), release);
            Ok(columns.iter().map(value).collect::<Result<Vec<_>>>()?.join("\t"))
        }
    };
    list.iter().map(record).collect()
}

/// A value as text. An object becomes columns of its own, keys and values in turn.
fn column(value: &Value, release: &str) -> Result<String> {
    let text = |value: &Value| match value {
        Value::Null => Ok(String::new()),
        Value::Bool(flag) => Ok(flag.to_string()),
        Value::String(text) if text.contains(['\t', '\n', '|', '{']) => Err(format!("{release}: cannot join {text:?}")),
        Value::String(text) => Ok(text.replace(release, "{release}")),
        _ => Err(format!("{release}: cannot join {value}")),
    };
    let list = |items: &[Value]| Ok(items.iter().map(text).collect::<std::result::Result<Vec<_>, _>>()?.join("|"));
    match value {
        Value::Array(items) => list(items),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| Ok([key, "\t", &column(value, release)?].concat());
            Ok(entries.iter().map(entry).collect::<Result<Vec<_>>>()?.join("\t"))
        }
        _ => Ok(text(value)?),
    }
}

/// A record and the positions of the releases that have it.
struct Joined {
    record: String,
    releases: Vec<usize>,
}

/// All records of a kind in an order that holds the order of every release. The newest release comes first, so that what
/// older ones had instead stands beside it. Where a release has its records in another order, some stand twice.
fn join(all: &[Vec<String>]) -> Vec<Joined> {
    let mut joined: Vec<Joined> = Vec::new();
    for (position, records) in all.iter().enumerate().rev() {
        let mut next = 0;
        for record in records {
            match joined.iter().skip(next).position(|known| known.record == *record) {
                Some(further) => next += further,
                None => joined.insert(next, Joined { record: record.clone(), releases: Vec::new() }),
            }
            if let Some(found) = joined.get_mut(next) {
                found.releases.insert(0, position);
            }
            next += 1;
        }
    }
    joined
}

/// Ascending positions in short: `0-3,7`.
fn ranges(positions: &[usize]) -> String {
    let follows = |one: &usize, next: &usize| one + 1 == *next;
    let range = |run: &[usize]| match run {
        [first, .., last] => format!("{first}-{last}"),
        _ => run.iter().map(usize::to_string).collect(),
    };
    positions.chunk_by(follows).map(range).collect::<Vec<_>>().join(",")
}
