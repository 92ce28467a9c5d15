//! From rows of tables to calls of the engine and back: `actual` has the keys and shapes of `expected`. Also included by
//! the tasks, which compare and print whole files of cases.

use super::adapter::{self, client, field, project, python_value, refusal, release, stack, text};
use super::adapter_pipelines::cause_message;
use engine::build_configuration::BuildConfiguration;
use engine::client::Client;
use engine::code::{
    Code, code_download_possible, requires_download_from_code_repository, requires_included_code,
    should_prevent_build_reuse,
};
use engine::config::{Checkout, Project};
use engine::container_engine::{EngineUse, of_build};
use engine::docker_settings::{DockerSettings, validate};
use engine::pipeline::{Layer, Pipeline, PipelineStep, RequiredBuild, Stage, submit};
use engine::plan::plan;
use engine::value::Dict;
use engine::{PythonValue, PythonVersion};
use serde_json::{Map, Value, json};

/// What the engine answers to one row. A row that it cannot be asked gets `{"unsupported": reason}`.
pub fn actual(case: &Value) -> Value {
    let Some((release, catalog)) = release(case) else {
        return json!({ "unsupported": format!("ZenML {}", text(case, "zenml_version")) });
    };
    let Some(python) = PythonVersion::parse(text(case, "python_version")) else {
        return json!({ "unsupported": format!("Python {}", text(case, "python_version")) });
    };
    let checkout = Checkout::ALL.into_iter().find(|checkout| checkout.key() == text(case, "checkout"));
    let project = Project { checkout: checkout.unwrap_or_default(), ..project(case) };
    let stack = stack(case);
    let client = client(case, release, Client::new(catalog, python, &stack, &project));
    let PythonValue::Dict(keywords) = python_value(field(case, "docker_settings")) else {
        return json!({ "unsupported": "settings that are no object" });
    };
    let validation = validate(keywords.clone(), client.rules());
    if !validation.refusals.is_empty() {
        let errors: Vec<Value> = validation.refusals.iter().map(refusal).collect();
        return json!({ "status": "validation_error", "errors": errors });
    }
    match text(case, "kind") {
        "code" => code(case, &client, keywords),
        _ => container_engine(case, &client, validation.settings),
    }
}

/// Where the code comes from, asked as a pipeline of one step asks it.
fn code(case: &Value, client: &Client<'_>, keywords: Dict) -> Value {
    let pipeline = Pipeline {
        name: text(case, "pipeline_name").into(),
        settings: Some(Layer::object(keywords)),
        steps: vec![PipelineStep { name: "s".into(), ..PipelineStep::default() }],
        ..Pipeline::default()
    };
    let submission = submit(&pipeline, client);
    let all = submission.snapshot.docker_settings(client.rules());
    let usable = client.code_repository().is_some();
    let mut answer = Map::new();
    let mut put = |key: &str, value: Value| answer.insert(key.into(), value);
    put("status", "ok".into());
    if let Some(error) = submission.errors.iter().find(|error| error.stage == Stage::Verify) {
        put("status", "error".into());
        let message = cause_message(&error.cause, case);
        put("error", json!({ "stage": "verify", "type": error.cause.exception(), "message": message }));
    }
    let Some(settings) = submission.required.first().map(|build| &build.configuration.settings) else {
        return json!({ "unsupported": "a stack that needs no image" });
    };
    let code = Code::of(settings, usable);
    put("should_include_files", code.include.into());
    put("should_download_files", code.download.into());
    put("should_download_files_from_code_repository", code.download_from_code_repository.into());
    put("requires_included_code", requires_included_code(&all, usable).into());
    let only_repository = requires_download_from_code_repository(client.rules(), &all);
    put("requires_download_from_code_repository", only_repository.into());
    put("code_download_possible", code_download_possible(&all, usable).into());
    put("should_prevent_build_reuse", should_prevent_build_reuse(&all).into());
    put("should_upload_code", submission.uploads_code.into());
    put("code_repository_usable", usable.into());
    answer.into()
}

/// What one build asks of the client's container engine, and how it ends without one.
fn container_engine(case: &Value, client: &Client<'_>, settings: DockerSettings) -> Value {
    let build = RequiredBuild::of(client, BuildConfiguration::orchestrator(settings));
    let planned = plan(client, text(case, "pipeline_name"), &build.configuration, &build.gathered);
    let uses = of_build(client, &build.configuration, &planned.image);
    let error = planned.raised.map(|raised| {
        let message = adapter::message(&raised, case);
        json!({ "status": "error", "error": { "stage": "build", "type": raised.exception(), "message": message } })
    });
    let without = uses.iter().find(|asked| asked.is_needed()).map(|first| {
        let stage = if matches!(first, EngineUse::ParentDigest { .. }) { "checksum" } else { "build" };
        let message = "No container engine is available. Install and start Docker, or install Podman.";
        json!({ "status": "error", "error": { "stage": stage, "type": "RuntimeError", "message": message } })
    });
    let ok = json!({ "status": "ok" });
    let mut answer = error.clone().unwrap_or_else(|| ok.clone());
    answer["calls"] = uses.iter().map(|asked| method(*asked)).collect();
    answer["without_engine"] = error.or(without).unwrap_or(ok);
    answer
}

/// The method of ZenML's `ContainerEngine`.
fn method(asked: EngineUse) -> &'static str {
    match asked {
        EngineUse::ParentDigest { .. } => "get_image_repo_digest",
        EngineUse::ParentIsLocal => "is_image_local",
        EngineUse::Tag => "tag_image",
        EngineUse::Build => "build",
        EngineUse::Push => "push_image",
        EngineUse::Run => "run",
    }
}
