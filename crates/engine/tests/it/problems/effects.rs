//! Settings that contradict one another or have no effect.

use super::{Expected, Typed, check, component, fields, problems, typed};
use engine::config::{ComponentType, Config, Goal, RecipeBase};
use engine::problem::NoEffect;
use engine::{Field, ProblemKind};

#[test]
fn skipping_the_build_needs_an_image() {
    let expected = ["Error parent_image SkipBuildWithoutParentImage"];
    typed(Field::SkipBuild, "True", &expected);
    check(
        "own",
        |config| {
            config.goal = Goal::BringYourOwn;
            config.settings.type_text(Field::SkipBuild, "True");
        },
        &[],
    );
}

#[test]
fn reusing_an_image_needs_one_and_builds_nothing() {
    let reuse = |image: &'static str| {
        move |config: &mut Config| {
            config.goal = Goal::Reuse;
            fields(config, &[(Field::ParentImage, image)]);
        }
    };
    check("none", reuse(""), &["Error parent_image SkipBuildWithoutParentImage"]);
    check("moving", reuse("registry.example.com/train"), &["Warning parent_image MovingTag"]);
    check("image", reuse("registry.example.com/train:1"), &[]);
    check(
        "typed for another goal",
        |config| {
            reuse("registry.example.com/train:1")(config);
            fields(config, &[(Field::AptPackages, "git"), (Field::ReplicateLocalPythonEnvironment, "True")]);
        },
        &["Note replicate_local_python_environment NoEffect", "Note apt_packages NoEffect"],
    );
}

#[test]
fn a_recipe_needs_something_to_start_from_and_a_lasting_name() {
    let recipe = |base, image: &'static str, tag: &'static str| {
        move |config: &mut Config| {
            config.goal = Goal::BringYourOwn;
            config.target.recipe_base = base;
            config.target.tag = tag.into();
            fields(config, &[(Field::ParentImage, image)]);
        }
    };
    let parent_image = RecipeBase::ParentImage;
    check("nothing", recipe(parent_image, "", "v1"), &["Error parent_image NothingToStartFrom"]);
    check("an image", recipe(parent_image, "registry.example.com/train", "v1"), &[]);
    check("Python", recipe(RecipeBase::Python, "", "v1"), &[]);
    check("moving", recipe(RecipeBase::Python, "", "latest"), &["Warning image MovingTag"]);
}

#[test]
fn installing_the_project_needs_its_code_in_the_image() {
    let install = |allowed: &'static str| {
        move |config: &mut Config| {
            let command = (Field::LocalProjectInstallCommand, "pip install --no-deps .");
            fields(config, &[command, (Field::AllowIncludingFilesInImages, allowed)]);
        }
    };
    check("forbidden", install("False"), &["Error local_project_install_command LocalInstallWithoutFiles"]);
    check("allowed", install("True"), &["Note local_project_install_command BuiltEveryRun"]);
}

#[test]
fn there_has_to_be_something_to_run_on() {
    typed(Field::InstallStackRequirements, "False", &["Error parent_image NothingToRunOn"]);
    check(
        "installs",
        |config| {
            fields(config, &[(Field::InstallStackRequirements, "False"), (Field::Requirements, "pandas")]);
        },
        &[],
    );
}

#[test]
fn under_skip_build_only_the_image_and_the_origin_of_the_code_count() {
    let skip = [(Field::ParentImage, "registry.example.com/train:1"), (Field::SkipBuild, "True")];
    check(
        "more",
        |config| {
            fields(config, &skip);
            fields(config, &[(Field::Requirements, "pandas"), (Field::User, "zenml"), (Field::ImageTag, "v1")]);
        },
        &["Warning requirements NoEffect", "Warning user NoEffect", "Warning image_tag NoEffect"],
    );
    check(
        "code",
        |config| {
            fields(config, &skip);
            fields(config, &[(Field::AllowDownloadFromCodeRepository, "False")]);
        },
        &[],
    );
    check(
        "own",
        |config| {
            config.goal = Goal::BringYourOwn;
            config.target.recipe_base = RecipeBase::ParentImage;
            fields(config, &skip);
            fields(config, &[(Field::Requirements, "pandas"), (Field::User, "zenml")]);
        },
        &[],
    );
}

