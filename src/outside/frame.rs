//! A frame and the page around it: what the one says is done here, what happens here is said to the other.

use super::Outside;
use super::owner::Decisions;
use crate::panels::OUTPUTS;
use crate::panels::tabs;
use crate::session::{Arrival, Panel, Session, Theme};
use browser::{clock, event, frame, timer};
use embedding::conversation::{Act, Conversation};
use embedding::options::{Options, View};
use engine::commands::Tool;
use engine::documents::documents;
use engine::share::{self, Carrier};
use engine::{Place, Severity, Situation, outcome};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// Between two words that the frame is ready, in milliseconds.
const KNOCK: i32 = 250;

/// How long typing rests before the page around hears of it, in milliseconds.
const REST: i32 = 200;

/// Between two measures of a page that settles, in milliseconds.
const AGAIN: i32 = 120;

/// The frame's side.
#[derive(Clone)]
struct Frame {
    session: Session,
    outside: Outside,
    decisions: Decisions,
    talk: Rc<RefCell<Conversation>>,
    port: Rc<RefCell<Option<frame::Port>>>,
    unknown: Rc<Vec<String>>,
}

/// Takes the options and begins the conversation.
pub(super) fn follow(session: Session, outside: Outside, options: &Options, decisions: Decisions) {
    session.view.arrival.update(|arrival| {
        // What a page shows in a frame of its own arrives at nobody; what cannot be opened is still said.
        if matches!(arrival, Some(Arrival::Opened { .. })) {
            *arrival = None;
        }
    });
    if let Some(panel) = panel_of(&options.tab) {
        session.view.panel.set(panel);
    }
    session.view.theme.set(Theme::from_key(&options.theme).unwrap_or_default());
    if options.read_only {
        frame::mark("data-readonly", Some("true"));
    }
    let frame = Frame {
        session,
        outside,
        decisions,
        talk: Rc::new(RefCell::new(Conversation::new(&options.origin, &clock::fresh_name()))),
        port: Rc::new(RefCell::new(None)),
        unknown: Rc::new(options.unknown.clone()),
    };
    frame.listen();
    frame.knock();
    let waiting = StoredValue::new_local(None::<timer::Timer>);
    Effect::new(move |_| {
        session.shared().track();
        let frame = frame.clone();
        waiting.set_value(timer::after(REST, move || frame.tell_change()));
    });
}

impl Frame {
    fn listen(&self) {
        let here = self.clone();
        frame::listen(move |message| {
            let acts = {
                let (of_parent, has_port) = (message.of_parent, message.port.is_some());
                let mut talk = here.talk.borrow_mut();
                talk.heard_at_window(&message.origin, of_parent, has_port, &message.text, clock::now())
            };
            for act in acts {
                if act == Act::TakePort {
                    here.take(message.port.clone());
                }
            }
        });
        for kind in ["pointerdown", "keydown"] {
            let here = self.clone();
            event::everywhere(kind, move |_| here.talk.borrow_mut().touched());
        }
    }

    /// Says that the frame is ready until somebody answers.
    fn knock(&self) {
        let act = self.talk.borrow_mut().knock();
        if let Some(act) = act {
            self.act(act);
            let here = self.clone();
            if let Some(timer) = timer::after(KNOCK, move || here.knock()) {
                timer.detach();
            }
        }
    }

    /// Everything goes through this port from now on.
    fn take(&self, port: Option<frame::Port>) {
        let Some(port) = port else { return };
        let here = self.clone();
        port.listen(move |text| {
            let acts = here.talk.borrow_mut().heard_at_port(&text, clock::now());
            acts.into_iter().for_each(|act| here.act(act));
        });
        *self.port.borrow_mut() = Some(port);
        let unknown = self.talk.borrow().unknown(&self.unknown);
        unknown.into_iter().for_each(|act| self.act(act));
        self.measure();
        let here = self.clone();
        frame::on_height(move |_| here.measure());
        self.tell_change();
    }

    /// Says how high the page is, at once and once more when it has come to rest.
    fn measure(&self) {
        self.tell_height();
        let here = self.clone();
        if let Some(timer) = timer::after(AGAIN, move || here.tell_height()) {
            timer.detach();
        }
    }

    fn tell_height(&self) {
        let act = self.talk.borrow_mut().measured(frame::height(), clock::now());
        act.into_iter().for_each(|act| self.act(act));
    }

    /// Says the configuration, as others may have it.
    fn tell_change(&self) {
        let Some(link) = self.link() else { return };
        let count = |severity| {
            let problems = self.session.problems().get_untracked();
            problems.iter().filter(|problem| problem.severity == severity).count()
        };
        let act = self.talk.borrow().changed(&link, count(Severity::Error), count(Severity::Warning));
        act.into_iter().for_each(|act| self.act(act));
    }

    fn link(&self) -> Option<String> {
        self.session.shared().with_untracked(|shared| shared.as_ref().and_then(|shared| shared.link.clone().ok()))
    }

    fn act(&self, act: Act) {
        match act {
            Act::ToParent(text, origin) => frame::tell_parent(&text, &origin),
            Act::TakePort => {}
            Act::Say(text) => {
                if let Some(port) = self.port.borrow().as_ref() {
                    port.say(&text);
                }
            }
            Act::Theme(theme) => {
                self.session.view.theme.set(theme.as_deref().and_then(Theme::from_key).unwrap_or_default());
            }
            Act::View(view) => frame::mark("data-view", Some(view.key()).filter(|_| view != View::Full)),
            Act::Focus => _ = self.outside.focus_id(OUTPUTS),
            Act::Load { id, link } => {
                let opened = self.load(&link);
                let answer = self.talk.borrow().loaded(&id, opened);
                self.act(answer);
            }
            Act::AskLink { id } => {
                let answer = self.talk.borrow().link(&id, self.link().as_deref());
                self.act(answer);
            }
            Act::AskOutputs { id } => {
                let answer = self.talk.borrow().outputs(&id, &self.outputs());
                self.act(answer);
            }
        }
    }

    /// Opens a link of the page around: what that page has fixed follows it, what the owner has fixed does not.
    fn load(&self, link: &str) -> bool {
        let Ok(mut opened) = share::decode(link, Carrier::Link) else { return false };
        opened.pin(catalog::releases());
        self.decisions.follow(&opened.config);
        self.session.load(Place::Link, opened.config);
        true
    }

    /// Every document, as others may have it.
    fn outputs(&self) -> Vec<(String, String)> {
        let config = self.session.config().get_untracked();
        let Ok(config) = share::redacted(&config, &[]) else { return Vec::new() };
        let catalog = self.session.catalog().get_untracked();
        let found = documents(&Situation::of(&config, &catalog), &outcome(&config, &catalog), Tool::Docker);
        found.into_iter().map(|document| (document.name.clone(), document.text())).collect()
    }
}

/// The output whose tab has a name.
fn panel_of(name: &str) -> Option<Panel> {
    let all = [
        Panel::Dockerfile,
        Panel::Requirements,
        Panel::Settings,
        Panel::Build,
        Panel::Plan,
        Panel::Checklist,
        Panel::Changes,
        Panel::Problems,
    ];
    all.into_iter().find(|panel| tabs::label(*panel).eq_ignore_ascii_case(name))
}
