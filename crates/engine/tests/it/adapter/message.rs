//! ZenML's own texts of errors, so that cases can be compared to the letter. The engine has none of them.

use engine::PythonValue;
use engine::docker_settings::Rule;
use engine::raised::Raised;
use engine::release::Release;
use engine::value::Dict;
use serde_json::Value;

use super::{field, text};

/// The text of an exception.
pub fn message(raised: &Raised, case: &Value) -> String {
    let quoted = |text: &str| PythonValue::texts([text]).repr().trim_matches(['[', ']']).to_owned();
    match raised {
        Raised::UnusableBuildOptions => unusable_build_options(case),
        Raised::LocalExportFailed { .. } => "Unable to export local python packages.".into(),
        Raised::UnknownIntegration { name } if name.is_empty() => String::new(),
        Raised::UnknownIntegration { name } => {
            let renamed = Release::parse(text(case, "zenml_version")) >= Some(Release::new(0, 71, 0));
            format!("{} {name} does not exist.", if renamed { "Integration" } else { "Version" })
        }
        Raised::PyprojectMissing { path } => format!("Pyproject file {path} does not exist."),
        Raised::PyprojectExportFailed { command, stderr, .. } => {
            format!("Failed to export pyproject dependencies with command `{command}`: {stderr}")
        }
        Raised::PyprojectExportsFailed { commands } => {
            let errors: Dict = commands.iter().map(|(command, stderr)| (command, PythonValue::text(stderr))).collect();
            let errors = PythonValue::Dict(errors).repr();
            format!(
                "Failed to export pyproject dependencies with the following commands: {errors}. Please specify a \
                 working command to export your pyproject.toml dependencies to a requirements.txt formatted file \
                 using `DockerSettings.pyproject_export_command`."
            )
        }
        Raised::UnknownPlaceholder { name } => name.clone(),
        Raised::UnnamedPlaceholder { number } => {
            format!("Replacement index {number} out of range for positional args tuple")
        }
        Raised::LoneBrace => "Single '}' encountered in format string".into(),
        Raised::RequirementsFileMissing { path } => format!("Requirements file {path} does not exist."),
        Raised::RequirementsFileIsFolder { path } | Raised::DockerfileIsFolder { path } => {
            format!("[Errno 21] Is a directory: {}", quoted(path))
        }
        Raised::DockerfileMissing { path } => format!("[Errno 2] No such file or directory: {}", quoted(path)),
        Raised::DockerfileNotFound { path } => format!("Dockerfile at path {path} not found."),
        Raised::NoContainerEngine => "no engine".into(),
        Raised::BadHubPlugin { plugin } => {
            format!(
                "Invalid plugin name '{plugin}'. Expected format: `(<author_username>/)<plugin_name>(==<version>)`."
            )
        }
        Raised::HubGone => String::new(),
        Raised::EmptyTag => "Docker image tag cannot be empty.".into(),
        Raised::NoImageBuilder => {
            "Unable to build Docker images without an image builder in the stack `stack-name`.".into()
        }
        Raised::NothingToRunOn => "Unable to run a ZenML pipeline with the given Docker settings: No Dockerfile or \
            custom parent image specified and no files will be copied or requirements installed."
            .into(),
    }
}

fn unusable_build_options(case: &Value) -> String {
    let settings = field(case, "docker_settings");
    let given =
        ["parent_image_build_config", "build_config"].map(|config| field(field(settings, config), "build_options"));
    let culprit = given.into_iter().find(|options| !options.is_null() && !options.is_object());
    match culprit.and_then(Value::as_str) {
        Some(_) => {
            "The raw json input string can not be converted to a dict: The resulting json data is not a dict!".into()
        }
        None => {
            let class = "<class 'zenml.config.docker_settings.DockerBuildOptions'>";
            format!(
                "Unsupported type of raw input data for the `python` validationmode of the pydantic class. Please \
                 consider changing the way you are creating using the `{class}` or instead use\
                 `{class}.model_validate_json()`."
            )
        }
    }
}

/// The text of a rule that settings break.
pub fn rule_message(rule: &Rule) -> String {
    match rule {
        Rule::SourceFileMode(mode) => format!("Invalid source file mode `{mode}`."),
        Rule::SkipBuildNeedsParentImage => "Docker settings that specify `skip_build=True` must always contain a \
            `parent_image`. This parent image will be used to run the steps of your pipeline directly without \
            additional Docker builds on top of it."
            .into(),
        Rule::LocalInstallNeedsFiles => "Files must be included in the Docker image when trying to install a local \
            python package. You can do so by setting the `allow_including_files_in_images` attribute of your \
            DockerSettings to `True`."
            .into(),
    }
}
