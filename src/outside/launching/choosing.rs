//! What a server has: lists, a page at a time, and what hangs on a choice.

use super::super::Outside;
use super::carrying::ask;
use super::starting::draw_identity;
use crate::launch::{Asked, Entry, InForm, Launching, Line, Listed};
use crate::session::Session;
use engine::Place;
use engine::config::ComponentType;
use executor::build::Build;
use executor::pipeline::Pipeline;
use executor::project::Project;
use executor::snapshot::Snapshot;
use executor::stack::{Component, Stack};
use executor::{Ask, Page, Record, Search, SourceQuery, reuse};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// How many are asked for at once.
const SIZE: u32 = 50;

/// Asks for the projects, anew or for more of them. The only one is chosen at once.
pub fn ask_projects(launching: Launching, more: bool) {
    let entry = |project: Project| Entry { id: project.id, name: project.display_name };
    list(launching, launching.projects, more, Project::list, entry, move || {
        let only = launching.projects.entries.with_untracked(|all| match all.as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        });
        if let Some(only) = only.filter(|_| launching.projects.search.with_untracked(String::is_empty)) {
            choose_project(launching, only);
        }
    });
}

/// Asks for the stacks.
pub fn ask_stacks(launching: Launching, more: bool) {
    list(launching, launching.stacks, more, Stack::list, |stack| Entry { id: stack.id, name: stack.name }, || {});
}

/// Asks for the pipelines of the project.
pub fn ask_pipelines(launching: Launching, more: bool) {
    let project = launching.projects.chosen.get_untracked();
    let entry = |pipeline: Pipeline| Entry { id: pipeline.id, name: pipeline.name };
    list(launching, launching.pipelines, more, move |search| Pipeline::list(&project, search), entry, || {});
}

/// Asks for the snapshots of the pipeline that the server calls runnable.
pub fn ask_snapshots(launching: Launching, more: bool) {
    let project = launching.projects.chosen.get_untracked();
    let pipeline = launching.pipelines.chosen.get_untracked();
    let entry = |snapshot: Snapshot| {
        let day = snapshot.created.split(['T', ' ']).next().unwrap_or_default();
        let stack = snapshot.stack.map(|stack| [", on ", &stack.name].concat()).unwrap_or_default();
        Entry { id: snapshot.id, name: [&snapshot.name, ", ", day, &stack].concat() }
    };
    list(launching, launching.snapshots, more, move |search| Snapshot::list(&project, &pipeline, search), entry, || {});
}

/// Asks for more of the builds that others can use.
pub fn more_builds(launching: Launching) {
    let page = launching.builds.with_untracked(Vec::len) / SIZE as usize + 1;
    let project = launching.projects.chosen.get_untracked();
    let Some(line) = launching.line() else { return };
    launching.builds_state.update(|state| state.1 = Asked::Waiting);
    spawn_local(async move {
        let search = Search { page: u32::try_from(page).unwrap_or(1), size: SIZE, ..Search::default() };
        let found = ask(&line, Build::list(&project, None, None, &search)).await;
        if !is_current(launching, &line) || launching.projects.chosen.get_untracked() != project {
            return;
        }
        match found {
            Ok(page) => {
                launching.builds.update(|builds| builds.extend(page.items));
                launching.builds_state.set((page.total, Asked::Idle));
            }
            Err(trouble) => launching.builds_state.update(|state| state.1 = Asked::Failed(trouble)),
        }
    });
}

/// Chooses a project: its pipelines and builds are asked for, and the stacks, which are everybody's.
pub fn choose_project(launching: Launching, project: String) {
    launching.pipelines.forget();
    launching.snapshots.forget();
    launching.forget_source();
    launching.builds.set(Vec::new());
    launching.builds_state.set((0, Asked::Idle));
    let some = !project.is_empty();
    launching.projects.chosen.set(project);
    if some {
        ask_pipelines(launching, false);
        ask_stacks(launching, false);
        more_builds(launching);
    }
}

/// Chooses a pipeline: its snapshots are asked for.
pub fn choose_pipeline(launching: Launching, pipeline: String) {
    launching.snapshots.forget();
    launching.forget_source();
    let some = !pipeline.is_empty();
    launching.pipelines.chosen.set(pipeline);
    if some {
        ask_snapshots(launching, false);
    }
}

