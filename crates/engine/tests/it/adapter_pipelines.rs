//! From cases of pipelines to calls of the engine and back: `actual` has the keys and shapes of `expected`. Also included
//! by the tasks, which compare and print whole files of cases.

// With their paths, because this file is included by its own path.
#[path = "adapter_pipelines/input.rs"]
mod input;
#[path = "adapter_pipelines/message.rs"]
mod message;
#[path = "adapter_pipelines/warnings.rs"]
pub mod warnings;

pub use message::message as cause_message;

use super::adapter::{asks_engine, client, field, generated_build, own_build, plain, project, refusal, release, text};
use engine::PythonVersion;
use engine::build_configuration::BuildConfiguration;
use engine::checksum::{settings_json, stack_checksum};
use engine::client::Client;
use engine::code::{
    Code, code_download_possible, requires_download_from_code_repository, requires_included_code,
    should_prevent_build_reuse,
};
use engine::config::{ComponentType, Stack};
use engine::docker_settings::DockerSettings;
use engine::outcome::Plan;
use engine::pipeline::{
    BuildItem, Cause, Effective, Pipeline, PipelineError, RunsIn, Stage, StepImage, StepOperator, Submission, submit,
};
use engine::requirements::{stack_apt_packages, stack_requirements};
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
    let environment = input::environment(case);
    let client = Client {
        environment: Some(&environment),
        spark_entrypoint: text(case, "spark_local_entrypoint"),
        ..client(case, release, Client::new(catalog, python, &stack, &project))
    };
    answer(case, &client)
}

/// The stack with the names of its components.
pub fn stack(case: &Value) -> Stack {
    let mut stack = super::adapter::stack(case);
    let records = field(case, "stack").as_array().into_iter().flatten();
    for (component, record) in stack.components.iter_mut().zip(records) {
        component.name = text(record, "name").into();
        component.always_build_pipeline_image = super::adapter::flag(record, "always_build_pipeline_image");
    }
    stack
}

fn answer(case: &Value, client: &Client<'_>) -> Value {
    let pipeline = input::pipeline(case);
    let submission = submit(&pipeline, client);
    let mut answer = Map::new();
    answer.insert("stack_requirements".into(), plain(&stack_requirements(client)));
    answer.insert("stack_apt_packages".into(), plain(&stack_apt_packages(client)));
    let error = submission.errors.first();
    if error.is_none_or(|error| error.stage > Stage::Compile) {
        answer.extend(decisions(client, &submission));
    }
    match error {
        Some(error) => answer.extend(refused(error, case)),
        None => {
            answer.insert("status".into(), "ok".into());
            answer.extend(built(client, &submission));
            answer.extend(images(case, client, &pipeline, &submission));
        }
    }
    answer.insert("warnings".into(), json!(warnings::warnings(client, &pipeline, &submission)));
    answer.into()
}

/// An error of the whole pipeline.
fn refused(error: &PipelineError, case: &Value) -> Map<String, Value> {
    let stage = stage(error.stage);
    let refused = match &error.cause {
        Cause::Refused(refusals) => json!({
            "status": "validation_error",
            "stage": stage,
            "model": "DockerSettings",
            "errors": refusals.iter().map(refusal).collect::<Vec<_>>(),
        }),
        cause => json!({
            "status": "error",
            "error": { "stage": stage, "type": cause.exception(), "message": message::message(cause, case) },
        }),
    };
    refused.as_object().cloned().unwrap_or_default()
}

const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Definition => "definition",
        Stage::Prepare => "prepare",
        Stage::Compile => "compile",
        Stage::Verify => "verify",
        Stage::Checksum => "checksum",
        Stage::Build => "build",
        Stage::Run => "run",
    }
}

