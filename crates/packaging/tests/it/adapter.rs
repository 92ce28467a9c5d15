//! From a case of the reference to calls of the crate and back: `actual` has the keys and shapes of `expected`.
//! Also included by the tasks, which compare and print whole files of cases.

use std::collections::BTreeMap;

use packaging::{
    EffectiveOptions, Entry, EntryKind, LineOptions, Marker, MarkerEnvironment, MarkerError, Reading, Requirement,
    RequirementLine, RequirementsFile, SpecifierSet, Verdict, Version, meet,
};
use serde_json::{Map, Value, json};

/// The index that the reference starts with.
const START_INDEX: &str = "https://index.example/simple";

/// What the crate answers to one case, of whatever kind.
pub fn actual(case: &Value) -> Value {
    match text(case, "kind") {
        "specifier" => specifier(case),
        "version" if text(case, "op") == "sort" => sorted(case),
        "version" => version(case),
        "requirement" => Requirement::parse(text(case, "line")).map_or_else(|_| invalid(), |r| parts(&r, true)),
        "marker" => marker(case),
        "requirements_file" => requirements_file(case),
        "intersect" => intersect(case),
        "meet" => unsatisfiable(case),
        kind => json!({ "unknown kind": kind }),
    }
}

fn specifier(case: &Value) -> Value {
    let Ok(set) = SpecifierSet::parse(text(case, "specifier")) else { return invalid() };
    let prereleases = case.get("prereleases").and_then(Value::as_bool);
    json!({ "contains": set.contains_text(text(case, "version"), prereleases) })
}

fn version(case: &Value) -> Value {
    let Some(version) = Version::parse(text(case, "version")) else { return invalid() };
    json!({
        "normalized": version.to_string(),
        "canonical": version.canonical(),
        "prerelease": version.is_prerelease(),
    })
}

fn sorted(case: &Value) -> Value {
    let parsed = strings(case, "versions").into_iter().map(|text| Version::parse(text).map(|version| (version, text)));
    let Some(mut versions) = parsed.collect::<Option<Vec<_>>>() else { return invalid() };
    versions.sort_by(|one, two| one.0.cmp(&two.0));
    let groups = versions.chunk_by(|one, two| one.0 == two.0);
    let groups: Vec<Vec<&str>> = groups.map(|group| group.iter().map(|(_, text)| *text).collect()).collect();
    json!({ "groups": groups })
}

/// A requirement in its parts; entries of a requirements file have no normalised name.
fn parts(requirement: &Requirement, normalized: bool) -> Value {
    let mut parts = json!({
        "name": requirement.name.written(),
        "extras": requirement.extras,
        "specifier": requirement.specifiers.to_string(),
        "url": requirement.url,
        "marker": marker_text(&requirement.marker),
    });
    if normalized {
        set(&mut parts, "normalized_name", requirement.name.normalized());
    }
    parts
}

fn marker(case: &Value) -> Value {
    let Ok(marker) = Marker::parse(text(case, "marker")) else { return invalid() };
    let environment = case.get("environment").cloned().unwrap_or_default();
    let value = |name: &str| text(&environment, name).to_owned();
    let environment = MarkerEnvironment {
        implementation_name: value("implementation_name"),
        implementation_version: value("implementation_version"),
        os_name: value("os_name"),
        platform_machine: value("platform_machine"),
        platform_python_implementation: value("platform_python_implementation"),
        platform_release: value("platform_release"),
        platform_system: value("platform_system"),
        platform_version: value("platform_version"),
        python_full_version: value("python_full_version"),
        python_version: value("python_version"),
        sys_platform: value("sys_platform"),
    };
    match marker.evaluate(&environment, case.get("extra").and_then(Value::as_str)) {
        Ok(result) => json!({ "result": result }),
        Err(MarkerError::UndefinedComparison) => json!({ "error": "undefined-comparison" }),
        Err(MarkerError::UndefinedName(_)) => json!({ "error": "undefined-name" }),
    }
}

fn intersect(case: &Value) -> Value {
    let requirements = strings(case, "requirements").into_iter().map(Requirement::parse);
    let Ok(requirements) = requirements.collect::<Result<Vec<_>, _>>() else { return invalid() };
    let sets: Vec<&SpecifierSet> = requirements.iter().map(|requirement| &requirement.specifiers).collect();
    let versions: Vec<Version> = strings(case, "versions").into_iter().filter_map(Version::parse).collect();
    let set = SpecifierSet::all_of(&sets);
    let admitted = set.filter(&versions, None);
    // Of equal versions the first is the highest, as for Python's `max`.
    let highest = admitted.iter().rev().max();
    json!({
        "satisfiable": !admitted.is_empty(),
        "highest": highest.map(ToString::to_string),
        "count": admitted.len(),
    })
}

/// `SpecifierSet.is_unsatisfiable` of all sets together.
fn unsatisfiable(case: &Value) -> Value {
    let sets = strings(case, "specifiers").into_iter().map(SpecifierSet::parse);
    let Ok(sets) = sets.collect::<Result<Vec<_>, _>>() else { return invalid() };
    let verdict = meet(&sets.iter().collect::<Vec<_>>());
    json!({ "unsatisfiable": matches!(verdict, Verdict::Impossible) })
}

