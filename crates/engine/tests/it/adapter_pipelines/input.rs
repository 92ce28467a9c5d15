//! From the JSON of a case to a pipeline.

use super::super::adapter::{entries, field, flag, python_value, text, texts};
use engine::PythonValue;
use engine::pipeline::{
    Call, Form, Layer, Pipeline, PipelineStep, RunConfiguration, StepOperator, StepOptions, WithOptions,
};
use engine::value::Dict;
use serde_json::Value;

/// The pipeline of a case.
pub fn pipeline(case: &Value) -> Pipeline {
    let record = field(case, "pipeline");
    let run_configuration = field(case, "run_configuration");
    Pipeline {
        name: text(record, "name").into(),
        dynamic: flag(record, "dynamic"),
        settings: layer(field(record, "settings")),
        extra: dict(field(record, "extra")),
        with_options: list(field(record, "with_options"), with_options),
        run_configuration: RunConfiguration {
            settings: dict(field(field(run_configuration, "settings"), "docker")),
            steps: entries(field(run_configuration, "steps"), |options| configuration(options, file_layer)),
        },
        steps: list(field(case, "steps"), step),
        calls: list(field(case, "runs"), call),
    }
}

/// The environment variables of the client.
pub fn environment(case: &Value) -> Vec<(String, String)> {
    entries(field(case, "client_environment"), |value| value.as_str().unwrap_or_default().to_owned())
}

fn with_options(record: &Value) -> WithOptions {
    WithOptions {
        settings: layer(field(record, "settings")),
        config_file: flag(record, "config_file"),
        step_configurations: entries(field(record, "step_configurations"), |options| configuration(options, layer)),
        prevent_build_reuse: flag(record, "prevent_build_reuse"),
    }
}

fn step(record: &Value) -> PipelineStep {
    PipelineStep {
        name: text(record, "name").into(),
        decorator: options(record),
        extra: dict(field(record, "extra")),
        with_options: Some(field(record, "with_options")).filter(|options| !options.is_null()).map(options),
        id: field(record, "id").as_str().filter(|id| !id.is_empty()).map(str::to_owned),
        after: texts(field(record, "after")),
        same_as: field(record, "same_as").as_u64().and_then(|position| usize::try_from(position).ok()),
        depends_on: flag(record, "depends_on"),
    }
}

fn call(record: &Value) -> Call {
    Call {
        step: field(record, "step").as_u64().and_then(|position| usize::try_from(position).ok()).unwrap_or_default(),
        base: flag(record, "base"),
        with_options: Some(field(record, "with_options")).filter(|options| !options.is_null()).map(options),
        id: field(record, "id").as_str().filter(|id| !id.is_empty()).map(str::to_owned),
    }
}

/// Arguments of a decorator or of `with_options`: `None` is an argument that is not given.
fn options(record: &Value) -> StepOptions {
    let operator = field(record, "step_operator");
    StepOptions {
        settings: layer(field(record, "settings")),
        step_operator: (!operator.is_null()).then(|| step_operator(operator)),
    }
}

/// The configuration of an invocation: `None` is a value like another.
fn configuration(record: &Value, layer: impl Fn(&Value) -> Option<Layer>) -> StepOptions {
    StepOptions {
        settings: layer(field(record, "settings")),
        step_operator: record.get("step_operator").map(step_operator),
    }
}

fn step_operator(value: &Value) -> StepOperator {
    match value {
        Value::Null => StepOperator::Unset,
        Value::Bool(true) => StepOperator::First,
        Value::String(name) => StepOperator::Named(name.clone()),
        _ => StepOperator::No,
    }
}

fn layer(record: &Value) -> Option<Layer> {
    let form = if text(record, "form") == "object" { Form::Object } else { Form::Dict };
    (!record.is_null()).then(|| Layer { form, keywords: dict(field(record, "docker_settings")) })
}

fn file_layer(settings: &Value) -> Option<Layer> {
    settings.get("docker").map(|docker| Layer::dict(dict(docker)))
}

fn dict(value: &Value) -> Dict {
    match python_value(value) {
        PythonValue::Dict(dict) => dict,
        _ => Dict::new(),
    }
}

fn list<T>(value: &Value, item: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().into_iter().flatten().map(item).collect()
}
