//! The one owner of state: what a person decided, its past, and everything that follows from it.

mod binding;
mod carried;
mod fetched;
mod owned;
mod slice;
mod view;

pub use binding::{Binding, ON, Scope};
pub use carried::{Carried, carried};
pub use fetched::Fetched;
pub use owned::Owned;
pub use slice::{Slice, slice};
pub use view::{Against, Arrival, Dialog, Given, Panel, Theme, View};

use crate::parts::{Checks, Dialogs, Imports, Launches, Rest};
use engine::config::Config;
use engine::history::History;
use engine::outcome::outcome_judged_by;
use engine::share::{self, Withheld};
use engine::{Catalog, Outcome, Place, Problem, ProblemKind, PythonVersion};
use leptos::prelude::*;
use std::sync::Arc;

/// The Python version that a new configuration begins with, where the newest release supports it.
const PYTHON: PythonVersion = PythonVersion { major: 3, minor: 12 };

/// The state of the page. All memos are made once, here; components make at most the slice that they show.
#[derive(Clone, Copy)]
pub struct Session {
    history: RwSignal<History<Config, Place>>,
    notices: RwSignal<Arc<[Problem]>>,
    /// What was opened last: the beginning of what changes are shown against.
    opened: RwSignal<Config>,
    config: Slice<Config>,
    catalog: Slice<Arc<Catalog>>,
    outcome: Slice<Arc<Outcome>>,
    shared: Slice<Option<Arc<Carried>>>,
    problems: Slice<Arc<[Problem]>>,
    /// What looks secret and may travel all the same, value by value, because the person said so.
    pub allowed: RwSignal<Vec<Withheld>>,
    /// What an owner has decided, before anything is on screen.
    owner: StoredValue<Option<Arc<dyn Owned>>>,
    /// The part of the page that follows at once; none until it is there.
    pub rest: RwSignal<Option<Rest>>,
    /// The part of the page with the dialogs; none until one is opened.
    pub dialogs: Fetched<Dialogs>,
    /// The part of the page that imports texts; none until somebody imports.
    pub imports: Fetched<Imports>,
    /// The part of the page that launches runs; none until somebody looks at it.
    pub launches: Fetched<Launches>,
    /// The part of the page that checks images; none until somebody does.
    pub checks: Fetched<Checks>,
    /// What is on screen but not decided.
    pub view: View,
}

impl Session {
    /// A session whose history begins with a configuration, and what was worth saying when it was opened.
    pub fn new(config: Config, notices: Vec<Problem>) -> Self {
        let opened = RwSignal::new(config.clone());
        let history = RwSignal::new(History::new(config));
        let notices = RwSignal::new(Arc::<[Problem]>::from(notices));
        let config = slice(move || history.with(|history| history.present().clone()));
        let release = slice(move || config.with(|config| config.release.clone()));
        let catalog = slice(move || release.with(|release| Arc::new(catalog_of(release))));
        let rest = RwSignal::new(None::<Rest>);
        let allowed = RwSignal::new(Vec::<Withheld>::new());
        let owner = StoredValue::new(None::<Arc<dyn Owned>>);
        let outcome = slice(move || {
            let catalog = catalog.get();
            let judge = rest.with(|rest| rest.map(|rest| rest.judge));
            config.with(|config| Arc::new(outcome_judged_by(judge, config, &catalog)))
        });
        let shared = slice(move || {
            let encode = rest.with(|rest| rest.map(|rest| rest.encode))?;
            config.with(|config| allowed.with(|allowed| Some(Arc::new(encode(config, allowed)))))
        });
        let problems = slice(move || {
            let mut problems = outcome.with(|outcome| outcome.problems.clone());
            notices.with(|notices| problems.extend(notices.iter().cloned()));
            if let Some(owner) = owner.get_value() {
                config.with(|config| problems.extend(owner.problems(config)));
            }
            problems.sort_by_key(|problem| problem.severity);
            Arc::from(problems)
        });
        Self {
            history,
            notices,
            opened,
            config,
            catalog,
            outcome,
            shared,
            problems,
            allowed,
            owner,
            rest,
            dialogs: Fetched::new(),
            imports: Fetched::new(),
            launches: Fetched::new(),
            checks: Fetched::new(),
            view: View::new(),
        }
    }

    /// What was decided.
    pub const fn config(self) -> Slice<Config> {
        self.config
    }

    /// What was opened last.
    pub fn opened(self) -> Config {
        self.opened.get()
    }

    /// What the release ships; the newest release's where the typed one is unknown.
    pub const fn catalog(self) -> Slice<Arc<Catalog>> {
        self.catalog
    }

