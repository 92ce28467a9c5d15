//! What speaks against the launch, what it will do, and a person's word.

use super::plan::Draft;
use super::step::{facts, step, waits};
use super::wording::to_mend;
use super::{Launching, Progress};
use crate::form::{prose, severity_key, severity_name};
use crate::markup::{Content, Element, button, element, live};
use crate::outside::launching::{begin, give_up, go_on, look_over};
use crate::panels::{Pane, listing};
use crate::session::{Slice, slice};
use engine::Severity;
use executor::plan::Stage;
use executor::preflight::{Finding, Spot, may_start};
use executor::{Address, Identity, Plan, script};
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// The ids of what a person is led to.
const CONFIRM: &str = "launch-confirm";
const UNDER_WAY: &str = "launch-under-way";

/// The step.
pub fn check(pane: Pane, launching: Launching, draft: Slice<Option<Arc<Draft>>>) -> Element {
    let some = slice(move || draft.with(Option::is_some));
    let content = live(move || match some.get() {
        false => waits("After the choice of a snapshot and an image").into(),
        true => untrack(|| {
            Content::Several(vec![
                live(move || draft.get().map(|draft| findings(&draft.findings))),
                plan(pane, launching, draft).into(),
                live(move || word(pane, launching, draft)),
            ])
        }),
    });
    step("Launch", move || some.get(), content)
}

/// What speaks against it, the worst first.
fn findings(findings: &[Finding]) -> Content {
    if findings.is_empty() {
        return element("p").class("launch-clear").child("Nothing speaks against this launch").into();
    }
    let item = |finding: &Finding| {
        element("li")
            .set("data-severity", severity_key(finding.severity))
            .child(element("strong").child([severity_name(finding.severity), " · ", &spot(&finding.spot)].concat()))
            .child(" ")
            .child(prose(&finding.message()))
            .child(element("span").class("hint").child(prose(&finding.hint())))
    };
    element("ul").class("problems").child(findings.iter().map(item).collect::<Content>()).into()
}

fn spot(spot: &Spot) -> String {
    match spot {
        Spot::Server => "server".into(),
        Spot::Stack => "stack".into(),
        Spot::Component(name) => ["component ", name].concat(),
        Spot::Snapshot => "snapshot".into(),
        Spot::Image(key) => ["image ", key].concat(),
        Spot::Parameter(Some(step), name) => ["parameter ", step, ".", name].concat(),
        Spot::Parameter(None, name) => ["parameter ", name].concat(),
    }
}

/// The calls, and the commands that do the same.
fn plan(pane: Pane, launching: Launching, draft: Slice<Option<Arc<Draft>>>) -> Element {
    let address = move || launching.line().map(|line| line.borrow().address().clone());
    let calls = live(move || {
        let (draft, address, identity) = (draft.get(), address(), launching.identity.get());
        let (Some(draft), Some(address), Some(identity)) = (draft, address, identity) else { return Content::Nothing };
        calls(&draft.plan, &address, identity).into()
    });
    let commands = slice(move || {
        let (draft, identity) = (draft.get(), launching.identity.get());
        match (draft, address(), identity) {
            (Some(draft), Some(address), Some(identity)) => script(&draft.plan, &address, identity),
            _ => engine::Document::new("launch.sh", engine::Language::Shell),
        }
    });
    element("details")
        .class("more")
        .child(element("summary").child("What will be sent, call by call, and as commands for a shell"))
        .child(element("div").class("launch-plan").child(calls).child(listing(pane, "launch-script", "", commands, "")))
}

fn calls(plan: &Plan, address: &Address, identity: Identity) -> Element {
    let call = |(stage, call): (Stage, executor::Call)| {
        let target = call.path.clone();
        element("li").child(
            element("details")
                .child(
                    element("summary")
                        .child([stage.label(), " "].concat())
                        .child(element("code").child([call.method.name(), " ", &target].concat())),
                )
                .child(element("pre").set("tabindex", "0").child(call.shown(address))),
        )
    };
    let calls = plan.calls(identity, ("<id of the build>", "<id of the copy>"));
    element("ol").class("launch-calls").child(calls.into_iter().map(call).collect::<Content>())
}

