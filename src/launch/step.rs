//! One step of the column: its heading, and what it shows.

use crate::markup::{Content, Element, element};

/// A step. Until `reached` says so it is a heading and a word on what comes before it.
pub fn step(title: &str, reached: impl Fn() -> bool + 'static, content: Content) -> Element {
    element("li")
        .class("launch-step")
        .holds("data-reached", reached)
        .child(element("h3").child(title))
        .child(element("div").class("launch-body").child(content))
}

/// What stands in a step whose turn has not come.
pub fn waits(words: &str) -> Element {
    element("p").class("aside").child(words)
}

/// Names and values, one below the other.
pub fn facts(facts: Vec<(&str, Content)>) -> Element {
    let fact = |(name, value): (&str, Content)| {
        element("div").child(element("dt").child(name)).child(element("dd").child(value))
    };
    element("dl").class("launch-facts").child(facts.into_iter().map(fact).collect::<Content>())
}
