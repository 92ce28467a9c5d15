//! From a case of one build's settings to calls of the engine and back: `actual` has the keys and shapes of `expected`.
//! Also included by the tasks, which compare and print whole files of cases.

// With its path, because this file is included by its own path.
#[path = "adapter/message.rs"]
mod message;

use std::sync::OnceLock;

use engine::build_configuration::BuildConfiguration;
use engine::checksum::{build_checksum, checksum_after_build, settings_checksum, settings_json};
use engine::client::Client;
use engine::code::{
    Code, code_download_possible, requires_download_from_code_repository, requires_included_code,
    should_prevent_build_reuse,
};
use engine::config::{CommandResult, Component, ComponentType, Project, Stack};
use engine::docker_settings::{DockerBuildConfig, DockerBuildOptions, Validation, validate};
use engine::outcome::{Build, OwnBuild, Plan};
use engine::plan::{Planned, apt_packages, plan};
use engine::raised::Raised;
use engine::release::Release;
use engine::requirements::{Gathered, gather, stack_apt_packages, stack_requirements};
use engine::rules::Rules;
use engine::situation::{Refusal, Sourced};
use engine::{Catalog, PythonValue, PythonVersion};
use serde_json::{Map, Value, json};

pub use message::message;
use message::rule_message;

/// What the engine answers to one case. A case that it cannot be asked gets `{"unsupported": reason}`.
pub fn actual(case: &Value) -> Value {
    if let Some(kind) = case.get("kind").and_then(Value::as_str) {
        return json!({ "unsupported": format!("cases of kind {kind}") });
    }
    let Some((release, catalog)) = release(case) else {
        return json!({ "unsupported": format!("ZenML {}", text(case, "zenml_version")) });
    };
    let Some(python) = PythonVersion::parse(text(case, "python_version")) else {
        return json!({ "unsupported": format!("Python {}", text(case, "python_version")) });
    };
    let (stack, project) = (stack(case), project(case));
    answer(case, &client(case, release, Client::new(catalog, python, &stack, &project)))
}

/// The client of a case, with what it knows of the parent image.
pub fn client<'a>(case: &'a Value, release: Release, client: Client<'a>) -> Client<'a> {
    let digest = text(case, "parent_image_digest");
    let known = !(digest.is_empty() || asks_engine(release) && digest == "error");
    Client {
        release,
        has_container_engine: digest != "error",
        parent_image_digest: known.then_some(digest),
        parent_image_is_local: flag(case, "parent_image_is_local"),
        ..client
    }
}

/// Whether ZenML asks the container engine for digests and pushes; before it was the registry, whose stand-in gives
/// whatever the case has and leaves the tag in a digest.
pub fn asks_engine(release: Release) -> bool {
    release >= Release::new(0, 94, 3)
}

/// The release of a case and the catalog that counts for it.
pub fn release(case: &Value) -> Option<(Release, &'static Catalog)> {
    let name = text(case, "zenml_version");
    Some((Release::parse(name)?, catalog::nearest(name).and_then(shipped)?))
}

/// The catalog of a release, read once.
pub fn shipped(release: &str) -> Option<&'static Catalog> {
    static CATALOGS: OnceLock<Vec<Catalog>> = OnceLock::new();
    let all = CATALOGS.get_or_init(|| catalog::releases().iter().filter_map(|name| catalog::catalog(name)).collect());
    all.iter().find(|catalog| catalog.release.to_string() == release)
}

