//! From the levels of a pipeline to its snapshot (`Pipeline._compile`, `Compiler.compile`).

use super::component::{can_run_isolated_steps, name, orchestrator};
use super::level::{Level, Reader, Update};
use super::merge::{Nones, recursive_update};
use super::order::topological;
use super::placeholder::Placeholders;
use super::snapshot::{Effective, Snapshot, SnapshotStep};
use super::{Cause, Form, Pipeline, PipelineError, Stage, StepOperator};
use crate::client::Client;
use crate::config::ComponentType;
use crate::situation::Situation;
use crate::value::{Dict, PythonValue};

/// The key of `extra` by which a step asks for an image of its own for Seldon (`SELDON_CUSTOM_DEPLOYMENT`).
const CUSTOM_DEPLOYMENT: &str = "seldon_custom_deployment";

/// The snapshot of a pipeline, and what ZenML raises on the way to it. Where it would stop, the snapshot holds what is
/// valid.
pub(super) fn compile(
    pipeline: &Pipeline,
    client: &Client<'_>,
    situation: Option<&Situation<'_>>,
) -> (Snapshot, Vec<PipelineError>) {
    let reader = Reader::new(client.rules(), Stage::Definition, situation);
    let mut compiler = Compiler { pipeline, client, reader };
    let levels = compiler.levels();
    let (settings, step_configurations) = compiler.with_options();
    compiler.reader.stage = Stage::Prepare;
    let invocations = compiler.invocations();
    compiler.reader.stage = Stage::Compile;
    let updates = compiler.run_configuration(step_configurations);
    let settings = compiler.pipeline_settings(settings);
    let snapshot = compiler.snapshot(settings, &levels, &invocations, &updates);
    let snapshot = compiler.with_variables(snapshot);
    (snapshot, compiler.reader.errors)
}

struct Compiler<'a> {
    pipeline: &'a Pipeline,
    client: &'a Client<'a>,
    reader: Reader,
}

/// An invocation: its id, the position of its step, and what it comes after.
struct Invocation<'a> {
    id: String,
    step: usize,
    after: &'a [String],
}

/// What is set by invocation id.
type Updates = Vec<(String, Update)>;

impl<'a> Compiler<'a> {
    /// The level of each step before the run configuration.
    fn levels(&mut self) -> Vec<Level> {
        let mut levels: Vec<Level> = Vec::new();
        for step in &self.pipeline.steps {
            let original = step.same_as.and_then(|position| levels.get(position)).cloned();
            levels.push(original.unwrap_or_else(|| self.reader.level(step.options())));
        }
        levels
    }

    /// The settings of the pipeline after all calls of `with_options`, and the step configurations of the last call that
    /// has any: they replace the earlier ones as a whole.
    fn with_options(&mut self) -> (Dict, Updates) {
        let mut settings = self.reader.layer(self.pipeline.settings.as_ref());
        let mut step_configurations = Vec::new();
        for call in &self.pipeline.with_options {
            let code = self.reader.layer(call.settings.as_ref());
            let file = if call.config_file { self.pipeline.run_configuration.settings.clone() } else { Dict::new() };
            // The file's settings are updated with those of the code, and an object replaces them.
            let together = match call.settings.as_ref().map(|layer| layer.form) {
                Some(Form::Object) => code,
                _ => recursive_update(&file, &code, Nones::Override),
            };
            settings = recursive_update(&settings, &together, Nones::Override);
            let configured = call.step_configurations.iter();
            let configured: Updates =
                configured.map(|(id, options)| (id.clone(), self.reader.update(options))).collect();
            if !configured.is_empty() {
                step_configurations = configured;
            }
        }
        (settings, step_configurations)
    }