    /// What follows.
    pub const fn outcome(self) -> Slice<Arc<Outcome>> {
        self.outcome
    }

    /// The configuration as the text of a link, without what must not travel, as soon as the part for it is there. It is
    /// worked out only when asked for.
    pub const fn shared(self) -> Slice<Option<Arc<Carried>>> {
        self.shared
    }

    /// Everything worth saying, the worst first: about the configuration, and about the link that was opened.
    pub const fn problems(self) -> Slice<Arc<[Problem]>> {
        self.problems
    }

    /// What is worth saying at one place.
    pub fn problems_of(self, place: Place) -> Slice<Vec<Problem>> {
        slice(move || {
            self.problems.with(|problems| problems.iter().filter(|problem| problem.place == place).cloned().collect())
        })
    }

    /// Changes the configuration at a place: the only way in which a person's typing does. Changes at the same place
    /// are one step of undo until another place is changed or [`Session::seal`] is called.
    pub fn edit(self, place: Place, change: impl FnOnce(&mut Config)) {
        let mut broken = Vec::new();
        let kept = |config: &mut Config| {
            change(config);
            broken = self.keep(config);
        };
        self.history.update(|history| history.edit(place, kept));
        self.add_notices(broken);
        self.forget_broken_link();
    }

    /// Ends the current step of undo, for example because a control lost the focus.
    pub fn seal(self) {
        self.history.update_untracked(History::seal);
    }

    /// Puts another configuration in the place of the present one, as one step of undo of its own.
    pub fn load(self, place: Place, mut config: Config) {
        let broken = self.keep(&mut config);
        self.opened.set(config.clone());
        self.history.update(|history| {
            history.seal();
            history.edit(place, |present| *present = config);
            history.seal();
        });
        self.notices.set(Arc::from(broken));
    }

    /// Loads the text of a link. A text that cannot be read leaves everything as it is and is named in the problems.
    pub fn open(self, text: &str) {
        match share::one_or_two(text, catalog::releases()) {
            Ok((opened, against)) => {
                self.load(Place::Link, opened.config);
                self.compare(against);
                self.add_notices(opened.notices);
                self.view.arrival.set(Some(Arrival::Opened { checked: opened.checked }));
            }
            Err(refused) => {
                self.view.arrival.set(Some(Arrival::Refused { text: text.to_owned(), why: refused.why.clone() }));
                self.notices.set(Arc::from([refused.into()]));
            }
        }
    }

    /// Shows what is different from another configuration, where there is one.
    pub fn compare(self, against: Option<Config>) {
        if let Some(against) = against {
            self.view.against.set(Against::Config(Box::new(against)));
            self.view.panel.set(Panel::Changes);
        }
    }

    /// Notes what is worth saying about where the present configuration came from.
    pub fn note(self, notices: Vec<Problem>) {
        self.add_notices(notices);
    }

    /// A link that could not be opened is worth saying until the person goes on without it.
    fn forget_broken_link(self) {
        let broken = |notice: &Problem| matches!(notice.kind, ProblemKind::BrokenLink(_));
        if self.notices.with_untracked(|notices| notices.iter().any(broken)) {
            self.notices
                .update(|notices| *notices = notices.iter().filter(|notice| !broken(notice)).cloned().collect());
        }
    }

    /// Takes the last step back and returns its place.
    pub fn undo(self) -> Option<Place> {
        self.history.try_update(History::undo).flatten()
    }

    /// Brings a step taken back forward again and returns its place.
    pub fn redo(self) -> Option<Place> {
        self.history.try_update(History::redo).flatten()
    }

    /// The place of the step that [`Session::undo`] would take back.
    pub fn undoable(self) -> Slice<Option<Place>> {
        slice(move || self.history.with(|history| history.undoable().cloned()))
    }

    /// The place of the step that [`Session::redo`] would bring back.
    pub fn redoable(self) -> Slice<Option<Place>> {
        slice(move || self.history.with(|history| history.redoable().cloned()))
    }
}

/// The configuration of a first visit: the newest release with nothing decided.
pub fn first() -> Config {
    let newest = catalog_of("");
    let python = newest.python_versions.iter().copied().find(|python| *python == PYTHON);
    let python = python.or(newest.python_versions.last().copied()).unwrap_or(PYTHON);
    Config::new(newest.release.to_string(), python.to_string())
}

/// The catalog that counts for a release, or the newest one.
fn catalog_of(release: &str) -> Catalog {
    let counts = catalog::nearest(release).or(catalog::releases().last().copied());
    counts.and_then(catalog::catalog).unwrap_or_default()
}
