//! What a field does, and what changed.

use super::{catalog, random};
use crate::adapter;
use engine::config::{CommandResult, Component, ComponentType, Config, Goal, RecipeBase, Step};
use engine::diff::{self, Change};
use engine::effect::{Decision, Effect, Nothing, effect_of};
use engine::{Field, Place, ROWS, Situation, outcome};
use serde_json::Value;
use std::collections::BTreeMap;

/// A change of a configuration.
type Edit = fn(&mut Config);

fn effect(config: &Config, field: Field) -> Effect {
    let catalog = catalog();
    effect_of(&Situation::of(config, &catalog), &outcome(config, &catalog), field, None).expect("the field is set")
}

/// Every field of every case of every release, for two goals: lines, a decision or a reason.
#[test]
fn every_field_that_is_set_has_lines_or_a_reason() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen: BTreeMap<Field, usize> = BTreeMap::new();
    for (_, cases) in crate::cases::OF_RELEASES {
        let text = std::io::read_to_string(flate2::read::GzDecoder::new(cases)).expect("cases can be unpacked");
        for (number, line) in text.lines().enumerate() {
            let case: Value = serde_json::from_str(line).expect("a case is JSON");
            let (release, catalog) = adapter::release(&case).expect("a known release");
            let engine::PythonValue::Dict(keywords) = adapter::python_value(&case["docker_settings"]) else { continue };
            let mut config = Config::new(release.to_string(), "3.11");
            config.goal = Goal::ALL[number % 3];
            config.settings = engine::settings::Settings::of_keywords(&keywords);
            config.stack = adapter::stack(&case);
            config.project = adapter::project(&case);
            let (situation, outcome) = (Situation::of(&config, catalog), outcome(&config, catalog));
            for row in ROWS {
                let found = effect_of(&situation, &outcome, row.field, None);
                assert_eq!(found.is_some(), config.settings.get(row.field).is_some());
                let Some(found) = found else { continue };
                *seen.entry(row.field).or_default() += 1;
                let kind = match &found {
                    Effect::Lines(lines) => {
                        assert!(!lines.is_empty());
                        "lines"
                    }
                    Effect::Decides(_) => "decides",
                    Effect::Nothing(Nothing::Problem(_)) => "problem",
                    Effect::Nothing(Nothing::SameAnyway) => "same",
                    Effect::Nothing(Nothing::NotNeeded) => "not needed",
                };
                *kinds.entry(kind).or_default() += 1;
                let sentence = found.sentence();
                assert_eq!(sentence.is_none(), matches!(found, Effect::Lines(_)));
                assert!(sentence.is_none_or(|sentence| !sentence.is_empty()));
            }
        }
    }
    assert_eq!(kinds.len(), 5, "{kinds:?}");
    assert!(kinds["lines"] > 500 && kinds["problem"] > 300, "{kinds:?}");
    assert!(seen.len() > 40, "{} fields: {seen:?}", seen.len());
}

#[test]
fn a_field_without_lines_says_what_it_decides() {
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    config.stack.components.push(Component::new(ComponentType::ArtifactStore, "s3"));
    let mut check = |field: Field, text: &str, expected: Effect| {
        config.settings.type_text(field, text);
        assert_eq!(effect(&config, field), expected, "{}", field.key());
        config.settings.unset(field);
    };
    let decides = Effect::Decides;
    check(Field::ImageTag, "v1", decides(Decision::Name("zenml:v1".into())));
    check(Field::AllowDownloadFromArtifactStore, "False", decides(Decision::Code));
    check(Field::AllowIncludingFilesInImages, "False", Effect::Nothing(Nothing::NotNeeded));
    check(Field::InstallStackRequirements, "True", Effect::Nothing(Nothing::SameAnyway));
    check(Field::PreventBuildReuse, "True", decides(Decision::Reuse));
    check(Field::BuildDockerignore, "docker/.dockerignore", decides(Decision::Options));
    config.settings.type_text(Field::Requirements, "pandas");
    let mut check = |field: Field, text: &str, expected: Effect| {
        config.settings.type_text(field, text);
        assert_eq!(effect(&config, field), expected, "{}", field.key());
        config.settings.unset(field);
    };
    check(Field::InstallStackRequirements, "False", decides(Decision::Lines { with: 10, without: 15 }));
    let Effect::Lines(lines) = effect(&config, Field::Requirements) else { panic!("requirements have lines") };
    let texts: Vec<(&str, &str)> = lines.iter().map(|line| (line.document.as_str(), line.text.as_str())).collect();
    assert_eq!(
        texts,
        [
            ("Dockerfile", "COPY .zenml_user_requirements ."),
            ("Dockerfile", "RUN uv pip install --no-cache-dir -r .zenml_user_requirements"),
            (".zenml_user_requirements", "pandas"),
        ]
    );
}