    /// The invocations in their order of definition.
    fn invocations(&mut self) -> Vec<Invocation<'a>> {
        let mut invocations: Vec<Invocation<'a>> = Vec::new();
        for (position, step) in self.pipeline.steps.iter().enumerate() {
            if self.pipeline.dynamic && !step.depends_on {
                continue;
            }
            let taken = |id: &str| invocations.iter().any(|invocation| invocation.id == id);
            let custom = step.id.as_deref().filter(|_| !self.pipeline.dynamic);
            if let Some(id) = custom.filter(|id| taken(id)) {
                self.reader.raise(Cause::DuplicateInvocation(id.to_owned()));
            }
            let id = free_id(custom.unwrap_or(&step.name), taken);
            let after = if self.pipeline.dynamic { &[][..] } else { &step.after };
            invocations.push(Invocation { id, step: position, after });
        }
        invocations
    }

    /// What file and code set for single invocations, with variables in place.
    fn run_configuration(&mut self, step_configurations: Updates) -> Updates {
        let mut updates: Updates = Vec::new();
        if self.config_file() {
            let steps = self.pipeline.run_configuration.steps.iter();
            updates = steps.map(|(id, options)| (id.clone(), self.reader.update(options))).collect();
        }
        for (id, update) in step_configurations {
            match updates.iter_mut().find(|(known, _)| *known == id) {
                Some((_, known)) => {
                    known.settings = recursive_update(&known.settings, &update.settings, Nones::Override);
                    known.step_operator = update.step_operator.or(known.step_operator.take());
                }
                None => updates.push((id, update)),
            }
        }
        for (_, update) in &mut updates {
            update.settings = self.replaced(&update.settings);
        }
        updates
    }

    /// The settings of the pipeline as a level. The file is applied to them once more, with variables in place: so it
    /// beats the code.
    fn pipeline_settings(&mut self, settings: Dict) -> Effective {
        let mut settings = settings;
        if self.config_file() {
            let file = &self.pipeline.run_configuration.settings;
            settings = recursive_update(&settings, file, Nones::Override);
            settings = recursive_update(&settings, &self.replaced(file), Nones::Override);
        }
        self.reader.effective(settings)
    }

    fn snapshot(
        &mut self,
        settings: Effective,
        levels: &[Level],
        invocations: &[Invocation<'_>],
        updates: &[(String, Update)],
    ) -> Snapshot {
        let order = self.order(invocations);
        let mut steps = Vec::new();
        for invocation in order.iter().filter_map(|position| invocations.get(*position)) {
            let mut level = levels.get(invocation.step).cloned().unwrap_or_default();
            if let Some((_, update)) = updates.iter().find(|(id, _)| *id == invocation.id) {
                level.apply(update);
            }
            steps.push(self.step(&settings, invocation, level));
        }
        self.check_step_operators(&steps);
        if steps.is_empty() && !self.pipeline.dynamic {
            self.reader.raise(Cause::NoSteps);
        }
        Snapshot { name: self.pipeline.name.clone(), dynamic: self.pipeline.dynamic, settings, steps }
    }

    /// The positions of the invocations in the order of the snapshot.
    fn order(&mut self, invocations: &[Invocation<'_>]) -> Vec<usize> {
        if self.pipeline.dynamic {
            return (0..invocations.len()).collect();
        }
        let ids: Vec<&str> = invocations.iter().map(|invocation| invocation.id.as_str()).collect();
        for invocation in invocations {
            let mut missing: Vec<String> =
                invocation.after.iter().filter(|id| !ids.contains(&id.as_str())).cloned().collect();
            missing.sort_unstable();
            missing.dedup();
            if !missing.is_empty() {
                self.reader.raise(Cause::MissingUpstream(missing));
            }
        }
        let nodes: Vec<(String, Vec<String>)> =
            invocations.iter().map(|invocation| (invocation.id.clone(), invocation.after.to_vec())).collect();
        let (order, acyclic) = topological(&nodes);
        if !acyclic {
            self.reader.raise(Cause::Cycle);
        }
        order
    }

    /// One step (`_compile_step_invocation`).
    fn step(&mut self, pipeline: &Effective, invocation: &Invocation<'_>, level: Level) -> SnapshotStep {
        let own = self.reader.resolve(level.settings);
        let settings = Effective::of_step(pipeline, &own, self.reader.rules);
        // Only here does the compiler itself look at merged settings: for the heartbeat.
        let local = orchestrator(self.client).is_some_and(|component| component.flavor == "local");
        let dynamic = self.pipeline.dynamic && self.reader.rules.compiles_where_steps_run();
        let looks = dynamic && !local && !level.step_operator.is_used();
        if let Some(refusals) = settings.refused().filter(|_| looks && can_run_isolated_steps(self.client)) {
            self.reader.raise(Cause::Refused(refusals.to_vec()));
        }
        let extra = self.pipeline.steps.get(invocation.step).map(|step| {
            let original = step.same_as.and_then(|position| self.pipeline.steps.get(position));
            recursive_update(&self.pipeline.extra, &original.unwrap_or(step).extra, Nones::Ignore)
        });
        SnapshotStep {
            invocation_id: invocation.id.clone(),
            step: invocation.step,
            settings,
            own,
            step_operator: level.step_operator,
            custom_deployment: extra
                .is_some_and(|extra| extra.get(CUSTOM_DEPLOYMENT) == Some(&PythonValue::Bool(true))),
        }
    }

    /// `_ensure_required_stack_components_exist`.
    fn check_step_operators(&mut self, steps: &[SnapshotStep]) {
        let operators: Vec<&str> = self.client.stack.of(ComponentType::StepOperator).map(name).collect();
        for step in steps {
            let id = || Some(step.invocation_id.clone());
            match &step.step_operator {
                StepOperator::First if operators.is_empty() => self.reader.raise(Cause::NoStepOperator { step: id() }),
                StepOperator::Named(name) if !operators.contains(&name.as_str()) => {
                    self.reader.raise(Cause::UnknownStepOperator { step: id(), name: name.clone() });
                }
                _ => {}
            }
        }
    }

    /// The snapshot with variables in place; only then are merged settings validated for good.
    fn with_variables(&mut self, snapshot: Snapshot) -> Snapshot {
        if self.client.environment.is_none() {
            return snapshot;
        }
        let rules = self.reader.rules;
        let name = self.replaced_text(&snapshot.name);
        let settings = Effective::of(self.replaced(&snapshot.settings.keywords), rules);
        let mut steps = Vec::new();
        for step in snapshot.steps {
            let invocation_id = self.replaced_text(&step.invocation_id);
            let settings = Effective::of(self.replaced(&step.settings.keywords), rules);
            steps.push(SnapshotStep { invocation_id, settings, own: self.replaced(&step.own), ..step });
        }
        Snapshot { name, dynamic: snapshot.dynamic, settings, steps }
    }

    fn config_file(&self) -> bool {
        self.pipeline.with_options.iter().any(|call| call.config_file)
    }

    const fn placeholders(&self) -> Placeholders<'a> {
        Placeholders { environment: self.client.environment }
    }

    fn replaced(&mut self, settings: &Dict) -> Dict {
        self.placeholders().in_settings(settings).unwrap_or_else(|name| {
            self.reader.raise(Cause::MissingVariable(name));
            settings.clone()
        })
    }

    fn replaced_text(&mut self, text: &str) -> String {
        self.placeholders().in_text(text).unwrap_or_else(|name| {
            self.reader.raise(Cause::MissingVariable(name));
            text.to_owned()
        })
    }
}

/// An id that is not taken: the name, or the name with a number (`compute_invocation_id`).
pub(super) fn free_id(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = name.to_owned();
    let mut number = 1;
    while taken(&id) {
        number += 1;
        id = format!("{name}_{number}");
    }
    id
}
