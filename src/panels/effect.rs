//! What a field does: the way from the field to its lines, or the reason why there are none.

use crate::outside::Outside;
use crate::session::{Panel, Session};
use engine::effect::{Effect, effect_of};
use engine::{Place, Situation};
use leptos::prelude::*;

/// Leads from a field to the first of its lines and says how many there are; says why where there is none.
pub fn show_effect(session: Session, outside: Outside, place: &Place) {
    let (field, step) = match place {
        Place::Field(field) => (*field, None),
        Place::Step(step, Some(field)) => (*field, Some(*step)),
        _ => return,
    };
    let effect = session.catalog().with_untracked(|catalog| {
        session.config().with_untracked(|config| {
            let situation = Situation::of(config, catalog);
            session.outcome().with_untracked(|outcome| effect_of(&situation, outcome, field, step))
        })
    });
    let lines = match effect {
        Some(Effect::Lines(lines)) => lines,
        Some(other) => return outside.say(&other.sentence().unwrap_or_default().replace('`', "")),
        None => return,
    };
    let Some(first) = lines.first() else { return };
    let (image, name) = first.document.rsplit_once('/').unwrap_or(("", &first.document));
    let view = session.view;
    if !image.is_empty() {
        view.image.set(image.to_owned());
    }
    let listing = match name {
        "Dockerfile" => {
            view.panel.set(Panel::Dockerfile);
            "dockerfile-text".to_owned()
        }
        ".dockerignore" => {
            view.panel.set(Panel::Dockerfile);
            "dockerignore".to_owned()
        }
        "build.sh" => {
            view.panel.set(Panel::Build);
            view.build_part.set("Commands".to_owned());
            "commands-text".to_owned()
        }
        "image.yaml" => {
            view.panel.set(Panel::Build);
            view.build_part.set("CI workflow".to_owned());
            "workflow-text".to_owned()
        }
        name => {
            view.panel.set(Panel::Requirements);
            view.requirements_part.set(String::new());
            file_id(session, name)
        }
    };
    let count = match lines.len() {
        1 => "1 line".to_owned(),
        count => count.to_string() + " lines",
    };
    outside.say(&[&count, ", the first in ", &first.document].concat());
    let id = [&listing, "-", &(first.line - 1).to_string()].concat();
    outside.later(std::rc::Rc::new(move |outside| _ = outside.focus_id(&id)));
}

/// The id of the listing of a requirements file.
fn file_id(session: Session, name: &str) -> String {
    let key = session.view.image;
    session.outcome().with_untracked(|outcome| {
        let position = key.with_untracked(|key| super::requirements::position_of(outcome, key, name));
        ["file-", &(position + 1).to_string()].concat()
    })
}