fn answer(case: &Value, client: &Client<'_>) -> Value {
    let PythonValue::Dict(keywords) = python_value(field(case, "docker_settings")) else {
        return json!({ "unsupported": "settings that are no object" });
    };
    let Validation { settings, refusals, raised } = validate(keywords, client.rules());
    if let Some(raised) = raised {
        return json!({ "status": "error", "error": error("settings", &raised, case) });
    }
    if !refusals.is_empty() {
        let errors: Vec<Value> = refusals.iter().map(|found| refusal_of(found, client.rules())).collect();
        return json!({ "status": "validation_error", "errors": errors });
    }
    let configuration = BuildConfiguration {
        key: text(case, "key").into(),
        step_name: field(case, "step_name").as_str().map(str::to_owned),
        settings,
        entrypoint: field(case, "entrypoint").as_str().map(str::to_owned),
        extra_files: entries(field(case, "extra_files"), |content| content.as_str().unwrap_or_default().to_owned()),
        extra_requirements_files: entries(field(case, "extra_requirements_files"), texts),
    };
    let mut answer = Map::new();
    let mut put = |key: &str, value: Value| answer.insert(key.into(), value);
    let settings = &configuration.settings;
    let repository = client.code_repository().is_some();
    let code = Code::of(settings, repository);
    put("settings_json", settings_json(client, &configuration).into());
    let configs =
        [("build_config", &settings.build_config), ("parent_image_build_config", &settings.parent_image_build_config)];
    let model = |_: &_| client.rules().has_build_options_model();
    let options: Map<String, Value> = configs.into_iter().filter(model).filter_map(build_options).collect();
    if !options.is_empty() {
        put("build_options", options.into());
    }
    put("stack_requirements", plain(&stack_requirements(client)));
    put("stack_apt_packages", plain(&stack_apt_packages(client)));
    put("include_files", code.include.into());
    put("download_files", code.download.into());
    // Questions of ZenML's that older releases did not have as functions of their own.
    if client.release >= Release::new(0, 64, 0) {
        put("download_from_code_repository", code.download_from_code_repository.into());
        put("requires_included_code", requires_included_code(&[settings], repository).into());
        put(
            "requires_download_from_code_repository",
            requires_download_from_code_repository(client.rules(), &[settings]).into(),
        );
        put("code_download_possible", code_download_possible(&[settings], repository).into());
    }
    if client.release >= Release::new(0, 91, 2) {
        put("should_prevent_build_reuse", should_prevent_build_reuse(&[settings]).into());
    }
    let gathered = gather(client, settings, &configuration.extra_requirements_files);
    put("commands_run", json!(gathered.commands));
    let checksum = match settings_checksum(client, &configuration, &gathered) {
        Ok(checksum) => checksum,
        Err(raised) => {
            put("status", "error".into());
            put("error", error("checksum", &raised, case));
            return answer.into();
        }
    };
    put("settings_checksum", checksum.as_str().into());
    let file = |file: &engine::Document| json!({ "name": file.name, "content": file.text(), "options": [] });
    put("requirements_files", gathered.files.iter().map(|gathered| file(gathered)).collect());
    let planned = plan(client, text(case, "pipeline_name"), &configuration, &gathered);
    if let Some(raised) = &planned.raised {
        put("status", "error".into());
        put("error", error("build", raised, case));
        return answer.into();
    }
    put("status", "ok".into());
    let left = checksum_after_build(client, &configuration, &gathered, planned.image.plan.build());
    let left = left.unwrap_or_default();
    put("build_checksum", build_checksum([(planned.image.key.as_str(), left.as_str())]).into());
    put("is_local", client.container_registry().is_none().into());
    put("contains_code", code.include.into());
    put("requires_code_download", code.download.into());
    answer.extend(built(client, &configuration, &planned, &gathered));
    answer.into()
}

/// What a build leaves behind. The reference's builder and registry give out fixed digests.
fn built(
    client: &Client<'_>,
    configuration: &BuildConfiguration,
    planned: &Planned,
    gathered: &Gathered,
) -> Map<String, Value> {
    let image = &planned.image;
    let digest = |name: &str, pushed: bool, digest: &str| match name.rsplit_once(':') {
        Some((repository, _)) if pushed => format!("{repository}@sha256:{digest}"),
        _ => name.to_owned(),
    };
    let registry = client.container_registry().is_some();
    let mut answer = Map::new();
    let mut put = |key: &str, value: Value| answer.insert(key.into(), value);
    put("image_key", image.key.as_str().into());
    put(
        "image",
        match &image.plan {
            Plan::ParentAsIs | Plan::Refused => image.name.clone(),
            Plan::ParentRetagged { .. } if registry && !asks_engine(client.release) => {
                format!("{}@sha256:pushed", image.name)
            }
            Plan::ParentRetagged { .. } => digest(&image.name, registry, "pushed"),
            Plan::OwnDockerfile { .. } | Plan::OnParent { .. } | Plan::OnOwnDockerfile { .. } => {
                digest(&image.name, registry, "built")
            }
        }
        .into(),
    );
    if let Plan::ParentRetagged { parent_image } = &image.plan {
        put("tagged", json!([[parent_image, image.name]]));
        if registry {
            put("pushed", json!([image.name]));
        }
    }
    let build = image.plan.build();
    put("dockerfile", build.map(|build| build.dockerfile.text()).into());
    let contents: Vec<String> = gathered.files.iter().map(|file| file.text()).collect();
    let requirements = contents.join("\n");
    put("requirements", build.map(|_| requirements).filter(|requirements| !requirements.is_empty()).into());
    if build.is_some() {
        put("apt_packages", plain(&apt_packages(client, &configuration.settings).0));
    }
    let rules = client.rules();
    let own = image.plan.own_build().map(|build| own_build(build, rules));
    let generated = build.map(|build| generated_build(&image.name, build, configuration, rules));
    put("builds", own.into_iter().chain(generated).collect());
    answer
}

