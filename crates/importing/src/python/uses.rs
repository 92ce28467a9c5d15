//! Where settings are used: by the decorators of pipelines and steps, and by `with_options`.

use super::function::Role;
use super::{Program, is_settings};
use crate::draft::{Draft, Target};
use crate::node::{Content, Node};
use crate::notice::NoticeKind;
use crate::settings::{self, distinct};
use crate::{run_configuration, settings::Entries};
use engine::{Place, PythonValue};
use packaging::Span;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A call of `with_options` or `configure`.
pub(super) struct Use {
    /// The function of the text whose options they are.
    pub function: Option<usize>,
    pub role: Role,
    pub name: String,
    pub arguments: Vec<(Rc<Node>, Rc<Node>)>,
    pub span: Span,
}

/// Takes over what the program says, once all of it is read.
pub(super) fn conclude(program: Program<'_, '_, '_>) {
    let Program { draft, functions, uses, objects, .. } = program;
    let mut conclusion = Conclusion { draft, used: BTreeSet::new(), found: false };
    // Several calls about one function are several variants of it; the first one is meant.
    let mut seen = BTreeSet::new();
    let mut options: Vec<Vec<&Use>> = functions.iter().map(|_| Vec::new()).collect();
    let mut foreign = Vec::new();
    for usage in &uses {
        let has_settings = usage.arguments.iter().any(|(key, _)| key.as_text() == Some("settings"));
        if has_settings && !seen.insert((usage.function, &usage.name)) {
            conclusion.mark(&usage.arguments);
            conclusion.draft.warn(usage.span, NoticeKind::OtherSettings);
            continue;
        }
        match usage.function.and_then(|function| options.get_mut(function)) {
            Some(of_function) => of_function.push(usage),
            None => foreign.push(usage),
        }
    }
    let pipelines = functions.iter().zip(&options).filter(|(function, _)| function.role == Some(Role::Pipeline));
    let pipelines: Vec<_> = pipelines.collect();
    let settings_of = |arguments: &Entries| {
        arguments.iter().any(|(key, value)| {
            key.as_text() == Some("settings") && (value.get("docker").is_some() || value.entries().is_none())
        })
    };
    let with_settings = pipelines.iter().position(|(function, options)| {
        settings_of(&function.arguments) || options.iter().any(|usage| settings_of(&usage.arguments))
    });
    let chosen = with_settings.unwrap_or_default();
    for (position, (function, options)) in pipelines.iter().enumerate() {
        if position != chosen {
            conclusion.mark(&function.arguments);
            options.iter().for_each(|usage| conclusion.mark(&usage.arguments));
            conclusion.draft.warn(function.span, NoticeKind::OtherPipeline(function.name.clone()));
            continue;
        }
        conclusion.pipeline(&function.name, function.span, &function.arguments, true);
        conclusion.draft.overlays = true;
        options.iter().for_each(|usage| conclusion.pipeline(&function.name, usage.span, &usage.arguments, false));
        conclusion.draft.overlays = false;
    }
    for (function, options) in functions.iter().zip(&options).filter(|(function, _)| function.role == Some(Role::Step))
    {
        let named = function.arguments.iter().rfind(|(key, _)| key.as_text() == Some("name"));
        let name = named.and_then(|(_, name)| name.as_text()).unwrap_or(&function.name);
        let mut position = None;
        let mut place =
            |draft: &mut Draft<'_>| *position.get_or_insert_with(|| draft.step_of_function(&function.name, name));
        conclusion.step(&mut place, &function.arguments);
        conclusion.draft.overlays = true;
        options.iter().for_each(|usage| conclusion.step(&mut place, &usage.arguments));
        conclusion.draft.overlays = false;
    }
    let mut has_pipeline = !pipelines.is_empty();
    for usage in foreign {
        match usage.role {
            Role::Step => conclusion.step(&mut |draft| draft.step(&usage.name), &usage.arguments),
            Role::Pipeline if has_pipeline => {
                conclusion.mark(&usage.arguments);
                conclusion.draft.warn(usage.span, NoticeKind::OtherPipeline(usage.name.clone()));
            }
            Role::Pipeline => {
                has_pipeline = true;
                conclusion.pipeline(&usage.name, usage.span, &usage.arguments, true);
            }
        }
    }
    conclusion.unused(&objects);
}

struct Conclusion<'d, 'c> {
    draft: &'d mut Draft<'c>,
    /// Where settings that were used begin.
    used: BTreeSet<usize>,
    /// Whether anything was about images.
    found: bool,
}