/// The button, the confirmation, or how far it is.
fn word(pane: Pane, launching: Launching, draft: Slice<Option<Arc<Draft>>>) -> Content {
    match launching.progress.get() {
        Progress::UnderWay(stage, waiting) => under_way(stage, waiting).into(),
        Progress::Halted(stage, trouble) => {
            let what = stage.map_or("", Stage::label);
            element("div")
                .class("launch-form")
                .child(
                    element("p").child(
                        ["It stopped at this: ", what, ". What was made so far is kept, and nothing is done twice."]
                            .concat(),
                    ),
                )
                .child(trouble.shown())
                .child(
                    element("div")
                        .class("panel-tools")
                        .child(
                            button("button").set("data-main", "true").child("Go on").pressed(move || go_on(launching)),
                        )
                        .child(button("plain-button").child("Leave it").pressed(move || give_up(launching))),
                )
                .into()
        }
        Progress::Nothing => {
            let Some(draft) = draft.get() else { return Content::Nothing };
            match launching.confirming.get().filter(|plan| **plan == draft.plan) {
                Some(plan) => untrack(|| confirmation(pane, launching, &plan)).into(),
                None => untrack(|| offer(pane, launching, draft)).into(),
            }
        }
    }
}

/// Leads the keyboard on to what has taken the place of a button.
fn lead_to(pane: Pane, id: &'static str) {
    pane.outside.later(Rc::new(move |outside| _ = outside.focus_id(id)));
}

fn under_way(stage: Option<Stage>, waiting: &str) -> Element {
    let done = [Stage::LookUp, Stage::Build, Stage::Snapshot, Stage::Run, Stage::Prove];
    let now = done.iter().position(|one| Some(*one) == stage);
    let item = |(position, one): (usize, &Stage)| {
        let state = match now {
            Some(now) if position < now => "done",
            Some(now) if position == now => "now",
            _ => "next",
        };
        element("li").set("data-state", state).child(one.label())
    };
    let other = stage.filter(|_| now.is_none()).map(|stage| element("p").child(stage.label()));
    element("div")
        .set("role", "status")
        .set("id", UNDER_WAY)
        .set("tabindex", "-1")
        .child(element("ol").class("launch-stages").child(done.iter().enumerate().map(item).collect::<Content>()))
        .child(other)
        .child((!waiting.is_empty()).then(|| element("p").class("aside").child(waiting)))
}

fn offer(pane: Pane, launching: Launching, draft: Arc<Draft>) -> Element {
    let may = may_start(&draft.findings);
    let plan = draft.plan.clone();
    let errors = draft.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    let words = to_mend(errors);
    let look = button("button")
        .set("data-main", "true")
        .set("aria-disabled", if may { "false" } else { "true" })
        .child("Launch…")
        .pressed(move || {
            if may {
                look_over(launching, plan.clone());
                lead_to(pane, CONFIRM);
            }
        });
    element("div").class("panel-tools").child(look).child(element("span").class("aside").child(words))
}

/// Everything that will be, by name.
fn confirmation(pane: Pane, launching: Launching, plan: &Plan) -> Element {
    let server = launching.line().map(|line| line.borrow().address().to_string()).unwrap_or_default();
    let project = launching.projects.chosen.get();
    let project = launching.projects.entries.with(|projects| {
        projects.iter().find(|known| known.id == project).map(|known| known.name.clone()).unwrap_or(project)
    });
    let image = |(key, image): &(String, String)| {
        element("li").child(element("code").child(image.as_str())).child(" ").child(
            element("span")
                .class("aside")
                .child(["for ", super::images::step_of(key).unwrap_or("the pipeline")].concat()),
        )
    };
    let made = ["A build record with these images", "A copy of the snapshot: "];
    let [build, copy] = made;
    let made = Content::Several(vec![
        element("li").child(build).into(),
        element("li").child(copy).child(element("code").child(plan.name.as_str())).into(),
        element("li").child("A run of that copy").into(),
    ]);
    let start = button("button").set("data-main", "true").child("Start the run").pressed(move || {
        begin(launching);
        lead_to(pane, UNDER_WAY);
    });
    let back = button("plain-button").child("Not yet").pressed(move || launching.confirming.set(None));
    element("div")
        .class("launch-confirm")
        .set("role", "group")
        .set("aria-labelledby", CONFIRM)
        .child(element("h4").set("id", CONFIRM).set("tabindex", "-1").child("Start this run?"))
        .child(facts(vec![
            ("Server", element("code").child(server).into()),
            ("Project", project.into()),
            ("Pipeline", plan.pipeline.name.as_str().into()),
            ("Stack", plan.stack.name.as_str().into()),
            ("Snapshot", plan.source.name.as_str().into()),
            ("Images", element("ul").child(plan.images.iter().map(image).collect::<Content>()).into()),
            ("Is made", element("ul").child(made).into()),
        ]))
        .child(
            element("p").class("aside").child(
                "A copy that is there from an earlier launch on the same images and settings is used again. The run uses what \
                 the stack's orchestrator has, which may cost money.",
            ),
        )
        .child(element("div").class("panel-tools").child(start).child(back))
}
