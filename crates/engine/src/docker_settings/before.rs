//! What ZenML makes of given values before pydantic looks at them: older names and forms become today's.

use super::Rule;
use super::validator::Validator;
use crate::raised::Raised;
use crate::value::{Dict, PythonValue};

/// The switches that took the place of `source_files`.
const ALLOW_INCLUDING: &str = "allow_including_files_in_images";
const ALLOW_REPOSITORY: &str = "allow_download_from_code_repository";
const ALLOW_ARTIFACT_STORE: &str = "allow_download_from_artifact_store";

/// Names of the Docker SDK and of the fields that took their place (`BUILD_OPTION_CONVERSIONS`).
pub(crate) const SDK_ARGUMENTS: [(&str, &str); 4] =
    [("buildargs", "build_args"), ("cachefrom", "cache_from"), ("nocache", "no_cache"), ("shmsize", "shm_size")];

/// `DockerSettings._migrate_source_files`: the mode becomes three switches, unless one of them is given.
pub(super) fn source_files(value: &PythonValue, validator: &mut Validator) -> Option<Dict> {
    let PythonValue::Dict(given) = value else { return validator.refuse("model_type") };
    let mut given = given.clone();
    let mode = given.get("source_files").filter(|mode| **mode != PythonValue::None);
    let switched =
        [ALLOW_INCLUDING, ALLOW_REPOSITORY, ALLOW_ARTIFACT_STORE].iter().any(|name| given.contains_key(name));
    let (Some(mode), false) = (mode, switched) else { return Some(given) };
    let (include, download) = match mode {
        PythonValue::Text(mode) if mode == "download" => (false, true),
        PythonValue::Text(mode) if mode == "include" => (true, false),
        PythonValue::Text(mode) if mode == "download_or_include" => (true, true),
        PythonValue::Text(mode) if mode == "ignore" => (false, false),
        mode => {
            validator.refuse_by(Rule::SourceFileMode(mode.to_text()));
            return Some(given);
        }
    };
    given.insert(ALLOW_INCLUDING, PythonValue::Bool(include));
    given.insert(ALLOW_REPOSITORY, PythonValue::Bool(download));
    given.insert(ALLOW_ARTIFACT_STORE, PythonValue::Bool(false));
    Some(given)
}

/// `DockerBuildOptions._migrate_sdk_arguments`: a text is read as JSON, and a name of the Docker SDK becomes the field's
/// unless both are given.
pub(super) fn sdk_arguments(value: &PythonValue, validator: &mut Validator) -> Option<Dict> {
    let given = match value {
        PythonValue::Dict(given) => Some(given.clone()),
        PythonValue::Text(text) => match PythonValue::from_json(text) {
            Some(PythonValue::Dict(given)) => Some(given),
            _ => None,
        },
        _ => None,
    };
    let Some(mut given) = given else {
        validator.raised.get_or_insert(Raised::UnusableBuildOptions);
        return None;
    };
    for (argument, name) in SDK_ARGUMENTS {
        if !given.contains_key(name)
            && let Some(value) = given.remove(argument)
        {
            given.insert(name, value);
        }
    }
    Some(given)
}
