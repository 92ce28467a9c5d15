//! Launches that this browser knows of, each with the way back to its run.

use super::{Kept, Launching};
use crate::markup::{Content, Element, button, element, list, live};
use crate::outside::launching::{find_again, forget_launch};
use crate::panels::Pane;
use executor::Remembered;
use leptos::prelude::*;

/// The list; nothing where there are none.
pub fn earlier(pane: Pane, launching: Launching) -> Content {
    live(move || {
        let some = launching.earlier.with(|earlier| !earlier.is_empty());
        some.then(|| {
            untrack(|| {
                let rows = list(move || launching.earlier.get(), move |_, earlier| row(pane, launching, earlier));
                element("details")
                    .class("more")
                    .child(element("summary").child("Launches from this browser"))
                    .child(element("ul").class("states").child(rows))
            })
        })
    })
}

fn row(pane: Pane, launching: Launching, earlier: &Kept<Remembered>) -> Element {
    let (launch, forgotten) = (earlier.item.clone(), earlier.item.clone());
    let images: Vec<&str> = launch.images.iter().map(|(_, image)| image.as_str()).collect();
    let about = [&browser::clock::written(earlier.time), ", ", &images.join(", ")].concat();
    let origin = launch.address.origin().to_owned();
    let find = live(move || {
        let here = launching.probe.with(Option::is_some)
            && launching.line().is_some_and(|line| line.borrow().address().origin() == origin);
        let launch = launch.clone();
        match here {
            true => button("button")
                .child("Show its run")
                .pressed(move || find_again(pane.outside, launching, launch.clone())),
            false => element("span").class("aside").child(["After a login at ", &origin].concat()),
        }
    });
    element("li")
        .child(element("strong").child(earlier.item.pipeline.name.as_str()))
        .child(element("span").class("aside").child(about))
        .child(find)
        .child(button("plain-button").child("Forget").pressed(move || forget_launch(launching, &forgotten)))
}
