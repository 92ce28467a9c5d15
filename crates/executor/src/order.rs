//! What CI or a gateway is told to run, for servers that start no runs: the pipeline, and ZenML's own run configuration.

use crate::Json;
use crate::identity::Identity;
use crate::plan::of_python;
use crate::plan::run::{configuration, of_launch, put};
use crate::wish::{RunOptions, own_image, parent_image};
use engine::config::Goal;
use engine::situation::Situation;
use engine::value::{Dict, PythonValue};
use engine::{recipe, snippet};

/// An order to run a pipeline with ZenML's SDK. Unlike a server's run request it may name images: the SDK compiles the pipeline anew, and
/// builds what is to be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The identity of the launch: whoever gets the order twice runs it once.
    pub launch: Identity,
    /// The pipeline, as the service names it.
    pub pipeline: String,
    /// The images that it names: that of the pipeline, and behind their names those of steps. Where the first is missing, the SDK builds.
    pub images: Vec<(Option<String>, String)>,
    configuration: Json,
}

impl Order {
    /// What a configuration asks for: its Docker settings, those of its steps, and what the run is told besides.
    pub fn of(situation: &Situation<'_>, pipeline: &str, run: &RunOptions, launch: Identity) -> Self {
        let mut told = of_launch(&configuration(run), launch);
        let docker = |settings: &Dict| of_python(&PythonValue::Dict(settings.clone()));
        put(&mut told, &["settings"], "docker", docker(&snippet::exported(situation).keywords()));
        for step in &situation.config.steps {
            let settings = snippet::exported_of_step(situation.config.goal, &step.settings).keywords();
            if !settings.is_empty() {
                put(&mut told, &["steps", &step.name, "settings"], "docker", docker(&settings));
            }
        }
        Self { launch, pipeline: pipeline.trim().to_owned(), images: images(situation), configuration: told }
    }

    /// The order as it is sent: `id`, `pipeline`, and `run_configuration` (`PipelineRunConfiguration`).
    pub fn json(&self) -> Json {
        Json::object([
            ("id", Json::text(self.launch.to_string())),
            ("pipeline", Json::text(&self.pipeline)),
            ("run_configuration", self.configuration.clone()),
        ])
    }
}

/// The images that a configuration names.
fn images(situation: &Situation<'_>) -> Vec<(Option<String>, String)> {
    let config = situation.config;
    let image = match config.goal {
        Goal::LetZenmlBuild => None,
        Goal::BringYourOwn => Some(recipe::image_name(situation)),
        Goal::Reuse => Some(parent_image(&config.settings).unwrap_or_default()),
    };
    let builds = config.goal == Goal::LetZenmlBuild;
    let steps = config.steps.iter().filter(|_| !builds);
    let of_steps = steps.filter_map(|step| Some((Some(step.name.clone()), own_image(step)?)));
    image.map(|image| (None, image)).into_iter().chain(of_steps).collect()
}

/// Parameters as a person types them, one on a line: `step.name = value`, or `name = value` for the pipeline. A value that is JSON is
/// taken for that, any other for a text. Empty lines and those behind `#` say nothing.
///
/// # Errors
/// The first line that has no `=` or no name, counted from one.
pub fn parameters(text: &str) -> Result<Vec<(Option<String>, String, Json)>, usize> {
    let lines = text.lines().enumerate().map(|(position, line)| (position + 1, line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let read = |(position, line): (usize, &str)| {
        let (name, value) = line.split_once('=').ok_or(position)?;
        let (step, name) = name.split_once('.').map_or((None, name), |(step, name)| (Some(step.trim()), name));
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty() || step.is_some_and(str::is_empty) {
            return Err(position);
        }
        let value = Json::parse(value).unwrap_or_else(|| Json::text(value));
        Ok((step.map(str::to_owned), name.to_owned(), value))
    };
    lines.map(read).collect()
}