#[test]
fn user_and_runtime_environment_do_not_make_zenml_build() {
    let late = [(Field::User, "1000"), (Field::RuntimeEnvironment, "A=1")];
    let bare = [(Field::ParentImage, "registry.example.com/train:1"), (Field::InstallStackRequirements, "False")];
    check(
        "nothing else",
        |config| {
            fields(config, &late);
            fields(config, &bare);
        },
        &["Warning user NoEffect", "Warning runtime_environment NoEffect", "Note parent_image RetaggedByEngine"],
    );
    check(
        "apt",
        |config| {
            fields(config, &late);
            fields(config, &bare);
            fields(config, &[(Field::AptPackages, "git")]);
        },
        &[],
    );
}

#[test]
fn a_field_that_another_one_overrules_is_named() {
    let set =
        |set: Typed<'_>, expected: Expected<'_>| check(&format!("{set:?}"), |config| fields(config, set), expected);
    let dockerfile = (Field::Dockerfile, "docker/Dockerfile");
    let pip = (Field::PythonPackageInstaller, "pip");
    let no_cache = (Field::ParentNoCache, "True");
    let context = (Field::BuildContextRoot, "docker");
    set(&[dockerfile, pip, (Field::ParentImage, "ours:1")], &["Warning parent_image NoEffect"]);
    set(&[dockerfile, pip], &[]);
    set(&[context], &["Warning build_context_root NoEffect"]);
    set(&[dockerfile, pip, context], &[]);
    set(&[no_cache], &["Warning parent_image_build_config.build_options.no_cache NoEffect"]);
    set(&[dockerfile, pip, no_cache], &[]);
    let found = problems(|config| fields(config, &[context]));
    let kinds: Vec<ProblemKind> = found.into_iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::NoEffect(NoEffect::NeedsAnother(Field::Dockerfile))]);

    set(&[(Field::PyprojectExportCommand, "uv export")], &["Warning pyproject_export_command NoEffect"]);
    set(&[(Field::BuildPull, "True")], &["Warning build_config.build_options.pull NoEffect"]);
    set(&[(Field::BuildRm, "True")], &[]);
    let include = (Field::SourceFiles, "include");
    set(&[include, (Field::AllowIncludingFilesInImages, "True")], &["Warning source_files NoEffect"]);
    set(&[include], &["Note source_files BuiltEveryRun"]);
    let ignored = (Field::Dockerignore, "docker/.dockerignore");
    set(&[ignored, (Field::BuildDockerignore, ".dockerignore")], &["Warning dockerignore NoEffect"]);
    set(&[ignored], &["Note dockerignore Deprecated"]);
    set(
        &[(Field::BuildOptions, "pull=True"), (Field::CopyFiles, "True"), (Field::RequiredHubPlugins, "x")],
        &["Warning build_options NoEffect", "Warning copy_files NoEffect", "Warning required_hub_plugins NoEffect"],
    );
}

#[test]
fn kaniko_takes_labels_and_build_arguments_alone() {
    let kaniko = |set: &'static [(Field, &'static str)]| {
        move |config: &mut Config| {
            component(config, ComponentType::ImageBuilder).flavor = "kaniko".into();
            fields(config, set);
        }
    };
    check(
        "option",
        kaniko(&[(Field::BuildNoCache, "True"), (Field::BuildFurtherOptions, "platform=linux/amd64")]),
        &["Warning build_config.build_options.no_cache NoEffect", "Warning build_config.build_options.* NoEffect"],
    );
    check("label", kaniko(&[(Field::BuildLabels, "a=b"), (Field::BuildArgs, "A=1")]), &[]);
    typed(Field::BuildNoCache, "True", &[]);
}

#[test]
fn uv_needs_to_know_where_to_install_on_an_image_of_ones_own() {
    let set =
        |set: Typed<'_>, expected: Expected<'_>| check(&format!("{set:?}"), |config| fields(config, set), expected);
    let parent_image = (Field::ParentImage, "ours:1");
    let expected = ["Warning python_package_installer UvNeedsEnvironment"];
    set(&[parent_image], &expected);
    set(&[(Field::Dockerfile, "Dockerfile")], &expected);
    set(&[parent_image, (Field::PythonPackageInstaller, "pip")], &[]);
    set(&[parent_image, (Field::PythonPackageInstallerArgs, "system")], &[]);
    set(&[parent_image, (Field::Environment, "virtual_env=/opt/venv")], &[]);
    set(&[(Field::ParentImage, "zenmldocker/zenml:0.98.0-py3.12")], &[]);
}
