//! What is measured: the outputs that ZenML's Python makes as well, and all that the page shows.

use engine::build_configuration::BuildConfiguration;
use engine::client::Client;
use engine::docker_settings::validate;
use engine::outcome::Build;
use engine::plan::plan;
use engine::release::PythonVersion;
use engine::requirements::gather;
use engine::{Catalog, Config, outcome};

/// The settings validated, the requirements gathered, the Dockerfile written, every line with its origins. What is built
/// is handed on; nothing is where no image is.
pub fn same_outputs<T>(config: &Config, catalog: &Catalog, then: impl FnOnce(&Build) -> T) -> Option<T> {
    let python = PythonVersion::parse(&config.python)?;
    let client = Client::new(catalog, python, &config.stack, &config.project);
    let validation = validate(config.settings.keywords(), client.rules());
    let gathered = gather(&client, &validation.settings, &[]);
    let configuration = BuildConfiguration::orchestrator(validation.settings);
    let planned = plan(&client, "pipeline", &configuration, &gathered);
    planned.image.plan.build().map(then)
}

/// A number that depends on the outputs, so that no compiler leaves them out.
pub fn same(config: &Config, catalog: &Catalog) -> usize {
    let lines = |build: &Build| build.dockerfile.lines.len() + build.requirements_files.len();
    same_outputs(config, catalog, lines).unwrap_or_default()
}

/// The same of the complete outcome.
pub fn complete(config: &Config, catalog: &Catalog) -> usize {
    let outcome = outcome(config, catalog);
    outcome.problems.len() + outcome.images.len() + outcome.resolution.len()
}
