//! A run configuration (`zenml.config.PipelineRunConfiguration`) from a tree of values.

use crate::draft::{Draft, Target};
use crate::node::{Content, Node};
use crate::notice::NoticeKind;
use crate::settings::{self, distinct};
use engine::config::ComponentType;
use engine::{Place, PythonValue};

/// Keys of the whole configuration that do not concern the image, in any release from 0.55.5 to 0.98.0.
pub(crate) const OF_RUN: [&str; 30] = [
    "run_name",
    "enable_cache",
    "enable_artifact_metadata",
    "enable_artifact_visualization",
    "enable_step_logs",
    "enable_pipeline_logs",
    "enable_heartbeat",
    "schedule",
    "environment",
    "secrets",
    "tags",
    "extra",
    "model",
    "parameters",
    "retry",
    "init_hook_source",
    "init_hook_kwargs",
    "cleanup_hook_source",
    "failure_hook_source",
    "success_hook_source",
    "start_hook_source",
    "end_hook_source",
    "pause_hook_source",
    "resume_hook_source",
    "substitutions",
    "cache_policy",
    "execution_mode",
    "settings",
    "steps",
    "build",
];

/// Keys of a step that do not concern the image, in any release from 0.55.5 to 0.98.0.
const OF_STEP: [&str; 25] = [
    "name",
    "enable_cache",
    "enable_artifact_metadata",
    "enable_artifact_visualization",
    "enable_step_logs",
    "experiment_tracker",
    "parameters",
    "environment",
    "secrets",
    "extra",
    "failure_hook_source",
    "success_hook_source",
    "start_hook_source",
    "end_hook_source",
    "model",
    "retry",
    "substitutions",
    "cache_policy",
    "runtime",
    "heartbeat_healthy_threshold",
    "group",
    "outputs",
    "caching_parameters",
    "settings",
    "step_operator",
];

/// Reads a run configuration, the `docker` part of one, or settings alone.
pub(crate) fn read(draft: &mut Draft<'_>, root: &Node) {
    let Some(entries) = root.entries() else {
        return draft.warn(root.span, NoticeKind::WrongShape("a run configuration"));
    };
    let has = |key: &str| root.get(key).is_some();
    if !has("settings") && !has("steps") {
        if let Some(docker) = root.get("docker") {
            return settings::read(draft, docker, Target::Pipeline);
        }
        if settings::names_a_field(root) {
            return settings::read(draft, root, Target::Pipeline);
        }
    }
    for (key, name, value) in distinct(draft, entries) {
        match name {
            "settings" => of_settings(draft, value, Target::Pipeline),
            "steps" => steps(draft, value),
            "build" if !value.is_none() => draft.warn(key.span, NoticeKind::GivenBuild),
            _ => unrelated(draft, key, name, &OF_RUN),
        }
    }
    if !has("settings") && !has("steps") {
        draft.refuse_all();
    }
}

/// A key that does not concern the image, or that the format does not have.
fn unrelated(draft: &mut Draft<'_>, key: &Node, name: &str, known: &[&str]) {
    if known.contains(&name) {
        draft.remark(key.span, NoticeKind::Unrelated(name.to_owned()));
    } else {
        let nearest = draft.nearest(name, known.iter().copied());
        draft.warn(key.span, NoticeKind::UnknownKey { name: name.to_owned(), nearest });
    }
}

/// What stands under `settings`: only `docker` concerns the image.
fn of_settings(draft: &mut Draft<'_>, node: &Node, target: Target) {
    if node.is_none() {
        return;
    }
    let Some(entries) = node.entries() else {
        return draft.warn(node.span, NoticeKind::WrongShape("settings by their key"));
    };
    for (key, name, value) in distinct(draft, entries) {
        if name == "docker" {
            settings::read(draft, value, target);
        } else {
            let nearest = draft.nearest(name, ["docker"].into_iter());
            match nearest {
                Some(_) => draft.warn(key.span, NoticeKind::UnknownKey { name: name.to_owned(), nearest }),
                None => draft.remark(key.span, NoticeKind::Unrelated(name.to_owned())),
            }
        }
    }
}

fn steps(draft: &mut Draft<'_>, node: &Node) {
    if node.is_none() {
        return;
    }
    let Some(entries) = node.entries() else {
        return draft.warn(node.span, NoticeKind::WrongShape("steps by their name"));
    };
    for (_, name, value) in distinct(draft, entries) {
        if let Err(why) = draft.spend() {
            return settings::unknown(draft, node, why);
        }
        let Some(entries) = value.entries() else {
            draft.warn(value.span, NoticeKind::WrongShape("a step's configuration"));
            continue;
        };
        for (key, keyword, value) in distinct(draft, entries) {
            match keyword {
                "settings" if value.get("docker").is_some() => {
                    let position = draft.step(name);
                    of_settings(draft, value, Target::Step(position));
                }
                "settings" => of_settings(draft, value, Target::Pipeline),
                "step_operator" if !value.is_none() => {
                    let position = draft.step(name);
                    step_operator(draft, value, position);
                }
                "step_operator" => {}
                _ => unrelated(draft, key, keyword, &OF_STEP),
            }
        }
    }
}

/// The step operator of a step: its name, or whether it has the stack's.
pub(crate) fn step_operator(draft: &mut Draft<'_>, node: &Node, position: usize) {
    let name = match &node.content {
        Content::Scalar(PythonValue::Text(name)) => name.clone(),
        Content::Scalar(PythonValue::Bool(false)) => String::new(),
        Content::Scalar(PythonValue::Bool(true)) => {
            let Some(only) = only_step_operator(draft) else {
                return draft.warn(node.span, NoticeKind::AnyStepOperator);
            };
            only
        }
        Content::Scalar(_) => return draft.warn(node.span, NoticeKind::WrongShape("the name of a step operator")),
        _ => return drop(settings::value(draft, node)),
    };
    if let Some(step) = draft.config.steps.get_mut(position) {
        step.step_operator = name;
        draft.take(node.span, Place::Step(position, None));
    }
}

/// The name of the stack's step operator, if it has just one.
fn only_step_operator(draft: &Draft<'_>) -> Option<String> {
    let mut operators = draft.config.stack.of(ComponentType::StepOperator);
    let only = operators.next().filter(|_| operators.next().is_none())?;
    Some(if only.name.is_empty() { only.flavor.clone() } else { only.name.clone() })
}
