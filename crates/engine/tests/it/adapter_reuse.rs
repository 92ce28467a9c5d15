//! From cases of reuse to calls of the engine and back: `actual` has the keys and shapes of `expected`. Also included by
//! the tasks, which compare and print whole files of cases.

use super::adapter::{self, client, entries, field, flag, project, python_value, refusal, release, text, texts};
use super::adapter_pipelines::{stack, warnings};
use engine::build_configuration::BuildConfiguration;
use engine::checksum::{build_checksum, settings_json};
use engine::client::Client;
use engine::code::{requires_included_code, should_prevent_build_reuse};
use engine::docker_settings::{DockerSettings, Validation, validate};
use engine::pipeline::RequiredBuild;
use engine::reuse::{BuildQuery, Condition, ExistingBuild};
use engine::{PythonValue, PythonVersion};
use serde_json::{Map, Value, json};

/// What the engine answers to one case. A case that it cannot be asked gets `{"unsupported": reason}`.
pub fn actual(case: &Value) -> Value {
    let Some((release, catalog)) = release(case) else {
        return json!({ "unsupported": format!("ZenML {}", text(case, "zenml_version")) });
    };
    let Some(python) = PythonVersion::parse(text(case, "python_version")) else {
        return json!({ "unsupported": format!("Python {}", text(case, "python_version")) });
    };
    let (stack, project) = (stack(case), project(case));
    answer(case, &client(case, release, Client::new(catalog, python, &stack, &project)))
}

/// One side of a case: its settings, and the image that they make.
pub struct Side {
    /// What is expected of it.
    pub answer: Map<String, Value>,
    /// The image; `None` where the settings are refused.
    pub build: Option<RequiredBuild>,
}

/// The side of a key, `a` or `b`.
pub fn side(case: &Value, client: &Client<'_>, key: &str) -> Side {
    let given = field(case, &format!("docker_settings_{key}"));
    let mut answer = Map::new();
    let PythonValue::Dict(keywords) = python_value(given) else { return Side { answer, build: None } };
    let Validation { settings, refusals, raised } = validate(keywords, client.rules());
    if let Some(raised) = raised {
        let case = json!({ "docker_settings": given });
        let message = adapter::message(&raised, &case);
        answer.insert("status".into(), "error".into());
        let error = json!({ "stage": "settings", "type": raised.exception(), "message": message });
        answer.insert("error".into(), error);
        return Side { answer, build: None };
    }
    if !refusals.is_empty() {
        answer.insert("status".into(), "validation_error".into());
        answer.insert("stage".into(), "settings".into());
        answer.insert("model".into(), "DockerSettings".into());
        answer.insert("errors".into(), refusals.iter().map(refusal).collect());
        return Side { answer, build: None };
    }
    let configuration = BuildConfiguration {
        key: text(case, "key").into(),
        step_name: field(case, "step_name").as_str().map(str::to_owned),
        settings,
        entrypoint: field(case, "entrypoint").as_str().map(str::to_owned),
        extra_files: entries(field(case, "extra_files"), |content| content.as_str().unwrap_or_default().to_owned()),
        extra_requirements_files: entries(field(case, "extra_requirements_files"), texts),
    };
    let all: [&DockerSettings; 1] = [&configuration.settings];
    let repository = client.code_repository().is_some();
    answer.insert("settings_json".into(), settings_json(client, &configuration).into());
    answer.insert("should_prevent_build_reuse".into(), should_prevent_build_reuse(&all).into());
    answer.insert("requires_included_code".into(), requires_included_code(&all, repository).into());
    let build = RequiredBuild::of(client, configuration);
    match &build.settings_checksum {
        Ok(checksum) => {
            answer.insert("status".into(), "ok".into());
            answer.insert("settings_checksum".into(), checksum.as_str().into());
            answer.insert("build_checksum".into(), checksum_of(&build).into());
        }
        Err(raised) => {
            let message = adapter::message(raised, case);
            answer.insert("status".into(), "error".into());
            let error = json!({ "stage": "checksum", "type": raised.exception(), "message": message });
            answer.insert("error".into(), error);
        }
    }
    Side { answer, build: Some(build) }
}

