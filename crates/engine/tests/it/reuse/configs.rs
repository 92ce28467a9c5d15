//! Two Configs, or a Config and the record of a build: would ZenML reuse it, and if not, why not?

use crate::problems::CATALOG;
use engine::config::{Component, ComponentType, Config, Goal, Step};
use engine::field::Field;
use engine::reuse::{Condition, Difference, ExistingBuild, Obstacle, Part, RecordedImage, between_configs, with_build};
use engine::{PythonValue, outcome};

fn config() -> Config {
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::LetZenmlBuild;
    let registry = Component::new(ComponentType::ContainerRegistry, "default");
    config.stack.components = vec![
        Component::new(ComponentType::Orchestrator, "kubernetes"),
        Component::new(ComponentType::ArtifactStore, "s3"),
        Component { uri: "registry.example.com/ml".into(), ..registry },
    ];
    config.settings.set(Field::Requirements, PythonValue::texts(["numpy", "pandas"]));
    config
}

/// Changes a Config and says what speaks against the build of the unchanged one: obstacles and failing conditions in
/// ZenML's words, then the differences.
fn check(change: impl Fn(&mut Config), expected: &[&str]) {
    let (before, mut after) = (config(), config());
    change(&mut after);
    let explanation = between_configs((&before, &CATALOG), (&after, &CATALOG));
    let obstacles = explanation.obstacles.iter().map(|obstacle| format!("{obstacle:?}"));
    let failing = explanation.failing.iter().map(|condition| condition.key().to_owned());
    let differences = explanation.differences.iter().map(described);
    let found: Vec<String> = obstacles.chain(failing).chain(differences).collect();
    assert_eq!(found, expected);
    assert_eq!(explanation.reused(), expected.is_empty());
}

fn described(difference: &Difference) -> String {
    let part = match &difference.part {
        Part::Field { name, before, after } => format!("{name} {} -> {}", before.repr(), after.repr()),
        Part::File { name, before, after } => format!("{name} {before:?} -> {after:?}"),
        other => format!("{other:?}"),
    };
    format!("{}: {part}", difference.image)
}

#[test]
fn the_same_configuration_takes_its_own_build() {
    check(|_| {}, &[]);
}

#[test]
fn a_flip_of_prevent_build_reuse_changes_no_checksum_but_prevents_the_search() {
    check(|config| config.settings.set(Field::PreventBuildReuse, PythonValue::Bool(true)), &["Prevented"]);
}

#[test]
fn the_order_of_requirements_counts_and_the_order_of_variables_does_not() {
    check(
        |config| config.settings.set(Field::Requirements, PythonValue::texts(["pandas", "numpy"])),
        &[
            "checksum",
            "orchestrator: requirements ['numpy', 'pandas'] -> ['pandas', 'numpy']",
            "orchestrator: .zenml_user_requirements Some(\"numpy\\npandas\") -> Some(\"pandas\\nnumpy\")",
        ],
    );
    let variables = |text: &str| {
        let mut config = config();
        config.settings.set(Field::Environment, PythonValue::from_json(text).unwrap());
        config
    };
    let (one, other) = (variables(r#"{"A": "1", "B": "2"}"#), variables(r#"{"B": "2", "A": "1"}"#));
    assert!(between_configs((&one, &CATALOG), (&other, &CATALOG)).reused());
    let typed = variables(r#"{"A": 1, "B": "2"}"#);
    let explanation = between_configs((&one, &CATALOG), (&typed, &CATALOG));
    assert_eq!(
        explanation.differences.iter().map(described).collect::<Vec<_>>(),
        ["orchestrator: environment {'A': '1', 'B': '2'} -> {'A': 1, 'B': '2'}"]
    );
}

#[test]
fn nested_fields_are_named_by_their_controls() {
    let (before, mut after) = (config(), config());
    let platform = |config: &mut Config, text: &str| {
        config.settings.set(Field::BuildFurtherOptions, PythonValue::from_json(text).unwrap());
    };
    platform(&mut after, r#"{"platform": "linux/amd64"}"#);
    let mut other = config();
    platform(&mut other, r#"{"platform": "linux/arm64"}"#);
    let fields = |one: &Config, other: &Config| {
        let explanation = between_configs((one, &CATALOG), (other, &CATALOG));
        explanation.differences.iter().map(|difference| difference.field()).collect::<Vec<_>>()
    };
    assert_eq!(fields(&after, &other), [Some(Field::BuildFurtherOptions)]);
    assert!(!fields(&before, &after).is_empty());
}

#[test]
fn stack_release_python_and_registry_are_conditions_of_their_own() {
    check(|config| config.python = "3.11".into(), &["python_version"]);
    check(|config| config.stack.components[2].uri = "registry.example.com/other".into(), &["container_registry_id"]);
    check(
        |config| config.stack.components[1].flavor = "local".into(),
        &[
            "stack_id",
            "checksum",
            "orchestrator: .zenml_stack_integration_requirements Some(\"Jinja2\\naws-profile-manager\\nboto3\\nkubernetes>=21.7,<26\\ns3fs>2022.3.0,!=2025.3.1\") -> Some(\"Jinja2\\nkubernetes>=21.7,<26\")",
        ],
    );
    check(
        |config| drop(config.stack.components.remove(2)),
        &["NoContainerRegistry", "stack_id", "container_registry_id"],
    );
}

#[test]
fn an_image_that_must_hold_code_is_never_reused() {
    let include = |config: &mut Config| {
        config.settings.set(Field::SourceFiles, PythonValue::text("include"));
    };
    let mut before = config();
    include(&mut before);
    let explanation = between_configs((&before, &CATALOG), (&before, &CATALOG));
    assert_eq!(explanation.obstacles, [Obstacle::CodeIncluded]);
    assert_eq!(explanation.failing, [Condition::ContainsCode]);
}

#[test]
fn a_step_of_its_own_is_an_image_more() {
    check(
        |config| {
            let mut step = Step { name: "trainer".into(), ..Step::default() };
            step.settings.set(Field::AptPackages, PythonValue::texts(["git"]));
            config.steps.push(step);
        },
        &["checksum", "trainer.orchestrator: OnlyAfter"],
    );
}

#[test]
fn a_record_of_a_server_says_which_images_and_which_lines_differ() {
    let before = config();
    let image = &outcome(&before, &CATALOG).images[0];
    let build = ExistingBuild {
        stack_id: Some("one".into()),
        container_registry_id: Some("two".into()),
        zenml_version: Some("0.98.0".into()),
        python_version: Some("3.12.7".into()),
        checksum: Some("0".repeat(32)),
        ..ExistingBuild::default()
    };
    let dockerfile = image.plan.build().map(|build| build.dockerfile.text());
    let recorded = RecordedImage {
        key: "orchestrator".into(),
        settings_checksum: Some("0".repeat(32)),
        dockerfile,
        requirements: Some("numpy".into()),
    };
    let explanation = with_build(&before, &CATALOG, &build, std::slice::from_ref(&recorded));
    assert_eq!((explanation.obstacles.len(), explanation.failing.as_slice()), (0, &[Condition::Checksum][..]));
    assert!(
        matches!(&explanation.differences[..], [Difference { part: Part::File { name, .. }, .. }] if name == "requirements"),
        "{explanation:?}"
    );
    let other = ExistingBuild { zenml_version: Some("0.97.0".into()), is_local: true, ..build };
    let explanation = with_build(&before, &CATALOG, &other, std::slice::from_ref(&recorded));
    assert_eq!(explanation.failing, [Condition::IsLocal, Condition::ZenmlVersion, Condition::Checksum]);
}
