//! The contract of an image that ZenML does not build.

use super::{catalog, program, random, texts};
use engine::config::{Component, ComponentType, Config, Goal, Step};
use engine::contract::{self, Check, ImageContract, Need, Writer};
use engine::{Field, Severity, Situation, outcome};
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn contracts(config: &Config) -> Vec<ImageContract> {
    let catalog = catalog();
    contract::contract(&Situation::of(config, &catalog), &outcome(config, &catalog))
}

fn with(components: &[(ComponentType, &str)]) -> Config {
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::Reuse;
    config.settings.type_text(Field::ParentImage, "registry.example.com/ml/train:1");
    let components = components.iter().map(|(component_type, flavor)| Component::new(*component_type, *flavor));
    config.stack.components = components.collect();
    config
}

/// Requirements in short: rule, identifier and severity.
fn short(contract: &ImageContract) -> Vec<String> {
    let line = |requirement: &contract::Requirement| {
        format!("{} {} {:?}", requirement.check.rule(), requirement.id(), requirement.severity)
    };
    contract.requirements.iter().map(line).collect()
}

#[test]
fn a_kubernetes_stack_on_s3_asks_for_everything_that_its_steps_import() {
    let mut config = with(&[
        (ComponentType::Orchestrator, "kubernetes"),
        (ComponentType::ArtifactStore, "s3"),
        (ComponentType::ExperimentTracker, "mlflow"),
    ]);
    config.settings.type_text(Field::RequiredIntegrations, "lightgbm");
    config.settings.type_text(
        Field::Requirements,
        "--extra-index-url https://a.example.com\npolars==1.0\n# note\ngit+https://example.com/x",
    );
    let [contract] = contracts(&config).try_into().expect("one image");
    assert_eq!(contract.image, "registry.example.com/ml/train:1");
    assert_eq!(contract.installer_options, ["--extra-index-url https://a.example.com"]);
    assert!(contract.steps.is_empty() && contract.requirements.iter().all(|requirement| requirement.steps.is_empty()));
    let found = short(&contract);
    for expected in [
        "C1 zenml.zenml Error",
        "C2 python Error",
        "C3 stack.mlflow Error",
        "C5 integration.lightgbm Error",
        "C6 project.polars Error",
        "C6 project.git+https://example.com/x Error",
        "C7 artifact-store.s3fs Error",
        "C8 runner.kubernetes Error",
        "C9 apt-package.libgomp1 Error",
        "C11 writable Error",
        "C12 program Error",
        "C14 platform Note",
        "C15 secret Warning",
        "C16 digest Note",
        "C17 registry Warning",
        "C19 variable.ZENML_CONFIG_PATH Note",
    ] {
        assert!(found.contains(&expected.to_owned()), "{expected} in {found:#?}");
    }
    // Code is fetched from the artifact store, Kubernetes overrides the entrypoint, and pip is for builds alone.
    assert!(
        !found.iter().any(|line| ["C10", "C13", "C18", "C20"].iter().any(|rule| line.starts_with(rule))),
        "{found:#?}"
    );
}

#[test]
fn what_an_orchestrator_does_with_the_entrypoint_decides() {
    for (flavor, expected) in [
        ("kubernetes", None),
        ("vertex", None),
        ("sagemaker", None),
        ("local_docker", None),
        ("airflow", Some(Severity::Error)),
        ("vm_aws", Some(Severity::Error)),
        ("azureml", Some(Severity::Note)),
    ] {
        let [contract] = contracts(&with(&[(ComponentType::Orchestrator, flavor)])).try_into().expect("one image");
        let found = contract.requirements.iter().find(|requirement| requirement.check == Check::Entrypoint);
        assert_eq!(found.map(|requirement| requirement.severity), expected, "{flavor}");
        let writer = contract.requirements.iter().find_map(|requirement| match &requirement.need {
            Need::Writable { writer, .. } => Some(writer.clone()),
            _ => None,
        });
        let anybody = flavor == "local_docker";
        assert_eq!(writer, Some(if anybody { Writer::Anybody } else { Writer::OfImage }), "{flavor}");
    }
}

#[test]
fn code_has_to_be_there_where_nobody_brings_it() {
    let mut config = with(&[(ComponentType::Orchestrator, "kubernetes")]);
    let code = |config: &Config| contracts(config)[0].requirements.iter().any(|one| one.check == Check::Code);
    assert!(!code(&config));
    config.settings.type_text(Field::AllowDownloadFromArtifactStore, "False");
    assert!(code(&config));
    config.project.code_repository = "github".into();
    assert!(!code(&config));
    let [contract] = contracts(&config).try_into().expect("one image");
    assert!(short(&contract).contains(&"C4 code-repository.pygithub Error".to_owned()), "{:#?}", short(&contract));
}

