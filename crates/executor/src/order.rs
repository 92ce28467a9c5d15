//! What CI or a gateway is told to run, for servers that start no runs: the pipeline, and ZenML's own run configuration.

use crate::Json;
use crate::identity::Identity;
use crate::plan::of_python;
use crate::plan::run::{configuration, of_launch, put};
use crate::wish::RunOptions;
use engine::situation::Situation;
use engine::snippet;
use engine::value::{Dict, PythonValue};

/// An order to run a pipeline with ZenML's SDK. Unlike a server's run request it may name images: the SDK compiles the pipeline anew, and
/// builds what is to be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The identity of the launch: whoever gets the order twice runs it once.
    pub launch: Identity,
    /// The pipeline, as the service names it.
    pub pipeline: String,
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
        Self { launch, pipeline: pipeline.trim().to_owned(), configuration: told }
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
