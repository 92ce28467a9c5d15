//! What an owner decides for the page: read from the policy beside it and from the options of a frame, put in force before
//! anything is on screen, and said above everything.

use super::{Outside, frame};
use crate::chrome::above;
use crate::markup::Content;
use crate::session::{Owned, Session};
use embedding::options::Options;
use embedding::owner::{Lock, Owner, place_of};
use embedding::policy::{self, Policy};
use engine::config::Config;
use engine::preset::{IMAGES, STACKS};
use engine::share::{self, Carrier};
use engine::{Place, Problem, PythonVersion};
use std::sync::{Arc, Mutex, PoisonError};

/// What a lock of a frame says.
const FIXED: &str = "The page around this one has fixed it.";

/// What the owner of the page has decided, and what the page around the frame has, which may change its mind by loading
/// another link.
#[derive(Clone)]
pub(super) struct Decisions {
    policy: Arc<Owner>,
    frame: Arc<Mutex<Owner>>,
    servers: Vec<String>,
}

impl Decisions {
    /// Holds what the page around has fixed to another configuration from now on.
    pub fn follow(&self, config: &Config) {
        let mut fixed = config.clone();
        self.policy.keep(&mut fixed);
        self.frame.lock().unwrap_or_else(PoisonError::into_inner).fixed = fixed;
    }

    fn of_frame<T>(&self, look: impl FnOnce(&Owner) -> T) -> T {
        look(&self.frame.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Owned for Decisions {
    fn lock(&self, place: &Place) -> Option<String> {
        let of_policy = self.policy.lock(place).map(str::to_owned);
        of_policy.or_else(|| self.of_frame(|frame| frame.lock(place).map(str::to_owned)))
    }

    fn keep(&self, config: &mut Config) -> Vec<Problem> {
        let mut broken = self.policy.keep(config);
        broken.extend(self.of_frame(|frame| frame.keep(config)));
        broken
    }

    fn problems(&self, config: &Config) -> Vec<Problem> {
        self.policy.problems(config)
    }

    fn servers(&self) -> Vec<String> {
        self.servers.clone()
    }
}

/// What a visit without a link begins with.
pub fn first_of_owner(policy: &str, mut first: Config) -> Config {
    Policy::read(policy).0.begin(&mut first);
    first
}

/// Puts the owner's decisions and the options of the frame in force and returns what stands above the page.
pub fn belong(session: Session, outside: Outside, text: &str) -> Content {
    let (policy, faults) = if text.is_empty() { Default::default() } else { Policy::read(text) };
    let options =
        if browser::frame::is_embedded() { Options::of(&browser::address::query()) } else { Options::default() };
    let mut config = session.config().get_untracked();
    if let Some(preset) = preset(&policy, &options.preset, &config) {
        config = preset;
    }
    let places = options.locks.iter().filter_map(|id| place_of(id));
    let locks = places.map(|place| Lock { place, words: FIXED.to_owned() }).collect();
    let of_frame = Owner { locks, read_only: options.read_only, ..Policy::default().owner(config.clone()) };
    let decisions = Decisions {
        policy: Arc::new(policy.owner(config.clone())),
        frame: Arc::new(Mutex::new(of_frame)),
        servers: policy.servers.clone(),
    };
    decisions.follow(&config);
    session.belong_to(Arc::new(decisions.clone()), config);
    paint(&policy.accent, &policy::accents(&options.accent));
    if browser::frame::is_framed() {
        frame::follow(session, outside, &options, decisions);
    }
    above(session, outside, &policy, &faults)
}

/// The configuration of a preset by its key: the owner's, or one that everybody has.
fn preset(policy: &Policy, key: &str, present: &Config) -> Option<Config> {
    if let Some(preset) = policy.presets.iter().find(|preset| preset.key == key) {
        let mut opened = share::decode(&preset.link, Carrier::Link).ok()?;
        opened.pin(catalog::releases());
        return Some(opened.config);
    }
    let mut config = present.clone();
    let stack = STACKS.iter().find(|preset| preset.key == key).map(|preset| preset.apply(&mut config));
    let python = PythonVersion::parse(&present.python);
    let image =
        IMAGES.iter().find(|preset| preset.key == key && python.is_some()).map(|preset| preset.apply(&mut config));
    stack.or(image).map(|()| config)
}

/// Takes the owner's colours, or those of the frame.
fn paint(own: &[String; 2], of_frame: &[String; 2]) {
    for ((own, of_frame), token) in own.iter().zip(of_frame).zip(["--accent-on-light", "--accent-on-dark"]) {
        let chosen = if of_frame.is_empty() { own } else { of_frame };
        if !chosen.is_empty() {
            browser::frame::set_token(token, chosen);
        }
    }
}
