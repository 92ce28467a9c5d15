//! Every check of the contract: an image that passes it, one that fails it, and a text that cannot tell.

use std::collections::BTreeSet;

use engine::config::{Component, ComponentType, Config, Goal};
use engine::contract::{self, Check, ImageContract};
use engine::{Field, Situation, outcome};
use facts::{Facts, Standing, Verdict};
use serde_json::{Value, json};

use super::lists::read;
use super::recordings::{recording, text};
use super::stacks::{contract_of, stacks};

/// The contract of one of the stacks, changed.
fn of(stack: &str, change: impl Fn(&mut Config)) -> ImageContract {
    let mut config = stacks().into_iter().find(|(name, _)| *name == stack).expect("the stack").1;
    change(&mut config);
    let catalog = catalog::for_release(&config.release);
    let contracts = contract::contract(&Situation::of(&config, &catalog), &outcome(&config, &catalog));
    contracts.into_iter().next().expect("an image")
}

/// A text of a real image, under its own name.
fn real(image: &str, file: &'static str) -> (&'static str, String) {
    (file, text(&recording(image), file).to_owned())
}

/// The same with a member changed.
fn changed(image: &str, file: &'static str, change: impl Fn(&mut Value)) -> (&'static str, String) {
    let mut value = serde_json::from_str(&real(image, file).1).expect("it is JSON");
    change(&mut value);
    (file, value.to_string())
}

/// Holds a check of a contract against texts that pass it, fail it, and cannot tell.
fn check(check: Check, contract: &ImageContract, texts: [(Standing, Vec<(&str, String)>); 3]) -> &'static str {
    for (standing, texts) in texts {
        let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let facts: Facts = read(&texts);
        let verdicts = facts::check(std::slice::from_ref(contract), &facts);
        let mine: Vec<&Verdict> = verdicts.iter().filter(|verdict| verdict.requirement.check == check).collect();
        assert!(!mine.is_empty(), "{check:?} is not asked for");
        for verdict in mine {
            assert_eq!(verdict.standing, standing, "{check:?}: {}: {}", verdict.requirement.title(), verdict.found);
            assert!(!verdict.found.is_empty() && !verdict.found.ends_with('.'), "{}", verdict.found);
            // What was found, was found somewhere; what is missing, where it was looked for.
            let somewhere = !verdict.places.is_empty() || matches!(check, Check::Secret | Check::Digest);
            assert!(standing == Standing::Unverified || somewhere, "{check:?}: {verdict:?}");
        }
    }
    check.rule()
}