/// Chooses a snapshot: everything about it is asked for.
pub fn choose_snapshot(launching: Launching, snapshot: String) {
    launching.forget_source();
    launching.snapshots.chosen.set(snapshot.clone());
    let Some(line) = launching.line().filter(|_| !snapshot.is_empty()) else { return };
    launching.source_state.set(Asked::Waiting);
    spawn_local(async move {
        let found = ask(&line, SourceQuery::new(&snapshot)).await;
        if !is_current(launching, &line) || launching.snapshots.chosen.get_untracked() != snapshot {
            return;
        }
        match found {
            Ok(source) => {
                if let Some(stack) = &source.snapshot.summary.stack {
                    launching.stacks.chosen.set(stack.id.clone());
                }
                launching.source_state.set(Asked::Idle);
                launching.source.set(Some(Arc::new(source)));
                draw_identity(launching);
            }
            Err(trouble) => launching.source_state.set(Asked::Failed(trouble)),
        }
    });
}

/// Puts the components of the chosen stack into the form, as one step.
pub fn fill_stack(session: Session, outside: Outside, launching: Launching) {
    let stack = launching.stacks.chosen.get_untracked();
    let Some(line) = launching.line().filter(|_| !stack.is_empty()) else { return };
    launching.stack_trouble.set(None);
    spawn_local(async move {
        match ask(&line, Ask::<Page<Component>>::new(Component::of_stack(&stack))).await {
            Ok(page) => {
                let catalog = session.catalog().get_untracked();
                let components: InForm = page.items.iter().filter_map(|item| item.in_form(&catalog)).collect();
                session.seal();
                session.edit(Place::Component(ComponentType::Orchestrator, 0), |config| {
                    config.stack.components = components;
                });
                session.seal();
                outside.say("The form has the stack. Undo takes it back");
            }
            Err(trouble) => launching.stack_trouble.set(Some(trouble)),
        }
    });
}

/// Asks whether ZenML would take a build that is there for the present settings.
pub fn would_reuse(session: Session, launching: Launching) {
    let project = launching.projects.chosen.get_untracked();
    let (Some(line), Some(source)) = (launching.line(), launching.source.get_untracked()) else { return };
    let stack = source.snapshot.summary.stack.clone().unwrap_or_default();
    let catalog = session.catalog().get_untracked();
    let asked = session
        .config()
        .with_untracked(|config| reuse::find(config, &catalog, &project, (&stack.id, &source.components)));
    let ask_for = match asked {
        Ok(ask_for) => ask_for,
        Err(obstacles) => return launching.reuse.set(Some(crate::launch::obstacles(&obstacles))),
    };
    spawn_local(async move {
        let said = match ask(&line, ask_for).await {
            Ok(page) => match page.items.first() {
                Some(build) => crate::launch::would_take(build),
                None => crate::launch::would_build().to_owned(),
            },
            Err(trouble) => trouble.message,
        };
        if is_current(launching, &line) {
            launching.reuse.set(Some(said));
        }
    });
}

/// Whether a connection is still the one.
pub fn is_current(launching: Launching, line: &Line) -> bool {
    launching.line().is_some_and(|current| std::rc::Rc::ptr_eq(&current, line))
}

/// Asks for a list, anew or for the next page.
fn list<T: Record + 'static>(
    launching: Launching,
    listed: Listed,
    more: bool,
    call: impl FnOnce(&Search) -> Ask<Page<T>>,
    entry: fn(T) -> Entry,
    then: impl FnOnce() + 'static,
) {
    let Some(line) = launching.line() else { return };
    let there = if more { listed.entries.with_untracked(Vec::len) } else { 0 };
    let page = u32::try_from(there / SIZE as usize + 1).unwrap_or(1);
    let question = call(&Search { page, size: SIZE, name: listed.search.get_untracked() });
    listed.question.update_value(|question| *question = question.wrapping_add(1));
    let turn = listed.question.get_value();
    listed.state.set(Asked::Waiting);
    spawn_local(async move {
        let found = ask(&line, question).await;
        if !is_current(launching, &line) || listed.question.get_value() != turn {
            return;
        }
        match found {
            Ok(page) => {
                let entries = page.items.into_iter().map(entry);
                listed.entries.update(|all| {
                    all.truncate(there);
                    all.extend(entries);
                });
                listed.total.set(page.total);
                listed.state.set(Asked::Idle);
                then();
            }
            Err(trouble) => listed.state.set(Asked::Failed(trouble)),
        }
    });
}
