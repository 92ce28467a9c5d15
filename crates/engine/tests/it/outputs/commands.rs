//! Build commands.

use super::{catalog, program, random, texts};
use engine::commands::{Tool, commands, find_image};
use engine::config::Goal;
use engine::{Config, Field, Situation};

fn lines(config: &Config, tool: Tool) -> Vec<String> {
    let catalog = catalog();
    let images = engine::outcome(config, &catalog).images;
    let document = commands(&Situation::of(config, &catalog), &images, tool);
    texts(&document).into_iter().map(str::to_owned).collect()
}

pub fn recipe_config() -> Config {
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
    config.settings.type_text(
        Field::BuildFurtherOptions,
        "cache_to=type=registry,ref=registry.example.com/ml/cache,mode=max\nprovenance=false",
    );
    for (tool, line) in [
        (Tool::Docker, "    --cache-from registry.example.com/ml/train:cache \\"),
        (Tool::Docker, "    --cache-to type=registry,ref=registry.example.com/ml/cache,mode=max \\"),
        (Tool::Docker, "    --provenance false \\"),
        (Tool::Podman, "    --cache-from registry.example.com/ml/train \\"),
        (Tool::Podman, "    --cache-to registry.example.com/ml/cache \\"),
        (Tool::Podman, "# Podman has no --provenance"),
        (Tool::Buildah, "    --layers \\"),
        (Tool::Kaniko, "      \"--cache-repo=registry.example.com/ml/train\","),
        (Tool::Kaniko, "# Kaniko has no --provenance"),
        (Tool::Podman, "podman push registry.example.com/ml/train:1.0"),
        (Tool::Buildah, "buildah push registry.example.com/ml/train:1.0"),
        (Tool::Kaniko, "      \"--custom-platform=linux/amd64\","),
        (Tool::Kaniko, "      \"--destination=registry.example.com/ml/train:1.0\""),
    ] {
        assert!(lines(&config, tool).contains(&line.to_owned()), "{line} in {:#?}", lines(&config, tool));
    }
}

#[test]
fn a_registry_with_a_program_of_its_own_is_logged_in_to_by_it() {
    let mut config = recipe_config();
    for (registry, tool, login) in [
        (
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com/ml",
            Tool::Docker,
            "aws ecr get-login-password --region eu-central-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-central-1.amazonaws.com",
        ),
        (
            "europe-west3-docker.pkg.dev/acme/images",
            Tool::Podman,
            "gcloud auth print-access-token | podman login --username oauth2accesstoken --password-stdin europe-west3-docker.pkg.dev",
        ),
        ("acme", Tool::Buildah, "buildah login docker.io"),
        ("acme", Tool::Docker, "docker login"),
        (
            "123456789012.dkr.ecr.eu-central-1.amazonaws.com",
            Tool::Kaniko,
            "kubectl create secret docker-registry regcred --docker-server=123456789012.dkr.ecr.eu-central-1.amazonaws.com --docker-username=AWS --docker-password=\"$(aws ecr get-login-password --region eu-central-1)\"",
        ),
        (
            "registry.example.com",
            Tool::Kaniko,
            "kubectl create secret docker-registry regcred --docker-server=registry.example.com --docker-username=\"$REGISTRY_USERNAME\" --docker-password=\"$REGISTRY_PASSWORD\"",
        ),
    ] {
        config.target.registry = registry.into();
        assert!(lines(&config, tool).contains(&login.to_owned()), "{:#?}", lines(&config, tool));
    }
}

/// The lists are what the programs print with `build --help`; Docker's is the one of its documentation.
#[test]
fn no_tool_is_given_an_option_that_it_does_not_have() {
    let known = |text: &'static str| text.lines().collect::<Vec<_>>();
    let buildx = known(include_str!("../../cases/tools/buildx.txt"));
    let podman = known(include_str!("../../cases/tools/podman-4.3.1.txt"));
    let buildah = known(include_str!("../../cases/tools/buildah-1.28.2.txt"));
    for (tool, options) in [(Tool::Docker, &buildx), (Tool::Podman, &podman), (Tool::Buildah, &buildah)] {
        // Each tool is asked for every option that any of them has.
        for option in buildx.iter().chain(&podman).chain(&buildah) {
            let theirs = options.contains(option);
            assert!(theirs || tool != Tool::Docker || !tool.knows(option), "{} {option}", tool.label());
            assert!(!theirs || tool.knows(option) || *option == "--rm", "{} {option}", tool.label());
            if buildx.contains(option) {
                assert_eq!(tool.knows(option), theirs, "{} {option}", tool.label());
            }
        }
    }
    let mut config = recipe_config();
    config.settings.type_text(Field::BuildCacheFrom, "registry.example.com/ml/train:cache");
    config.settings.type_text(Field::BuildNoCache, "True");
    config.settings.type_text(Field::BuildShmSize, "67108864");
    config.settings.type_text(Field::BuildLabels, "a=b");
    config
        .settings
        .type_text(Field::BuildFurtherOptions, "cache_to=c\nnetwork=host\nsecret=id=a\nssh=default\ntarget=t");
    for (tool, options) in [(Tool::Docker, &buildx), (Tool::Podman, &podman), (Tool::Buildah, &buildah)] {
        let command = lines(&config, tool);
        let words = command.iter().filter(|line| line.starts_with("    --"));
        let given: Vec<&str> = words.filter_map(|line| line.split_whitespace().next()).collect();
        assert!(given.len() >= 10, "{command:#?}");
        assert!(given.iter().all(|option| options.contains(option)), "{given:?}");
    }
}

/// What the shell hands to kubectl is JSON, with every argument letter for letter.
#[test]
fn the_pod_of_kaniko_is_json_behind_the_shell() {
    let mut config = recipe_config();
    config.settings.type_text(Field::BuildArgs, "NOTE=it's \"so\" \\ $HOME");
    let read = "import json, shlex, sys\n\
        words = shlex.split(sys.stdin.read(), comments=True)\n\
        print(words[-1].split('=', 1)[1])\n";
    let command: Vec<String> = lines(&config, Tool::Kaniko);
    let start = command.iter().position(|line| line.starts_with("tar ")).expect("the command");
    let end = command.iter().position(|line| line == "}'").expect("its end");
    let overrides = program::python(&["-c", read], &command[start..=end].join("\n"));
    let pod: serde_json::Value = serde_json::from_str(&overrides).expect("the overrides are JSON");
    let arguments = &pod["spec"]["containers"][0]["args"];
    assert_eq!(arguments[0], "--context=tar://stdin");
    assert_eq!(arguments[2], "--build-arg=NOTE=it's \"so\" \\ $HOME");
    assert_eq!(pod["spec"]["volumes"][0]["secret"]["secretName"], "regcred");
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