#[test]
fn every_check_is_passed_failed_and_left_open() {
    use Standing::{Missing, Satisfied, Unverified, Wrong};
    let inspect = || real("full", "inspect.json");
    let list = || real("full", "pip-list.txt");
    let probe = |image: &str| real(image, "probe.json");
    let installed =
        || [(Satisfied, vec![probe("full")]), (Missing, vec![probe("plain")]), (Unverified, vec![inspect()])];
    let mut rules = BTreeSet::new();
    for (asked, stack) in [
        (Check::Zenml, "kubernetes"),
        (Check::Stack, "docker"),
        (Check::CodeRepository, "airflow"),
        (Check::Integration, "ssh"),
        (Check::ArtifactStore, "kubernetes"),
        (Check::Runner, "kubernetes"),
        (Check::AptPackage, "ssh"),
        (Check::User, "hyperai"),
    ] {
        rules.insert(check(asked, &of(stack, |_| {}), installed()));
    }
    let project = of("docker", |config| config.settings.type_text(Field::Requirements, "requests[socks]>=2.20"));
    rules.insert(check(Check::Project, &project, installed()));
    let old = [(Satisfied, vec![probe("full")]), (Wrong, vec![probe("old-zenml")]), (Unverified, vec![inspect()])];
    rules.insert(check(Check::Zenml, &of("docker", |_| {}), old));

    let python = |version: &'static str| of("docker", move |config| config.python = version.into());
    rules.insert(check(
        Check::Python,
        &python("3.11"),
        [
            (Satisfied, vec![probe("full")]),
            (Wrong, vec![changed("full", "probe.json", |probe| probe["markers"]["python_version"] = json!("3.12"))]),
            (Unverified, vec![inspect(), list()]),
        ],
    ));

    let mut own_code = of("kubernetes", |config| {
        config.settings.type_text(Field::AllowDownloadFromArtifactStore, "False");
        config.project.files = vec![("steps/train.py".into(), String::new()), ("README.md".into(), String::new())];
    });
    let with_code = |files: &'static [&str]| {
        changed("full", "probe.json", move |probe| {
            probe["modules"] = json!({"roots": ["/app"], "python_files": files, "all": true});
        })
    };
    rules.insert(check(
        Check::Code,
        &own_code,
        [
            (Satisfied, vec![with_code(&["/app/run.py", "/app/steps/train.py"])]),
            (Missing, vec![with_code(&["/app/train.py"])]),
            (Unverified, vec![inspect()]),
        ],
    ));
    own_code.requirements.retain(|one| one.check == Check::Code);

    rules.insert(check(
        Check::Writable,
        &of("kubernetes", |_| {}),
        [
            (Satisfied, vec![probe("own-environment")]),
            (Missing, vec![probe("no-folder")]),
            (Unverified, vec![real("no-folder", "inspect.json")]),
        ],
    ));
    rules.insert(check(
        Check::Program,
        &of("kubernetes", |_| {}),
        [(Satisfied, vec![probe("full")]), (Missing, vec![probe("profile-environment")]), (Unverified, vec![list()])],
    ));
    rules.insert(check(
        Check::Entrypoint,
        &of("airflow", |_| {}),
        [
            (Satisfied, vec![inspect()]),
            (Wrong, vec![real("entrypoint", "inspect.json")]),
            (Unverified, vec![probe("full")]),
        ],
    ));
    rules.insert(check(
        Check::Platform,
        &of("airflow", |_| {}),
        [
            (Satisfied, vec![inspect()]),
            (Wrong, vec![changed("full", "inspect.json", |images| images[0]["Architecture"] = json!("arm64"))]),
            (Unverified, vec![list()]),
        ],
    ));
    rules.insert(check(
        Check::Secret,
        &of("kubernetes", |_| {}),
        [
            (Satisfied, vec![inspect()]),
            (Wrong, vec![real("entrypoint", "inspect.json")]),
            (Unverified, vec![probe("full")]),
        ],
    ));
    let inspected = inspect().1;
    let digest = inspected.split('"').find(|word| word.starts_with("sha256:"));
    let digest = digest.expect("podman says the digest").to_owned();
    let named = of("kubernetes", |config| {
        config.settings.type_text(Field::ParentImage, format!("registry.example.com/ml/train@{digest}"));
    });
    rules.insert(check(
        Check::Digest,
        &named,
        [(Satisfied, vec![inspect()]), (Wrong, vec![real("plain", "inspect.json")]), (Unverified, vec![probe("full")])],
    ));
    let without = |images: &mut Value| images[0]["RepoDigests"] = json!([]);
    let in_cluster = |probe: &mut Value| {
        probe["variable_names"].as_array_mut().expect("names").push(json!("KUBERNETES_SERVICE_HOST"));
    };
    rules.insert(check(
        Check::Registry,
        &of("kubernetes", |_| {}),
        [
            (Satisfied, vec![changed("full", "probe.json", in_cluster)]),
            (Missing, vec![changed("full", "inspect.json", without)]),
            (Unverified, vec![probe("full")]),
        ],
    ));
    rules.insert(check(
        Check::Shell,
        &of("skypilot", |_| {}),
        [(Satisfied, vec![probe("full")]), (Missing, vec![probe("no-installer")]), (Unverified, vec![inspect()])],
    ));
    rules.insert(check(
        Check::Variable,
        &of("kubernetes", |_| {}),
        [(Satisfied, vec![inspect()]), (Missing, vec![real("plain", "inspect.json")]), (Unverified, vec![list()])],
    ));
    let built_on = of("kubernetes", |config| {
        config.goal = Goal::LetZenmlBuild;
        config.settings.type_text(Field::PythonPackageInstaller, "pip");
        config.stack.components.push(Component::new(ComponentType::ImageBuilder, "local"));
    });
    rules.insert(check(
        Check::Installer,
        &built_on,
        [(Satisfied, vec![probe("full")]), (Missing, vec![probe("no-installer")]), (Unverified, vec![inspect()])],
    ));
    let every: BTreeSet<String> = (1..=20).map(|rule| format!("C{rule}")).collect();
    assert_eq!(rules.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), every);
}

#[test]
fn a_secret_is_named_and_never_shown() {
    let (stack, config) = stacks().into_iter().next().expect("a stack");
    let contract = contract_of(&config, stack);
    let recording = recording("entrypoint");
    let texts = ["inspect.json", "history.json", "probe.json"].map(|file| (file, text(&recording, file)));
    let facts = read(&texts);
    let verdicts = facts::check(std::slice::from_ref(&contract), &facts);
    let checked = facts::report::Checked {
        contracts: std::slice::from_ref(&contract),
        facts: &facts,
        verdicts: &verdicts,
        strict: false,
    };
    let secret = verdicts.iter().find(|verdict| verdict.requirement.check == Check::Secret).expect("C15");
    assert!(secret.found.contains("API_TOKEN") && secret.found.contains("history"), "{}", secret.found);
    let documents = [facts::report::markdown(&checked), facts::report::json(&checked), facts::report::junit(&checked)];
    for document in documents {
        for value in ["q7Rf2kLm9xTz4WbV8nYc", "pw7Qx2LmZ9"] {
            assert!(!document.text().contains(value), "{} shows {value}", document.name);
        }
    }
}
