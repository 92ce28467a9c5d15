//! Lock files: `uv.lock`, `poetry.lock`, `pylock.toml` (PEP 751). Programs write them, a key to a line, so that the parts
//! that matter can be read without the rest of TOML.

use super::lines::Lines;
use crate::distribution::{DirectUrl, Distribution};
use crate::format::{Format, Listing};
use crate::place::Place;
use crate::reading::Reading;

/// A package that is being read.
#[derive(Default)]
struct Package {
    line: usize,
    name: String,
    version: Option<String>,
    marker: Option<String>,
    /// The project itself, which no index has.
    own: bool,
    direct: Option<DirectUrl>,
}

/// Reads the lines and gives the numbers of those that are none of such a file: there are none to be said.
pub(super) fn read(lines: &Lines<'_>, reading: &mut Reading) -> Vec<usize> {
    reading.listing = Listing::Some;
    let mut package: Option<Package> = None;
    // How many brackets are open, in which a key means something else.
    let mut depth = 0;
    // Whether they are those of conditions of which one has to hold.
    let mut conditions = false;
    for (number, line) in lines {
        let text = line.trim();
        if depth == 0 && text.starts_with('[') && text.ends_with(']') && !text.contains('=') {
            // A table of a package's own, such as `[package.dependencies]`, ends what is known of it.
            finish(package.take(), reading);
            if matches!(text, "[[package]]" | "[[packages]]") {
                package = Some(Package { line: *number, ..Package::default() });
            }
            continue;
        }
        if depth == 0
            && let (Some(package), Some((key, value))) = (&mut package, text.split_once('='))
        {
            entry(package, key.trim(), value.trim(), reading.format);
            conditions = key.trim() == "resolution-markers";
        } else if let (true, Some(package), Some(condition)) = (conditions && depth == 1, &mut package, string(text)) {
            let condition = ["(", &condition, ")"].concat();
            package.marker = Some(match package.marker.take() {
                Some(before) => [&before, " or ", &condition].concat(),
                None => condition,
            });
        }
        depth += brackets(text);
    }
    finish(package, reading);
    Vec::new()
}

fn entry(package: &mut Package, key: &str, value: &str, format: Format) {
    match key {
        "name" => package.name = string(value).unwrap_or_default(),
        "version" => package.version = string(value),
        "marker" => package.marker = string(value),
        // Poetry: a text, or one for each group that asks for it; in that case all of them are needed.
        "markers" => package.marker = string(value).or_else(|| member(value, "main")),
        "resolution-markers" => package.marker = array_of_one(value),
        "source" if format == Format::UvLock => {
            package.own = ["virtual", "editable", "directory"].iter().any(|key| member(value, key).is_some());
            package.direct = member(value, "git").map(|url| git(&url));
        }
        "directory" => package.own = true,
        "vcs" => {
            let direct = |url: String| DirectUrl { url, commit: member(value, "commit-id"), editable: false };
            package.direct = member(value, "url").map(direct);
        }
        _ => {}
    }
}

fn finish(package: Option<Package>, reading: &mut Reading) {
    let Some(package) = package.filter(|package| !package.own) else { return };
    let place = Place::line(reading.source, package.line);
    if let Some(mut one) = Distribution::new(&package.name, package.version.as_deref(), place) {
        one.marker = package.marker;
        one.direct = package.direct;
        reading.distributions.push(one);
    }
}

/// uv: `https://host/path?rev=main#commit`.
fn git(url: &str) -> DirectUrl {
    let (address, commit) = url.split_once('#').unwrap_or((url, ""));
    let address = address.split('?').next().unwrap_or_default();
    let commit = (!commit.is_empty()).then(|| commit.to_owned());
    DirectUrl { url: super::pip::without_credentials(address), commit, editable: false }
}

/// A basic or literal string at the beginning of a value.
fn string(value: &str) -> Option<String> {
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let mut out = String::new();
    let mut letters = value.chars().skip(1);
    while let Some(letter) = letters.next() {
        match letter {
            letter if letter == quote => return Some(out),
            '\\' if quote == '"' => out.push(letters.next()?),
            letter => out.push(letter),
        }
    }
    None
}

/// The text of a key in an inline table.
fn member(value: &str, key: &str) -> Option<String> {
    let mut rest = value.strip_prefix('{')?;
    loop {
        let at = rest.find(key)?;
        let (before, after) = rest.split_at_checked(at)?;
        let after = after.get(key.len()..)?;
        let begins = before.trim_end().ends_with([',', '{']) || before.trim().is_empty();
        let value = after.trim_start().trim_start_matches('"').trim_start();
        if let Some(value) = value.strip_prefix('=').filter(|_| begins) {
            return string(value.trim_start());
        }
        rest = after;
    }
}

/// The text of an array with one text.
fn array_of_one(value: &str) -> Option<String> {
    let inner = value.strip_prefix('[')?.strip_suffix(']')?.trim().trim_end_matches(',');
    string(inner).filter(|text| text.len() + 2 == inner.len())
}

/// How many brackets a line leaves open, less those that it closes; what stands in quotes does not count.
fn brackets(text: &str) -> i32 {
    let mut depth = 0;
    let mut quote = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (None, '#') => break,
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth -= 1,
            (None, '"' | '\'') => quote = Some(letter),
            (Some('"'), '\\') => {
                letters.next();
            }
            (Some(open), letter) if open == letter => quote = None,
            _ => {}
        }
    }
    depth
}