fn requirements_file(case: &Value) -> Value {
    let bytes = match case.get("bytes_b64") {
        Some(Value::String(encoded)) => base64(encoded),
        _ => text(case, "text").as_bytes().to_vec(),
    };
    let Ok(file) = RequirementsFile::from_bytes(&bytes) else { return invalid() };
    let refused = file.entries.iter().any(|entry| matches!(entry.kind, EntryKind::Invalid { .. }));
    let effective = if refused { Value::Null } else { effective(&file.effective) };
    json!({ "entries": file.entries.iter().map(entry).collect::<Vec<_>>(), "effective": effective })
}

fn entry(entry: &Entry) -> Value {
    let mut fields = match &entry.kind {
        EntryKind::Requirement(line) => requirement_line(line),
        EntryKind::Editable { requirement, config_settings } => {
            let mut fields = json!({ "type": "editable", "requirement": requirement });
            if !config_settings.is_empty() {
                set(&mut fields, "config_settings", settings(config_settings));
            }
            fields
        }
        EntryKind::Include { path } => json!({ "type": "include", "path": path }),
        EntryKind::Constraint { path } => json!({ "type": "constraint", "path": path }),
        EntryKind::Options(options) => json!({ "type": "options", "options": line_options(options) }),
        EntryKind::Invalid { .. } => json!({ "type": "invalid" }),
    };
    set(&mut fields, "line", entry.line);
    fields
}

fn requirement_line(line: &RequirementLine) -> Value {
    let mut fields = match &line.reading {
        Reading::Pep508(requirement) => parts(requirement, false),
        Reading::Url { name, marker } => json!({ "name": name, "marker": marker_text(marker) }),
        Reading::Path | Reading::Invalid(_) => json!({}),
    };
    let class = match &line.reading {
        Reading::Pep508(_) => "pep508",
        Reading::Url { .. } => "url",
        Reading::Path => "path",
        Reading::Invalid(_) => "invalid",
    };
    set(&mut fields, "class", class);
    set(&mut fields, "type", "requirement");
    set(&mut fields, "requirement", line.text.as_str());
    let options = line.options.as_deref().cloned().unwrap_or_default();
    if !options.hashes.is_empty() {
        set(&mut fields, "hashes", json!(options.hashes));
    }
    if !options.config_settings.is_empty() {
        set(&mut fields, "config_settings", settings(&options.config_settings));
    }
    fields
}

/// The options of a line that differ from their defaults.
fn line_options(options: &LineOptions) -> Value {
    let mut fields = json!({
        "extra_index_urls": options.extra_index_urls,
        "no_index": options.no_index,
        "find_links": options.find_links,
        "no_binary": options.no_binary,
        "only_binary": options.only_binary,
        "prefer_binary": options.prefer_binary,
        "require_hashes": options.require_hashes,
        "no_require_hashes": options.no_require_hashes,
        "pre": options.pre,
        "all_releases": options.all_releases,
        "only_final": options.only_final,
        "trusted_hosts": options.trusted_hosts,
        "features_enabled": options.features_enabled,
        "hashes": options.hashes,
        "config_settings": settings(&options.config_settings),
    });
    if let Some(fields) = fields.as_object_mut() {
        fields.retain(|_, value| *value != json!(false) && *value != json!([]) && *value != json!({}));
    }
    if let Some(url) = &options.index_url {
        set(&mut fields, "index_url", url.as_str());
    }
    fields
}

fn effective(options: &EffectiveOptions) -> Value {
    let start = options.default_index.then_some(START_INDEX);
    let index_urls: Vec<&str> = start.into_iter().chain(options.index_urls.iter().map(String::as_str)).collect();
    json!({
        "index_urls": index_urls,
        "find_links": options.find_links,
        "no_index": options.no_index,
        "prefer_binary": options.prefer_binary,
        "no_binary": options.no_binary,
        "only_binary": options.only_binary,
        "all_releases": options.all_releases,
        "only_final": options.only_final,
        "require_hashes": options.require_hashes,
        "no_require_hashes": options.no_require_hashes,
        "features_enabled": options.features_enabled,
    })
}

/// A setting that is given once is a text, given again it is a list.
fn settings(settings: &BTreeMap<String, Vec<String>>) -> Value {
    let value = |values: &Vec<String>| match values.as_slice() {
        [only] => json!(only),
        values => json!(values),
    };
    Value::Object(settings.iter().map(|(key, values)| (key.clone(), value(values))).collect::<Map<_, _>>())
}

fn marker_text(marker: &Option<Marker>) -> Value {
    json!(marker.as_ref().map(Marker::to_string))
}

fn invalid() -> Value {
    json!({ "invalid": true })
}

fn set(fields: &mut Value, key: &str, value: impl Into<Value>) {
    if let Some(fields) = fields.as_object_mut() {
        fields.insert(key.to_owned(), value.into());
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn strings<'a>(case: &'a Value, key: &str) -> Vec<&'a str> {
    case.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |byte: u8| DIGITS.iter().position(|digit| *digit == byte).and_then(|index| u32::try_from(index).ok());
    let (mut bytes, mut bits, mut pending) = (Vec::new(), 0_u32, 0);
    for digit in text.bytes().filter_map(digit) {
        bits = (bits << 6 | digit) & 0xffff;
        pending += 6;
        if pending >= 8 {
            pending -= 8;
            bytes.push((bits >> pending & 0xff) as u8);
        }
    }
    bytes
}
