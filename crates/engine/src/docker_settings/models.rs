//! The three models of ZenML's settings, field by field (`zenml/config/docker_settings.py`).

use super::before::{sdk_arguments, source_files};
use super::model::{Attribute, Extra, Model, only_dicts};
use super::shape::Shape;
use crate::rules::Rules;
use crate::value::{Dict, PythonValue};

/// `DockerSettings`.
pub(super) static DOCKER_SETTINGS: Model = Model {
    name: "DockerSettings",
    before: source_files,
    extra: Extra::Ignore,
    attributes: &[
        attribute("parent_image", TEXT, none),
        attribute("image_tag", TEXT, none),
        attribute("dockerfile", TEXT, none),
        attribute("build_context_root", TEXT, none),
        attribute("parent_image_build_config", BUILD_CONFIG, none),
        attribute("skip_build", Shape::Bool, no),
        attribute("prevent_build_reuse", Shape::Bool, no),
        attribute("target_repository", TEXT, none),
        attribute("python_package_installer", Shape::Enum("PythonPackageInstaller", &["pip", "uv"]), installer),
        attribute("python_package_installer_cache_mount", TEXT, none),
        attribute("python_package_installer_args", Shape::Dict, empty_dict),
        attribute("disable_automatic_requirements_detection", Shape::Bool, yes),
        attribute("replicate_local_python_environment", Shape::Optional(&Shape::Union(REPLICATE)), none),
        attribute("pyproject_path", TEXT, none),
        attribute("pyproject_export_command", Shape::Optional(&Shape::Texts), none),
        attribute("requirements", Shape::Optional(&Shape::Union(&[Shape::Text, Shape::Texts])), none),
        attribute("required_integrations", Shape::Texts, empty_list),
        attribute("install_stack_requirements", Shape::Bool, yes),
        attribute("install_deployment_requirements", Shape::Bool, yes),
        attribute("local_project_install_command", TEXT, none),
        attribute("apt_packages", Shape::Texts, empty_list),
        attribute("environment", Shape::Dict, empty_dict),
        attribute("runtime_environment", Shape::Dict, empty_dict),
        attribute("user", TEXT, none),
        attribute("build_config", BUILD_CONFIG, none),
        attribute("allow_including_files_in_images", Shape::Bool, yes),
        attribute("allow_download_from_code_repository", Shape::Bool, yes),
        attribute("allow_download_from_artifact_store", Shape::Bool, yes),
        attribute("build_options", Shape::Dict, empty_dict),
        attribute("dockerignore", TEXT, none),
        attribute("copy_files", Shape::Bool, yes),
        attribute("copy_global_config", Shape::Bool, yes),
        attribute("source_files", TEXT, none),
        attribute("required_hub_plugins", Shape::Texts, empty_list),
    ],
};

/// `DockerBuildConfig`.
static DOCKER_BUILD_CONFIG: Model = Model {
    name: "DockerBuildConfig",
    before: only_dicts,
    extra: Extra::Ignore,
    attributes: &[
        attribute("build_options", Shape::Optional(&Shape::Model(&DOCKER_BUILD_OPTIONS)), none),
        attribute("dockerignore", TEXT, none),
    ],
};

/// `DockerBuildOptions`.
pub(super) static DOCKER_BUILD_OPTIONS: Model = Model {
    name: "DockerBuildOptions",
    before: sdk_arguments,
    extra: Extra::Allow,
    attributes: &[
        attribute("pull", Shape::Optional(&Shape::Bool), none),
        attribute("rm", Shape::Optional(&Shape::Bool), none),
        attribute("no_cache", Shape::Optional(&Shape::Bool), none),
        attribute("shm_size", Shape::Optional(&Shape::Int), none),
        attribute("labels", Shape::Optional(&Shape::Dict), none),
        attribute("build_args", Shape::Optional(&Shape::Dict), none),
        attribute("cache_from", Shape::Optional(&Shape::Texts), none),
    ],
};

const TEXT: Shape = Shape::Optional(&Shape::Text);
const BUILD_CONFIG: Shape = Shape::Optional(&Shape::Model(&DOCKER_BUILD_CONFIG));
const REPLICATE: &[Shape] = &[
    Shape::Texts,
    Shape::Enum("PythonEnvironmentExportMethod", &["pip_freeze", "uv_freeze", "poetry_export"]),
    Shape::Bool,
];

const fn attribute(name: &'static str, shape: Shape, default: fn(Rules) -> PythonValue) -> Attribute {
    Attribute { name, shape, default }
}

const fn none(_: Rules) -> PythonValue {
    PythonValue::None
}

const fn yes(_: Rules) -> PythonValue {
    PythonValue::Bool(true)
}

const fn no(_: Rules) -> PythonValue {
    PythonValue::Bool(false)
}

const fn empty_list(_: Rules) -> PythonValue {
    PythonValue::List(Vec::new())
}

const fn empty_dict(_: Rules) -> PythonValue {
    PythonValue::Dict(Dict::new())
}

fn installer(rules: Rules) -> PythonValue {
    PythonValue::text(rules.default_installer().key())
}
