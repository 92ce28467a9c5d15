//! What the owner of an installation decides for everybody who uses it: the file `policy.json` beside the page.
//!
//! Its schema is `policy.schema.json` beside it. What is wrong in it is said with its place, and left out; what is right
//! counts all the same.

mod colour;
mod members;
mod syntax;

pub use colour::accents;

use crate::owner::{Lock, Owner};
use engine::field::Kind;
use engine::share::{self, Carrier};
use engine::{Config, Place, PythonValue};
use members::Members;

/// The version of the file.
const VERSION: i64 = 1;

/// What a policy says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Policy {
    /// A notice above everything; empty for none.
    pub notice: String,
    /// The accent on light paper, and on dark, as `#rrggbb`; empty for the page's own.
    pub accent: [String; 2],
    /// The release that a new configuration begins with; empty for the newest.
    pub release: String,
    /// The key of the stack that a new configuration begins with; empty for none.
    pub stack: String,
    /// Configurations to begin with.
    pub presets: Vec<Preset>,
    /// Fixed places: the key of a link, its value, and the owner's words.
    pub locked: Vec<Locked>,
    /// See [`Owner::parent_images`].
    pub parent_images: Vec<String>,
    /// See [`Owner::registries`].
    pub registries: Vec<String>,
    /// Addresses of ZenML servers.
    pub servers: Vec<String>,
}

/// A configuration to begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// Its name in the options of frames.
    pub key: String,
    /// Its name on screen.
    pub label: String,
    /// Its text.
    pub link: String,
}

/// A fixed place.
#[derive(Debug, Clone, PartialEq)]
pub struct Locked {
    /// The place.
    pub place: Place,
    /// A configuration that holds its value.
    pub holds: Config,
    /// Why, in the owner's words.
    pub words: String,
}

/// What is wrong in a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: the path of a member, for example `presets[1].link`, or `line 3, column 7`.
    pub place: String,
    /// What.
    pub message: String,
}

impl Policy {
    /// The policy of a text, and what is wrong in it.
    pub fn read(text: &str) -> (Self, Vec<Fault>) {
        let root = match PythonValue::from_json(text) {
            Some(PythonValue::Dict(root)) => root,
            Some(_) => return (Self::default(), vec![Fault::at("the file", "it is no JSON object")]),
            None => return (Self::default(), vec![syntax::fault(text)]),
        };
        let mut faults = Vec::new();
        let mut members = Members::new(&root, "", &mut faults);
        match members.value("version") {
            Some(PythonValue::Int(VERSION)) => {}
            Some(_) => members.fault("version", "only version 1 is known here"),
            None => members.fault("version", "it is missing; it is 1"),
        }
        let policy = Self::of(&mut members);
        (policy, faults)
    }

