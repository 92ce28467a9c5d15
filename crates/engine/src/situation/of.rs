//! A Config held against a catalog.

use super::{Situation, Sourced};
use crate::build_configuration::BuildConfiguration;
use crate::catalog::Catalog;
use crate::checksum::own_dockerfile;
use crate::client::Client;
use crate::code::Code;
use crate::config::Config;
use crate::docker_settings::validate;
use crate::plan::apt_packages;
use crate::release::{PythonVersion, Release};
use crate::requirements::{
    Gathered, LOCAL, PYPROJECT, USER, gather, installed_stack_requirements, integration_requirements,
};
use crate::rules::Rules;

impl<'a> Situation<'a> {
    /// Holds a Config against the catalog of its release.
    pub fn of(config: &'a Config, catalog: &'a Catalog) -> Self {
        let newest = catalog.python_versions.last().copied().unwrap_or(PythonVersion { major: 3, minor: 12 });
        let python = PythonVersion::parse(config.python.trim()).unwrap_or(newest);
        let release = release(config, catalog);
        let client = Client { release, ..Client::new(catalog, python, &config.stack, &config.project) };
        let keywords = config.settings.keywords();
        let validation = validate(keywords.clone(), client.rules());
        let settings = validation.settings;
        let gathered = gather(&client, &settings, &[]);
        let configuration = BuildConfiguration::orchestrator(settings);
        let missing = own_dockerfile(&client, &configuration).err();
        let settings = configuration.settings;
        Self {
            config,
            catalog,
            release,
            python,
            keywords,
            refusals: validation.refusals,
            raised: validation.raised.into_iter().chain(gathered.raised.iter().cloned()).chain(missing).collect(),
            stack_requirements: installed_stack_requirements(&client, &settings),
            integration_requirements: integration_requirements(&client, &settings.required_integrations).0,
            project_requirements: project_requirements(&gathered),
            apt_packages: apt_packages(&client, &settings).0,
            code: Code::of(&settings, client.code_repository().is_some()).source(&settings),
            settings,
            gathered,
        }
    }

    /// The machine that the run is started from.
    pub fn client(&self) -> Client<'a> {
        Client {
            release: self.release,
            ..Client::new(self.catalog, self.python, &self.config.stack, &self.config.project)
        }
    }
}

/// The typed release, where the catalog counts for it: its own, or that of another patch of its minor.
fn release(config: &Config, catalog: &Catalog) -> Release {
    let known = catalog.release;
    let counts = |typed: &Release| *typed <= known || Rules::of(*typed).takes_catalog_of_earlier_patch();
    let patch = |typed: &Release| (typed.major, typed.minor) == (known.major, known.minor) && counts(typed);
    Release::parse(&config.release).filter(patch).unwrap_or(known)
}

/// The lines of the files that come from the project.
fn project_requirements(gathered: &Gathered) -> Vec<Sourced> {
    let of_project = gathered.files.iter().filter(|file| [LOCAL, PYPROJECT, USER].contains(&file.name.as_str()));
    let lines = of_project.flat_map(|file| &file.lines);
    lines.map(|line| Sourced { text: line.text.clone(), origins: line.origins.clone() }).collect()
}
