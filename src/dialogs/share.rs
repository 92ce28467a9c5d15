//! What carries the configuration to others: link, Markdown, badge, QR code, file; what is in it and what is left out.

use super::FIRST;
use crate::chrome::icon;
use crate::controls::check;
use crate::markup::{Content, Element, button, drawing, element, live};
use crate::outside::Outside;
use crate::session::{Binding, Carried, Dialog, ON, Session, Slice, slice};
use engine::share::{FILE_ENDING, SAFE_ADDRESS, Withheld};
use engine::{Document, Language};
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::sync::Arc;

/// How the badge is written in the address of the page.
const BADGE: &str = "badge.svg";

/// The whole dialog.
pub fn share(session: Session, outside: Outside) -> Content {
    let shared = session.shared();
    // The whole address, or why there is none.
    let address = slice(move || {
        shared.with(|shared| match shared.as_ref().map(|shared| &shared.link) {
            Some(Ok(link)) => Ok([&outside.page_address(), "#", link].concat()),
            Some(Err(refused)) => Err(refused.why.clone()),
            None => Err("it is not ready yet".to_owned()),
        })
    });
    let carriers = live(move || match address.get() {
        Ok(address) => links(outside, &address),
        Err(why) => {
            let words =
                ["There is no link to this configuration: ", &why, ". The file below holds all of it."].concat();
            element("p").class("empty").set("id", FIRST).set("tabindex", "-1").child(words).into()
        }
    });
    let embed = button("button").child("Embed in a page…").pressed(move || outside.open(Dialog::Embed));
    let embed = element("div").class("panel-tools").child(embed);
    Content::Several(vec![carriers, embed.into(), file(shared, outside).into(), withheld(session).into()])
}

/// What begins with the address.
fn links(outside: Outside, address: &str) -> Content {
    let markdown = ["[Image of this ZenML pipeline](", address, ")"].concat();
    let badge = ["[![Slipway](", &outside.file_address(BADGE), ")](", address, ")"].concat();
    let length = address.chars().count();
    let warning = (length > SAFE_ADDRESS).then(|| {
        let words = [
            "The address has ",
            &length.to_string(),
            " characters; some mail and chat programs cut longer ones than 2000. The file travels whole.",
        ];
        element("p").class("warning").child(words.concat())
    });
    let row = |name: &str, id: &str, text: &str| {
        let copied = text.to_owned();
        let field = element("input")
            .class("text-control")
            .set("type", "text")
            .set("id", id)
            .set("readonly", "")
            .set("spellcheck", "false")
            .set("value", text);
        let copy = button("button")
            .child(icon("icon icon-copy"))
            .child("Copy")
            .child(element("span").class("visually-hidden").child([" ", name].concat()))
            .pressed(move || outside.copy(&copied));
        let label = element("div").class("field-head").child(element("label").set("for", id).child(name));
        element("div").class("keep").child(element("div").class("field").child(label).child(field)).child(copy)
    };
    Content::Several(vec![
        row("Link", FIRST, address).into(),
        warning.into(),
        row("Markdown", "share-markdown", &markdown).into(),
        row("Badge for a README", "share-badge", &badge).into(),
        qr(address),
    ])
}

/// The address as a QR code; nothing where it is too long for one that a phone can read.
fn qr(address: &str) -> Content {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Low) else { return Content::Nothing };
    let size = code.size();
    if size > 101 {
        return element("p")
            .class("aside")
            .child("The address is too long for a QR code that a phone can read.")
            .into();
    }
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&["M", &x.to_string(), ",", &y.to_string(), "h1v1h-1z"].concat());
        }
    }
    let side = (size + 8).to_string();
    let picture = drawing("svg")
        .set("viewBox", &["-4 -4 ", &side, " ", &side].concat())
        .set("role", "img")
        .set("aria-label", "The link as a QR code")
        .child(drawing("path").set("d", &path));
    element("details")
        .class("more")
        .child(element("summary").child("QR code"))
        .child(element("div").class("qr").child(picture))
        .into()
}

/// The whole configuration as a file.
fn file(shared: Slice<Option<Arc<Carried>>>, outside: Outside) -> Element {
    let save = move || {
        let text = shared.with_untracked(|shared| shared.as_ref().map(|shared| shared.shared.file()));
        match text {
            Some(Ok(text)) => {
                let mut document = Document::new(["configuration", FILE_ENDING].concat(), Language::Plain);
                text.lines().for_each(|line| document.push(line, engine::Origin::Recipe));
                outside.save(&document);
            }
            Some(Err(refused)) => outside.say(&["There is no file of this: ", &refused.why].concat()),
            None => outside.say("The file is not ready yet"),
        }
    };
    element("div")
        .class("panel-tools")
        .child(button("button").child(icon("icon icon-save")).child("Download as a file").pressed(save))
        .child(element("span").class("aside").child("It opens when it is dropped on the page."))
}

/// What is left out, each with a box to take it in all the same.
fn withheld(session: Session) -> Element {
    // What is ticked is withheld no longer, and still belongs on the list.
    let all = slice(move || {
        let mut all = session
            .shared()
            .with(|shared| shared.as_ref().map(|shared| shared.shared.withheld.clone()).unwrap_or_default());
        session.allowed.with(|allowed| all.extend(allowed.iter().cloned()));
        all.sort_by(|one, other| (&one.place, &one.name).cmp(&(&other.place, &other.name)));
        all
    });
    let words = live(move || {
        match all.with(Vec::len) {
        0 => element("p").class("aside").child("Nothing in this configuration looks secret, so nothing is left out."),
        _ => element("p").child("These values look secret and are left out. Whoever opens the link fills them in. Tick one to send it all the same."),
    }
    });
    let boxes = live(move || {
        all.get().into_iter().enumerate().map(|(at, value)| tick(session, at, value)).collect::<Content>()
    });
    element("div").class("withheld").child(element("h3").child("What is left out")).child(words).child(boxes)
}

fn tick(session: Session, position: usize, value: Withheld) -> Element {
    let allowed = session.allowed;
    let label =
        if value.name.is_empty() { value.place.label() } else { [&value.name, " in ", &value.place.label()].concat() };
    let asked = value.clone();
    let binding = Binding {
        value: slice(
            move || if allowed.with(|allowed| allowed.contains(&asked)) { ON.to_owned() } else { String::new() },
        ),
        set: Callback::new(move |on: String| {
            allowed.update(|allowed| {
                allowed.retain(|other| *other != value);
                if on == ON {
                    allowed.push(value.clone());
                }
            });
        }),
    };
    check(&["withheld-", &position.to_string()].concat(), &label, binding)
}
