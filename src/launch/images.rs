//! The images of the run: what the configuration names, and what earlier builds hold.

use super::plan::Draft;
use super::step::{step, waits};
use super::{Asked, Launching, bound, field, tie};
use crate::controls::text;
use crate::form::goal_name;
use crate::markup::{Content, Element, button, element, list, live};
use crate::outside::launching::{more_builds, would_reuse};
use crate::panels::Pane;
use crate::session::{Binding, Scope, Session, Slice, slice};
use engine::config::{Config, Goal, Step};
use engine::{Field, Place, PythonValue};
use executor::build::Build;
use leptos::prelude::*;
use std::sync::Arc;

/// The step.
pub fn images(pane: Pane, launching: Launching, draft: Slice<Option<Arc<Draft>>>) -> Element {
    let session = pane.session;
    let some = slice(move || launching.source.with(Option::is_some));
    let keys = slice(move || {
        launching.source.with(|source| {
            let build = source.as_ref().and_then(|source| source.build.as_ref());
            let keys = build.map(|build| build.images.iter().map(|image| image.key.clone()).collect::<Vec<_>>());
            keys.unwrap_or_default()
        })
    });
    let builds = slice(move || session.config().with(|config| config.goal == Goal::LetZenmlBuild));
    let content = live(move || {
        if !some.get() {
            return waits("After the choice of a snapshot").into();
        }
        let (keys, builds) = (keys.get(), builds.get());
        untrack(|| {
            let named = if builds { zenml_builds(session) } else { of_keys(pane, draft, &keys) };
            Content::Several(vec![named, reuse(session, launching).into(), earlier(pane, launching, &keys).into()])
        })
    });
    step("Images", move || some.get(), content)
}

/// Why a server launches nothing where ZenML is to build.
fn zenml_builds(session: Session) -> Content {
    let choose = |goal: Goal| {
        button("button").child(goal_name(goal)).pressed(move || {
            session.seal();
            session.edit(Place::Goal, |config| config.goal = goal);
            session.seal();
        })
    };
    Content::Several(vec![
        element("p").child("A server starts runs only on images that exist: ZenML builds where the pipeline is run from").into(),
        element("p").class("aside").child(
            "Run it once from a terminal or CI, and launch on the image of that build from here. Or bring an image of your own.",
        ).into(),
        element("div").class("panel-tools").child(choose(Goal::BringYourOwn)).child(choose(Goal::Reuse)).into(),
    ])
}

/// An image for each key that the snapshot's build has.
fn of_keys(pane: Pane, draft: Slice<Option<Arc<Draft>>>, keys: &[String]) -> Content {
    let row = |key: &String| match step_of(key) {
        None => of_pipeline(pane, draft, key),
        Some(name) => of_step(pane.session, draft, key, name),
    };
    element("div").class("launch-images").child(keys.iter().map(row).collect::<Content>()).into()
}

/// The image of everything without one of its own: the configuration's.
fn of_pipeline(pane: Pane, draft: Slice<Option<Arc<Draft>>>, key: &str) -> Element {
    let session = pane.session;
    let reuses = slice(move || session.config().with(|config| config.goal == Goal::Reuse));
    let key = key.to_owned();
    let image = slice(move || draft.with(|draft| image_of(draft.as_deref(), &key)));
    let control = live(move || match reuses.get() {
        true => untrack(|| {
            let typed = session.typed(Scope::Pipeline, Field::ParentImage);
            text(&tie("launch-image", "registry.example.com/team/train:1.0"), typed).into()
        }),
        false => {
            let go = button("button")
                .child("Change its name in the form")
                .pressed(move || _ = pane.outside.focus(&Place::ImageName));
            let name = element("code").set("id", "launch-image").child(live(move || image.get()));
            Content::Several(vec![name.into(), go.into()])
        }
    });
    let name = live(move || {
        let head = if reuses.get() {
            element("label").set("for", "launch-image")
        } else {
            element("span").class("field-name")
        };
        head.child("Image of the pipeline")
    });
    element("div").class("field").child(element("div").class("field-head").child(name)).child(control)
}

/// The image of a step: its own where the configuration has one, or the pipeline's.
fn of_step(session: Session, draft: Slice<Option<Arc<Draft>>>, key: &str, name: &str) -> Element {
    let id = ["launch-image-", name].concat();
    let (own, wanted) = (name.to_owned(), name.to_owned());
    let value = slice(move || session.config().with(|config| parent_image(config, &own)));
    let binding = Binding { value, set: Callback::new(move |image| set_step_image(session, &wanted, image)) };
    let key = key.to_owned();
    let used = live(move || {
        let image = draft.with(|draft| image_of(draft.as_deref(), &key));
        value.with(|value| value.trim().is_empty()).then(|| ["Empty for the pipeline's: ", &image].concat())
    });
    let control = text(&tie(&id, "registry.example.com/team/train-gpu:1.0"), binding);
    let help = element("p").class("help").child(used);
    field(&id, &["Image of the step ", name].concat(), Content::Several(vec![control.into(), help.into()]))
}

/// Whether ZenML would take a build that is there.
fn reuse(session: Session, launching: Launching) -> Element {
    let ask = button("plain-button")
        .child("Would ZenML reuse a build for these settings?")
        .pressed(move || would_reuse(session, launching));
    let said =
        live(move || launching.reuse.get().map(|said| element("p").class("aside").set("role", "status").child(said)));
    element("div").child(ask).child(said)
}

/// An image of an earlier build: its build, and which of its images.
#[derive(Debug, Clone, PartialEq)]
struct Held {
    image: String,
    day: String,
    of: String,
    caveats: Vec<String>,
}

