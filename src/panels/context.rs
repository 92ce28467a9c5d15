//! What is sent to the builder: the files that are always there, the ignore file, and what of a list of files it lets
//! through.

use super::Pane;
use super::listing::listing;
use crate::controls::{Tie, area};
use crate::markup::{Content, Element, element, list, live};
use crate::session::{Binding, slice};
use engine::config::Goal;
use engine::context::{Reason, Sender, Sent, contents, ignore_file, own_contents, recipe_contents, sent};
use engine::{Document, Language, Outcome, Situation};
use leptos::prelude::*;

/// The contents and the simulator.
pub(super) fn context(pane: Pane) -> Content {
    let session = pane.session;
    let own = slice(move || session.config().with(|config| config.goal == Goal::BringYourOwn));
    let folder = slice(move || {
        let key = session.view.image;
        session.outcome().with(|outcome| {
            session.catalog().with(|catalog| {
                session.config().with(|config| match config.goal {
                    Goal::BringYourOwn => recipe_contents(&Situation::of(config, catalog)),
                    _ => key.with(|key| of_image(outcome, key)),
                })
            })
        })
    });
    let ignore = slice(move || {
        session.outcome().with(|outcome| match &outcome.recipe {
            Some(recipe) => recipe.dockerignore.text(),
            None => {
                let path = session.config().with(|config| ignore_file(&config.settings));
                let of_project = session.config().with(|config| {
                    let files = config.project.files.iter();
                    files.filter(|(name, _)| *name == path).map(|(_, text)| text.clone()).next()
                });
                of_project.unwrap_or_default()
            }
        })
    });
    let typed_ignore = RwSignal::new(None::<String>);
    let typed_files = RwSignal::new(String::new());
    let ignore_binding = Binding {
        value: slice(move || typed_ignore.get().unwrap_or_else(|| ignore.get())),
        set: Callback::new(move |text| typed_ignore.set(Some(text))),
    };
    let files_binding =
        Binding { value: slice(move || typed_files.get()), set: Callback::new(move |text| typed_files.set(text)) };
    let found = move || {
        let sender = match own.get() {
            true => Sender::Docker,
            false => Sender::Zenml(session.catalog().with(|catalog| catalog.release)),
        };
        files_binding.value.with(|files| {
            let paths: Vec<&str> = files.lines().map(clean).filter(|path| !path.is_empty()).collect();
            ignore_binding.value.with(|ignore| sent(ignore, &paths, sender))
        })
    };
    let count = live(move || {
        let found = found();
        let kept = found.iter().filter(|file| file.sent).count();
        (!found.is_empty()).then(|| [&kept.to_string(), " of ", &found.len().to_string(), " files are sent"].concat())
    });
    let rows = list(found, |_, file| row(file));
    let tool = move || if own.get() { "Docker, Podman or Buildah" } else { "ZenML" };
    let about = live(move || {
        ["As ", tool(), " would, line by line of the ignore file. Nothing is read from your disk: paste a list, for example the output of git ls-files."].concat()
    });
    let field = |label: &str, id: &str, example: &'static str, binding: Binding| {
        let tie = Tie { example, ..Tie::plain(id) };
        let head = element("div").class("field-head").child(element("label").set("for", id).child(label));
        element("div").class("field").child(head).child(area(&tie, binding))
    };
    let simulator = element("section")
        .class("words")
        .child(element("h3").child("What would be sent?"))
        .child(element("p").class("aside").child(about))
        .child(
            element("div")
                .class("fields")
                .child(field("Ignore file", "context-ignore", "*.ckpt", ignore_binding))
                .child(field("Files, one per line", "context-files", "src/train.py", files_binding)),
        )
        .child(element("p").set("role", "status").child(count))
        .child(element("ul").class("sent").child(rows));
    let empty = "Nothing is built, so nothing is sent";
    Content::Several(vec![listing(pane, "context-contents", "Build context", folder, empty).into(), simulator.into()])
}

/// A path as people paste it.
fn clean(line: &str) -> &str {
    line.trim().trim_start_matches("./")
}

fn of_image(outcome: &Outcome, key: &str) -> Document {
    let image = super::images::chosen(outcome, key);
    match image.map(|image| (image.plan.build(), image.plan.own_build())) {
        Some((Some(build), _)) => contents(build),
        Some((None, Some(build))) => own_contents(build),
        _ => Document::new("context", Language::Plain),
    }
}

fn row(file: &Sent) -> Element {
    let reason = match file.reason {
        Reason::NoPattern => "no line is about it".to_owned(),
        Reason::Line(line) => ["line ", &line.to_string()].concat(),
        Reason::Always => "always".to_owned(),
        Reason::IgnoreFile => "ZenML leaves the ignore file out".to_owned(),
    };
    element("li")
        .set("data-sent", if file.sent { "true" } else { "false" })
        .child(element("span").child(if file.sent { "Sent" } else { "Left out" }))
        .child(element("code").child(file.path.as_str()))
        .child(element("span").class("aside").child(reason))
}
