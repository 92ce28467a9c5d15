//! What a person wants to launch: on which images, with which settings and parameters.

use crate::Json;
use crate::source::Source;
use engine::config::{Goal, Step};
use engine::field::Field;
use engine::settings::Settings;
use engine::situation::Situation;
use engine::value::{Dict, PythonValue};
use engine::{recipe, snippet};

/// The key of the image that every step without one of its own runs in.
pub const PIPELINE_IMAGE: &str = "orchestrator";

/// Everything that a person decides about a launch.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// The images by key: all of the source's keys, and those of steps that get one of their own.
    pub images: Vec<(String, String)>,
    /// The `DockerSettings` of the pipeline, without image and `skip_build`.
    pub docker: Dict,
    /// Those of single steps.
    pub step_docker: Vec<(String, Dict)>,
    /// Whether the person says that the images hold the code.
    pub code_in_images: bool,
    /// What the run is told besides.
    pub run: RunOptions,
}

/// What a run is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RunOptions {
    /// Its name, in which ZenML fills in `{date}` and `{time}`; empty for the snapshot's.
    pub name: String,
    /// Whether steps may be taken from the cache; `None` for what the snapshot says.
    pub enable_cache: Option<bool>,
    /// Parameters: the step, or `None` for the pipeline, the name and the value.
    pub parameters: Vec<(Option<String>, String, Json)>,
}

impl Wish {
    /// One image for everything.
    pub fn on(source: &Source, image: &str) -> Self {
        let keys = keys(source).map(|key| (key.to_owned(), image.to_owned()));
        Self {
            images: keys.collect(),
            docker: Dict::new(),
            step_docker: Vec::new(),
            code_in_images: false,
            run: RunOptions::default(),
        }
    }

    /// What a configuration asks for: the image of its goal, its Docker settings, and those of the steps that the source
    /// has too. `None` where ZenML is to build, so that there is no image to run on.
    pub fn of(situation: &Situation<'_>, source: &Source) -> Option<Self> {
        let config = situation.config;
        let image = match config.goal {
            Goal::LetZenmlBuild => return None,
            Goal::BringYourOwn => recipe::image_name(situation),
            Goal::Reuse => parent_image(&config.settings).unwrap_or_default(),
        };
        let mut wish = Self::on(source, &image);
        wish.docker = snippet::exported(situation).keywords();
        for (name, _) in source.snapshot.steps() {
            let Some(step) = config.steps.iter().find(|step| step.name == name) else { continue };
            let settings = snippet::exported_of_step(config.goal, &step.settings);
            wish.step_docker.push((name.to_owned(), settings.keywords()));
            if let Some(image) = own_image(step) {
                wish.set_image(&image_key(source, name), &image);
            }
        }
        Some(wish)
    }

    /// The image of a key: its own, or the one of everything else.
    pub fn image(&self, key: &str) -> &str {
        let of = |key: &str| self.images.iter().find(|(known, _)| known == key).map(|(_, image)| image.as_str());
        of(key).or_else(|| of(key.rsplit('.').next()?)).or_else(|| of(PIPELINE_IMAGE)).unwrap_or_default()
    }

    /// Sets the image of a key.
    pub fn set_image(&mut self, key: &str, image: &str) {
        match self.images.iter_mut().find(|(known, _)| known == key) {
            Some((_, present)) => image.clone_into(present),
            None => self.images.push((key.to_owned(), image.to_owned())),
        }
    }

    /// The Docker settings that a person gives a step.
    pub fn docker_of(&self, step: &str) -> Option<&Dict> {
        self.step_docker.iter().find(|(name, _)| name == step).map(|(_, docker)| docker)
    }
}

/// The keys of the source's images in their order; of a source without any, the one of the pipeline.
fn keys(source: &Source) -> impl Iterator<Item = &str> {
    let keys: Vec<&str> = source.build.iter().flat_map(|build| &build.images).map(|image| image.key.as_str()).collect();
    let missing = keys.is_empty().then_some(PIPELINE_IMAGE);
    keys.into_iter().chain(missing)
}

/// The key under which a step looks for an image of its own: that of the source, or the orchestrator's.
pub(crate) fn image_key(source: &Source, step: &str) -> String {
    let prefix = format!("{step}.");
    let own = keys(source).find(|key| key.starts_with(&prefix));
    own.map_or_else(|| format!("{prefix}{PIPELINE_IMAGE}"), str::to_owned)
}

/// The image that a step asks for, unless it has one built.
pub(crate) fn own_image(step: &Step) -> Option<String> {
    let builds = step.settings.value(Field::SkipBuild) == Some(PythonValue::Bool(false));
    parent_image(&step.settings).filter(|_| !builds)
}

/// The image that settings name; `None` for none.
pub(crate) fn parent_image(settings: &Settings) -> Option<String> {
    match settings.value(Field::ParentImage) {
        Some(PythonValue::Text(image)) => Some(image.trim().to_owned()).filter(|image| !image.is_empty()),
        _ => None,
    }
}