/// The images of earlier builds, each once, with what to know about it.
fn earlier(pane: Pane, launching: Launching, keys: &[String]) -> Element {
    let session = pane.session;
    let search = RwSignal::new(String::new());
    let (release, python) = (
        launching.probe.with_untracked(|probe| probe.as_ref().map(|probe| probe.server.version.clone())),
        launching.source.with_untracked(|source| {
            source.as_ref().and_then(|source| source.build.as_ref()).and_then(|build| build.python_version.clone())
        }),
    );
    let (release, python) = (release.unwrap_or_default(), python.map(|python| minor(&python)).unwrap_or_default());
    let held = slice(move || launching.builds.with(|builds| all(builds, &release, &python)));
    let steps: Vec<String> = keys.iter().filter_map(|key| step_of(key)).map(str::to_owned).collect();
    let shown = move || {
        let words = search.with(|search| search.trim().to_ascii_lowercase());
        held.with(|held| {
            held.iter().filter(|held| held.image.to_ascii_lowercase().contains(&words)).cloned().collect::<Vec<_>>()
        })
    };
    let rows = list(shown, move |_, held| row(session, pane, held, &steps));
    let count = slice(move || held.with(Vec::len));
    let finder = live(move || {
        (count.get() > 6).then(|| {
            untrack(|| {
                field("launch-held", "Search these images", text(&tie("launch-held", "train"), bound(search)).into())
            })
        })
    });
    let more = live(move || match launching.builds_state.get() {
        (_, Asked::Failed(trouble)) => trouble.shown().into(),
        (_, Asked::Waiting) => element("p").class("aside").child("Asking for builds").into(),
        (total, Asked::Idle) if total > launching.builds.with(|builds| builds.len() as u64) => {
            button("button").child("Ask for older builds").pressed(move || more_builds(launching)).into()
        }
        (0, _) => element("p").class("aside").child("No build of this project is there for others").into(),
        _ => Content::Nothing,
    });
    element("details").class("more").child(element("summary").child("Images of earlier builds")).child(
        element("div").class("launch-held").child(finder).child(element("ul").class("states").child(rows)).child(more),
    )
}

fn row(session: Session, pane: Pane, held: &Held, steps: &[String]) -> Element {
    let caveats = held.caveats.iter().map(|caveat| element("li").child(caveat.as_str())).collect::<Content>();
    let image = held.image.clone();
    let of_pipeline = button("button").child("Use it for the pipeline").pressed(move || {
        session.seal();
        session.edit(Place::Field(Field::ParentImage), |config| {
            config.goal = Goal::Reuse;
            config.settings.set(Field::ParentImage, PythonValue::text(&image));
        });
        session.seal();
        pane.outside.say("The configuration reuses this image. Undo takes it back");
    });
    let of_step = |step: &String| {
        let (step, image) = (step.clone(), held.image.clone());
        button("button").child(["For the step ", &step].concat()).pressed(move || {
            session.seal();
            set_step_image(session, &step, image.clone());
            session.seal();
            pane.outside.say("The step has this image. Undo takes it back");
        })
    };
    element("li")
        .child(element("code").child(held.image.as_str()))
        .child(element("span").class("aside").child([&held.of, ", ", &held.day].concat()))
        .child((!held.caveats.is_empty()).then(|| element("ul").class("launch-caveats").child(caveats)))
        .child(
            element("div")
                .class("panel-tools")
                .child(of_pipeline)
                .child(steps.iter().map(of_step).collect::<Content>()),
        )
}

/// Every image once, by its newest build.
fn all(builds: &[Build], release: &str, python: &str) -> Vec<Held> {
    let mut all: Vec<Held> = Vec::new();
    for build in builds {
        for image in &build.images {
            if all.iter().any(|held| held.image == image.image) {
                continue;
            }
            let pipeline = build.pipeline.as_ref().map_or("no pipeline", |pipeline| pipeline.name.as_str());
            all.push(Held {
                image: image.image.clone(),
                day: build.created.split(['T', ' ']).next().unwrap_or_default().to_owned(),
                of: [pipeline, ", ", &image.key].concat(),
                caveats: build.caveats(image, release, python).iter().map(executor::build::Caveat::message).collect(),
            });
        }
    }
    all
}

/// Major and minor of a Python version.
fn minor(python: &str) -> String {
    python.split('.').take(2).collect::<Vec<_>>().join(".")
}

/// The step that a key belongs to; none for the pipeline's own.
pub fn step_of(key: &str) -> Option<&str> {
    key.rsplit_once('.').map(|(step, _)| step)
}

fn image_of(draft: Option<&Draft>, key: &str) -> String {
    let images = draft.map(|draft| draft.plan.images.as_slice()).unwrap_or_default();
    images.iter().find(|(known, _)| known == key).map(|(_, image)| image.clone()).unwrap_or_default()
}

fn parent_image(config: &Config, step: &str) -> String {
    let settings = config.steps.iter().find(|known| known.name == step).map(|step| &step.settings);
    let setting = settings.and_then(|settings| settings.get(Field::ParentImage));
    setting.map(|setting| setting.text(Field::ParentImage)).unwrap_or_default()
}

/// Gives a step an image of its own in the configuration, which gets the step if it has none of that name.
fn set_step_image(session: Session, step: &str, image: String) {
    let known = session.config().with_untracked(|config| config.steps.iter().position(|known| known.name == step));
    let position = known.unwrap_or_else(|| session.config().with_untracked(|config| config.steps.len()));
    session.edit(Place::Step(position, Some(Field::ParentImage)), |config| {
        if config.steps.get(position).is_none() {
            config.steps.push(Step { name: step.to_owned(), ..Step::default() });
        }
        if let Some(step) = config.steps.get_mut(position) {
            step.settings.type_text(Field::ParentImage, image);
        }
    });
}
