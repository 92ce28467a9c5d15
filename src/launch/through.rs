//! Who starts the run: a ZenML server, or a deputy that runs the pipeline with the SDK where no server can. What each of them can do.

use super::Launching;
use super::server::said;
use super::step::step;
use crate::controls::{Named, Tie, segments};
use crate::form::prose;
use crate::markup::{Content, Element, element, live};
use crate::session::{Binding, slice};
use executor::deputy::{Abilities, Deputy};
use executor::probe::Launching as CanLaunch;
use leptos::prelude::*;

/// Who starts the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Through {
    /// A ZenML server.
    Server,
    /// A gateway of one's own.
    Gateway,
    /// A workflow at GitHub.
    Github,
    /// A pipeline at GitLab.
    Gitlab,
}

impl Through {
    /// All of them, the server first.
    pub const ALL: [Self; 4] = [Self::Server, Self::Gateway, Self::Github, Self::Gitlab];
    /// Those that stand in for a server.
    pub const DEPUTIES: [Self; 3] = [Self::Gateway, Self::Github, Self::Gitlab];

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Server => "ZenML server",
            Self::Gateway => "Gateway",
            Self::Github => "GitHub Actions",
            Self::Gitlab => "GitLab CI",
        }
    }

    /// What it is, in a sentence.
    const fn about(self) -> &'static str {
        match self {
            Self::Server => {
                "The server starts a copy of a snapshot on your images. It needs a workload manager, which ZenML Pro has; open-source servers ship \
                 without one."
            }
            Self::Gateway => {
                "A small service of your own takes an order and runs the pipeline with ZenML's SDK. It keeps the key to ZenML; \
                 `gateway/gateway.py` of this project is one, and `gateway/openapi.json` describes what it answers."
            }
            Self::Github => {
                "A workflow in a repository takes an order and runs the pipeline with ZenML's SDK. It works with every ZenML server; the key \
                 to ZenML is a secret of the repository."
            }
            Self::Gitlab => {
                "A CI pipeline in a project takes an order and runs the pipeline with ZenML's SDK. It works with every ZenML server; the key \
                 to ZenML is a variable of the project."
            }
        }
    }

    /// What it can do; none for a server.
    const fn abilities(self) -> Option<Abilities> {
        match self {
            Self::Server => None,
            Self::Gateway => Some(Deputy::GATEWAY),
            Self::Github => Some(Deputy::GITHUB),
            Self::Gitlab => Some(Deputy::GITLAB),
        }
    }

    /// Which runs can be ordered, how far they are known, whether what they print is read here, stopping, and what becomes of an order
    /// that is sent twice.
    const fn row(self) -> [&'static str; 5] {
        let Some(abilities) = self.abilities() else {
            return ["Snapshots, listed", "Run and steps", "Yes", "Once it runs", "One run"];
        };
        let targets = match self {
            Self::Gateway => "Its pipelines, listed",
            _ => "Pipelines of a repository, by name",
        };
        let status = match self {
            Self::Gateway => "Run",
            Self::Github => "Job, which waits for the run",
            _ => "Job, with an access token",
        };
        let stop = match self {
            Self::Gateway => "Once it runs",
            Self::Github => "Yes, through the job",
            _ => "Yes, with an access token",
        };
        let twice = match abilities {
            Abilities { idempotent: true, .. } => "One run",
            Abilities { findable: true, .. } => "The first is looked for before",
            _ => "You look before it is sent again",
        };
        [targets, status, if abilities.logs { "Yes" } else { "On the job's page" }, stop, twice]
    }
}

/// The step.
pub fn through(launching: Launching) -> Element {
    let choices = Through::ALL.map(|way| (way.label().to_owned(), way.label().to_owned()));
    let binding = Binding {
        value: slice(move || launching.through().label().to_owned()),
        set: Callback::new(move |label: String| {
            let chosen = Through::ALL.into_iter().find(|way| way.label() == label);
            launching.deputed.chosen.set(chosen);
            launching.deputed.forget_refusal();
        }),
    };
    let row =
        segments(&Tie::plain("launch-through"), "launch-through-label", Vec::<Named>::from(choices), false, binding);
    let head =
        element("span").class("visually-hidden").set("id", "launch-through-label").child("The run is started by");
    let way = slice(move || launching.through());
    let about = live(move || element("p").class("aside").child(prose(way.get().about())));
    let cannot = slice(move || launching.cannot_launch());
    let content = Content::Several(vec![
        element("div").class("field").child(head).child(row).into(),
        live(move || reason(launching)),
        about,
        live(move || table(cannot.get())),
    ]);
    step("Who starts the run", || true, content)
}

/// Why another way was picked than the server; nothing where a person did.
fn reason(launching: Launching) -> Content {
    let picked = launching.deputed.chosen.get().is_none();
    let probe = launching.probe.get().filter(|_| picked && launching.cannot_launch());
    let Some(probe) = probe else { return Content::Nothing };
    let address = launching.line().map(|line| line.borrow().address().to_string()).unwrap_or_default();
    let why = match probe.launching {
        CanLaunch::TooOld => "its release has no snapshots yet",
        _ => "it has no workload manager",
    };
    let content = said(
        &["The server cannot start runs: ", why].concat(),
        &[
            "So GitHub Actions was picked: its job runs the pipeline with the SDK, and `",
            &address,
            "` records the run like any other. Where you have a gateway or GitLab, choose that instead",
        ]
        .concat(),
    );
    element("div").class("launch-known").set("role", "status").child(content).into()
}

/// What each of them can do.
fn table(open: bool) -> Element {
    let names = ["Starts", "Status", "Logs here", "Stop", "An order sent twice"];
    let head = |name: &str| element("th").set("scope", "col").child(name);
    let heads = std::iter::once("Through").chain(names).map(head).collect::<Content>();
    let row = |way: Through| {
        let cells = way.row().into_iter().zip(names).map(|(words, name)| {
            // Where the table is narrow its head is out of sight.
            element("td").set("data-label", name).child(words)
        });
        element("tr").child(element("th").set("scope", "row").child(way.label())).child(cells.collect::<Content>())
    };
    let table = element("table")
        .child(element("thead").child(element("tr").child(heads)))
        .child(element("tbody").child(Through::ALL.into_iter().map(row).collect::<Content>()));
    let details = element("details").class("more");
    let details = if open { details.set("open", "") } else { details };
    details
        .child(element("summary").child("What each of them can do"))
        .child(element("div").class("table launch-ways").child(table))
}