pub fn own_build(build: &OwnBuild, rules: Rules) -> Value {
    let mut record = json!({
        "image_name": build.name,
        "dockerfile_source": build.dockerfile,
        "build_context_root": build.context,
        "dockerignore": build.dockerignore,
        "files": [],
        "push": build.pushed,
        "docker_sdk_options": null,
    });
    if let Some(options) = &build.options {
        add_options(&mut record, options, rules);
    }
    record
}

pub fn generated_build(name: &str, build: &Build, configuration: &BuildConfiguration, rules: Rules) -> Value {
    let requirements = build.requirements_files.iter().map(|file| json!([file.name, "<requirements_file>"]));
    let extra = configuration.extra_files.iter().map(|(path, content)| json!([path, content]));
    let mut record = json!({
        "image_name": name,
        "dockerfile_source": "<generated>",
        "build_context_root": build.source_root.then_some("$ROOT"),
        "dockerignore": build.dockerignore,
        "files": requirements.chain(extra).collect::<Vec<_>>(),
        "push": build.pushed,
    });
    add_options(&mut record, &build.options, rules);
    record
}

/// The options as both kinds of builder get them; the dict of older releases goes to a builder as it is.
fn add_options(record: &mut Value, options: &DockerBuildOptions, rules: Rules) {
    if rules.has_build_options_model() {
        record["docker_cli_options"] = json!(options.to_docker_cli_options());
        record["docker_sdk_options"] = sdk(options);
    } else {
        record["docker_sdk_options"] = json_value(&PythonValue::Dict(options.set.clone()));
    }
}

fn build_options((name, config): (&str, &Option<DockerBuildConfig>)) -> Option<(String, Value)> {
    let options = config.as_ref()?.build_options.as_ref()?;
    Some((name.to_owned(), json!({ "cli": options.to_docker_cli_options(), "sdk": sdk(options) })))
}

fn sdk(options: &DockerBuildOptions) -> Value {
    json_value(&PythonValue::Dict(options.to_docker_python_sdk_options()))
}

pub fn refusal(refusal: &Refusal) -> Value {
    let step = |name: &String| name.parse::<u64>().map_or_else(|_| json!(name), |position| json!(position));
    let location: Vec<Value> = refusal.location.iter().map(step).collect();
    let message = refusal.rule.as_ref().map(|rule| format!("Value error, {}", rule_message(rule)));
    json!({ "loc": location, "type": refusal.error, "msg": message.unwrap_or_default() })
}

/// An error in the form of the release's pydantic.
fn refusal_of(found: &Refusal, rules: Rules) -> Value {
    let mut record = refusal(found);
    if let (Some(rule), true) = (&found.rule, rules.has_pydantic_1()) {
        record["loc"] = json!(["__root__"]);
        record["msg"] = rule_message(rule).into();
    }
    record
}

fn error(stage: &str, raised: &Raised, case: &Value) -> Value {
    json!({ "stage": stage, "type": raised.exception(), "message": message(raised, case) })
}

