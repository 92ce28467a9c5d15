//! Reads one release's records from the text into which `build.rs` joins the catalogs of all releases.

use engine::catalog::{Catalog, CodeRepository, Flavor, Integration, Locality};
use engine::config::ComponentType;
use engine::{PythonVersion, Release};

use crate::settings_field::{SettingsField, settings_fields};

/// The catalog of the release at a position of the list of releases; `None` where a line is not as `build.rs` writes it.
pub fn read(text: &str, release: &str, position: usize) -> Option<Catalog> {
    let mut catalog = Catalog { release: Release::parse(release)?, ..Catalog::default() };
    let mut fields = Vec::new();
    for line in text.lines() {
        let (head, record) = line.split_once('\t')?;
        let (kind, ranges) = head.split_once(' ')?;
        if !holds(ranges, position) {
            continue;
        }
        let record = record.replace("{release}", release);
        let columns = &mut record.split('\t');
        match kind {
            "p" => catalog.python_versions.push(PythonVersion::parse(columns.next()?)?),
            "d" => catalog.deployment_requirements.push(columns.next()?.to_owned()),
            "c" => catalog.code_repositories.push(code_repository(columns)?),
            "i" => catalog.integrations.push(integration(columns)?),
            "f" => catalog.flavors.push(flavor(columns)?),
            _ => fields.push(SettingsField {
                model: text_of(columns)?,
                name: text_of(columns)?,
                kind: text_of(columns)?,
            }),
        }
    }
    catalog.settings_fields = settings_fields(&fields);
    Some(catalog)
}

/// The first and the last position of the releases that have a record of a kind with these first columns.
pub fn span(text: &str, kind: &str, begins: &[&str]) -> Option<(usize, usize)> {
    let mut span: Option<(usize, usize)> = None;
    for line in text.lines() {
        let (head, record) = line.split_once('\t')?;
        let (found, ranges) = head.split_once(' ')?;
        if found != kind || !record.split('\t').zip(begins).all(|(column, wanted)| column == *wanted) {
            continue;
        }
        for position in ranges.split([',', '-']).filter_map(|position| position.parse().ok()) {
            let (first, last) = span.unwrap_or((position, position));
            span = Some((first.min(position), last.max(position)));
        }
    }
    span
}

/// The columns of every record of a kind.
pub fn columns<'a>(text: &'a str, kind: &str) -> impl Iterator<Item = Vec<&'a str>> {
    text.lines().filter_map(move |line| {
        let (head, record) = line.split_once('\t')?;
        let (found, _) = head.split_once(' ')?;
        (found == kind).then(|| record.split('\t').collect())
    })
}

/// Whether the position lies in one of the ranges, written as in `0-3,7`.
fn holds(ranges: &str, position: usize) -> bool {
    ranges.split(',').any(|range| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        first.parse().is_ok_and(|first| position >= first) && last.parse().is_ok_and(|last| position <= last)
    })
}

type Columns<'a> = std::str::Split<'a, char>;

fn code_repository(columns: &mut Columns) -> Option<CodeRepository> {
    Some(CodeRepository { name: text_of(columns)?, requirements_integration: optional(columns)? })
}

fn integration(columns: &mut Columns) -> Option<Integration> {
    let mut found = Integration {
        name: text_of(columns)?,
        requirements: list(columns)?,
        apt_packages: list(columns)?,
        requirements_by_python: Vec::new(),
    };
    while let Some(python) = columns.next().filter(|column| !column.is_empty()) {
        found.requirements_by_python.push((PythonVersion::parse(python)?, list(columns)?));
    }
    found.requirements_by_python.sort_by_key(|(python, _)| *python);
    Some(found)
}

fn flavor(columns: &mut Columns) -> Option<Flavor> {
    let component_type = ComponentType::from_key(columns.next()?)?;
    let name = text_of(columns)?;
    Some(Flavor {
        component_type,
        display_name: optional(columns)?.unwrap_or_else(|| name.clone()),
        name,
        integration: optional(columns)?,
        requirements_integration: optional(columns)?,
        local: match columns.next()? {
            "true" => Locality::Local,
            "false" => Locality::Remote,
            _ => Locality::Configured,
        },
        adds_local_zenml: columns.next()? == "true",
        uses_docker: columns.next()? == "true",
        docs_url: optional(columns)?,
    })
}

fn text_of(columns: &mut Columns) -> Option<String> {
    columns.next().map(str::to_owned)
}

fn optional(columns: &mut Columns) -> Option<Option<String>> {
    text_of(columns).map(|text| Some(text).filter(|text| !text.is_empty()))
}

fn list(columns: &mut Columns) -> Option<Vec<String>> {
    let items = columns.next()?.split('|').filter(|item| !item.is_empty());
    Some(items.map(str::to_owned).collect())
}