/// What the compiled pipeline says; nothing of the whole where the settings of any step are invalid.
fn decisions(client: &Client<'_>, submission: &Submission) -> Map<String, Value> {
    let snapshot = &submission.snapshot;
    let mut answer = Map::new();
    let mut put = |key: &str, value: Value| answer.insert(key.into(), value);
    let pipeline = valid(&snapshot.settings);
    put("pipeline_settings_json", pipeline.map(|settings| json_of(client, settings)).into());
    put("pipeline_prevent_build_reuse", pipeline.map(|settings| settings.prevent_build_reuse).into());
    let steps = snapshot.steps.iter().map(|step| {
        let settings = valid(&step.settings);
        let equals = settings.and(pipeline).map(|_| step.settings.equals(&snapshot.settings, client.rules()));
        let mut record = json!({
            "invocation_id": step.invocation_id,
            "settings_json": settings.map(|settings| json_of(client, settings)),
            "prevent_build_reuse": settings.map(|settings| settings.prevent_build_reuse),
            "step_operator": step_operator(&step.step_operator),
            "equals_pipeline_settings": equals,
        });
        let stored = json_of(client, step.stored(snapshot, client.rules()).settings());
        if submission.errors.is_empty() && settings.is_some_and(|settings| json_of(client, settings) != stored) {
            record["stored_settings_json"] = stored.into();
        }
        record
    });
    put("steps", steps.collect());
    put("reuse_queried", submission.looks_for_build.into());
    if submission.looks_for_build || (submission.errors.is_empty() && !submission.items.is_empty()) {
        let kept = submission.errors.is_empty() && !submission.items.is_empty();
        let checksum = if kept { submission.checksum_after_build(client) } else { submission.build_checksum() };
        put("build_checksum", checksum.into());
    }
    if pipeline.is_some() && snapshot.steps.iter().all(|step| valid(&step.settings).is_some()) {
        let settings = snapshot.docker_settings(client.rules());
        let repository = client.code_repository().is_some();
        put("requires_included_code", requires_included_code(&settings, repository).into());
        put("code_download_possible", code_download_possible(&settings, repository).into());
        put(
            "requires_download_from_code_repository",
            requires_download_from_code_repository(client.rules(), &settings).into(),
        );
        put("should_prevent_build_reuse", should_prevent_build_reuse(&settings).into());
        put("required_builds", submission.required.iter().map(|build| required(client, build)).collect());
    }
    answer
}

fn required(client: &Client<'_>, build: &engine::pipeline::RequiredBuild) -> Value {
    let configuration = &build.configuration;
    let code = Code::of(&configuration.settings, client.code_repository().is_some());
    let extra_files: Map<String, Value> =
        configuration.extra_files.iter().map(|(path, content)| (path.clone(), json!(content))).collect();
    let extra_requirements: Map<String, Value> =
        configuration.extra_requirements_files.iter().map(|(name, lines)| (name.clone(), json!(lines))).collect();
    json!({
        "key": configuration.key,
        "step_name": configuration.step_name,
        "image_key": configuration.image_key(),
        "entrypoint": configuration.entrypoint,
        "extra_files": extra_files,
        "extra_requirements_files": extra_requirements,
        "include_files": code.include,
        "download_files": code.download,
        "download_from_code_repository": code.download_from_code_repository,
        "settings_checksum": build.settings_checksum.as_ref().ok(),
    })
}

/// The build as it is kept by the server, and what the builder and the registry had to do for it.
fn built(client: &Client<'_>, submission: &Submission) -> Map<String, Value> {
    let mut answer = Map::new();
    answer.insert("should_upload_code".into(), submission.uploads_code.into());
    if submission.items.is_empty() {
        answer.insert("build".into(), Value::Null);
        return answer;
    }
    let (mut builds, mut tagged, mut pushed) = (Vec::new(), Vec::new(), Vec::new());
    for item in submission.items.iter().filter(|item| item.shared_with.is_none()) {
        let image = &item.planned.image;
        let configuration = &submission.required[item.required].configuration;
        builds.extend(image.plan.own_build().map(|build| own_build(build, client.rules())));
        builds
            .extend(image.plan.build().map(|build| generated_build(&image.name, build, configuration, client.rules())));
        if let Plan::ParentRetagged { parent_image } = &image.plan {
            tagged.push(json!([parent_image, image.name]));
            pushed.extend(client.container_registry().map(|_| json!(image.name)));
        }
    }
    let names = names(client, submission);
    let images = submission.items.iter().zip(&names).map(|(item, name)| {
        let key = item.planned.image.key.clone();
        (key, kept(client, submission, item, name))
    });
    let images: Map<String, Value> = images.collect();
    let any = |key: &str| images.values().any(|image| image[key] == json!(true));
    let build = json!({
        "checksum": submission.checksum_after_build(client),
        "stack_checksum": stack_checksum(client),
        "is_local": client.container_registry().is_none(),
        "contains_code": any("contains_code"),
        "requires_code_download": any("requires_code_download"),
        "images": images,
    });
    answer.insert("build".into(), build);
    answer.insert("builds".into(), builds.into());
    if !tagged.is_empty() {
        answer.insert("tagged".into(), tagged.into());
    }
    if !pushed.is_empty() {
        answer.insert("pushed".into(), pushed.into());
    }
    answer
}

/// One image as it is kept. A shared one is a copy of the first.
fn kept(client: &Client<'_>, submission: &Submission, item: &BuildItem, name: &str) -> Value {
    let build = item.planned.image.plan.build();
    let source = item.shared_with.map_or(item, |position| &submission.items[position]);
    let required = &submission.required[source.required];
    let code = Code::of(&required.configuration.settings, client.code_repository().is_some());
    let contents: Vec<String> = required.gathered.files.iter().map(|file| file.text()).collect();
    let requirements = build.map(|_| contents.join("\n")).filter(|requirements| !requirements.is_empty());
    json!({
        "image": name,
        "dockerfile": build.map(|build| build.dockerfile.text()),
        "requirements": requirements,
        "settings_checksum": submission.required[item.required].settings_checksum.as_ref().ok(),
        "contains_code": code.include,
        "requires_code_download": code.download,
    })
}

