//! The server: how one logs in, and what it turned out to be.

use super::step::{facts, step};
use super::{Launching, Way, bound, earlier, field, ticked, tie};
use crate::controls::{Named, Tie, check, secret, segments, text};
use crate::form::prose;
use crate::markup::{Content, Element, button, element, live, text as live_text};
use crate::outside::launching::{connect, log_out};
use crate::panels::Pane;
use crate::session::slice;
use executor::Probe;
use executor::probe::Launching as CanLaunch;
use leptos::prelude::*;

/// The step.
pub fn server(pane: Pane, launching: Launching) -> Element {
    let login = launching.login;
    let content = live(move || {
        let probe = launching.probe.get();
        let typing = probe.is_none() || login.again.get();
        untrack(|| {
            Content::Several(vec![
                probe.map(|probe| connected(launching, &probe)).into(),
                typing.then(|| form(pane, launching)).into(),
            ])
        })
    });
    let known = earlier::earlier(pane, launching);
    step("Server", || true, Content::Several(vec![content, known]))
}

/// Address and login.
fn form(pane: Pane, launching: Launching) -> Element {
    let login = launching.login;
    let way = slice(move || login.way.with(|way| Way::of(way)));
    let choices = Way::ALL.map(|way| (way.label().to_owned(), way.label().to_owned()));
    let ways =
        segments(&Tie::plain("launch-way"), "launch-way-label", Vec::<Named>::from(choices), false, bound(login.way));
    let secrets = live(move || {
        let way = way.get();
        untrack(|| {
            let (id, label, hint) = match way {
                Way::Key => ("launch-key", "API key", "It begins with ZENKEY_ and belongs to a service account."),
                Way::Password => ("launch-password", "Password", ""),
                Way::Token => {
                    ("launch-token", "Access token", "A token lapses by itself; nothing else has to be given away.")
                }
                Way::Open => {
                    return element("p").class("aside").child("For a server that asks nobody who they are.").into();
                }
            };
            let name = (way == Way::Password).then(|| {
                field("launch-username", "User name", text(&tie("launch-username", ""), bound(login.username)).into())
            });
            let hint = (!hint.is_empty()).then(|| element("p").class("help").child(hint));
            let control = secret(&Tie::plain(id), bound(login.secret));
            Content::Several(vec![
                name.into(),
                field(id, label, Content::Several(vec![control.into(), hint.into()])).into(),
            ])
        })
    });
    let trouble = live(move || login.trouble.with(|trouble| trouble.as_ref().map(|trouble| trouble.shown())));
    let busy = live_text(move || if login.busy.get() { "Asking the server".into() } else { String::new() });
    let connect_button = button("button")
        .set("data-main", "true")
        .holds("aria-disabled", move || login.busy.get())
        .child("Connect")
        .pressed(move || connect(pane.outside, launching));
    let address = text(&tie("launch-address", "https://zenml.example.com"), bound(login.address));
    element("div")
        .class("launch-form")
        .on("keydown", move |event| {
            if event.key() == "Enter" && event.is_in("input.text-control") {
                event.prevent_default();
                connect(pane.outside, launching);
            }
        })
        .child(field("launch-address", "Address of the ZenML server", address.into()))
        .child(
            element("div")
                .class("field")
                .child(
                    element("div")
                        .class("field-head")
                        .child(element("span").class("field-name").set("id", "launch-way-label").child("Log in as")),
                )
                .child(ways),
        )
        .child(secrets)
        .child(check("launch-keep", "Keep a token for this tab, for 8 hours", ticked(login.keep)))
        .child(element("p").class("aside").child(
            "Key and password stay in memory and go to this server alone. They are in no link, no file and no storage.",
        ))
        .child(
            element("div")
                .class("panel-tools")
                .child(connect_button)
                .child(element("span").class("aside").set("role", "status").child(busy)),
        )
        .child(trouble)
}

/// What is connected, and whether it can start runs.
fn connected(launching: Launching, probe: &Probe) -> Element {
    let address = launching.line().map(|line| line.borrow().address().to_string()).unwrap_or_default();
    let account = &probe.account;
    let kind = match (account.is_service_account, account.is_admin) {
        (true, _) => ", a service account",
        (false, true) => ", an administrator",
        (false, false) => "",
    };
    let can: Content = match &probe.launching {
        CanLaunch::Possible => "It can start runs".into(),
        CanLaunch::NoWorkloadManager => said(
            "It cannot start runs: it has no workload manager",
            "Open-source servers have none as shipped. Choose above who starts the run instead, a gateway or CI, or take the workflow of the \
             tab Build. Whoever runs the server can set `ZENML_SERVER_WORKLOAD_MANAGER_IMPLEMENTATION_SOURCE`",
        ),
        CanLaunch::TooOld => said(
            "It cannot start runs: its release has no snapshots yet",
            "Update it to ZenML 0.90 or later, or start the run from CI",
        ),
        CanLaunch::Unknown(failure) => said(
            "It does not say whether it can start runs",
            &[&failure.message(), ". Try it; nothing is lost"].concat(),
        ),
    };
    let again = button("plain-button").child("Log in again").pressed(move || launching.login.again.set(true));
    let out = live(move || {
        (!launching.is_busy()).then(|| button("plain-button").child("Log out").pressed(move || log_out(launching)))
    });
    let pro = if probe.server.pro { ", ZenML Pro" } else { "" };
    element("div")
        .class("launch-known")
        .child(facts(vec![
            ("Address", element("code").child(address).into()),
            ("ZenML", [&probe.server.version, pro].concat().into()),
            ("Logged in as", [&account.name, kind].concat().into()),
            ("Launching", can),
        ]))
        .child(element("div").class("panel-tools").child(again).child(out))
}

/// What is so, and what to do.
pub fn said(message: &str, hint: &str) -> Content {
    Content::Several(vec![
        element("strong").child(message).into(),
        element("p").class("aside").child(prose(hint)).into(),
    ])
}