#[test]
fn a_step_has_its_lines_in_its_own_image() {
    let catalog = catalog();
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    config.stack.components.push(Component::new(ComponentType::Orchestrator, "kubernetes"));
    let mut step = Step { name: "trainer".into(), ..Step::default() };
    step.settings.type_text(Field::Requirements, "torch");
    config.steps.push(step);
    let of_step = |config: &Config, field| {
        effect_of(&Situation::of(config, &catalog), &outcome(config, &catalog), field, Some(0))
    };
    let Some(Effect::Lines(lines)) = of_step(&config, Field::Requirements) else { panic!("the step has lines") };
    assert!(lines.iter().any(|line| line.document == "trainer.orchestrator/.zenml_user_requirements"), "{lines:#?}");
    assert_eq!(of_step(&config, Field::User), None);
    config.settings.type_text(Field::SkipBuild, "True");
    config.settings.type_text(Field::ParentImage, "ours:1");
    let found = of_step(&config, Field::Requirements);
    assert!(matches!(found, Some(Effect::Nothing(Nothing::Problem(_)))), "{found:?}");
}

#[test]
fn equal_configurations_do_not_differ_and_every_change_is_found() {
    let base = super::recipe::prebuilt();
    assert_eq!(diff::configs(&base, &base), []);
    let changes: [(&str, Edit); 20] = [
        ("goal", |config| config.goal = Goal::Reuse),
        ("zenml", |config| config.release = "0.97.0".into()),
        ("python", |config| config.python = "3.10".into()),
        ("stack.orchestrator.2", |config| {
            config.stack.components.push(Component::new(ComponentType::Orchestrator, "kubernetes"));
        }),
        ("stack.container_registry", |config| {
            let registry = Component::new(ComponentType::ContainerRegistry, "");
            config.stack.components.push(Component { uri: "ghcr.io/acme".into(), ..registry });
        }),
        ("stack.uses_sql_store", |config| config.stack.uses_sql_store = true),
        ("pipeline", |config| config.project.pipeline_name = "other".into()),
        ("dynamic", |config| config.project.dynamic = true),
        ("code_repository", |config| config.project.code_repository = "github".into()),
        ("file.a.txt", |config| config.project.files.push(("a.txt".into(), "x".into()))),
        ("command.pip_freeze", |config| {
            config
                .project
                .commands
                .push(("pip freeze".into(), CommandResult { return_code: 1, ..CommandResult::default() }));
        }),
        ("recipe_base", |config| config.target.recipe_base = RecipeBase::Cuda),
        ("platform", |config| config.target.platform = "linux/arm64".into()),
        ("image", |config| config.target.registry = "ghcr.io".into()),
        ("image", |config| config.target.repository = "other".into()),
        ("image", |config| config.target.tag = "2".into()),
        ("user", |config| config.settings.unset(Field::User)),
        ("steps.1", |config| config.steps.push(Step { name: "a".into(), ..Step::default() })),
        ("skip_build", |config| config.settings.type_text(Field::SkipBuild, "False")),
        ("link", |config| config.unrecognised.push(("new_key".into(), "1".into()))),
    ];
    for (id, change) in changes {
        let mut other = base.clone();
        change(&mut other);
        for (old, new) in [(&base, &other), (&other, &base)] {
            let found = diff::configs(old, new);
            assert!(found.iter().any(|change| change.place.id() == id), "{id}: {found:#?}");
            assert!(found.iter().all(|change| change.before != change.after), "{found:#?}");
        }
    }
    let configs: Vec<Config> = random::configs(40).collect();
    for (one, other) in configs.iter().zip(configs.iter().skip(1)) {
        assert_eq!(diff::configs(one, one), []);
        assert_ne!(diff::configs(one, other), []);
    }
}

#[test]
fn a_step_and_its_settings_are_compared_by_position() {
    let mut old = Config::new("0.98.0", "3.12");
    let mut step = Step { name: "trainer".into(), ..Step::default() };
    step.settings.type_text(Field::AptPackages, "git");
    old.steps.push(step.clone());
    let mut new = old.clone();
    new.steps[0].settings.type_text(Field::AptPackages, "git\ncurl");
    let found = diff::configs(&old, &new);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place, Place::Step(0, Some(Field::AptPackages)));
    assert_eq!((found[0].before.as_deref(), found[0].after.as_deref()), (Some("git"), Some("git\ncurl")));
}

/// What 0.85.0 changed: uv is the installer.
#[test]
fn two_releases_differ_file_by_file() {
    let mut config = Config::new("0.84.3", "3.11");
    config.goal = Goal::LetZenmlBuild;
    config.settings.type_text(Field::Requirements, "pandas");
    let older = catalog::catalog("0.84.3").expect("shipped");
    let newer = catalog::catalog("0.85.0").expect("shipped");
    let (old, new) = (outcome(&config, &older), outcome(&Config { release: "0.85.0".into(), ..config }, &newer));
    let changes = diff::outcomes(&old, &new);
    assert_eq!(changes.iter().map(|change| change.path.as_str()).collect::<Vec<_>>(), ["orchestrator/Dockerfile"]);
    let of = |change: Change| -> Vec<&str> {
        changes[0].lines.iter().filter(|line| line.change == change).map(|line| line.text).collect()
    };
    assert_eq!(
        of(Change::Removed),
        [
            "FROM zenmldocker/zenml:0.84.3-py3.11",
            "RUN pip install --no-cache-dir --default-timeout=60 -r .zenml_user_requirements"
        ]
    );
    assert_eq!(
        of(Change::Added),
        [
            "FROM zenmldocker/zenml:0.85.0-py3.11",
            "RUN pip install uv",
            "RUN uv pip install --no-cache-dir -r .zenml_user_requirements"
        ]
    );
    assert_eq!(diff::outcomes(&old, &old), []);
}