pub fn stack(case: &Value) -> Stack {
    let components = field(case, "stack").as_array().into_iter().flatten().filter_map(|record| {
        let component_type = ComponentType::from_key(text(record, "type"))?;
        Some(Component {
            is_local: flag(record, "is_local") || flag(record, "builds_locally"),
            uri: text(record, "uri").into(),
            default_repository: text(record, "default_repository").into(),
            ..Component::new(component_type, text(record, "flavor"))
        })
    });
    Stack { components: components.collect(), uses_sql_store: flag(case, "uses_sql_store") }
}

pub fn project(case: &Value) -> Project {
    let result = |record: &Value| CommandResult {
        stdout: text(record, "stdout").into(),
        stderr: text(record, "stderr").into(),
        return_code: field(record, "returncode").as_i64().and_then(|code| i32::try_from(code).ok()).unwrap_or_default(),
    };
    Project {
        pipeline_name: text(case, "pipeline_name").into(),
        code_repository: text(case, "code_repository").into(),
        files: entries(field(case, "files"), |content| content.as_str().unwrap_or_default().to_owned()),
        commands: entries(field(case, "commands"), result),
        ..Project::default()
    }
}

/// A JSON value as the Python value that `json.loads` makes of it.
pub fn python_value(value: &Value) -> PythonValue {
    match value {
        Value::Null => PythonValue::None,
        Value::Bool(truth) => PythonValue::Bool(*truth),
        Value::Number(number) => {
            number.as_i64().map_or_else(|| PythonValue::Float(number.as_f64().unwrap_or(f64::NAN)), PythonValue::Int)
        }
        Value::String(text) => PythonValue::text(text),
        Value::Array(items) => PythonValue::List(items.iter().map(python_value).collect()),
        Value::Object(entries) => {
            PythonValue::Dict(entries.iter().map(|(key, value)| (key.as_str(), python_value(value))).collect())
        }
    }
}

fn json_value(value: &PythonValue) -> Value {
    match value {
        PythonValue::None => Value::Null,
        PythonValue::Bool(truth) => json!(truth),
        PythonValue::Int(number) => json!(number),
        PythonValue::Float(number) => json!(number),
        PythonValue::Text(text) => json!(text),
        PythonValue::List(items) => items.iter().map(json_value).collect(),
        PythonValue::Dict(dict) => {
            dict.iter().map(|(key, value)| (key.to_owned(), json_value(value))).collect::<Map<_, _>>().into()
        }
    }
}

pub fn entries<T>(object: &Value, value: impl Fn(&Value) -> T) -> Vec<(String, T)> {
    object.as_object().into_iter().flatten().map(|(key, entry)| (key.clone(), value(entry))).collect()
}

pub fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

pub fn plain(sourced: &[Sourced]) -> Value {
    sourced.iter().map(|sourced| sourced.text.as_str()).collect()
}

pub fn field<'a>(record: &'a Value, key: &str) -> &'a Value {
    record.get(key).unwrap_or(&Value::Null)
}

pub fn text<'a>(record: &'a Value, key: &str) -> &'a str {
    field(record, key).as_str().unwrap_or_default()
}

pub fn flag(record: &Value, key: &str) -> bool {
    field(record, key).as_bool().unwrap_or_default()
}

/// The keys in which two answers differ. What pydantic, Python's JSON reader and the network
/// say in their own words does not count.
pub fn differences(expected: &Value, actual: &Value) -> Vec<String> {
    let none = Map::new();
    let (expected, actual) = (expected.as_object().unwrap_or(&none), actual.as_object().unwrap_or(&none));
    let missing = expected.iter().filter(|(key, value)| actual.get(*key).map(comparable) != Some(comparable(value)));
    let surplus = actual.keys().filter(|key| !expected.contains_key(*key));
    missing.map(|(key, _)| key).chain(surplus).cloned().collect()
}

fn comparable(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(comparable).collect(),
        Value::Object(entries) => {
            let own_words = entries.contains_key("loc") && entries.get("type") != Some(&json!("value_error"));
            let others_words = text(value, "message").starts_with("The raw json input string")
                || text(value, "type") == "ConnectionError";
            let counts = |key: &str| !(key == "msg" && own_words || key == "message" && others_words);
            let entries = entries.iter().filter(|(key, _)| counts(key));
            entries.map(|(key, value)| (key.clone(), comparable(value))).collect::<Map<_, _>>().into()
        }
        value => value.clone(),
    }
}
