//! How far sending an order is, and what a person can do where it did not go through.

use crate::launch::{Launching, Sending, Trouble};
use crate::markup::{Content, Element, button, element};
use crate::outside::launching::{leave as leave_it, look_for, send_again};
use executor::Deputy;
use leptos::prelude::*;

/// The id of how far it is.
pub const UNDER_WAY: &str = "launch-under-way";

/// What is so, and what can be done.
pub fn shown(launching: Launching, sending: &Sending) -> Content {
    let handed = launching.deputed.sent.with_value(|sent| sent.as_ref().map(|(handed, _)| handed.clone()));
    let deputy = handed.as_ref().map(|handed| handed.deputy.clone());
    // A person may look at another way by now.
    let about = handed.map(|handed| {
        let words = [&handed.pipeline, ", through ", handed.deputy.name(), " at ", handed.address.origin()].concat();
        element("p").class("aside").child(words)
    });
    let findable = deputy.as_ref().is_some_and(|deputy| deputy.abilities().findable);
    let gateway = deputy == Some(Deputy::Gateway);
    let look = || main("Look for its run").pressed(move || look_for(launching));
    let again = || button("button").child("Send it again").pressed(move || send_again(launching));
    let leave = |words: &str| button("plain-button").child(words).pressed(move || leave_it(launching));
    let content = match sending {
        Sending::Nothing => return Content::Nothing,
        Sending::UnderWay(words) => vec![element("p").child(*words).into()],
        Sending::Refused(trouble) => {
            tell("Nothing was started.", Some(trouble), vec![main("Back").pressed(move || leave_it(launching))])
        }
        Sending::Lost(trouble) if gateway => tell(
            "It may have been started all the same. Sent again it is the same run, not a second one.",
            Some(trouble),
            vec![main("Send it again").pressed(move || send_again(launching)), leave("Leave it")],
        ),
        Sending::Lost(trouble) if findable => tell(
            "It may have been started all the same. Its run carries the identity of the launch and can be looked for.",
            Some(trouble),
            vec![look(), leave("Leave it")],
        ),
        Sending::Lost(trouble) => tell(
            "It may have been started all the same, and the service cannot be asked. Look at its list of pipelines before it is sent again.",
            Some(trouble),
            vec![again(), leave("Leave it")],
        ),
        Sending::NotFound => tell(
            "There is no run of this launch. One that has just been started can take some seconds to show.",
            None,
            vec![look(), again(), leave("Leave it")],
        ),
        Sending::Unseen => {
            tell("The order was taken, and its run does not show yet.", None, vec![look(), leave("Leave it")])
        }
    };
    element("div")
        .class("launch-form")
        .set("role", "status")
        .set("id", UNDER_WAY)
        .set("tabindex", "-1")
        .child(about)
        .child(Content::Several(content))
        .into()
}

fn main(words: &str) -> Element {
    button("button").set("data-main", "true").child(words)
}

fn tell(words: &str, trouble: Option<&Trouble>, tools: Vec<Element>) -> Vec<Content> {
    vec![
        element("p").child(words).into(),
        trouble.map(Trouble::shown).into(),
        element("div").class("panel-tools").child(tools.into_iter().collect::<Content>()).into(),
    ]
}
