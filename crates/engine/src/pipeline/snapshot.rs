//! A compiled pipeline (`PipelineSnapshotBase`).

use super::StepOperator;
use super::merge::{Nones, recursive_update, without_nones};
use crate::docker_settings::{DockerSettings, Refusal, Validation, validate};
use crate::rules::Rules;
use crate::value::Dict;

/// A pipeline with all its levels merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The pipeline's name.
    pub name: String,
    /// Whether it is dynamic.
    pub dynamic: bool,
    /// The pipeline's own settings.
    pub settings: Effective,
    /// The steps: of a static pipeline in the order of execution, of a dynamic one those of `depends_on`.
    pub steps: Vec<SnapshotStep>,
}

/// A step of a snapshot (`Step`).
#[derive(Debug, Clone, PartialEq)]
pub struct SnapshotStep {
    /// Its name in the pipeline.
    pub invocation_id: String,
    /// The position of its step in [`super::Pipeline::steps`].
    pub step: usize,
    /// The settings that it runs with.
    pub settings: Effective,
    /// What its own levels set (`step_config_overrides`).
    pub own: Dict,
    /// Its step operator.
    pub step_operator: StepOperator,
    /// `extra["seldon_custom_deployment"] is True`.
    pub custom_deployment: bool,
}

/// Settings that came of merging.
#[derive(Debug, Clone, PartialEq)]
pub struct Effective {
    /// The fields that are set.
    pub keywords: Dict,
    /// What validation makes of them. It may refuse what each level by itself allows.
    pub validation: Validation,
}

impl Effective {
    /// Validates merged settings.
    pub(super) fn of(keywords: Dict, rules: Rules) -> Self {
        Self { validation: validate(keywords.clone(), rules), keywords }
    }

    /// Settings of a step: those of its own levels over the pipeline's (`_apply_pipeline_configuration`).
    pub(super) fn of_step(pipeline: &Self, own: &Dict, rules: Rules) -> Self {
        let inherited = without_nones(&pipeline.keywords);
        if own.is_empty() && inherited.len() == pipeline.keywords.len() {
            return pipeline.clone();
        }
        let merged = if rules.passes_over_nested_nones() {
            recursive_update(&inherited, own, Nones::Ignore)
        } else {
            recursive_update(&inherited, &without_nones(own), Nones::Override)
        };
        Self::of(merged, rules)
    }

    /// The settings, with defaults in place of what is refused.
    pub const fn settings(&self) -> &DockerSettings {
        &self.validation.settings
    }

    /// What is refused.
    pub(super) fn refused(&self) -> Option<&[Refusal]> {
        Some(self.validation.refusals.as_slice()).filter(|refusals| !refusals.is_empty())
    }

    /// Whether these are the same settings for Python (`==`).
    pub fn equals(&self, other: &Self, rules: Rules) -> bool {
        self.keywords == other.keywords || self.settings().model_dump(rules).equals(&other.settings().model_dump(rules))
    }
}

impl Snapshot {
    /// All settings that count for the pipeline as a whole (`get_docker_settings`): of the steps, and of the pipeline
    /// only if it is dynamic.
    pub fn docker_settings(&self, rules: Rules) -> Vec<&DockerSettings> {
        self.effective(rules).map(Effective::settings).collect()
    }

    /// What is refused among [`Snapshot::docker_settings`], the first settings alone.
    pub(super) fn refused(&self, rules: Rules) -> Option<&[Refusal]> {
        self.effective(rules).find_map(Effective::refused)
    }

    /// What is refused among those that ZenML asks whether they forbid to take an earlier build: older releases ask one
    /// after another, until one does.
    pub(super) fn refused_on_reuse(&self, rules: Rules) -> Option<&[Refusal]> {
        let ends = |effective: &&Effective| {
            let prevents = effective.settings().prevent_build_reuse && !rules.reads_all_settings_on_reuse();
            effective.refused().is_some() || prevents
        };
        self.effective(rules).find(ends).and_then(Effective::refused)
    }

    fn effective(&self, rules: Rules) -> impl Iterator<Item = &Effective> {
        let pipeline = (self.dynamic && rules.counts_settings_of_dynamic_pipeline()).then_some(&self.settings);
        self.steps.iter().map(|step| &step.settings).chain(pipeline)
    }
}

impl SnapshotStep {
    /// The settings as the server gives them back: it keeps the step's own and merges anew (`Step.from_dict`), after
    /// placeholders were replaced and not before.
    pub fn stored(&self, snapshot: &Snapshot, rules: Rules) -> Effective {
        Effective::of_step(&snapshot.settings, &self.own, rules)
    }
}
