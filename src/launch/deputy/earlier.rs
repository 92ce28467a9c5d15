//! Orders that this browser knows of, each with the way back to its run.

use crate::launch::{Kept, Launching, Through};
use crate::markup::{Content, Element, button, element, list, live};
use crate::outside::launching::{forget_order, watch_earlier};
use crate::panels::Pane;
use crate::session::slice;
use executor::Deputy;
use executor::deputy::Handed;
use leptos::prelude::*;

/// The list; nothing where there are none.
pub fn earlier(pane: Pane, launching: Launching, way: Through) -> Content {
    let here = slice(move || {
        launching.deputed.earlier.with(|earlier| {
            earlier.iter().filter(|order| way_of(&order.item.deputy) == way).cloned().collect::<Vec<Kept<Handed>>>()
        })
    });
    let some = slice(move || here.with(|here| !here.is_empty()));
    live(move || {
        some.get().then(|| {
            untrack(|| {
                let rows = list(move || here.get(), move |_, order| row(pane, launching, order));
                element("details")
                    .class("more")
                    .child(element("summary").child("Orders from this browser"))
                    .child(element("ul").class("states").child(rows))
            })
        })
    })
}

/// The way of a deputy.
pub const fn way_of(deputy: &Deputy) -> Through {
    match deputy {
        Deputy::Gateway => Through::Gateway,
        Deputy::Github { .. } => Through::Github,
        Deputy::Gitlab { .. } => Through::Gitlab,
    }
}

fn row(pane: Pane, launching: Launching, order: &Kept<Handed>) -> Element {
    let (handed, forgotten, wanted) = (order.item.clone(), order.item.clone(), order.item.clone());
    let images: Vec<&str> = handed.images.iter().map(|(_, image)| image.as_str()).collect();
    let images = if images.is_empty() { "built there".to_owned() } else { images.join(", ") };
    let about = [&browser::clock::written(order.time), ", ", &images].concat();
    let origin = handed.address.origin().to_owned();
    let find = live(move || {
        let ready = launching.deputed.reach(way_of(&wanted.deputy)).ready.get();
        let here = ready.is_some_and(|ready| ready.address == wanted.address && ready.deputy == wanted.deputy);
        let wanted = wanted.clone();
        match here {
            true => button("button")
                .child("Show its run")
                .pressed(move || watch_earlier(pane.outside, launching, wanted.clone())),
            false => element("span").class("aside").child(["When connected to ", &origin].concat()),
        }
    });
    element("li")
        .child(element("strong").child(handed.pipeline.as_str()))
        .child(element("span").class("aside").child(about))
        .child(find)
        .child(button("plain-button").child("Forget").pressed(move || forget_order(launching, &forgotten)))
}
