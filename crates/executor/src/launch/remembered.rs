//! What is remembered of a launch, so that a page that was reloaded finds its run again.

use super::{Launch, Made, RunSearch};
use crate::Json;
use crate::address::Address;
use crate::identity::Identity;
use crate::record::{Record, Reference};
use crate::run::Run;

/// A launch as it may be kept: where it was and what it has made so far, and nothing to log in with. It starts nothing: what it
/// leads to only asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// The server.
    pub address: Address,
    /// The project.
    pub project: Reference,
    /// The pipeline.
    pub pipeline: Reference,
    /// The stack.
    pub stack: Reference,
    /// The images of the run, by key.
    pub images: Vec<(String, String)>,
    /// The identity of the launch.
    pub launch: Identity,
    /// What it has made so far.
    pub made: Made,
}

/// How far a launch came, as far as the page knew.
pub enum Whereabouts {
    /// It has this run, which can be followed.
    Run(String),
    /// It has a copy, and perhaps a run of it, which is looked for.
    Perhaps(RunSearch),
    /// It has no copy, and so no run. A launch of the same plan goes on with what is there.
    NotStarted,
}

impl Remembered {
    /// What is to be kept of a launch, and kept anew whenever it is to send something. `project` is the project's name.
    pub fn of(launch: &Launch, address: &Address, project: &str) -> Self {
        let plan = launch.plan();
        Self {
            address: address.clone(),
            project: Reference { id: plan.project.clone(), name: project.to_owned() },
            pipeline: plan.pipeline.clone(),
            stack: plan.stack.clone(),
            images: plan.images.clone(),
            launch: launch.identity(),
            made: launch.made().clone(),
        }
    }

    /// The same with the run that was started or found.
    #[must_use]
    pub fn with_run(mut self, run: &Run) -> Self {
        self.made.run = Some(run.id.clone());
        self
    }

    /// Where to look for its run.
    pub fn whereabouts(&self) -> Whereabouts {
        match &self.made {
            Made { run: Some(run), .. } => Whereabouts::Run(run.clone()),
            Made { snapshot: Some(snapshot), .. } => {
                Whereabouts::Perhaps(RunSearch::new(&self.project.id, snapshot, self.launch))
            }
            _ => Whereabouts::NotStarted,
        }
    }

    /// It as one line of text.
    pub fn text(&self) -> String {
        let id = |id: &Option<String>| id.as_ref().map_or(Json::Null, Json::text);
        let images = self.images.iter().map(|(key, image)| (key.clone(), Json::text(image)));
        let json = Json::object([
            ("server", Json::text(self.address.origin())),
            ("project", named(&self.project)),
            ("pipeline", named(&self.pipeline)),
            ("stack", named(&self.stack)),
            ("images", Json::Object(images.collect())),
            ("launch", Json::text(self.launch.to_string())),
            ("build", id(&self.made.build)),
            ("snapshot", id(&self.made.snapshot)),
            ("run", id(&self.made.run)),
        ]);
        json.to_string()
    }

    /// Reads such a text; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text)?;
        let reference = |key: &str| Reference::read(json.get(key)).ok();
        let image = |(key, image): &(String, Json)| Some((key.clone(), image.to_text()?));
        let id = |key: &str| json.get(key).to_text();
        Some(Self {
            address: Address::parse(json.get("server").as_text()?).ok()?,
            project: reference("project")?,
            pipeline: reference("pipeline")?,
            stack: reference("stack")?,
            images: json.get("images").entries().iter().map(image).collect::<Option<_>>()?,
            launch: Identity::parse(json.get("launch").as_text()?)?,
            made: Made { build: id("build"), snapshot: id("snapshot"), run: id("run") },
        })
    }
}

fn named(reference: &Reference) -> Json {
    Json::object([("id", Json::text(&reference.id)), ("name", Json::text(&reference.name))])
}