/// The names under which the images of a build are kept. The reference's builder and registry count their digests.
fn names(client: &Client<'_>, submission: &Submission) -> Vec<String> {
    let (mut builds, mut pushes) = (0, 0);
    let mut names: Vec<String> = Vec::new();
    for item in &submission.items {
        let image = &item.planned.image;
        if let Some(earlier) = item.shared_with {
            names.push(names[earlier].clone());
            continue;
        }
        let digest = match &image.plan {
            Plan::ParentAsIs | Plan::Refused => None,
            Plan::ParentRetagged { .. } => {
                pushes += 1;
                if client.container_registry().is_some() && !asks_engine(client.release) {
                    names.push(format!("{}@sha256:pushed{pushes}", image.name));
                    continue;
                }
                Some(format!("pushed{pushes}"))
            }
            plan => {
                builds += usize::from(plan.build().is_some()) + usize::from(plan.own_build().is_some());
                Some(format!("built{builds}"))
            }
        };
        let digest = digest.filter(|_| client.container_registry().is_some());
        names.push(match (digest, image.name.rsplit_once(':')) {
            (Some(digest), Some((repository, _))) => format!("{repository}@sha256:{digest}"),
            _ => image.name.clone(),
        });
    }
    names
}

/// The images of the pipeline, the deployer and the steps.
fn images(case: &Value, client: &Client<'_>, pipeline: &Pipeline, submission: &Submission) -> Map<String, Value> {
    let names = names(client, submission);
    let name = |found: &RunsIn| match found {
        RunsIn::Image(key) => submission
            .items
            .iter()
            .position(|item| item.planned.image.key == *key)
            .map(|position| names[position].clone()),
        RunsIn::ParentImage(image) => Some(image.clone()),
        RunsIn::NoContainer => None,
    };
    let generic = |component_type: ComponentType, key: &str| {
        let component = client.stack.of(component_type).next();
        let flavor = component.and_then(|component| client.flavor(component));
        let found = submission.find(key, None).ok().filter(|_| flavor.is_some_and(|flavor| flavor.uses_docker));
        found.and_then(|found| name(&found))
    };
    let mut answer = Map::new();
    answer.insert("pipeline_image".into(), generic(ComponentType::Orchestrator, "orchestrator").into());
    answer.insert("deployer_image".into(), generic(ComponentType::Deployer, "deployer").into());
    let steps = submission.step_images.iter().map(|step| step_image(case, client, pipeline, step, name));
    answer.insert("step_images".into(), steps.collect());
    answer
}

fn step_image(
    case: &Value,
    client: &Client<'_>,
    pipeline: &Pipeline,
    step: &StepImage,
    name: impl Fn(&RunsIn) -> Option<String>,
) -> Value {
    let mut record = json!({ "invocation_id": step.invocation_id });
    let fails = |cause: &Cause| {
        let no_operator = matches!(cause, Cause::NoStepOperator { .. } | Cause::UnknownStepOperator { .. });
        pipeline.dynamic && (step.started.is_none() || no_operator)
    };
    if let Some(cause) = step.image.as_ref().err().filter(|cause| fails(cause)) {
        record["status"] = json!(if matches!(cause, Cause::Refused(_)) { "validation_error" } else { "error" });
        record["error"] = match cause {
            Cause::Refused(refusals) => json!({
                "stage": "run", "type": cause.exception(), "errors": refusals.iter().map(refusal).collect::<Vec<_>>(),
            }),
            cause => {
                json!({ "stage": "run", "type": cause.exception(), "message": message::message(cause, case) })
            }
        };
        return record;
    }
    if let Some(started) = &step.started {
        record["template"] = json!(started.template);
        record["runtime"] = json!(if started.isolated { "isolated" } else { "inline" });
        record["settings_json"] = json_of(client, &started.settings).into();
    }
    if let Some(operator) = &step.step_operator {
        record["step_operator"] = json!(operator);
    }
    record["key"] = json!(step.key);
    record["image"] = json!(step.image.as_ref().ok().and_then(name));
    if let Err(cause) = &step.image {
        record["error"] = json!({ "type": cause.exception(), "message": message::message(cause, case) });
    }
    record
}

fn valid(settings: &Effective) -> Option<&DockerSettings> {
    settings.validation.refusals.is_empty().then(|| settings.settings())
}

fn json_of(client: &Client<'_>, settings: &DockerSettings) -> String {
    settings_json(client, &BuildConfiguration::orchestrator(settings.clone()))
}

fn step_operator(operator: &StepOperator) -> Value {
    match operator {
        StepOperator::Unset => Value::Null,
        StepOperator::No => json!(false),
        StepOperator::First => json!(true),
        StepOperator::Named(name) => json!(name),
    }
}