#[test]
fn steps_with_needs_of_their_own_are_named() {
    let mut config = with(&[(ComponentType::Orchestrator, "kubernetes"), (ComponentType::StepOperator, "sagemaker")]);
    config.settings.type_text(Field::Requirements, "polars");
    let mut trainer = Step { name: "trainer".into(), step_operator: "sagemaker".into(), ..Step::default() };
    trainer.settings.type_text(Field::Requirements, "torch");
    let mut other = Step { name: "evaluator".into(), ..Step::default() };
    other.settings.type_text(
        Field::ParentImage,
        "registry.example.com/ml/eval@sha256:0000000000000000000000000000000000000000000000000000000000000000",
    );
    other.settings.type_text(Field::SkipBuild, "True");
    config.steps = vec![trainer, other];
    let [first, second] = contracts(&config).try_into().expect("two images");
    assert_eq!(first.steps, ["other steps", "trainer"]);
    assert_eq!(second.steps, ["evaluator"]);
    let steps = |id: &str| {
        let found = first.requirements.iter().find(|requirement| requirement.id() == id);
        found.unwrap_or_else(|| panic!("{id} in {:#?}", short(&first))).steps.clone()
    };
    assert_eq!(steps("project.torch"), ["trainer"]);
    assert_eq!(steps("project.polars"), ["other steps"]);
    assert!(steps("runner.kubernetes").is_empty());
    let digest = second.requirements.iter().find_map(|requirement| match &requirement.need {
        Need::Digest(digest) => Some((requirement.severity, digest.as_deref())),
        _ => None,
    });
    assert_eq!(
        digest,
        Some((
            Severity::Note,
            Some(concat!("sha256:", "0000000000000000000000000000000000000000000000000000000000000000"))
        ))
    );
}

#[test]
fn an_image_to_build_on_needs_python_and_an_installer() {
    let mut config = with(&[(ComponentType::Orchestrator, "kubernetes"), (ComponentType::ArtifactStore, "s3")]);
    config.goal = Goal::LetZenmlBuild;
    config.settings.type_text(Field::AptPackages, "git");
    let [contract] = contracts(&config).try_into().expect("the parent image");
    let expected =
        ["C1 zenml.zenml Error", "C2 python Error", "C12 program Error", "C20 installer Error", "C20 installer Error"];
    assert_eq!(short(&contract), expected);
    config.settings.type_text(Field::Requirements, "zenml==0.98.0");
    assert!(!short(&contracts(&config)[0]).contains(&"C1 zenml.zenml Error".to_owned()));
    config.settings.unset(Field::ParentImage);
    assert!(contracts(&config).is_empty());
}

/// Whatever is asked of the recipe's image, the recipe does, as far as a Dockerfile can.
#[test]
fn the_recipe_satisfies_its_own_contract() {
    let catalog = catalog();
    let mut config = super::recipe::prebuilt();
    config.stack.components = vec![
        Component::new(ComponentType::Orchestrator, "kubernetes"),
        Component::new(ComponentType::ArtifactStore, "s3"),
    ];
    let recipe = outcome(&config, &catalog).recipe.expect("a recipe");
    let (requirements, dockerfile) = (recipe.requirements.text(), recipe.dockerfile.text());
    let [contract] = contracts(&config).try_into().expect("one image");
    for requirement in &contract.requirements {
        let done = match &requirement.need {
            Need::Distribution(text) => requirements.lines().any(|line| line == text),
            Need::AptPackage(name) => dockerfile.contains(name.as_str()),
            Need::Python(python) => dockerfile.contains(&format!("python:{python}")),
            Need::Code(_) => dockerfile.contains("COPY . ."),
            Need::Writable { folder, .. } => dockerfile.contains(&format!("chmod -R a+rwX {folder}")),
            Need::User(name) => dockerfile.contains(&format!("useradd --create-home {name}")),
            Need::Variable(name, value) => dockerfile.contains(&format!("ENV {name}={value}")),
            _ => true,
        };
        assert!(done, "{} in\n{dockerfile}\n{requirements}", requirement.title());
    }
    assert!(contract.requirements.iter().any(|requirement| requirement.need == Need::User("zenml".into())));
}

#[test]
fn every_contract_is_a_list_that_markdown_and_json_readers_read() {
    let catalog = catalog();
    let mut requests = Vec::new();
    let mut count = 0;
    for config in random::configs(150) {
        let contracts = contract::contract(&Situation::of(&config, &catalog), &outcome(&config, &catalog));
        for contract in &contracts {
            let ids: BTreeSet<(String, String)> =
                contract.requirements.iter().map(|requirement| (requirement.id(), requirement.title())).collect();
            assert_eq!(ids.len(), contract.requirements.len(), "{:#?}", short(contract));
            assert!(contract.requirements.iter().all(|one| !one.origins.is_empty() && !one.reason().is_empty()));
            count += contract.requirements.len();
        }
        let (markdown, json) = (contract::markdown(&contracts), contract::json(&contracts));
        assert!(texts(&markdown).iter().chain(&texts(&json)).all(|line| !line.contains(['\n', '\r'])));
        let read: Value = serde_json::from_str(&json.text()).expect("the contract is JSON");
        let lengths: Vec<usize> = read
            .as_array()
            .expect("images")
            .iter()
            .map(|image| image["requirements"].as_array().map_or(0, Vec::len))
            .collect();
        assert_eq!(lengths, contracts.iter().map(|contract| contract.requirements.len()).collect::<Vec<_>>());
        let items: usize = lengths.iter().sum();
        requests.push(json!({ "markdown": markdown.text(), "items": items }).to_string());
    }
    assert!(count > 1_000, "{count}");
    let read = "import json, sys\n\
        from markdown_it import MarkdownIt\n\
        for line in sys.stdin:\n\
        \x20   request = json.loads(line)\n\
        \x20   tokens = MarkdownIt().parse(request['markdown'])\n\
        \x20   kinds = [token.type for token in tokens]\n\
        \x20   assert not any(kind in ('heading_open', 'fence', 'html_block', 'code_block') for kind in kinds), request\n\
        \x20   print(kinds.count('list_item_open') == request['items'])\n";
    let answers = program::python(&["-c", read], &requests.join("\n"));
    assert_eq!(answers.lines().filter(|line| *line == "True").count(), requests.len());
}
