//! Options of a build, each with its origin.

use crate::config::Config;
use crate::docker_settings::DockerBuildOptions;
use crate::field::Field;
use crate::place::{Origin, Place};
use crate::situation::Situation;

/// An option of a build command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BuildOption {
    /// Its name with the dashes.
    pub name: String,
    /// Its value; `None` for a bare option.
    pub value: Option<String>,
    /// Why it is given.
    pub origin: Origin,
}

/// The options of a recipe's build: the target platform, then those of the settings.
pub(crate) fn of_recipe(situation: &Situation<'_>) -> Vec<BuildOption> {
    let config = situation.config;
    let settings = situation.settings.build_config.as_ref().and_then(|config| config.build_options.as_ref());
    let mut options = settings.map(|options| of_build(config, options, Owner::Main)).unwrap_or_default();
    let platform = config.target.platform.trim();
    if !platform.is_empty() {
        options.retain(|option| option.name != "--platform");
        let (name, value) = ("--platform".to_owned(), Some(platform.to_owned()));
        options.insert(0, BuildOption { name, value, origin: Place::Platform.into() });
    }
    options
}

/// Which of the two build configurations the options come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// `build_config`.
    Main,
    /// `parent_image_build_config`.
    Parent,
}

/// The options of a build as ZenML gives them to a command line. `--rm` is left out: no tool of today knows another way.
pub(super) fn of_build(config: &Config, options: &DockerBuildOptions, owner: Owner) -> Vec<BuildOption> {
    let mut found: Vec<BuildOption> = Vec::new();
    for word in options.to_docker_cli_options() {
        match found.last_mut() {
            Some(last) if last.value.is_none() && !word.starts_with("--") => last.value = Some(word),
            _ => found.push(BuildOption { origin: origin(config, &word, owner), name: word, value: None }),
        }
    }
    found.retain(|option| option.name != "--rm");
    found
}

/// The field that an option comes from; ZenML where nobody set it.
fn origin(config: &Config, option: &str, owner: Owner) -> Origin {
    let (main, parent) = match option {
        "--pull" => (Field::BuildPull, Field::ParentPull),
        "--rm" => (Field::BuildRm, Field::ParentRm),
        "--no-cache" => (Field::BuildNoCache, Field::ParentNoCache),
        "--shm-size" => (Field::BuildShmSize, Field::ParentShmSize),
        "--label" => (Field::BuildLabels, Field::ParentLabels),
        "--build-arg" => (Field::BuildArgs, Field::ParentBuildArgs),
        "--cache-from" => (Field::BuildCacheFrom, Field::ParentCacheFrom),
        _ => (Field::BuildFurtherOptions, Field::ParentFurtherOptions),
    };
    let field = if owner == Owner::Main { main } else { parent };
    if config.settings.get(field).is_some() { field.into() } else { Origin::Zenml }
}

/// The repository of a cache, without tag and digest, as all tools but Docker name it. Docker also takes
/// `type=registry,ref=…`.
pub(super) fn cache_repository(value: &str) -> &str {
    let named = value.split(',').find_map(|part| part.strip_prefix("ref=")).unwrap_or(value);
    let named = named.split('@').next().unwrap_or(named);
    match named.rsplit_once(':') {
        Some((repository, tag)) if !tag.contains('/') => repository,
        _ => named,
    }
}

#[cfg(test)]
mod tests {
    use super::cache_repository;

    #[test]
    fn a_cache_is_named_by_its_repository() {
        for (value, repository) in [
            ("registry.example.com/ml/train:cache", "registry.example.com/ml/train"),
            ("type=registry,ref=localhost:5000/cache,mode=max", "localhost:5000/cache"),
            ("localhost:5000/cache:1@sha256:00", "localhost:5000/cache"),
            ("cache", "cache"),
        ] {
            assert_eq!(cache_repository(value), repository);
        }
    }
}
