//! Workflows of CI services.

use super::commands::recipe_config;
use super::{catalog, program, random};
use engine::config::Goal;
use engine::{Config, Document, Field, Place, Situation, workflow};
use serde_json::{Value, json};

fn answers(service: &str, write: fn(&Situation<'_>) -> Document, configs: &[Config]) -> Vec<Value> {
    let catalog = catalog();
    let texts = configs.iter().map(|config| write(&Situation::of(config, &catalog)).text());
    let requests: Vec<Value> = texts.map(|text| json!({ "service": service, "text": text })).collect();
    let answers = program::check_workflows(&requests);
    for (answer, request) in answers.iter().zip(&requests) {
        assert_eq!(answer["errors"], json!([]), "{}", request["text"].as_str().expect("the workflow"));
    }
    answers
}

fn configs() -> Vec<Config> {
    let recipes = random::configs(450).filter(|config| config.goal == Goal::BringYourOwn);
    core::iter::once(recipe_config()).chain(recipes).collect()
}

#[test]
fn every_github_workflow_keeps_to_the_schema_and_has_what_the_recipe_needs() {
    let answers = answers("github", workflow::github, &configs());
    assert!(answers.len() > 100);
    let steps = answers[0]["content"]["jobs"]["image"]["steps"].as_array().expect("the job has steps");
    let with = |action: &str| {
        let step = steps.iter().find(|step| step["uses"].as_str().is_some_and(|uses| uses.starts_with(action)));
        step.expect(action)["with"].clone()
    };
    assert_eq!(with("docker/login-action")["registry"], "registry.example.com");
    let build = with("docker/build-push-action");
    assert_eq!(build["tags"], "registry.example.com/ml/train:1.0");
    assert_eq!(build["platforms"], "linux/amd64");
    assert_eq!(build["build-args"], "GIT_COMMIT=4f1c2d9\nNOTE=it's so\n");
    assert_eq!(build["push"], true);
}

#[test]
fn every_gitlab_job_keeps_to_the_schema_and_its_commands_are_read_by_a_shell() {
    let answers = answers("gitlab", workflow::gitlab, &configs());
    let mut script = String::new();
    for answer in &answers {
        for command in answer["scripts"].as_array().expect("the job has commands") {
            script += &command.as_str().expect("a command is text").replace('\0', "");
            script += "\n";
        }
    }
    assert!(script.lines().count() > 500);
    program::read_by_shell(&script);
    let commands = answers[0]["scripts"].as_array().expect("the job has commands");
    assert_eq!(commands.len(), 3);
    assert_eq!(
        commands[1],
        "buildah build \\\n    --platform linux/amd64 \\\n    --build-arg GIT_COMMIT=4f1c2d9 \\\n    \
         --build-arg 'NOTE=it'\\''s so' \\\n    --tag registry.example.com/ml/train:1.0 \\\n    .\n"
    );
    assert_eq!(commands[2], "buildah push registry.example.com/ml/train:1.0");
}

/// A script that takes whatever the schema allows would not notice anything.
#[test]
fn what_is_no_workflow_is_found_out() {
    let request = |service: &str, text: &str| json!({ "service": service, "text": text });
    let answers = program::check_workflows(&[
        request("github", "on: push\njobs:\n  image:\n    steps: []\n"),
        request("gitlab", "build-image:\n  script: 5\n"),
    ]);
    assert!(answers.iter().all(|answer| answer["errors"] != json!([])), "{answers:#?}");
}

#[test]
fn each_registry_is_logged_in_to_in_its_own_way() {
    let catalog = catalog();
    let mut config = recipe_config();
    for (registry, github, gitlab) in [
        (
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com",
            "# Two secrets of the repository: an access key id and its secret access key",
            "    - \"aws ecr get-login-password --region eu-central-1 | buildah login --username AWS --password-stdin 123456789012.dkr.ecr.eu-central-1.amazonaws.com\"",
        ),
        ("ghcr.io/acme", "username: ${{ github.actor }}", "buildah login --username"),
        ("registry.gitlab.com/acme", "REGISTRY_USERNAME", "$CI_REGISTRY_USER"),
    ] {
        config.target.registry = registry.into();
        let situation = Situation::of(&config, &catalog);
        let [one, two] = [workflow::github(&situation).text(), workflow::gitlab(&situation).text()];
        assert!(one.contains(github), "{one}");
        assert!(two.contains(gitlab), "{two}");
    }
}

#[test]
fn a_workflow_never_evaluates_what_was_typed() {
    let catalog = catalog();
    let mut config = recipe_config();
    config.settings.type_text(Field::BuildArgs, "A=${{ secrets.X }}");
    let workflow = workflow::github(&Situation::of(&config, &catalog));
    let line = workflow.lines.iter().find(|line| line.text.trim().starts_with("A=")).expect("the argument");
    assert_eq!(line.text.trim(), "A=${{ '${{' }} secrets.X }}");
    let platform = workflow.lines.iter().find(|line| line.text.contains("platforms:")).expect("the platform");
    assert_eq!(platform.origins, [Place::Platform.into()]);
}
