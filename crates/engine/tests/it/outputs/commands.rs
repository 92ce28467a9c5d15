//! Build commands and the workflow.

use super::{catalog, program, random, texts};
use engine::commands::{Tool, commands, find_image};
use engine::config::Goal;
use engine::{Config, Field, Place, Situation, workflow};

fn lines(config: &Config, tool: Tool) -> Vec<String> {
    let catalog = catalog();
    let images = engine::outcome(config, &catalog).images;
    let document = commands(&Situation::of(config, &catalog), &images, tool);
    texts(&document).into_iter().map(str::to_owned).collect()
}

fn recipe_config() -> Config {
    let mut config = super::recipe::prebuilt();
    config.target.platform = "linux/amd64".into();
    config.settings.type_text(Field::BuildArgs, "GIT_COMMIT=4f1c2d9\nNOTE=it's so");
    config
}

#[test]
fn docker_builds_and_pushes_the_recipe() {
    assert_eq!(
        lines(&recipe_config(), Tool::Docker),
        [
            "docker login registry.example.com",
            "# In the folder with Dockerfile, requirements.txt and .dockerignore",
            "docker buildx build \\",
            "    --platform linux/amd64 \\",
            "    --build-arg GIT_COMMIT=4f1c2d9 \\",
            "    --build-arg 'NOTE=it'\\''s so' \\",
            "    --tag registry.example.com/ml/train:1.0 \\",
            "    --push \\",
            "    .",
            "# The same image by a name that never changes, for parent_image",
            "docker buildx imagetools inspect registry.example.com/ml/train:1.0 --format '{{.Manifest.Digest}}'",
        ]
    );
}

#[test]
fn the_other_tools_do_the_same_in_their_own_words() {
    let mut config = recipe_config();
    config.settings.type_text(Field::BuildCacheFrom, "registry.example.com/ml/train:cache");
    for (tool, line) in [
        (Tool::Podman, "    --cache-from registry.example.com/ml/train:cache \\"),
        (Tool::Kaniko, "# Kaniko has no --cache-from"),
        (Tool::Podman, "podman push registry.example.com/ml/train:1.0"),
        (Tool::Buildah, "buildah push registry.example.com/ml/train:1.0"),
        (Tool::Kaniko, "    --custom-platform linux/amd64 \\"),
        (Tool::Kaniko, "    --destination registry.example.com/ml/train:1.0 \\"),
    ] {
        assert!(lines(&config, tool).contains(&line.to_owned()), "{}", tool.label());
    }
}

#[test]
fn an_image_without_a_registry_stays_where_it_is() {
    let mut config = recipe_config();
    config.target.registry = String::new();
    let lines = lines(&config, Tool::Docker);
    assert!(
        lines.contains(&"    --load \\".to_owned()) && !lines.iter().any(|line| line.contains("push")),
        "{lines:#?}"
    );
}

#[test]
fn the_build_that_zenml_would_do_can_be_done_by_hand() {
    let mut config = recipe_config();
    config.goal = Goal::LetZenmlBuild;
    let lines = lines(&config, Tool::Docker);
    assert_eq!(lines[1], "zenml pipeline build my_module.training");
    assert!(lines.contains(&"    --build-arg 'NOTE=it'\\''s so' \\".to_owned()), "{lines:#?}");
}

#[test]
fn names_of_images_are_found_with_what_zenml_really_has() {
    let mut config = Config::new("0.98.0", "3.12");
    config.goal = Goal::Reuse;
    config.settings.type_text(Field::ParentImage, "registry.example.com/ml/train:1.0");
    assert!(lines(&config, Tool::Docker).contains(&"zenml pipeline builds list".to_owned()));
    let check = "import ast, sys\n\
        from zenml.cli.pipeline import builds\n\
        from zenml.client import Client\n\
        from zenml.models import PipelineBuildResponse, PipelineRunResponse\n\
        ast.parse(sys.stdin.read())\n\
        assert 'list' in builds.commands\n\
        assert callable(Client.get_build) and callable(Client.get_pipeline_run)\n\
        assert isinstance(PipelineRunResponse.build, property) and isinstance(PipelineBuildResponse.images, property)\n";
    program::python(&["-c", check], &find_image().text());
}

#[test]
fn a_shell_reads_every_command() {
    let catalog = catalog();
    let mut script = String::new();
    for config in random::configs(150) {
        let images = engine::outcome(&config, &catalog).images;
        for tool in Tool::ALL {
            script += &commands(&Situation::of(&config, &catalog), &images, tool).text().replace('\0', "");
        }
    }
    program::read_by_shell(&script);
}

#[test]
fn every_workflow_is_yaml_with_what_the_recipe_needs() {
    let catalog = catalog();
    let read = "import json, sys, yaml\n\
        for line in sys.stdin:\n    print(json.dumps(yaml.safe_load(json.loads(line))))\n";
    let mut configs: Vec<Config> = random::configs(150).collect();
    configs.insert(0, recipe_config());
    let workflows: Vec<String> = configs
        .iter()
        .map(|config| serde_json::json!(workflow::github(&Situation::of(config, &catalog)).text()).to_string())
        .collect();
    let answers = program::python(&["-c", read], &workflows.join("\n"));
    let answers: Vec<serde_json::Value> =
        answers.lines().map(|line| serde_json::from_str(line).expect("an answer is JSON")).collect();
    assert_eq!(answers.len(), configs.len());
    let steps = answers[0]["jobs"]["image"]["steps"].as_array().expect("the job has steps");
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
