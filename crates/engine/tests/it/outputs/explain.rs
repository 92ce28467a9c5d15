//! Every line of a Dockerfile has its sentence.

use super::{catalog, random};
use crate::adapter;
use engine::config::{Config, Goal, RecipeBase};
use engine::explain::explain;
use engine::outcome::{Image, Outcome};
use engine::settings::Settings;
use engine::{Document, Field, PythonValue, outcome};
use serde_json::Value;
use std::collections::BTreeMap;

/// The sentences of a Dockerfile, by what the line is: its instruction and the first words.
fn explain_all(dockerfile: &Document, kinds: &mut BTreeMap<String, usize>) {
    for (position, line) in dockerfile.lines.iter().enumerate() {
        let sentence = explain(dockerfile, position);
        assert_eq!(sentence.is_none(), line.text.trim().is_empty(), "{}", line.text);
        let Some(sentence) = sentence else { continue };
        assert!(sentence.starts_with(|first: char| first.is_uppercase()), "{sentence}");
        // One sentence has no full stop, two have.
        assert_eq!(sentence.contains(". "), sentence.ends_with('.'), "{sentence}");
        assert!(!sentence.contains('\n') && sentence.len() < 300, "{sentence}");
        // Nothing that ZenML or a recipe writes is told by its instruction alone.
        assert!(!sentence.starts_with("Runs `"), "{}: {sentence}", line.text);
        assert!(!sentence.starts_with("Sets the environment variable"), "{}: {sentence}", line.text);
        let kind: String = sentence.split('`').next().unwrap_or_default().to_owned();
        *kinds.entry(kind).or_default() += 1;
    }
}

fn dockerfiles(outcome: Outcome) -> Vec<Document> {
    let of_plan = |image: Image| image.plan.build().map(|build| build.dockerfile.clone());
    let built = outcome.images.into_iter().filter_map(of_plan);
    built.chain(outcome.recipe.map(|recipe| recipe.dockerfile)).collect()
}

/// The settings of every case of every release, and recipes of every start.
#[test]
fn every_line_that_zenml_or_a_recipe_writes_is_explained() {
    let mut kinds = BTreeMap::new();
    let mut explained = 0;
    for (_, cases) in crate::cases::OF_RELEASES {
        let text = std::io::read_to_string(flate2::read::GzDecoder::new(cases)).expect("cases can be unpacked");
        for line in text.lines() {
            let case: Value = serde_json::from_str(line).expect("a case is JSON");
            let (release, catalog) = adapter::release(&case).expect("a known release");
            let PythonValue::Dict(keywords) = adapter::python_value(&case["docker_settings"]) else { continue };
            let mut config = Config::new(release.to_string(), "3.11");
            config.settings = Settings::of_keywords(&keywords);
            config.stack = adapter::stack(&case);
            config.project = adapter::project(&case);
            for goal in [Goal::LetZenmlBuild, Goal::BringYourOwn] {
                config.goal = goal;
                for dockerfile in dockerfiles(outcome(&config, catalog)) {
                    explain_all(&dockerfile, &mut kinds);
                    explained += 1;
                }
            }
        }
    }
    let catalog = catalog();
    for base in RecipeBase::ALL {
        for (python, installer) in [("3.10", "pip"), ("3.11", "uv"), ("3.12", "uv"), ("3.13", "uv")] {
            let mut config = Config::new("0.98.0", python);
            config.target.recipe_base = base;
            config.settings.type_text(Field::PythonPackageInstaller, installer);
            config.settings.type_text(Field::ParentImage, "ours:1");
            config.settings.type_text(Field::User, "zenml:staff");
            config.settings.type_text(Field::AptPackages, "git");
            config.settings.type_text(Field::PythonPackageInstallerCacheMount, "type=cache,target=/root/.cache/uv");
            dockerfiles(outcome(&config, &catalog)).iter().for_each(|dockerfile| explain_all(dockerfile, &mut kinds));
        }
    }
    for config in random::configs(150) {
        dockerfiles(outcome(&config, &catalog)).iter().for_each(|dockerfile| explain_all(dockerfile, &mut kinds));
    }
    assert!(explained > 2_000 && kinds.len() > 35, "{explained} Dockerfiles, {} sentences: {kinds:#?}", kinds.len());
}

#[test]
fn a_sentence_says_what_is_special_about_the_line() {
    let catalog = catalog();
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    config.settings.type_text(Field::Environment, "PATH=/opt/bin");
    config.settings.type_text(Field::PythonPackageInstallerCacheMount, "type=cache,target=/root/.cache/uv");
    config.settings.type_text(Field::Requirements, "pandas");
    config.settings.type_text(Field::LocalProjectInstallCommand, "pip install --no-deps .");
    let dockerfile = dockerfiles(outcome(&config, &catalog)).remove(0);
    let sentence = |beginning: &str| {
        let position = dockerfile.lines.iter().position(|line| line.text.starts_with(beginning)).expect(beginning);
        explain(&dockerfile, position).expect("it is no blank line")
    };
    assert_eq!(
        sentence("FROM"),
        "Starts from `zenmldocker/zenml:0.98.0-py3.12`, ZenML's own image for the release and the Python"
    );
    assert_eq!(sentence("ENV PATH"), "Sets `PATH` for the rest of the build and for every run");
    assert_eq!(
        sentence("RUN --mount=type=cache,target=/root/.cache/uv uv pip install"),
        "Installs what `.zenml_user_requirements` lists with uv; a file that comes later may replace what an earlier one \
         installed. What is downloaded stays in a cache outside of the image."
    );
    assert_eq!(
        sentence("RUN --mount=type=cache,target=/root/.cache/uv pip install --no-deps"),
        "Installs your project from the code that was copied. What is downloaded stays in a cache outside of the image."
    );
}