/// The checksum of the build that holds one image alone.
pub fn checksum_of(build: &RequiredBuild) -> Option<String> {
    let checksum = build.settings_checksum.as_deref().ok()?;
    Some(build_checksum([(build.configuration.image_key().as_str(), checksum)]))
}

fn answer(case: &Value, client: &Client<'_>) -> Value {
    let (one, other) = (side(case, client, "a"), side(case, client, "b"));
    let checksum = |side: &Side| side.build.as_ref().and_then(checksum_of);
    let (before, after) = (checksum(&one), checksum(&other));
    let mut warned: Vec<String> = Vec::new();
    for build in [&one, &other]
        .into_iter()
        .filter_map(|side| side.build.as_ref())
        .filter(|build| build.settings_checksum.is_ok())
    {
        let found = warnings::of_checksum(client, &build.configuration.settings);
        warned.extend(found.filter(|text| !warned.contains(text)));
    }
    let mut answer = Map::new();
    let mut put = |key: &str, value: Value| answer.insert(key.into(), value);
    let both = before.is_some() && after.is_some();
    put("checksums_equal", both.then(|| before == after).into());
    put("status", if both { "ok" } else { "error" }.into());
    put("warnings", json!(warned));
    if let (Some(checksum), Some(build)) = (&after, &other.build) {
        let (found, reused) = search(case, client, build, before.as_deref(), checksum);
        put("find_existing_build", found);
        put("reused", reused.into());
    }
    put("a", one.answer.into());
    put("b", other.answer.into());
    answer.into()
}

/// What the search finds, and whether ZenML takes it.
fn search(
    case: &Value,
    client: &Client<'_>,
    build: &RequiredBuild,
    before: Option<&str>,
    after: &str,
) -> (Value, bool) {
    let records = field(case, "stack").as_array().into_iter().flatten();
    let registry = records.into_iter().find(|record| text(record, "type") == "container_registry");
    let compares = client.rules().compares_registry();
    let registry = registry.map_or("", |record| text(record, "id"));
    if registry.is_empty() && compares {
        let found = json!({
            "queried": false, "query": null, "failing_conditions": ["container_registry"], "found": false,
        });
        return (found, false);
    }
    let query = BuildQuery {
        stack_id: text(case, "stack_id").into(),
        container_registry_id: compares.then(|| registry.to_owned()),
        zenml_version: client.release.to_string(),
        python_version: client.python.to_string(),
        checksum: after.to_owned(),
    };
    let failing = query.failing(&existing(case, before, after));
    let all = [&build.configuration.settings];
    let looks = flag(case, "allow_build_reuse")
        && !should_prevent_build_reuse(&all)
        && !requires_included_code(&all, client.code_repository().is_some());
    // The reference notes what failed in the search that comes of a run, if there is one.
    let noted: Vec<&str> = failing.iter().filter(|_| looks).map(|condition: &Condition| condition.key()).collect();
    let mut found = json!({
        "queried": true,
        "query": {
            "sort_by": "desc:created",
            "size": 1,
            "stack_id": query.stack_id,
            "container_registry_id": query.container_registry_id,
            "is_local": false,
            "contains_code": false,
            "zenml_version": query.zenml_version,
            "python_version": format!("startswith:{}", query.python_version),
            "checksum": query.checksum,
        },
        "failing_conditions": noted,
        "found": failing.is_empty(),
    });
    if let Some(query) = found["query"].as_object_mut().filter(|_| !compares) {
        query.remove("container_registry_id");
    }
    (found, looks && failing.is_empty())
}

/// The build of the case; a checksum may be that of one side.
fn existing(case: &Value, before: Option<&str>, after: &str) -> ExistingBuild {
    let record = field(case, "existing_build");
    let known = |key: &str| field(record, key).as_str().map(str::to_owned);
    ExistingBuild {
        stack_id: known("stack_id"),
        container_registry_id: known("container_registry_id"),
        is_local: flag(record, "is_local"),
        contains_code: flag(record, "contains_code"),
        zenml_version: known("zenml_version"),
        python_version: known("python_version"),
        checksum: match text(record, "checksum") {
            "$a" => before.map(str::to_owned),
            "$b" => Some(after.to_owned()),
            _ => known("checksum"),
        },
    }
}
