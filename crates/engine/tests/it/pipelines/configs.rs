//! Pipelines that a Config can say: settings of decorators alone.

use crate::adapter;
use crate::adapter_pipelines;
use crate::problems::{CATALOG, outcome_of};
use engine::build_configuration::BuildConfiguration;
use engine::checksum::settings_json;
use engine::client::Client;
use engine::config::{Config, Goal, Step};
use engine::docker_settings::validate;
use engine::outcome::StepOutcome;
use engine::settings::Settings;
use engine::value::Dict;
use engine::{Field, PythonValue, PythonVersion, outcome};
use serde_json::Value;

#[test]
fn what_a_config_can_say_becomes_the_settings_builds_and_images_of_zenml() {
    let cases = include_bytes!("../../cases/pipelines-plain-0.98.0.jsonl.gz");
    crate::cases::check(cases, 120, adapter_pipelines::actual);
    let text = std::io::read_to_string(flate2::read::GzDecoder::new(&cases[..])).unwrap();
    let compared: usize = text.lines().map(|line| check(&serde_json::from_str(line).unwrap())).sum();
    assert_eq!(compared, 233, "steps compared");
}

/// Compares the steps of one case and says how many; none if the Config has no fields for its settings, or if ZenML
/// does not come as far as their images.
fn check(case: &Value) -> usize {
    let expected = &case["expected"];
    let Some(config) = config(case).filter(|_| expected["status"] == "ok") else { return 0 };
    let outcome = outcome(&config, &CATALOG);
    let client = Client::new(&CATALOG, PythonVersion { major: 3, minor: 11 }, &config.stack, &config.project);
    let json = |step: &StepOutcome| {
        let mut settings = Settings::default();
        step.settings.iter().for_each(|setting| settings.set(setting.field, setting.value.clone()));
        let settings = validate(settings.keywords(), client.rules()).settings;
        settings_json(&client, &BuildConfiguration::orchestrator(settings))
    };
    let by_name = |list: &str, name: &str| {
        let found = expected[list].as_array().unwrap().iter().find(|record| record["invocation_id"] == name);
        found.unwrap_or_else(|| panic!("{} {list} {name}", case["id"])).clone()
    };
    for step in &outcome.steps {
        let id = format!("{} {}", case["id"], step.name);
        assert_eq!(json(step), by_name("steps", &step.name)["settings_json"].as_str().unwrap(), "{id}");
        let image = by_name("step_images", &step.name);
        let operator = image.get("step_operator").and_then(Value::as_str);
        assert_eq!(step.step_operator.as_deref(), operator, "{id}");
        assert_eq!(step.image.is_some(), !image["image"].is_null(), "{id} {image}");
        assert!(step.settings.iter().all(|setting| !setting.origins.is_empty()), "{id}");
        // Nothing is built that ZenML does not build for the same key, but for the pipeline's own image.
        if let Some(key) = step.image_key.as_deref().filter(|key| *key != "orchestrator") {
            let kept = &expected["build"]["images"][key];
            let plan = &outcome.images.iter().find(|image| image.key == key).unwrap().plan;
            let dockerfile = plan.build().map(|build| build.dockerfile.text());
            assert_eq!(dockerfile.as_deref(), kept["dockerfile"].as_str(), "{id}");
        }
    }
    outcome.steps.len()
}

/// The Config of a case, if there are fields for all of its settings.
fn config(case: &Value) -> Option<Config> {
    let mut config = Config::new("0.98.0", case["python_version"].as_str()?);
    config.goal = Goal::LetZenmlBuild;
    config.stack = adapter_pipelines::stack(case);
    config.project = adapter::project(case);
    config.project.pipeline_name = case["pipeline"]["name"].as_str()?.to_owned();
    config.project.dynamic = case["pipeline"]["dynamic"].as_bool()?;
    config.settings = settings(&case["pipeline"]["settings"])?;
    for record in case["steps"].as_array()? {
        config.steps.push(Step {
            name: record["name"].as_str()?.to_owned(),
            settings: settings(&record["settings"])?,
            step_operator: record["step_operator"].as_str().unwrap_or_default().to_owned(),
            ..Step::default()
        });
    }
    Some(config)
}

/// The settings of a layer, if there are fields for all of them.
fn settings(layer: &Value) -> Option<Settings> {
    let keywords = match adapter::python_value(&layer["docker_settings"]) {
        PythonValue::Dict(keywords) => keywords,
        _ => Dict::new(),
    };
    let settings = Settings::of_keywords(&keywords);
    let text = |dict: Dict| PythonValue::Dict(dict).to_sorted_json();
    (text(settings.keywords()) == text(keywords)).then_some(settings)
}

/// A LetZenmlBuild Config on a stack that builds, with one step of its own.
fn with_step(edit: impl FnOnce(&mut Config)) -> engine::Outcome {
    outcome_of(|config| {
        config.goal = Goal::LetZenmlBuild;
        config.steps.push(Step { name: "trainer".into(), ..Step::default() });
        edit(config);
    })
}

#[test]
fn images_come_one_for_each_key_and_the_steps_know_theirs() {
    let outcome = with_step(|config| config.steps[0].settings.set(Field::AptPackages, PythonValue::texts(["git"])));
    let keys: Vec<&str> = outcome.images.iter().map(|image| image.key.as_str()).collect();
    assert_eq!(keys, ["orchestrator", "trainer.orchestrator"]);
    let step = &outcome.steps[0];
    assert_eq!(step.image_key.as_deref(), Some("trainer.orchestrator"));
    assert_eq!(step.image.as_ref(), Some(&outcome.images[1].name));
}

#[test]
fn what_differs_only_in_the_search_for_builds_shares_the_image_of_the_pipeline() {
    let outcome = with_step(|config| config.steps[0].settings.set(Field::PreventBuildReuse, PythonValue::Bool(true)));
    let [pipeline, step] = &outcome.images[..] else { panic!("{:?}", outcome.images) };
    assert_eq!((step.shared_with.as_deref(), &step.name), (Some("orchestrator"), &pipeline.name));
}

#[test]
fn each_setting_of_a_step_knows_the_level_that_it_comes_from() {
    let outcome = with_step(|config| {
        config.settings.set(Field::Environment, PythonValue::from_json(r#"{"A": "1"}"#).unwrap());
        config.settings.set(Field::User, PythonValue::text("zenml"));
        let step = &mut config.steps[0].settings;
        step.set(Field::Environment, PythonValue::from_json(r#"{"B": "2"}"#).unwrap());
        step.set(Field::SourceFiles, PythonValue::text("include"));
    });
    let origins = |field| {
        let found = outcome.steps[0].settings.iter().find(|setting| setting.field == field).unwrap();
        found.origins.iter().map(|origin| origin.place().unwrap().id()).collect::<Vec<_>>()
    };
    assert_eq!(origins(Field::Environment), ["steps.1.environment", "environment"]);
    assert_eq!(origins(Field::User), ["user"]);
    assert_eq!(origins(Field::AllowDownloadFromArtifactStore), ["steps.1.source_files"]);
}
