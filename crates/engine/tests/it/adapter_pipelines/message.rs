//! ZenML's own texts of what goes wrong with a pipeline, so that cases can be compared to the letter.

use super::super::adapter;
use engine::Release;
use engine::config::Checkout;
use engine::pipeline::Cause;
use engine::raised::Raised;
use serde_json::{Value, json};

/// The text of an exception that is no validation error, without the sets and models that ZenML prints.
pub fn message(cause: &Cause, case: &Value) -> String {
    match cause {
        Cause::Refused(_) => String::new(),
        Cause::Raised(Raised::UnusableBuildOptions) => unusable_build_options(case),
        Cause::Raised(raised) => adapter::message(raised, case),
        Cause::Unresolvable => "Failed to convert settings".into(),
        Cause::MissingVariable(name) => format!(
            "Unable to substitute environment variable placeholder '{name}' because the environment variable is not set."
        ),
        Cause::DuplicateInvocation(id) => {
            format!("Duplicate {} ID `{id}`", if since(case, Release::new(0, 94, 4)) { "invocation" } else { "step" })
        }
        Cause::MissingUpstream(ids) => {
            let ids: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
            format!("Invalid upstream steps: {{{}}}.", ids.join(", "))
        }
        Cause::Cycle => "Cannot sort graph because it contains a cycle.".into(),
        Cause::NoSteps => format!(
            "Pipeline '{}' cannot be compiled because it has no steps. Please make sure that your steps are decorated \
             with `@step` and that at least one step is called within the pipeline. For more information, see \
             https://docs.zenml.io/user-guides/starter-guide",
            adapter::text(adapter::field(case, "pipeline"), "name")
        ),
        Cause::NoStepOperator { step: Some(step) } => format!(
            "Step `{step}` requires a step operator, but no step operators are configured in the stack 'stack-name'."
        ),
        Cause::NoStepOperator { step: None } if since(case, Release::new(0, 94, 3)) => {
            "No step operators specified for active stack 'stack-name'.".into()
        }
        Cause::NoStepOperator { step: None } => "No step operator specified for active stack 'stack-name'.".into(),
        Cause::UnknownStepOperator { step: Some(step), name } => {
            format!("Step `{step}` requires step operator '{name}' which is not configured in the stack 'stack-name'.")
        }
        Cause::UnknownStepOperator { step: None, name } if since(case, Release::new(0, 94, 3)) => {
            format!("No step operator named '{name}' found in active stack 'stack-name'.")
        }
        Cause::UnknownStepOperator { step: None, name } if has_step_operator(case) => {
            format!("No step operator named '{name}' in active stack 'stack-name'.")
        }
        Cause::UnknownStepOperator { step: None, .. } => {
            "No step operator specified for active stack 'stack-name'.".into()
        }
        Cause::NeedsCodeRepository(checkout) => {
            let why = match checkout {
                None => "there is no code repository active at your current source root `$ROOT`.",
                Some(Checkout::Dirty) => {
                    "the code repository active at your current source root `$ROOT` has uncommitted changes."
                }
                Some(_) => "the code repository active at your current source root `$ROOT` has unpushed changes.",
            };
            format!(
                "The `DockerSettings` of the pipeline or one of its steps specify that code should be downloaded from a \
                 code repository, but {why}"
            )
        }
        Cause::MissingBuild => "Missing build for snapshot 12345678-1234-5678-1234-567812345678. This is probably \
            because the build was manually deleted."
            .into(),
        Cause::MissingImage(key) => format!("Unable to find image for key {key}."),
    }
}

fn since(case: &Value, first: Release) -> bool {
    adapter::release(case).is_some_and(|(release, _)| release >= first)
}

fn has_step_operator(case: &Value) -> bool {
    adapter::field(case, "stack").as_array().into_iter().flatten().any(|part| part["type"] == "step_operator")
}

/// The text depends on what the build options are: those of the first settings whose options are unusable.
fn unusable_build_options(case: &Value) -> String {
    let mut found = Vec::new();
    collect(case, &mut found);
    let unusable = |settings: &&&Value| {
        ["parent_image_build_config", "build_config"].into_iter().any(|config| {
            let options = adapter::field(adapter::field(settings, config), "build_options");
            !options.is_null() && !options.is_object()
        })
    };
    let settings = found.iter().find(unusable).copied().cloned().unwrap_or_default();
    adapter::message(&Raised::UnusableBuildOptions, &json!({ "docker_settings": settings }))
}

fn collect<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                if matches!(key.as_str(), "docker_settings" | "docker") {
                    found.push(inner);
                } else if key != "expected" {
                    collect(inner, found);
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        _ => {}
    }
}
