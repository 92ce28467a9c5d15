//! Launching as far as it is on screen: what was typed, found, chosen, started. It is in memory alone, and it outlives the tab
//! that shows it.

use super::deputy::Deputed;
use super::following::Following;
use super::kept::Kept;
use super::listed::Listed;
use super::login::Login;
use super::through::Through;
use super::trouble::Trouble;
use engine::config::Component;
use executor::build::Build;
use executor::plan::Stage;
use executor::probe::Launching as CanLaunch;
use executor::{Connection, Identity, Json, Launch, Plan, Probe, Remembered, Source};
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// A connection, shared by everything that is asked over it.
pub type Line = Rc<RefCell<Connection>>;

/// The state of launching. Components show it, what is in `outside` fills it.
#[derive(Clone, Copy)]
pub struct Launching {
    /// What is typed to connect.
    pub login: Login,
    /// The connection; none where nobody is logged in.
    pub line: StoredValue<Option<Line>, LocalStorage>,
    /// What the server is, once somebody is logged in.
    pub probe: RwSignal<Option<Arc<Probe>>>,
    /// The projects.
    pub projects: Listed,
    /// The stacks.
    pub stacks: Listed,
    /// The pipelines of the project.
    pub pipelines: Listed,
    /// The snapshots of the pipeline.
    pub snapshots: Listed,
    /// Why a stack could not be read.
    pub stack_trouble: RwSignal<Option<Trouble>>,
    /// Everything about the chosen snapshot.
    pub source: RwSignal<Option<Arc<Source>>>,
    /// Whether the snapshot is asked about, and why that failed.
    pub source_state: RwSignal<Asked>,
    /// The builds that others can use, the newest first.
    pub builds: RwSignal<Vec<Build>>,
    /// How many there are, and why they could not be listed.
    pub builds_state: RwSignal<(u64, Asked)>,
    /// Whether ZenML would take a build that is there, in words.
    pub reuse: RwSignal<Option<String>>,
    /// What was typed for parameters.
    pub typed: RwSignal<Vec<Typed>>,
    /// The run's name, as typed.
    pub run_name: RwSignal<String>,
    /// Whether steps may be taken from the cache: `true`, `false`, or empty for what the snapshot says.
    pub caching: RwSignal<String>,
    /// Whether the person says that the images hold the code.
    pub code_in_images: RwSignal<bool>,
    /// The identity of the launch that would be next.
    pub identity: RwSignal<Option<Identity>>,
    /// The plan that a person looks at before saying yes.
    pub confirming: RwSignal<Option<Arc<Plan>>>,
    /// How far the launch is.
    pub progress: RwSignal<Progress>,
    /// A launch that stopped and can go on.
    pub halted: StoredValue<Option<Box<Launch>>, LocalStorage>,
    /// The run that is followed.
    pub following: Following,
    /// The launches that this browser knows of, the newest first.
    pub earlier: RwSignal<Vec<Kept<Remembered>>>,
    /// Launching through a deputy instead of the server.
    pub deputed: Deputed,
}

/// Whether something is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Asked {
    /// It is not.
    #[default]
    Idle,
    /// It is.
    Waiting,
    /// It was, in vain.
    Failed(Trouble),
}

/// What a person typed for a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Its step, or none for the pipeline.
    pub step: Option<String>,
    /// Its name.
    pub name: String,
    /// The text.
    pub text: String,
}

/// How far a launch is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Progress {
    /// There is none.
    #[default]
    Nothing,
    /// It is under way: what is done, and why it waits if it does.
    UnderWay(Option<Stage>, &'static str),
    /// It stopped.
    Halted(Option<Stage>, Trouble),
}

/// The stack of a server, as the form has it.
pub type InForm = Vec<Component>;

impl Launching {
    /// Nothing typed, nobody logged in.
    pub fn new() -> Self {
        Self {
            login: Login::new(),
            line: StoredValue::new_local(None),
            probe: RwSignal::new(None),
            projects: Listed::new(),
            stacks: Listed::new(),
            pipelines: Listed::new(),
            snapshots: Listed::new(),
            stack_trouble: RwSignal::new(None),
            source: RwSignal::new(None),
            source_state: RwSignal::new(Asked::Idle),
            builds: RwSignal::new(Vec::new()),
            builds_state: RwSignal::new((0, Asked::Idle)),
            reuse: RwSignal::new(None),
            typed: RwSignal::new(Vec::new()),
            run_name: RwSignal::new(String::new()),
            caching: RwSignal::new(String::new()),
            code_in_images: RwSignal::new(false),
            identity: RwSignal::new(None),
            confirming: RwSignal::new(None),
            progress: RwSignal::new(Progress::Nothing),
            halted: StoredValue::new_local(None),
            following: Following::new(),
            earlier: RwSignal::new(Vec::new()),
            deputed: Deputed::new(),
        }
    }

    /// Who starts the run: whom a person chose, or the server unless it said that it cannot.
    pub fn through(self) -> Through {
        let picked = || if self.cannot_launch() { Through::Github } else { Through::Server };
        self.deputed.chosen.get().unwrap_or_else(picked)
    }

    /// Whether the server that somebody is logged in to starts no runs.
    pub fn cannot_launch(self) -> bool {
        self.probe.with(|probe| {
            let launching = probe.as_ref().map(|probe| &probe.launching);
            matches!(launching, Some(CanLaunch::NoWorkloadManager | CanLaunch::TooOld))
        })
    }

    /// The connection.
    pub fn line(self) -> Option<Line> {
        self.line.get_value()
    }

    /// Whether a launch is under way or waits to go on, so that neither server nor snapshot may change under it.
    pub fn is_busy(self) -> bool {
        self.progress.with(|progress| *progress != Progress::Nothing)
    }

    /// Forgets the snapshot and everything that was typed for it.
    pub fn forget_source(self) {
        self.source.set(None);
        self.source_state.set(Asked::Idle);
        self.typed.set(Vec::new());
        self.confirming.set(None);
        self.code_in_images.set(false);
        self.reuse.set(None);
    }

    /// Forgets everything that came from the server.
    pub fn forget_server(self) {
        self.line.set_value(None);
        self.probe.set(None);
        for listed in [self.projects, self.stacks, self.pipelines, self.snapshots] {
            listed.forget();
        }
        self.stack_trouble.set(None);
        self.builds.set(Vec::new());
        self.builds_state.set((0, Asked::Idle));
        self.forget_source();
        self.following.forget();
    }

    /// What was typed for a parameter; none where nothing was.
    pub fn typed_for(self, step: Option<&str>, name: &str) -> Option<String> {
        let same = |typed: &&Typed| typed.step.as_deref() == step && typed.name == name;
        self.typed.with(|all| all.iter().find(same).map(|typed| typed.text.clone()))
    }

    /// The values of what was typed, where the parameters take them; the others as texts, so that they are found.
    pub fn parameters(self, source: &Source) -> Vec<(Option<String>, String, Json)> {
        let parameters = executor::parameter::Parameter::all(&source.snapshot);
        self.typed.with(|all| {
            let value = |typed: &Typed| {
                let same = |step: &Option<String>, name: &str| *step == typed.step && name == typed.name;
                let parameter = parameters.iter().find(|parameter| same(&parameter.step, &parameter.name));
                let read = parameter.map(|parameter| parameter.read(&typed.text));
                (
                    typed.step.clone(),
                    typed.name.clone(),
                    read.and_then(Result::ok).unwrap_or_else(|| Json::text(&typed.text)),
                )
            };
            all.iter().map(value).collect()
        })
    }
}

impl Default for Launching {
    fn default() -> Self {
        Self::new()
    }
}
