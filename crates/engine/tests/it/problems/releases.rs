//! What only some releases have something to say about.

use super::sound::sound;
use super::{Expected, Typed, compare};
use engine::config::Goal;
use engine::{Field, outcome};

/// Holds all problems of a sound configuration on a release, with a few fields typed, against the expected ones.
fn check(release: &str, typed: Typed<'_>, expected: Expected<'_>) {
    let mut config = sound();
    config.release = release.into();
    config.python = "3.11".into();
    config.goal = Goal::LetZenmlBuild;
    for (field, text) in typed {
        config.settings.type_text(*field, *text);
    }
    let catalog = catalog::catalog(catalog::nearest(release).unwrap()).unwrap();
    compare(&format!("{release} {typed:?}"), outcome(&config, &catalog).problems, expected);
}

#[test]
fn a_patch_without_a_catalog_says_whose_integrations_it_shows() {
    check("0.94.6", &[], &[]);
    check("0.94.3", &[], &["Note zenml LaterCatalog"]);
    check("0.91.1", &[], &["Note zenml LaterCatalog"]);
    check("0.75.1", &[], &["Note zenml LaterCatalog"]);
}

#[test]
fn a_field_that_comes_later_is_refused_or_passed_over() {
    let mount = [(Field::PythonPackageInstallerCacheMount, "type=cache")];
    check("0.94.6", &mount, &["Warning python_package_installer_cache_mount CacheMountNeedsBuildKit"]);
    check("0.94.3", &mount, &["Warning python_package_installer_cache_mount NoEffect", "Note zenml LaterCatalog"]);
    check("0.82.1", &mount, &["Warning python_package_installer_cache_mount NoEffect"]);
    check("0.81.0", &mount, &["Error python_package_installer_cache_mount Refused"]);
    check("0.58.2", &mount, &["Error python_package_installer_cache_mount Refused"]);
}

#[test]
fn a_value_is_refused_by_the_pydantic_of_the_release() {
    let flag = [(Field::InstallStackRequirements, "maybe")];
    check("0.58.2", &flag, &["Error install_stack_requirements Refused"]);
    check("0.60.0", &flag, &["Error install_stack_requirements Refused"]);
    let replicate = [(Field::ReplicateLocalPythonEnvironment, "True")];
    check("0.81.0", &replicate, &["Error replicate_local_python_environment Refused"]);
}

#[test]
fn older_fields_count_as_long_as_zenml_reads_them() {
    let files = [(Field::CopyFiles, "True")];
    check("0.63.0", &files, &[]);
    check("0.64.0", &files, &["Warning copy_files NoEffect"]);
    let plugins = [(Field::RequiredHubPlugins, "a/b==1")];
    check("0.63.0", &plugins, &["Error required_hub_plugins HubGone"]);
    check("0.64.0", &plugins, &["Warning required_hub_plugins NoEffect"]);
    let options = [(Field::BuildOptions, "pull=True")];
    check("0.91.2", &options, &[]);
    check("0.92.0", &options, &["Warning build_options NoEffect"]);
}

#[test]
fn build_options_have_the_names_of_the_docker_sdk_before_0_92_0() {
    let arguments = [(Field::BuildArgs, "A=1")];
    check("0.91.2", &arguments, &["Error build_config.build_options.build_args SdkName"]);
    check("0.92.0", &arguments, &[]);
    check("0.91.2", &[(Field::BuildCacheFrom, "registry.example.com/ml:cache")], &[]);
    check("0.91.2", &[(Field::BuildPull, "True")], &[]);
    check("0.92.0", &[(Field::BuildPull, "True")], &["Warning build_config.build_options.pull NoEffect"]);
}
