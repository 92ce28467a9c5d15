//! The three models of ZenML's settings, field by field (`zenml/config/docker_settings.py`).

use super::before::{DOWNLOAD_OR_INCLUDE, sdk_arguments, source_files};
use super::schema::{Attribute, Extra, Schema, only_dicts};
use super::shape::Shape;
use crate::rules::{DEFAULT_REPOSITORY, Rules};
use crate::value::{Dict, PythonValue};

/// `DockerSettings`. With 0.64.0 the deprecated fields went to the end.
pub(super) static DOCKER_SETTINGS: Schema = Schema {
    name: "DockerSettings",
    before: source_files,
    extra: |rules| if rules.refuses_unknown_fields() { Extra::Forbid } else { Extra::Ignore },
    attributes: &[
        field("parent_image", TEXT, none),
        field("image_tag", TEXT, none).since(91, 0),
        field("dockerfile", TEXT, none),
        field("build_context_root", TEXT, none),
        field("build_options", Shape::Dict, empty_dict).until(64, 0),
        field("parent_image_build_config", BUILD_CONFIG, none).since(60, 0),
        field("skip_build", Shape::Bool, no),
        field("prevent_build_reuse", Shape::Bool, no).since(64, 0),
        field("target_repository", Shape::Text, zenml).until(61, 0),
        field("target_repository", TEXT, none).since(61, 0),
        field("python_package_installer", INSTALLER, installer).since(56, 2),
        field("python_package_installer_cache_mount", TEXT, none).since(94, 5),
        field("python_package_installer_args", Shape::Dict, empty_dict).since(58, 1),
        field("disable_automatic_requirements_detection", Shape::Bool, yes).since(82, 1),
        field("replicate_local_python_environment", REPLICATE_BY_COMMAND, none).until(82, 1),
        field("replicate_local_python_environment", REPLICATE_WITHOUT_UV, none).since(82, 1).until(93, 3),
        field("replicate_local_python_environment", REPLICATE, none).since(93, 3),
        field("pyproject_path", TEXT, none).since(82, 1),
        field("pyproject_export_command", Shape::Optional(&Shape::Texts), none).since(82, 1),
        field("requirements", Shape::Optional(&Shape::Union(&[Shape::Text, Shape::Texts])), none),
        field("required_integrations", Shape::Texts, empty_list),
        field("required_hub_plugins", Shape::Texts, empty_list).until(64, 0),
        field("install_stack_requirements", Shape::Bool, yes),
        field("install_deployment_requirements", Shape::Bool, yes).since(91, 0),
        field("local_project_install_command", TEXT, none).since(82, 1),
        field("apt_packages", Shape::Texts, empty_list),
        field("environment", Shape::Dict, empty_dict),
        field("runtime_environment", Shape::Dict, empty_dict).since(91, 1),
        field("dockerignore", TEXT, none).until(64, 0),
        field("copy_files", Shape::Bool, yes).until(64, 0),
        field("copy_global_config", Shape::Bool, yes).until(64, 0),
        field("user", TEXT, none),
        field("build_config", BUILD_CONFIG, none).since(60, 0),
        field("source_files", SOURCE_FILE_MODE, download_or_include).until(64, 0),
        field("allow_including_files_in_images", Shape::Bool, yes).since(64, 0),
        field("allow_download_from_code_repository", Shape::Bool, yes).since(64, 0),
        field("allow_download_from_artifact_store", Shape::Bool, yes).since(64, 0),
        field("build_options", Shape::Dict, empty_dict).since(64, 0),
        field("dockerignore", TEXT, none).since(64, 0),
        field("copy_files", Shape::Bool, yes).since(64, 0),
        field("copy_global_config", Shape::Bool, yes).since(64, 0),
        field("source_files", TEXT, none).since(64, 0),
        field("required_hub_plugins", Shape::Texts, empty_list).since(64, 0),
    ],
};

