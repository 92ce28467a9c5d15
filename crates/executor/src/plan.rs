//! A launch as it will be sent: which records are made, and with which calls.
//!
//! A run cannot be told an image: the image is part of the snapshot (`launch-contract.md` §0, §4). So a build record with our images
//! is made, a copy of the snapshot with that build and our Docker settings, and a run of the copy. Static pipelines take the
//! image from the build, dynamic ones also from the settings, so that both always say the same.

mod build;
mod docker;
mod name;
pub(crate) mod run;
mod snapshot;

use crate::Json;
use crate::call::Call;
use crate::identity::Identity;
use crate::launch::{Confirmation, Launch};
use crate::record::Reference;
use crate::snapshot::Snapshot;
use crate::source::Source;
use crate::wish::Wish;
pub(crate) use docker::of_python;

/// Everything that a launch will do. It is worked out beforehand, shown, and confirmed as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The project's id.
    pub project: String,
    /// The pipeline.
    pub pipeline: Reference,
    /// The stack that it runs on.
    pub stack: Reference,
    /// The snapshot that is copied.
    pub source: Reference,
    /// The images of the run, by key.
    pub images: Vec<(String, String)>,
    /// The name of the copy. It follows from everything that is in it, so that the same launch finds it again.
    pub name: String,
    build: Json,
    snapshot: Json,
    run: Json,
}

/// What a call of a launch is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Looks whether the copy is there already, from an earlier launch on the same images.
    LookUp,
    /// Looks at the build of the copy that was found.
    Compare,
    /// Makes the build record.
    Build,
    /// Makes the copy.
    Snapshot,
    /// Starts the run.
    Run,
    /// Looks whether the run was started although nothing said so.
    FindRun,
    /// Looks whether the run's build holds our images.
    Prove,
}

impl Stage {
    /// What is done, for a person.
    pub const fn label(self) -> &'static str {
        match self {
            Self::LookUp => "Look for the copy of an earlier launch",
            Self::Compare => "Look at its build",
            Self::Build => "Make a build record",
            Self::Snapshot => "Copy the snapshot",
            Self::Run => "Start the run",
            Self::FindRun => "Look whether the run was started",
            Self::Prove => "Look which images the run has",
        }
    }
}

impl Plan {
    /// Works out the calls. `version` is the server's release, for a source whose build says none.
    pub fn new(source: &Source, wish: &Wish, version: &str) -> Self {
        let summary = &source.snapshot.summary;
        let build = build::body(source, wish, version);
        let snapshot = snapshot::body(source, wish);
        let name = name::of(wish.image(crate::wish::PIPELINE_IMAGE), &[&build, &snapshot]);
        Self {
            project: summary.project.clone(),
            pipeline: summary.pipeline.clone(),
            stack: summary.stack.clone().unwrap_or_default(),
            source: Reference { id: summary.id.clone(), name: summary.name.clone() },
            images: build.get("images").entries().iter().map(image_of).collect(),
            name,
            build,
            snapshot,
            run: run::configuration(&wish.run),
        }
    }

    /// All calls that the launch may make, in their order. Where an id comes from an earlier reply, `ids` says what stands
    /// in its place: of the build and of the copy.
    pub fn calls(&self, launch: Identity, ids: (&str, &str)) -> Vec<(Stage, Call)> {
        let (build, snapshot) = ids;
        vec![
            (Stage::LookUp, self.look_up()),
            (Stage::Build, self.make_build(launch)),
            (Stage::Snapshot, self.make_snapshot(launch, build, false)),
            (Stage::Run, self.start(launch, snapshot)),
        ]
    }

    /// Begins the launch that a person confirmed. The plan is used up by that.
    pub fn begin(self, confirmation: Confirmation) -> Launch {
        Launch::begin(self, confirmation)
    }

    /// Looks for the copy.
    pub(crate) fn look_up(&self) -> Call {
        Snapshot::of_name(&self.project, &self.pipeline.id, &self.name)
    }

    /// Makes the build record.
    pub(crate) fn make_build(&self, launch: Identity) -> Call {
        Call::post(&["pipeline_builds"], self.build.clone()).once(launch.of_name("build"))
    }

    /// Makes the copy with a build. A name that is taken is taken over, if `replace` says so.
    pub(crate) fn make_snapshot(&self, launch: Identity, build: &str, replace: bool) -> Call {
        let mut body = self.snapshot.clone();
        body.set("build", build.into());
        body.set("name", self.name.as_str().into());
        if replace {
            body.set("replace", true.into());
        }
        // A copy with another build is another call.
        Call::post(&["pipeline_snapshots"], body).once(launch.of_name(&format!("snapshot {build}")))
    }

    /// Starts a run of a copy.
    pub(crate) fn start(&self, launch: Identity, snapshot: &str) -> Call {
        let configuration = run::of_launch(&self.run, launch);
        let body = Json::object([("run_configuration", configuration)]);
        Call::post(&["pipeline_snapshots", snapshot, "runs"], body).once(launch.of_name("run"))
    }

    /// Whether a build holds what this plan's would.
    pub(crate) fn is_build(&self, build: &crate::build::Build) -> bool {
        let same = |(key, image): &(String, String)| build.image(key).is_some_and(|found| found.image == *image);
        !build.is_local
            && build.images.len() == self.images.len()
            && self.images.iter().all(same)
            && build.stack.as_ref().is_some_and(|stack| stack.id == self.stack.id)
            && build.zenml_version.is_some()
    }
}

fn image_of((key, image): &(String, Json)) -> (String, String) {
    (key.clone(), image.get("image").to_text().unwrap_or_default())
}