impl Conclusion<'_, '_> {
    fn pipeline(&mut self, name: &str, span: Span, arguments: &Entries, defines: bool) {
        if defines {
            self.found = true;
            // The function's name counts where no other is given.
            if !arguments.iter().any(|(key, _)| key.as_text() == Some("name")) {
                self.draft.take(span, Place::PipelineName);
            }
            self.draft.config.project.pipeline_name = name.to_owned();
            self.draft.config.project.dynamic = false;
        }
        for (key, name, value) in distinct(self.draft, arguments) {
            match (name, &value.content) {
                ("settings", _) => self.settings(value, Target::Pipeline),
                ("name", Content::Scalar(PythonValue::Text(name))) => {
                    self.draft.take(value.span, Place::PipelineName);
                    self.draft.config.project.pipeline_name.clone_from(name);
                }
                ("dynamic", Content::Scalar(truth)) => {
                    self.draft.take(value.span, Place::Dynamic);
                    self.draft.config.project.dynamic = truth.truth();
                }
                ("name" | "dynamic", _) => drop(settings::value(self.draft, value)),
                ("step_configurations" | "steps", _) => self.steps(value),
                ("config_path", Content::Scalar(path)) => {
                    self.draft.warn(value.span, NoticeKind::Unfollowed(path.to_text()));
                }
                _ => self.draft.remark(key.span, NoticeKind::Unrelated(name.to_owned())),
            }
        }
    }

    /// A step, which is only taken where something is set for it: `place` says where it stands.
    fn step(&mut self, place: &mut dyn FnMut(&mut Draft<'_>) -> usize, arguments: &Entries) {
        for (key, keyword, value) in distinct(self.draft, arguments) {
            match keyword {
                "settings" if self.concerns(value) => {
                    let position = place(self.draft);
                    self.settings(value, Target::Step(position));
                }
                "step_operator" if !value.is_none() => {
                    self.found = true;
                    let position = place(self.draft);
                    run_configuration::step_operator(self.draft, value, position);
                }
                "name" => {
                    if value.as_text().is_none() {
                        settings::value(self.draft, value);
                    }
                }
                _ => self.draft.remark(key.span, NoticeKind::Unrelated(keyword.to_owned())),
            }
        }
    }

    /// Whether a value for `settings` is, or may be, about Docker.
    fn concerns(&self, settings: &Node) -> bool {
        settings.entries().is_none() || settings.get("docker").is_some()
    }

    fn steps(&mut self, node: &Node) {
        let Some(entries) = node.entries() else { return drop(settings::value(self.draft, node)) };
        for (_, name, value) in distinct(self.draft, entries) {
            match &value.content {
                Content::Dict(arguments) | Content::Call(_, arguments, 0) => {
                    self.step(&mut |draft| draft.step(name), arguments);
                }
                _ => drop(settings::value(self.draft, value)),
            }
        }
    }

    /// The value of a `settings` argument.
    fn settings(&mut self, node: &Node, target: Target) {
        self.found = true;
        self.used.insert(node.span.start);
        let Some(entries) = node.entries() else { return drop(settings::value(self.draft, node)) };
        for (key, name, value) in distinct(self.draft, entries) {
            if name == "docker" {
                self.used.insert(value.span.start);
                settings::read(self.draft, value, target);
            } else {
                self.draft.remark(key.span, NoticeKind::Unrelated(name.to_owned()));
            }
        }
    }

    /// Settings that are not taken, but are not unused either.
    fn mark(&mut self, arguments: &Entries) {
        for (key, value) in arguments {
            if key.as_text() == Some("settings") {
                self.used.insert(value.span.start);
                self.used.extend(value.get("docker").map(|docker| docker.span.start));
            }
        }
    }

    /// Settings that nothing uses: the first ones are the pipeline's, if it has none.
    fn unused(&mut self, objects: &[Rc<Node>]) {
        let taken = !self.used.is_empty();
        let mut first = !taken;
        for object in objects {
            let docker = object.get("docker").unwrap_or(object);
            if self.used.contains(&object.span.start) || self.used.contains(&docker.span.start) {
                continue;
            }
            self.used.insert(docker.span.start);
            if std::mem::take(&mut first) {
                self.found = true;
                settings::read(self.draft, docker, Target::Pipeline);
            } else if is_settings(object) {
                self.draft.warn(object.span, NoticeKind::OtherSettings);
            }
        }
        if !self.found {
            self.draft.refuse_all();
        }
    }
}
