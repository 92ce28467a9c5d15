//! What is launched: project, stack, pipeline, snapshot.

use super::listed::chooser;
use super::step::{facts, step, waits};
use super::{Asked, Launching};
use crate::markup::{Content, Element, button, element, live};
use crate::outside::launching::{
    ask_pipelines, ask_projects, ask_snapshots, ask_stacks, choose_pipeline, choose_project, choose_snapshot,
    fill_stack,
};
use crate::panels::Pane;
use executor::Source;
use leptos::prelude::*;

/// The step.
pub fn target(pane: Pane, launching: Launching) -> Element {
    let reached = move || launching.probe.with(Option::is_some);
    let content = live(move || match launching.probe.with(Option::is_some) {
        false => waits("After the login").into(),
        true => untrack(|| choices(pane, launching)),
    });
    step("Pipeline", reached, content)
}

fn choices(pane: Pane, launching: Launching) -> Content {
    let locked = move || launching.is_busy();
    let projects = chooser(
        launching.projects,
        "launch-project",
        "Project",
        "No project",
        move |more| ask_projects(launching, more),
        move |id| choose_project(launching, id),
        locked,
    );
    let rest = live(move || {
        launching.projects.chosen.with(|project| !project.is_empty()).then(|| untrack(|| of_project(pane, launching)))
    });
    Content::Several(vec![projects.into(), rest])
}

fn of_project(pane: Pane, launching: Launching) -> Content {
    let locked = move || launching.is_busy();
    let pipelines = chooser(
        launching.pipelines,
        "launch-pipeline",
        "Pipeline on the server",
        "No pipeline",
        move |more| ask_pipelines(launching, more),
        move |id| choose_pipeline(launching, id),
        locked,
    );
    let snapshots = live(move || {
        launching.pipelines.chosen.with(|pipeline| !pipeline.is_empty()).then(|| {
            untrack(|| {
                chooser(
                    launching.snapshots,
                    "launch-snapshot",
                    "Snapshot",
                    "No runnable snapshot",
                    move |more| ask_snapshots(launching, more),
                    move |id| choose_snapshot(launching, id),
                    locked,
                )
            })
        })
    });
    let none = live(move || {
        let none = launching.pipelines.chosen.with(|pipeline| !pipeline.is_empty())
            && launching.snapshots.state.with(|state| *state == Asked::Idle)
            && launching.snapshots.entries.with(Vec::is_empty);
        none.then(|| {
            element("p").class("aside").child(
                "A run starts from a snapshot, which a run from a terminal or CI leaves behind: make one with zenml pipeline \
                 snapshot create, on a stack whose components are all remote.",
            )
        })
    });
    let stacks = chooser(
        launching.stacks,
        "launch-stack",
        "Stack",
        "No stack",
        move |more| ask_stacks(launching, more),
        move |id| launching.stacks.chosen.set(id),
        || false,
    );
    let fill = button("button")
        .child("Fill the form with this stack")
        .holds("aria-disabled", move || launching.stacks.chosen.with(String::is_empty))
        .pressed(move || fill_stack(pane.session, pane.outside, launching));
    let trouble = live(move || launching.stack_trouble.with(|trouble| trouble.as_ref().map(|trouble| trouble.shown())));
    let snapshot = live(move || match launching.source_state.get() {
        Asked::Waiting => element("p").class("aside").set("role", "status").child("Asking about the snapshot").into(),
        Asked::Failed(trouble) => trouble.shown().into(),
        Asked::Idle => launching.source.get().map_or(Content::Nothing, |source| about(&source).into()),
    });
    Content::Several(vec![
        element("div").class("fields").child(pipelines).child(snapshots).into(),
        none,
        snapshot,
        stacks.into(),
        element("div").class("panel-tools").child(fill).into(),
        trouble,
    ])
}

/// What the snapshot is.
fn about(source: &Source) -> Element {
    let summary = &source.snapshot.summary;
    let kind = if summary.dynamic { "dynamic" } else { "static" };
    let steps: Vec<&str> = source.snapshot.steps().map(|(name, _)| name).collect();
    let stack = summary.stack.as_ref().map_or("none any more", |stack| stack.name.as_str());
    let code =
        if source.snapshot.downloads_code() { "is fetched when a step starts" } else { "has to be in the image" };
    let release =
        source.build.as_ref().and_then(|build| build.zenml_version.clone()).unwrap_or_else(|| "not said".into());
    facts(vec![
        ("Kind", kind.into()),
        ("Steps", steps.join(", ").into()),
        ("Runs on the stack", stack.into()),
        ("Its code", code.into()),
        ("Made with ZenML", release.into()),
    ])
}
