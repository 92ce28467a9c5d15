//! The goal: the first thing a person decides.

use crate::markup::{Content, Element, element};
use crate::session::Session;
use engine::Place;
use engine::config::Goal;
use leptos::prelude::*;

/// The id of the first goal.
pub const GOAL: &str = "goal";

/// The three goals.
pub fn goal(session: Session) -> Element {
    let chosen = session.binding(
        Place::Goal,
        |config| config.goal.key().to_owned(),
        |config, key| {
            if let Some(goal) = Goal::ALL.into_iter().find(|goal| goal.key() == key) {
                config.goal = goal;
            }
        },
    );
    let card = |(position, goal): (usize, Goal)| {
        let key = goal.key();
        let (name, about) = words(goal);
        let input = element("input").set("type", "radio").set("name", GOAL).set("value", key);
        let input = if position == 0 { input.set("id", GOAL) } else { input };
        let input = input
            .flag("checked", move || chosen.value.with(|value| value == key))
            .on("change", move |_| chosen.set.run(key.to_owned()));
        element("label")
            .class("goal")
            .child(input)
            .child(element("strong").child(name))
            .child(element("span").child(about))
    };
    let lock = session.lock(&Place::Goal);
    let goals = element("fieldset").class("goals");
    let goals = if lock.is_some() { goals.set("disabled", "") } else { goals };
    goals
        .child(element("legend").child("What do you want to do?"))
        .child(Goal::ALL.into_iter().enumerate().map(card).collect::<Content>())
        .child(lock.map(|words| element("p").class("lock").child(words)))
}

/// The name of a goal.
pub const fn goal_name(goal: Goal) -> &'static str {
    words(goal).0
}

const fn words(goal: Goal) -> (&'static str, &'static str) {
    match goal {
        Goal::BringYourOwn => (
            "Build the image yourself",
            "A Dockerfile that stands alone, one requirements.txt, the commands and a CI workflow",
        ),
        Goal::LetZenmlBuild => {
            ("Let ZenML build it", "See beforehand what it will build: its Dockerfile and requirements, byte for byte")
        }
        Goal::Reuse => {
            ("Reuse an image", "Run on an image that exists already. Nothing is built and nothing is installed")
        }
    }
}
