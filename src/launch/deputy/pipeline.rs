//! What is ordered: the pipeline, the images of the configuration, parameters, the run's name, caching.

use crate::controls::{Named, Tie, area, choice, text};
use crate::form::goal_name;
use crate::launch::step::{step, waits};
use crate::launch::{Launching, Ready, Through, bound, field, parameters, tie};
use crate::markup::{Content, Element, button, element, live};
use crate::panels::Pane;
use crate::session::{Scope, slice};
use engine::config::Goal;
use engine::{Field, Place, Situation, recipe};
use leptos::prelude::*;

/// The step.
pub fn pipeline(pane: Pane, launching: Launching, way: Through) -> Element {
    let reach = launching.deputed.reach(way);
    let reached = slice(move || reach.ready.with(Option::is_some));
    let content = live(move || match reach.ready.get() {
        None => waits("After connecting").into(),
        Some(ready) => untrack(|| {
            Content::Several(vec![
                element("div").class("fields").child(named(launching, &ready)).child(image(pane)).into(),
                typed(launching).into(),
                element("div")
                    .class("fields")
                    .child(parameters::run_name(launching, "as the pipeline says"))
                    .child(parameters::caching(launching, "As the pipeline says"))
                    .into(),
            ])
        }),
    });
    step("Pipeline", move || reached.get(), content)
}

/// The pipeline: one of those that are offered, or any name.
fn named(launching: Launching, ready: &Ready) -> Element {
    let pipeline = bound(launching.deputed.pipeline);
    if ready.offer.pipelines.is_empty() {
        let help =
            element("p").class("help").child("As its function or its name says, in the module that the job imports");
        let control = text(&tie("launch-ordered", "training"), pipeline);
        return field("launch-ordered", "Pipeline", Content::Several(vec![control.into(), help.into()]));
    }
    let offered: Vec<Named> = ready.offer.pipelines.iter().map(|name| (name.clone(), name.clone())).collect();
    let control = choice(&Tie::plain("launch-ordered"), move || offered.clone(), ToOwned::to_owned, pipeline);
    field("launch-ordered", "Pipeline", control.into())
}

/// The image of the run: the configuration's.
fn image(pane: Pane) -> Content {
    let session = pane.session;
    let goal = slice(move || session.config().with(|config| config.goal));
    live(move || {
        let goal = goal.get();
        untrack(|| match goal {
            Goal::Reuse => {
                let typed = session.typed(Scope::Pipeline, Field::ParentImage);
                let control = text(&tie("launch-image", "registry.example.com/team/train:1.0"), typed);
                field("launch-image", "Image of the pipeline", control.into())
            }
            goal => {
                let name = live(move || match goal {
                    Goal::BringYourOwn => {
                        let image = session.catalog().with(|catalog| {
                            session.config().with(|config| recipe::image_name(&Situation::of(config, catalog)))
                        });
                        element("code").child(image)
                    }
                    _ => element("span").child("Built by ZenML where the pipeline is run"),
                });
                let change = match goal {
                    Goal::BringYourOwn => button("button")
                        .child("Change its name in the form")
                        .pressed(move || _ = pane.outside.focus(&Place::ImageName)),
                    _ => button("button").child(goal_name(Goal::Reuse)).pressed(move || {
                        session.seal();
                        session.edit(Place::Goal, |config| config.goal = Goal::Reuse);
                        session.seal();
                    }),
                };
                let head = element("span").class("field-name").child("Image of the pipeline");
                element("div")
                    .class("field")
                    .child(element("div").class("field-head").child(head))
                    .child(element("p").child(name))
                    .child(element("div").class("panel-tools").child(change))
            }
        })
    })
}

/// Parameters, which nobody lists here.
fn typed(launching: Launching) -> Element {
    let control = area(&tie("launch-parameters", "load.rows = 5"), bound(launching.deputed.parameters));
    let help = element("p").class("help").child(
        "One on a line, the step before the dot; without a step it is the pipeline's own. What is left out stays as the pipeline says.",
    );
    field("launch-parameters", "Parameters", Content::Several(vec![control.into(), help.into()]))
}