    fn of(members: &mut Members<'_>) -> Self {
        members.value("$schema");
        let mut policy = Self { notice: members.text("notice"), ..Self::default() };
        members.each_of("colours", |colours| {
            policy.accent = ["accent", "accent_dark"].map(|name| colour::accent(colours, name));
            colours.finish();
        });
        policy.release = members.text("release");
        if !policy.release.is_empty() && engine::Release::parse(&policy.release).is_none() {
            members.fault("release", "it is no release, for example 0.98.0");
            policy.release.clear();
        }
        policy.stack = members.text("stack");
        let stacks = engine::preset::STACKS;
        if !policy.stack.is_empty() && !stacks.iter().any(|stack| stack.key == policy.stack) {
            let keys: Vec<&str> = stacks.iter().map(|stack| stack.key).collect();
            members.fault("stack", &["there is no such stack; there are ", &keys.join(", ")].concat());
            policy.stack.clear();
        }
        members.each("presets", |preset| {
            let found =
                Preset { key: preset.needed("key"), label: preset.needed("label"), link: preset.needed("link") };
            if !found.link.is_empty()
                && let Err(refused) = share::decode(&found.link, Carrier::Link)
            {
                preset.fault("link", &["it cannot be opened, because ", &refused.why].concat());
            } else if policy.presets.iter().any(|other| other.key == found.key) {
                preset.fault("key", "another preset has it already");
            } else if !(found.key.is_empty() || found.label.is_empty() || found.link.is_empty()) {
                policy.presets.push(found);
            }
            preset.finish();
        });
        members.each_of("locked", |locked| {
            for key in locked.keys() {
                locked.each_of(&key, |lock| policy.locked.extend(Locked::of(&key, lock)));
            }
        });
        policy.parent_images = members.texts("parent_images", |image| {
            let stars = image.trim_end_matches('*').contains('*') || image.ends_with("**");
            (stars || image.contains(char::is_whitespace)).then_some("it is no image, and * stands only at the end")
        });
        policy.registries = members.texts("registries", |registry| {
            let wrong = registry.contains("://") || registry.ends_with('/') || registry.contains([' ', '*']);
            wrong.then_some("it is no registry, for example registry.example.com/ml")
        });
        policy.servers = members.texts("servers", |server| {
            let wrong = !(server.starts_with("https://") || server.starts_with("http://"))
                || server.contains(char::is_whitespace);
            wrong.then_some("it is no address that begins with https://")
        });
        members.finish();
        policy
    }

    /// What a new configuration begins with.
    pub fn begin(&self, first: &mut Config) {
        if !self.release.is_empty() {
            first.release.clone_from(&self.release);
        }
        engine::preset::STACKS.iter().filter(|stack| stack.key == self.stack).for_each(|stack| stack.apply(first));
        let owner = self.owner(first.clone());
        owner.keep(first);
    }

    /// What the owner decided, of which what is not said is as in a configuration.
    pub fn owner(&self, mut fixed: Config) -> Owner {
        let mut locks = Vec::new();
        for locked in &self.locked {
            crate::owner::copy(&locked.place, &locked.holds, &mut fixed);
            locks.push(Lock { place: locked.place.clone(), words: locked.words.clone() });
        }
        let (parent_images, registries) = (self.parent_images.clone(), self.registries.clone());
        Owner { locks, fixed, read_only: false, parent_images, registries }
    }
}

impl Locked {
    /// A lock of a key of links: an object with `value` and `reason`.
    fn of(key: &str, lock: &mut Members<'_>) -> Option<Self> {
        let (value, words) = (lock.needed("value"), lock.needed("reason"));
        lock.finish();
        if value.is_empty() || words.is_empty() {
            return None;
        }
        let text = ["v=1&", if key == "zenml" { "" } else { "zenml=0.98.0&" }, key, "=", &encoded(&value)].concat();
        let opened = share::decode(&text, Carrier::File);
        let found = opened.as_ref().ok().and_then(|opened| {
            let right = opened.notices.iter().all(|notice| notice.kind == engine::ProblemKind::UncheckedLink);
            let given =
                opened.given().into_iter().rfind(|given| given.key == key && given.remarks.iter().all(known))?;
            (right && holds(&opened.config, &given.place)).then_some(given.place)
        });
        match (opened, found) {
            (Ok(opened), Some(place)) => Some(Self { place, holds: opened.config, words }),
            (Ok(opened), None) if opened.config.unrecognised.is_empty() => {
                lock.fault("value", "the field cannot hold it");
                None
            }
            _ => {
                lock.fault("", "there is no such field; the keys are those of links");
                None
            }
        }
    }
}

/// Whether what a field holds is of its kind; a text that is not stays a text.
fn holds(config: &Config, place: &Place) -> bool {
    let Place::Field(field) = place else { return true };
    let strict = matches!(field.row().kind, Kind::Flag | Kind::Number);
    !(strict && matches!(config.settings.value(*field), Some(PythonValue::Text(_))))
}

fn known(remark: &share::Remark) -> bool {
    *remark != share::Remark::Unrecognised
}

/// A value as a link holds it.
fn encoded(value: &str) -> String {
    value.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

impl Fault {
    fn at(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}
