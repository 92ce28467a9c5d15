//! The goal: the first thing a person decides.

use crate::session::Session;
use engine::Place;
use engine::config::Goal;
use leptos::prelude::*;

/// The id of the first goal.
pub const GOAL: &str = "goal";

/// The three goals.
pub fn goal(session: Session) -> AnyView {
    let chosen = session.binding(Place::Goal, |config| config.goal, |config, goal| config.goal = goal);
    let cards = Goal::ALL.into_iter().enumerate().map(|(position, goal)| {
        let (name, about) = words(goal);
        view! {
            <label class="goal">
                <input
                    type="radio"
                    name="goal"
                    id=(position == 0).then_some(GOAL)
                    value=goal.key()
                    prop:checked=move || chosen.value.get() == goal
                    on:change=move |_| chosen.set.run(goal)
                />
                <strong>{name}</strong>
                <span>{about}</span>
            </label>
        }
    });
    view! {
        <fieldset class="goals">
            <legend>"What do you want to do?"</legend>
            {cards.collect_view()}
        </fieldset>
    }
    .into_any()
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