/// `DockerBuildConfig`.
static DOCKER_BUILD_CONFIG: Schema = Schema {
    name: "DockerBuildConfig",
    before: only_dicts,
    extra: |_| Extra::Ignore,
    attributes: &[
        field("build_options", Shape::Dict, empty_dict).until(92, 0),
        field("build_options", Shape::Optional(&Shape::Schema(&DOCKER_BUILD_OPTIONS)), none).since(92, 0),
        field("dockerignore", TEXT, none),
    ],
};

/// `DockerBuildOptions`, since 0.92.0.
pub(super) static DOCKER_BUILD_OPTIONS: Schema = Schema {
    name: "DockerBuildOptions",
    before: sdk_arguments,
    extra: |_| Extra::Allow,
    attributes: &[
        field("pull", Shape::Optional(&Shape::Bool), none),
        field("rm", Shape::Optional(&Shape::Bool), none),
        field("no_cache", Shape::Optional(&Shape::Bool), none),
        field("shm_size", Shape::Optional(&Shape::Int), none),
        field("labels", Shape::Optional(&Shape::Dict), none),
        field("build_args", Shape::Optional(&Shape::Dict), none),
        field("cache_from", Shape::Optional(&Shape::Texts), none),
    ],
};

const TEXT: Shape = Shape::Optional(&Shape::Text);
const BUILD_CONFIG: Shape = Shape::Optional(&Shape::Schema(&DOCKER_BUILD_CONFIG));
const INSTALLER: Shape = Shape::Enum("PythonPackageInstaller", &["pip", "uv"]);
const SOURCE_FILE_MODE: Shape =
    Shape::Enum("SourceFileMode", &["include", "download_or_include", "download", "ignore"]);
const REPLICATE_BY_COMMAND: Shape = Shape::Optional(&Shape::Union(&[Shape::Texts, EXPORT_WITHOUT_UV]));
const REPLICATE_WITHOUT_UV: Shape = Shape::Optional(&Shape::Union(&[Shape::Texts, EXPORT_WITHOUT_UV, Shape::Bool]));
const REPLICATE: Shape = Shape::Optional(&Shape::Union(&[Shape::Texts, EXPORT, Shape::Bool]));
const EXPORT_WITHOUT_UV: Shape = Shape::Enum("PythonEnvironmentExportMethod", &["pip_freeze", "poetry_export"]);
const EXPORT: Shape = Shape::Enum("PythonEnvironmentExportMethod", &["pip_freeze", "uv_freeze", "poetry_export"]);

const fn field(name: &'static str, shape: Shape, default: fn(Rules) -> PythonValue) -> Attribute {
    Attribute::new(name, shape, default)
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

fn empty_list(_: Rules) -> PythonValue {
    PythonValue::List([].into())
}

const fn empty_dict(_: Rules) -> PythonValue {
    PythonValue::Dict(Dict::new())
}

fn installer(rules: Rules) -> PythonValue {
    PythonValue::text(rules.default_installer().key())
}

fn zenml(_: Rules) -> PythonValue {
    PythonValue::text(DEFAULT_REPOSITORY)
}

fn download_or_include(_: Rules) -> PythonValue {
    PythonValue::text(DOWNLOAD_OR_INCLUDE)
}

#[cfg(test)]
mod tests {
    use super::DOCKER_SETTINGS;
    use crate::field::Field;
    use crate::release::Release;

    #[test]
    fn a_field_is_there_from_the_release_on_that_the_form_names() {
        const OLDEST: Release = Release::new(0, 55, 5);
        for attribute in DOCKER_SETTINGS.attributes {
            let same = DOCKER_SETTINGS.attributes.iter().filter(|other| other.name == attribute.name);
            let since = same.map(|other| other.since).min().unwrap();
            if let Some(field) = Field::from_key(attribute.name) {
                assert_eq!(since.max(OLDEST), field.row().since.max(OLDEST), "{}", attribute.name);
            }
        }
    }
}
